/* match_facts.h - for match/ only: what rules and fit are asked about, compiled. */
#ifndef MATCH_FACTS_H
#define MATCH_FACTS_H

#include "base/intern.h"
#include "match/match.h"

typedef struct MatchFacts {
	int        people;                      /* all of them */
	int        lefts, rights;               /* mentees and mentors, in the order of the people */
	int       *mentee, *mentor;             /* left -> person, right -> person */
	int       *left_of, *right_of;          /* person -> left, right; -1 none */
	int       *need, *seats;
	Candidate *as_mentee, *as_mentor;       /* by left, by right */
	Profile   *wants, *offers;              /* by left, by right */
	Intern    *words;                       /* what the numbers in profiles stand for */
	Str       *shown;                       /* by number: as first written */
	int        shown_n;
	int32_t   *rarity, typical;
	Strs       strange_grades;              /* grades on no known scale */
	char      *apart;                       /* left x right: the coordinator said so; NULL: nowhere */
	char      *equals_apart;                /* left x left, both ways round; likewise */
} MatchFacts;

/* ---- match_names.c: people by the names that coordinators give them --------------- */
typedef struct { Intern *keys; struct { int *list; int n; } person; Arena *arena; } NameIndex;
NameIndex names_index(Arena *a, const People *people);          /* O(people) */
int       names_find(const NameIndex *x, Str who);              /* as sheet_find(), O(1) */

MatchFacts *facts_compile(Arena *a, const People *people, const MatchSettings *s);
FitCase     facts_case(const MatchFacts *f, const MatchSettings *s, int left, int right);
Pairing     facts_pairing(const MatchFacts *f, const MatchSettings *s, int left, int right);
/* Of two mentees: for likeness_score() and equals_broken(). */
FitCase     facts_equals_case(const MatchFacts *f, const MatchSettings *s, int left, int other);
Pairing     facts_equals_pairing(const MatchFacts *f, const MatchSettings *s, int left, int other);

/* ---- match_index.c: one mentee at a time against all mentors, or all mentees after them -- */

typedef struct FactsIndex FactsIndex;
FactsIndex    *facts_index(Arena *a, const MatchFacts *f, const MatchSettings *s);
FactsIndex    *facts_equals_index(Arena *a, const MatchFacts *f, const MatchSettings *s, bool peers);
/* By right: as fit_score() and pairing_broken(); or by left: as likeness_score() and equals_broken(). */
typedef struct { const int32_t *fit; const uint32_t *broken; } FactsRow;
FactsRow       facts_index_row(FactsIndex *x, int left);        /* good until the next */

/* ---- match_words.c: text into numbers ------------------------------------------- */

typedef struct {
	Arena   *arena;
	Intern  *words, *written;
	Ints     number;                        /* by number of what is written: the word's; 0: it says nothing */
	struct { Str *list; int n; } shown;     /* by number - 1 */
	bool    *hidden;                        /* by number: identity words, never compared in prose */
	int      hidden_n;
} Lexicon;

Lexicon lexicon_open(Arena *a);
int32_t lexicon_thing(Lexicon *x, char kind, Str text);         /* 0 for "" */
Ids     lexicon_things(Lexicon *x, char kind, Strs texts);
void    lexicon_hide(Lexicon *x, Strs texts);                   /* their words are hidden */
void    lexicon_prose(Lexicon *x, Str text, Ints *to);          /* words that say something */
void    lexicon_listed(Lexicon *x, Strs texts, Ints *to);       /* the words of phrases */
Ids     lexicon_sorted(Lexicon *x, Ints ids);
Phrases lexicon_phrases(Lexicon *x, char kind, Strs texts, const Ints *importance);
/* When all is known: rarity by number, and the weights that follow from it. */
int32_t *lexicon_rarity(Lexicon *x, const Ids *texts, int n, int32_t *typical);
void    lexicon_weigh(Phrases *p, const int32_t *rarity);
int32_t lexicon_weight(Ids words, const int32_t *rarity);

/* ---- match_stage.c: grades, modes, wishes -------------------------------------- */
Stage    stage_of(Arena *a, const MatchSettings *s, Str grade, int years);
Mode     mode_of(Arena *a, Str said);
UnitWish unit_wish_of(Arena *a, Str said);

#endif
