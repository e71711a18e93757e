/* letter_kinds.c - every letter the program writes, in the words it has when nobody changed them. */
#include "post/letter.h"

const LetterKind letter_kinds[] = {
	{ "invitation", "joining", "When somebody is invited to join a programme",
	  "Would you like to join {programme}?",
	  "Dear {name},\n\nyou are invited to take part in {programme}. Taking part is voluntary: nothing happens unless you say yes.\n\n"
	  "Look at it, and join or decline, here:\n{link}\n\n{says}\n\nWith kind regards\n{organisation}\n" },
	{ "matched-mentor", "pairs", "To a mentor, when a pair is published",
	  "{partner} could be your {word}",
	  "Dear {name},\n\nin {programme} you and {partner} are proposed to each other.\n\nWhy the two of you:\n{because}\n\n{portrait}\n"
	  "The first step is theirs: {partner} writes to you once both have said yes. Accept, ask to talk first, or decline without a reason here:\n{link}\n\n{organisation}\n" },
	{ "matched-mentee", "pairs", "To a mentee, when a pair is published",
	  "{partner} could be your {word}",
	  "Dear {name},\n\nin {programme} {partner} is proposed as your {word}.\n\nWhy the two of you:\n{because}\n\n{portrait}\n"
	  "Once both have said yes, the first step is yours: write two lines and propose a time. Accept, ask to talk first, or decline without a reason here:\n{link}\n\n{organisation}\n" },
	{ "pair-begun", "pairs", "To both, when both have said yes",
	  "You and {partner} have both said yes",
	  "Dear {name},\n\nyou and {partner} have both said yes: your mentorship in {programme} has begun.\n\n"
	  "You reach {partner} at {address}. A good first step is a short meeting to get to know each other.\n{link}\n\n{organisation}\n" },
	{ "pair-talk", "pairs", "To both, when one of the two would like to talk first",
	  "A first talk with {partner}",
	  "Dear {name},\n\nbefore you both decide, a short talk with {partner} is the next step. Write to {address} and find half an hour; "
	  "afterwards each of you says yes or no here:\n{link}\n\n{organisation}\n" },
	{ "pair-not", "pairs", "To both, when a proposed pair does not begin",
	  "The proposal with {partner}",
	  "Dear {name},\n\nthe mentorship with {partner} that was proposed in {programme} will not begin. That happens, and it needs no reason. "
	  "You are in the next round again unless you have left the programme.\n\n{organisation}\n" },
};
const int letter_kinds_n = COUNT(letter_kinds);
