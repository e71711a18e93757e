/* mentorship_view.h - what the page of a mentorship shows. */
#ifndef MENTORSHIP_VIEW_H
#define MENTORSHIP_VIEW_H

#include "enrol/enrol.h"
#include "look/look.h"
#include "mentorship/mentorship.h"

typedef struct {
	Mentorship m;
	Portrait   partner;
	bool       known;               /* the portrait could be drawn */
	Str        helps, interests;    /* topics that join them, and interests, as lists */
	Str        says;
	NoteKind   note;
	bool       mentor;              /* the reader is the mentor */
	bool       peers;               /* neither is */
	bool       flash, reverse;      /* one short meeting; whoever is earlier on advises */
	bool       over;
	Strs       circle;              /* the others of a group */
} MentorshipView;

#endif
