/* rules.h - every question the programme's rules answer.
 *
 * Everything in rules/ is pure: no database, no clock, no memory, no printing.
 * A rule is a row of a table: its name, the sentence people are shown, and a
 * predicate that is true when the rule is broken.  `mentord rules` prints them.
 * Facts come compiled: whatever can be compared is a number (Ids). */
#ifndef RULES_H
#define RULES_H

#include "rules/rule.h"

/* Numbers of people, words, places ..., growing, none twice.  Borrowed. */
typedef struct { const int32_t *list; int n; } Ids;
bool ids_have(Ids ids, int32_t id);                     /* O(log n) */
bool ids_meet(Ids a, Ids b);                            /* O(a + b) */
int  ids_order(Ids a, Ids b);                           /* by the first that differs; 0: the same */

/* A step on some scale of grades or career stages; scale 0: not known.  Steps of
 * different scales cannot be compared. */
typedef struct { int16_t scale, step; } Stage;
static inline bool stage_known(Stage a, Stage b) { return a.scale && a.scale == b.scale; }
int stage_order(Stage a, Stage b);                      /* by scale and step; 0: the same */

/* ---- pairing.c - may this mentor and this mentee be paired? ----------------- */

typedef struct {
	int32_t id;         /* one number for one person, in whichever role */
	bool    consents;   /* agreed to be matched */
	int     room;       /* how many more mentees (of a mentor) or mentors (of a mentee) */
	Ids     managers;   /* direct line managers */
	Ids     line;       /* everyone above, however far; in a circle of managers also oneself */
	Ids     avoids;     /* people this person asked not to be paired with */
	Ids     had;        /* people this person is or was already paired with */
	Stage   stage;
	int32_t unit;       /* department, faculty ...; 0: not known */
} Candidate;

typedef enum { LINE_DIRECT, LINE_WHOLE, LINE_AND_PEERS } LineDepth;
typedef enum { SENIORITY_ANY, SENIORITY_LATER, SENIORITY_EARLIER, SENIORITY_SAME } Seniority;
typedef struct {
	LineDepth line;         /* direct managers only; the whole line; and whoever shares a manager */
	Seniority mentor_stage; /* a mentor's career stage beside the mentee's (asked only where both stages are known) */
	bool      other_unit;   /* a mentor must come from another unit (likewise) */
	bool      same_stage;   /* peers must be at the same stage (likewise) */
} PairingPolicy;

typedef struct {
	const Candidate *mentor, *mentee;       /* NULL: has not joined */
	bool             kept_apart;            /* the coordinator said so of these two */
	PairingPolicy    policy;
} Pairing;

Verdict     pairing_check(Pairing p);       /* the first rule that is broken */
uint32_t    pairing_broken(Pairing p);      /* all of them: bit i is pairing_rule(i) */
/* Most pairs need not be asked.  Where neither of two breaks a rule alone, names the other (as manager, above in the line, to be
 * avoided, had before) or is the other, and the coordinator did not speak, the rules find between them what they find between
 * what two others have of them that pairing_order() cannot tell from them.  The same holds of two mentees (equals.c). */
bool        pairing_alone(const Candidate *c);          /* breaks a rule whoever the other is */
int         pairing_order(PairingPolicy policy, const Candidate *a, const Candidate *b);        /* by what the rules compare; 0: the same */
Candidate   pairing_bare(const Candidate *c, int32_t id);       /* nothing but that, of nobody in particular */
int         pairing_rules(void);
const Rule *pairing_rule(int i);

/* ---- equals.c - may these two mentees be brought together? -------------------- */

/* The two stand in p.mentor and p.mentee, either way round.  Peers are introduced to each other, two by
 * two; else the two share a group.  Bit i is equals_rule(i). */
uint32_t    equals_broken(Pairing p, bool peers);
int         equals_rules(void);
const Rule *equals_rule(int i);

/* ---- fit.c - how well do two people go together? ----------------------------- */

/* The parts of a fit.  Each is 0 to 1000, or FIT_UNKNOWN when one of the two did
 * not say enough; its weight is then left out and the others count for more. */
typedef enum {
	FIT_TOPICS, FIT_GOALS, FIT_INTERESTS, FIT_LANGUAGES, FIT_HOURS, FIT_PLACE, FIT_VALUES,
	FIT_STAGE, FIT_UNIT, FIT_PROFESSION, FIT_IDENTITY, FIT_WISH, FITS
} FitPart;
enum { FIT_UNKNOWN = -1, FIT_MOST = 1000, FIT_NEUTRAL = 500, PHRASES_MOST = 24, SHARED_MOST = 6 };

