/* account.h - what signing up and signing in ask of people. */
#ifndef RULES_ACCOUNT_H
#define RULES_ACCOUNT_H

#include "rules/rule.h"

enum { PASSWORD_LEAST = 15, PASSWORD_MOST = 200 };

typedef struct {
	Str  organisation, name, email;
	Str  password, again;
	bool first;             /* the first account: it names the organisation */
	bool link_only;         /* the person will choose a password by a link */
	bool known;             /* somebody with this address can sign in already */
	bool wrong_code;        /* a recovery code was given, and it opens nothing */
} AccountForm;
Verdict account_check(AccountForm f);

typedef struct { bool right; Str password, again; } PasswordForm;     /* right: the present one was given correctly */
Verdict password_check(PasswordForm f);

typedef struct { bool self, last_admin; } ClosingForm;
Verdict closing_check(ClosingForm f);

/* Seconds to wait after so many wrong tries: none up to 'free', then 5, 10, 20 .. at most 900. */
int  wait_after(int tries, int free);

bool email_is_odd(Str email);
void account_handbook(RuleReader *tell, void *with);

#endif
