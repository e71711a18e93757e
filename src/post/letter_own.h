/* letter_own.h - for post/ only: words, choices and times of letters. */
#ifndef POST_LETTER_OWN_H
#define POST_LETTER_OWN_H

#include "post/letter.h"
#include "web/html.h"

/* ---- fill.c: words into holes, text into HTML; pure --------------------------------------- */
Str letter_fill(Arena *a, Str text, const LetterWord *words, int n);
Str letter_html(Arena *a, Str subject, Str text);               /* paragraphs and links; nothing is loaded from anywhere */
Html letter_paragraphs(Arena *a, Str text);                     /* what stands between its head and its foot */
Str letter_first_link(Str text);

/* ---- words_store.c: own wordings ------------------------------------------------------------ */
typedef struct { Str subject, text; bool own, of_programme; } Wording;      /* own: somebody changed it */
Wording wording_of(Db *db, Arena *a, const LetterKind *k, int64_t programme);   /* the programme's, else everybody's, else the usual */
bool    wording_at(Db *db, Arena *a, int64_t programme, Str kind, Wording *w);  /* exactly there; 0: everywhere */
void    wording_keep(Db *db, int64_t programme, Str kind, Str subject, Str text, Instant now);
void    wording_drop(Db *db, int64_t programme, Str kind);
typedef struct { Str name, says, mentor, mentee; } WordedProgramme;
bool    worded_programme(Db *db, Arena *a, int64_t id, WordedProgramme *p);
typedef struct { int64_t id; Str name, address; } Addressee;
typedef struct { Addressee *list; int n; } Addressees;
Addressees addressees(Db *db, Arena *a, Str like, int most);    /* people with an address, by what a search looks into */
bool       addressee(Db *db, Arena *a, int64_t person, Addressee *one);

/* ---- choice_store.c: how and when --------------------------------------------------------------- */
typedef enum { WAY_NOW, WAY_DIGEST, WAY_OFF } LetterWay;
typedef struct { int64_t account; Blob address; } Chooser;      /* account 0: by the hash of the address */
LetterWay choice_way(Db *db, Arena *a, Chooser who, Str category);
void      choice_set(Db *db, Chooser who, Str category, LetterWay way, Instant now);
void      choice_no_digests(Db *db, int64_t account, Instant now);      /* what came in a digest comes not at all */
extern const char *const letter_ways[3];
typedef struct { Str zone; int from, until; } Quiet;            /* from = until: never */
bool      quiet_get(Db *db, Arena *a, int64_t account, Quiet *q);
void      quiet_set(Db *db, int64_t account, Quiet q);
Str       quiet_zone_guess(Db *db, Arena *a, int64_t account);  /* what they said elsewhere; "" */
void      digest_hold(Db *db, int64_t letter, int64_t account, Instant now);
typedef struct { int64_t account; Str name, address; } Reader;
typedef struct { Reader *list; int n; } Readers;
Readers   digest_readers(Db *db, Arena *a, int most);
typedef struct { int64_t letter; Str subject, text; Instant made; } DigestLine;
typedef struct { DigestLine *list; int n; } DigestLines;
DigestLines digest_lines(Db *db, Arena *a, int64_t account);
void      digest_done(Db *db, int64_t letter);

/* ---- quiet.c: pure --------------------------------------------------------------------------- */
Instant quiet_over(const Zone *zone, int from, int until, Instant now);         /* now, or the first minute that is not quiet */
int64_t local_minute(const Zone *zone, Instant t);                      /* minutes since 1970 on the clock on the wall */
Chooser chooser(Arena *a, int64_t account, Str address);

#endif