/* What somebody listed: whole phrases, and the words they are made of. */
typedef struct { int32_t word; int16_t phrase; } Spelling;
typedef struct {
	Ids             phrases;        /* at most PHRASES_MOST */
	const uint8_t  *importance;     /* of each phrase, 1 to 5 */
	const int32_t  *weight;         /* of each phrase: its words' rarity added up */
	int32_t         full;           /* importance of the three that matter most, added up */
	Ids             words;
	const Spelling *spelt;          /* every word of every phrase, by word */
	int             spelt_n;
} Phrases;

typedef enum { MODE_UNKNOWN, MODE_EITHER, MODE_REMOTE, MODE_IN_PERSON } Mode;
typedef enum { UNIT_ANY, UNIT_INSIDE, UNIT_OUTSIDE } UnitWish;
typedef enum { STAGE_ANY, STAGE_NEAR, STAGE_AHEAD } StageWish;

/* One person in one role. */
typedef struct {
	int32_t  id;
	Phrases  topics;                /* wanted by a mentee, offered by a mentor */
	Phrases  interests, values;
	Ids      words;                 /* a mentee's goals; a mentor's topics, interests, title and biography */
	int32_t  words_weight;          /* their rarity, added up */
	Ids      languages, slots;
	bool     zone_known;
	int      zone;                  /* minutes east of UTC */
	Mode     mode;
	int32_t  city, country, unit, profession;       /* 0: not known */
	UnitWish unit_wish;
	Stage    stage;
	Ids      identity, identity_wish;               /* own; wished for in the other */
	const int32_t *preferred;       /* people wished for, best first */
	int      preferred_n;
} Profile;

typedef struct {
	int       weight[FITS];         /* 0 and more; 0 switches a part off */
	StageWish stage;
	UnitWish  unit;                 /* for whoever says nothing else */
} FitPolicy;

/* Optional, to judge one mentee against many others: what the two have in common, found before; lists may be NULL.
 * By phrase that the mentee wants: the rarity of its words that the mentor has, added up, or FIT_PHRASE
 * where the mentor has the phrase itself. */
enum { FIT_PHRASE = INT32_MAX };
typedef struct {
	const int32_t *topics, *interests, *values;
	int32_t        goals;           /* the rarity of all words in common, added up */
	int32_t        hours;           /* how many free hours they have in common */
} FitShared;

typedef struct {
	const Profile   *mentor, *mentee;
	const FitShared *shared, *turned;       /* or NULL; the answer is the same.  turned: the two the other way round, for likeness */
	const int32_t   *rarity;        /* by word: rare words say more */
	int32_t          typical;       /* the usual rarity */
	const FitPolicy *policy;
} FitCase;

/* Why a part is what it is: a sentence with holes {mentor} {mentee} {shared} {n}. */
typedef struct {
	int         score;              /* or FIT_UNKNOWN */
	const char *says;
	int32_t     shared[SHARED_MOST];/* what stands for {shared} */
	int         shared_n, n;
} FitWhy;

FitPolicy   fit_policy(void);       /* the weights and wishes to begin with */
int         fit_score(const FitCase *c, int part[FITS]);        /* 0 to 1000; part may be NULL */
FitWhy      fit_why(const FitCase *c, FitPart part);
const Rule *fit_part(FitPart part); /* its name and what it measures */

/* Many others beside one mentee, a part at a time (fit_many.c); the answers are those of fit_score(). */
int         fit_part_score(const FitCase *c, FitPart part);             /* 0 to 1000, or FIT_UNKNOWN */
/* By what the part looks at in one of two alone.  0: it judges both alike beside every mentee with whom neither shares a word, a
 * phrase or a free hour, and whom neither names nor is named by. */
int         fit_order(FitPart part, const Profile *a, const Profile *b);
void        fit_spread(const int16_t *of_kind, const int32_t *kind, int n, int16_t *score);      /* to n others, each of some kind */
void        fit_add(const int16_t *score, int n, int weight, int32_t *sum, int32_t *weights);  /* sums begin at 0, weights go to 100,000 */
void        fit_means(const int32_t *sum, const int32_t *weights, int n, int32_t *score);

/* ---- likeness.c - how much are two mentees alike? ----------------------------- */

/* The two stand in c->mentor and c->mentee; either way round the answer is the same.  The parts and weights
 * are those of a fit. */
int         likeness_score(const FitCase *c, int part[FITS]);   /* 0 to 1000; part may be NULL */
int         likeness_part_score(const FitCase *c, FitPart part);        /* as fit_part_score() */
FitWhy      likeness_why(const FitCase *c, FitPart part);

#endif
