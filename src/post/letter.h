/* letter.h - the letters that features write: a kind, its words, the outbox.
 *
 * A kind has a subject and a text with holes, {name} {programme} {link} ..., and a category
 * that people may choose how to be told of.  An organisation, or one programme, may word a
 * kind anew.  Docs for operators: docs/letters.md. */
#ifndef POST_LETTER_H
#define POST_LETTER_H

#include "base/io.h"
#include "db/db.h"
#include "rules/letter.h"

typedef struct { int64_t programme, account; Str name, address; } LetterTo;     /* programme 0: the organisation's own; account 0: none yet */
typedef struct { const char *hole; Str words; } LetterWord;
/* In a deed.  once: "" or the cause, written once.  {name} and {organisation} are filled by themselves.
 * false: the address is odd, the cause has its letter already, or the person wants no letters of this category. */
bool letter_write(Db *db, Arena *a, const char *kind, LetterTo to, const LetterWord *words, int n, Str once, Instant now);
#define LETTER(db, a, kind, to, once, now, ...) \
	letter_write((db), (a), (kind), (to), (const LetterWord[]){ __VA_ARGS__ }, (int)COUNT(((const LetterWord[]){ __VA_ARGS__ })), (once), (now))

/* How people reach this server, "https://mentor.example.org"; set at the start. */
void letter_address_set(Str url);
Str  letter_link(Arena *a, const char *fmt, ...) PRINTF(2, 3);  /* the address and a path */

/* From time to time, in a deed: writes the digests that are due, one a day and person at most. */
void letter_sweep(Db *db, Arena *a, Instant now);

/* ---- the kinds (letter_kinds.c) ---------------------------------------------------- */
typedef struct { const char *kind, *category, *when, *holes, *subject, *text; } LetterKind;     /* when: "When a pair is published", for the page */
extern const LetterKind letter_kinds[];
extern const int        letter_kinds_n;
const LetterKind *letter_kind(Str kind);                /* NULL: none of that name */

/* words NULL: not chosen by itself.  must: cannot be switched off.  at_once: quiet hours do not hold it. */
typedef struct { const char *category, *words, *says; bool must, at_once; } LetterCategory;
extern const LetterCategory letter_categories[];
extern const int            letter_categories_n;
const LetterCategory *letter_category(const LetterKind *kind);

/* ---- one click to get no more of them (RFC 8058) ------------------------------------- */
/* The https address, "": this kind cannot be switched off, or the server is reached without TLS. */
Str  letter_way_out(Arena *a, Str kind, int64_t account, Str address);
/* In a deed; a token that is not ours changes nothing. */
void letter_way_out_taken(Db *db, Arena *a, Str token, Instant now);

#endif
