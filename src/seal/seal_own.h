/* seal_own.h - for seal/ and its tests only. */
#ifndef SEAL_OWN_H
#define SEAL_OWN_H

#include "seal/seal.h"

Str seal_text_with(Arena *a, const SealKey *key, SealPlace place, Str text, const uint8_t nonce[24]);  /* test vectors */

#endif
