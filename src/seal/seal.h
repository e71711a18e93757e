/* seal.h - text that only its owner, or only the program, can read.
 *
 * Two levels.  Person-sealed: under keys that the server does not hold at rest; each person
 * has a pair of keys whose secret half is wrapped by their password, by a recovery code, and,
 * while they are signed in, by the session token that their browser alone has.  Server-sealed:
 * under one key kept in a file beside the data file, never in it, for what the program must use
 * though nobody may read it.  The formats: docs/confidentiality.md.  All of it is libsodium:
 * XChaCha20-Poly1305, X25519 sealed boxes, argon2id, BLAKE2b.
 *
 * A sealed text is bound to its place (table, column, row): moved elsewhere it does not open. */
#ifndef SEAL_H
#define SEAL_H

#include "base/base.h"
#include "base/io.h"

typedef struct { uint8_t bytes[32]; } SealKey;
typedef struct { const char *table, *column; int64_t row; } SealPlace;

/* ---- box.c: one text, one key ------------------------------------------------------- */
Str  seal_text(Arena *a, const SealKey *key, SealPlace place, Str text);
bool seal_open(Arena *a, const SealKey *key, SealPlace place, Str sealed, Str *text);  /* false: another key or place, or damaged */
void seal_key_new(SealKey *key);
void seal_forget(void *secret, size_t n);               /* overwrites */

/* ---- server.c: the server's key ------------------------------------------------------- */
/* Reads the key file, or makes one (mode 0400) where there is none and 'make' allows it.
 * false: *why is a whole sentence.  Files that others may read are refused. */
bool seal_server_load(Arena *a, const char *path, bool make, SealKey *key, Str *why);
/* The key in use, set at the start; tests set their own. */
void           seal_server_use(const SealKey *key);
const SealKey *seal_server(void);
/* A keyed hash under the server's key: the same text, the same tag; says nothing without it. */
Str  seal_tag(Arena *a, const SealKey *server, const char *purpose, Str text);     /* 16 bytes */

/* ---- pair.c: a person's keys ------------------------------------------------------------ */
typedef struct { uint8_t open[32], secret[32]; } SealPair;      /* open: the half anybody may know */
void seal_pair_new(SealPair *pair);
Str  seal_to(Arena *a, const uint8_t open[32], Str text);       /* anybody can, only the owner can read it */
bool seal_from(Arena *a, const SealPair *pair, Str sealed, Str *text);

/* Wraps of the secret half.  'row' is the id of the key's row. */
typedef enum { WRAP_RIGHT, WRAP_WRONG, WRAP_BUSY } WrapAnswer;
WrapAnswer seal_wrap_password(Arena *a, const SealPair *pair, int64_t row, Str password, Str *wrap);    /* slow: argon2id */
WrapAnswer seal_unwrap_password(Arena *a, const uint8_t open[32], int64_t row, Str password, Str wrap, SealPair *pair);
/* By a random secret (a recovery code, a session token): quick, since nobody can guess it. */
Str  seal_wrap_random(Arena *a, const SealPair *pair, int64_t row, const char *purpose, Str secret);
bool seal_unwrap_random(Arena *a, const uint8_t open[32], int64_t row, const char *purpose, Str secret, Str wrap, SealPair *pair);

/* "K7QF-2M9X-..." : 155 random bits and a check sign in 8 groups of 4; no letter that could be mistaken. */
Str  seal_recovery_code(Arena *a);
/* As people type it: case, blanks, hyphens, O for 0, I and L for 1; false: a slip (its check sign is wrong). */
bool seal_recovery_read(Arena *a, Str typed, Str *code);

#endif
