/* round_view.h - what the pages of a round show. */
#ifndef MATCH_ROUND_VIEW_H
#define MATCH_ROUND_VIEW_H

#include "look/look.h"
#include "match/goals_view.h"
#include "match/shape_view.h"
#include "match/round_store.h"
#include "programme/programme.h"

enum { LEFT_SHOWN = 10, TOPICS_SHOWN = 12 };

/* A group of a draft: each mentor with each member is a proposal. */
typedef struct { int number; Circle who; Proposals pairs; bool left_out; } RoundGroup;
typedef struct { RoundGroup *list; int n; } RoundGroups;

/* What a model calls things.  pair, pairs: each two of it; sheet: its name as a sheet. */
typedef struct { const char *label, *says, *list, *one, *many, *published, *have, *without, *idle, *mean, *none, *pair, *pairs, *sheet, *not_chosen, *letter[2]; } RoundWords;

typedef struct {
	Round         o;
	Programme     p;
	Run           run;              /* run.id 0: not matched yet */
	Runs          runs;
	const char   *goal_label;       /* of the run's goal; everyone first without one */
	GoalPicks     goals;
	RoundModel    model;
	MatchShape    shape;            /* of the model */
	ShapePicks    shapes;           /* those that the programme offers */
	const RoundWords *words;
	RoundGroups   groups;           /* of this page; then shown has none */
	int           things;           /* groups or pairs, all of them */
	Holds         holds;            /* of a draft of groups */
	Strs          leave;            /* groups that the refused publication left out */
	int           pairs, locked;    /* pairs: in the run */
	Str           search;
	int           found;
	Proposals     shown;
	Pager         pager;
	LeftRows      mentees, mentors;
	int           mentees_n, mentors_n;
	int           not_chosen;       /* people who take part and chose other models than this one */
	TopicRows     topics;
	int           most_wanted;      /* of any topic, to draw lengths */
	bool          works;
	RoundProgress progress;
	NoteKind      note;
	Str           says;             /* a sentence above all, or "" */
	Stoppeds      stopped;          /* pairs that stopped the publication */
	Str           which, least;     /* how the refused publication chose its pairs */
} RoundView;

typedef struct { Str label; int weight, got; } PartLine;
typedef struct { PartLine *list; int n; Fit fit; Str words; } Parts;   /* words: for screen readers */
Str   round_part_label(Str name);       /* "Free hours" for "hours" */
Parts round_parts(Arena *a, Str parts);
const RoundWords *round_words_of(RoundModel model);     /* round_shape_view.c */
ShapePicks  round_model_picks(Db *db, Arena *a, int64_t programme, RoundModel chosen);
RoundGroups round_groups(Db *db, Arena *a, const Round *o, GroupNumbers numbers, int from, int most);

typedef struct {
	RoundView *round;
	Str        mentee, mentor;      /* as typed */
	Founds     mentees, mentors;    /* when a name is somebody's, one; else those to choose from */
	Strs       answer;
	int64_t    mentee_id, mentor_id;        /* enrolments, once each is one person */
	bool       paired, may;         /* may: it makes sense to offer the lock */
	Parts      parts;
	Str        says;
} WhyView;

enum { HELD_LED, HELD_TOGETHER, HELD_APART, HELD_KINDS };
extern const char *const hold_kinds[HELD_KINDS];         /* of the field "kind" */
typedef struct {
	Round     o;
	Programme p;
	Str       one, other, kind;     /* as typed */
	Str       says;                 /* why it was refused, or "" */
	struct { HoldRow *list; int n; } rows;          /* of this page */
	int       all;
	Pager     pager;
} HoldView;

typedef struct { Round o; Programme p; Proposal of; Proposals others; Pager pager; Str search; int found; Str says; } SwapView;
typedef struct { Round o; Programme p; Str refused; MatchShape shape; FigureRows figures; FairBys fair; GoalRows rows; GoalPicks goals; } GoalsView;

#endif
