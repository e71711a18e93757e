/* letter.h - the letters that features write: a kind, its words, the outbox.
 *
 * A kind has a subject and a text with holes, {name} {programme} {link} ..., and a category
 * that people may choose how to be told of.  An organisation may word a kind anew. */
#ifndef POST_LETTER_H
#define POST_LETTER_H

#include "db/db.h"

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

/* ---- the kinds (letter_kinds.c) ---------------------------------------------------- */
typedef struct { const char *kind, *category, *when, *subject, *text; } LetterKind;     /* when: "When a pair is published", for the page */
extern const LetterKind letter_kinds[];
extern const int        letter_kinds_n;

#endif
