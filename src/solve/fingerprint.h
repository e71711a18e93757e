/* fingerprint.h - for the texts of proofs: FNV-1a, 64 bits (G. Fowler, L. Noll, P. Vo); docs/certificate.md. */
#ifndef SOLVE_FINGERPRINT_H
#define SOLVE_FINGERPRINT_H

#include "base/base.h"

#define FINGERPRINT 0xcbf29ce484222325u         /* of nothing */

uint64_t fingerprint_number(uint64_t h, int64_t n);     /* 8 bytes, the lowest first */
void     fingerprint_seal(Buf *text);                   /* writes the last line: "seal" and what stands before it */

#endif
