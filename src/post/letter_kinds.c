/* letter_kinds.c - every letter the program writes, in the words it has when nobody changed them. */
#include "post/letter.h"

const LetterKind letter_kinds[] = {
	{ "invitation", "joining", "When somebody is invited to join a programme",
	  "Would you like to join {programme}?",
	  "Dear {name},\n\nyou are invited to take part in {programme}. Taking part is voluntary: nothing happens unless you say yes.\n\n"
	  "Look at it, and join or decline, here:\n{link}\n\n{says}\n\nWith kind regards\n{organisation}\n" },
	{ "matched-mentor", "pairs", "To a mentor, when a pair is published",
	  "{partner} could be your {word}",
	  "Dear {name},\n\nin {programme} you and {partner} are proposed to each other.\n\nWhy the two of you:\n{because}\n\n"
	  "The first step is theirs: {partner} writes to you once both have said yes. Accept, ask to talk first, or decline without a reason here:\n{link}\n\n{organisation}\n" },
	{ "matched-mentee", "pairs", "To a mentee, when a pair is published",
	  "{partner} could be your {word}",
	  "Dear {name},\n\nin {programme} {partner} is proposed as your {word}.\n\nWhy the two of you:\n{because}\n\n"
	  "Once both have said yes, the first step is yours: write two lines and propose a time. Accept, ask to talk first, or decline without a reason here:\n{link}\n\n{organisation}\n" },
};
const int letter_kinds_n = COUNT(letter_kinds);
