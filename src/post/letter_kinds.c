/* letter_kinds.c - every letter the program writes, in the words it has when nobody changed them. */
#include "post/letter.h"

const LetterKind letter_kinds[] = {
	{ "invitation", "invitations", "When somebody is invited to join a programme", "programme link says by",
	  "Would you like to join {programme}?",
	  "Dear {name},\n\nyou are invited to take part in {programme}. Taking part is voluntary: nothing happens unless you say yes.\n\n"
	  "Look at it, and join or decline, here:\n{link}\n\n{says}\n\nWith kind regards\n{organisation}\n" },
	{ "reminder", "invitations", "When an invitation has stood open for a week, twice at most", "programme link says by",
	  "{programme}: your invitation is still open",
	  "Dear {name},\n\nyou were invited to take part in {programme}. If it is not for you, decline with one click, and we write no more about it; no reason is needed.\n\n"
	  "Join or decline here:\n{link}\n\nWith kind regards\n{organisation}\n" },
	{ "referral", "invitations", "When a colleague names somebody for a programme", "programme link says by",
	  "{by} thought of you for {programme}",
	  "Dear {name},\n\n{by} named you for {programme}. Nothing happens unless you say yes: until then you are not listed anywhere and not matched with anybody.\n\n"
	  "Look at it, and join or decline, here:\n{link}\n\n{says}\n\nWith kind regards\n{organisation}\n" },
	{ "registered", "account", "When somebody registers on the page of a programme", "programme link says",
	  "{programme}: please confirm your address",
	  "Dear {name},\n\nsomebody, we hope you, asked to join {programme} with this address. Go on here:\n{link}\n\n"
	  "If it was not you, you need do nothing: without your own yes nobody is listed or matched.\n\nWith kind regards\n{organisation}\n" },
	{ "joined", "joining", "When somebody has joined a programme", "programme link mentor",
	  "You have joined {programme}",
	  "Dear {name},\n\nyou take part in {programme} now. You can change what you said, pause, or leave at any time without a reason:\n{link}\n\n"
	  "With kind regards\n{organisation}\n" },
	{ "applied", "joining", "When somebody has asked to take part as a mentor, where that is looked at first", "programme link mentor",
	  "You have asked to join {programme}",
	  "Dear {name},\n\nthank you for offering your time as a {mentor} in {programme}. A coordinator looks at it and writes to you. Until then you are not matched as a {mentor}.\n\n"
	  "You can change what you said, or leave, at any time:\n{link}\n\nWith kind regards\n{organisation}\n" },
	{ "approved", "joining", "When a coordinator has said yes to a mentor", "programme link mentor",
	  "Welcome as a {mentor} in {programme}",
	  "Dear {name},\n\nyou take part in {programme} as a {mentor} now. Thank you. We write to you when somebody fits well; nothing begins without your yes.\n\n"
	  "Change what you said, or pause, here:\n{link}\n\nWith kind regards\n{organisation}\n" },
	{ "refused", "joining", "When a coordinator could not take somebody as a mentor", "programme link mentor",
	  "Your offer for {programme}",
	  "Dear {name},\n\nthank you for offering your time as a {mentor} in {programme}. It does not fit this time. That says nothing about you, and nobody else is told.\n\n"
	  "If you have a question, just write to us. See who to write to here:\n{link}\n\nWith kind regards\n{organisation}\n" },
	{ "left", "joining", "When somebody has left a programme", "programme link",
	  "You have left {programme}",
	  "Dear {name},\n\nyou no longer take part in {programme}: you are not listed or matched there any more. Thank you for having been with us.\n\n"
	  "If you change your mind, you can join again here:\n{link}\n\nWith kind regards\n{organisation}\n" },
	{ "matched-mentor", "proposals", "To a mentor, when a pair is published", "programme partner word because portrait link",
	  "{partner} could be your {word}",
	  "Dear {name},\n\nin {programme} you and {partner} are proposed to each other.\n\nWhy the two of you:\n{because}\n\n{portrait}\n"
	  "The first step is theirs: {partner} writes to you once both have said yes. Accept, ask to talk first, or decline without a reason here:\n{link}\n\n{organisation}\n" },
	{ "matched-mentee", "proposals", "To a mentee, when a pair is published", "programme partner word because portrait link",
	  "{partner} could be your {word}",
	  "Dear {name},\n\nin {programme} {partner} is proposed as your {word}.\n\nWhy the two of you:\n{because}\n\n{portrait}\n"
	  "Once both have said yes, the first step is yours: write two lines and propose a time. Accept, ask to talk first, or decline without a reason here:\n{link}\n\n{organisation}\n" },
	{ "reverse-mentor", "proposals", "To a mentor, when a pair of reverse mentoring is published", "programme partner word because portrait link",
	  "{partner} would like to hear your view",
	  "Dear {name},\n\nin the reverse mentoring of {programme} you and {partner} are proposed to each other. In it whoever is earlier on in a career advises whoever is further on: "
	  "you would be the one who is asked, and {partner} your {word}.\n\nWhy the two of you:\n{because}\n\n{portrait}\n"
	  "The first step is theirs: {partner} writes to you once both have said yes. Accept, ask to talk first, or decline without a reason here:\n{link}\n\n{organisation}\n" },
	{ "reverse-mentee", "proposals", "To a mentee, when a pair of reverse mentoring is published", "programme partner word because portrait link",
	  "{partner} could show you another view",
	  "Dear {name},\n\nin the reverse mentoring of {programme} {partner} is proposed as your {word}. In it whoever is earlier on in a career advises whoever is further on: "
	  "you bring the questions.\n\nWhy the two of you:\n{because}\n\n{portrait}\n"
	  "Once both have said yes, the first step is yours: write two lines and propose a time. Accept, ask to talk first, or decline without a reason here:\n{link}\n\n{organisation}\n" },
	{ "flash-mentor", "proposals", "To a mentor, when a flash meeting is published", "programme partner word because portrait link",
	  "A short talk with {partner}?",
	  "Dear {name},\n\nin {programme} you and {partner} are proposed to each other for a flash meeting: one short talk about what {partner} would like to ask. "
	  "It takes none of your places.\n\nWhy the two of you:\n{because}\n\n{portrait}\n"
	  "The first step is theirs: {partner} writes to you once both have said yes. Accept, ask to talk first, or decline without a reason here:\n{link}\n\n{organisation}\n" },
	{ "flash-mentee", "proposals", "To a mentee, when a flash meeting is published", "programme partner word because portrait link",
	  "A short talk with {partner}?",
	  "Dear {name},\n\nin {programme} {partner} is proposed to you for a flash meeting: one short talk about what you would like to ask. "
	  "You can still be matched with a {word} for a longer time.\n\nWhy the two of you:\n{because}\n\n{portrait}\n"
	  "Once both have said yes, the first step is yours: write down your question, and propose a time. Accept, ask to talk first, or decline without a reason here:\n{link}\n\n{organisation}\n" },
	{ "introduced", "proposals", "To both, when two mentees are introduced to each other", "programme partner because portrait link",
	  "Would you like to meet {partner}?",
	  "Dear {name},\n\nin {programme} you and {partner} are introduced to each other, as equals: neither is the other’s mentor.\n\nWhy the two of you:\n{because}\n\n{portrait}\n"
	  "Accept, ask to talk first, or decline without a reason here. Once both have said yes, each of you sees how to reach the other:\n{link}\n\n{organisation}\n" },
	{ "pair-begun", "pairs", "To both, when both have said yes", "programme partner address link",
	  "You and {partner} have both said yes",
	  "Dear {name},\n\nyou and {partner} have both said yes: your mentorship in {programme} has begun.\n\n"
	  "You reach {partner} at {address}. A good first step is a short meeting to get to know each other.\n{link}\n\n{organisation}\n" },
	{ "flash-begun", "pairs", "To both, when both have said yes to a flash meeting", "programme partner address link",
	  "You and {partner} would both like to meet",
	  "Dear {name},\n\nyou and {partner} have both said yes to a flash meeting in {programme}.\n\n"
	  "You reach {partner} at {address}. Find twenty or thirty minutes; one meeting is all that is asked.\n{link}\n\n{organisation}\n" },
	{ "pair-talk", "pairs", "To both, when one of the two would like to talk first", "programme partner address link",
	  "A first talk with {partner}",
	  "Dear {name},\n\nbefore you both decide, a short talk with {partner} is the next step. Write to {address} and find half an hour; "
	  "afterwards each of you says yes or no here:\n{link}\n\n{organisation}\n" },
	{ "pair-not", "pairs", "To both, when a proposed pair does not begin", "programme partner what link",
	  "The proposal with {partner}",
	  "Dear {name},\n\nthe {what} with {partner} that was proposed in {programme} will not come about. That happens, and it needs no reason. "
	  "You are in the next round again unless you have left the programme.\n\n{organisation}\n" },
	{ "digest", "digest", "Once a day, to whoever wants some letters put together", "lines link",
	  "What is new for you",
	  "Dear {name},\n\nthis is new since yesterday:\n\n{lines}\n\nChoose what reaches you, and when, here:\n{link}\n\n{organisation}\n" },
};
const int letter_kinds_n = COUNT(letter_kinds);

const LetterCategory letter_categories[] = {
	{ "account",     "Your account, and what you just asked for", "A link that you asked for, or an address to confirm.", true, true },
	{ "proposals",   "Proposals that wait for your answer", "Somebody could be your partner, and both of you are asked.", true, false },
	{ "invitations", "Invitations to programmes", "When you are invited or named by a colleague, and the reminder of it.", false, false },
	{ "joining",     "Joining, pausing and leaving", "What was noted when you joined or left, and what a coordinator answered.", false, false },
	{ "pairs",       "Your mentorships", "Both have said yes, a first talk, a proposal that did not begin.", false, false },
	{ "digest",      NULL, NULL, false, false },
};
const int letter_categories_n = COUNT(letter_categories);
