/* turns.h - for sign/ only: slow hashing, two at a time. */
#ifndef SIGN_TURNS_H
#define SIGN_TURNS_H

#include "base/base.h"

bool turn_take(void);           /* false: too many are waiting */
void turn_end(void);

#endif
