/* account.c - what signing up and signing in ask of people. */
#include "rules/account.h"

#include <string.h>

/* One @ with something before it and a host of at least two parts after it; no
 * blanks or controls, which could break out of a letter's head. */
bool email_is_odd(Str s)
{
	const char *at = s.n ? memchr(s.p, '@', s.n) : NULL;
	if (!at || at == s.p || s.n > 254)
		return true;
	Str host = { at + 1, s.n - (size_t)(at + 1 - s.p) };
	if (!host.n || memchr(host.p, '@', host.n) || host.p[0] == '.' || host.p[host.n - 1] == '.')
		return true;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 127 || strchr("<>()[],;:\\\"", s.p[i]))
			return true;
	return false;
}

static bool unnamed_house(AccountForm f) { return f.first && !f.organisation.n; }
static bool long_house(AccountForm f)    { return f.organisation.n > 200; }
static bool no_name(AccountForm f)       { return !f.name.n; }
static bool long_name(AccountForm f)     { return f.name.n > 200; }
static bool odd_email(AccountForm f)     { return email_is_odd(f.email); }
static bool known_email(AccountForm f)   { return f.known; }
static bool is_short(Str password)       { return utf8_width(password) < PASSWORD_LEAST; }
static bool short_one(AccountForm f)     { return !f.link_only && is_short(f.password); }
static bool long_one(AccountForm f)      { return f.password.n > PASSWORD_MOST; }
static bool names_self(AccountForm f)    { return !f.link_only && f.email.n && str_holds(f.password, f.email); }
static bool wrong_code(AccountForm f)    { return f.wrong_code; }
static bool unlike(AccountForm f)        { return !f.link_only && !str_eq(f.password, f.again); }

static const struct { Rule rule; bool (*broken)(AccountForm); } rules[] = {
	{ RULE_AT("organisation", "organisation_has_a_name", "Write the name of your organisation: it stands at the top of every page."), unnamed_house },
	{ RULE_AT("organisation", "organisation_name_fits", "Use a shorter name for your organisation, 200 letters at most."), long_house },
	{ RULE_AT("name", "person_has_a_name", "Write your name as colleagues should see it."), no_name },
	{ RULE_AT("name", "person_name_fits", "Use a shorter name, 200 letters at most."), long_name },
	{ RULE_AT("email", "email_can_be_reached", "Write an e-mail address such as name@example.org; letters and links go there."), odd_email },
	{ RULE_AT("email", "email_is_new", "Somebody with this address can sign in already; send them a new link instead."), known_email },
	{ RULE_AT("password", "password_long_enough", "Choose a password of 15 characters or more; a short sentence works well."), short_one },
	{ RULE_AT("password", "password_fits", "Choose a shorter password, 200 characters at most."), long_one },
	{ RULE_AT("password", "password_is_not_the_address", "Choose a password that does not hold your e-mail address."), names_self },
	{ RULE_AT("again", "passwords_agree", "Write the same password twice, so that a slip of the finger is noticed."), unlike },
	{ RULE_AT("recovery", "recovery_code_is_right", "This is not the code of your recovery sheet; look at each sign, or leave it empty and begin afresh."), wrong_code },
};

static bool is_wrong(PasswordForm f)    { return !f.right; }
static bool new_short(PasswordForm f)   { return is_short(f.password); }
static bool new_long(PasswordForm f)    { return f.password.n > PASSWORD_MOST; }
static bool new_unlike(PasswordForm f)  { return !str_eq(f.password, f.again); }

static const struct { Rule rule; bool (*broken)(PasswordForm); } password_rules[] = {
	{ RULE_AT("password", "new_password_long_enough", "Choose a password of 15 characters or more; a short sentence works well."), new_short },
	{ RULE_AT("password", "new_password_fits", "Choose a shorter password, 200 characters at most."), new_long },
	{ RULE_AT("again", "new_passwords_agree", "Write the same password twice, so that a slip of the finger is noticed."), new_unlike },
	{ RULE_AT("present", "present_password_is_right", "The present password is another one; write it as you did when you signed in."), is_wrong },
};

static bool is_self(ClosingForm f) { return f.self; }
static bool is_last(ClosingForm f) { return f.last_admin; }

static const struct { Rule rule; bool (*broken)(ClosingForm); } closing_rules[] = {
	{ RULE("not_ones_own_account", "Ask another administrator to close your account, so that nobody locks themselves out."), is_self },
	{ RULE("an_administrator_stays", "At least one administrator stays; make somebody else administrator first."), is_last },
};

#define CHECK_ALL(table, form) \
	for (size_t i = 0; i < COUNT(table); i++) \
		if ((table)[i].broken(form)) \
			return (Verdict){ &(table)[i].rule }; \
	return ALLOWED

Verdict account_check(AccountForm f) { CHECK_ALL(rules, f); }
Verdict password_check(PasswordForm f) { CHECK_ALL(password_rules, f); }
Verdict closing_check(ClosingForm f) { CHECK_ALL(closing_rules, f); }

int wait_after(int tries, int free)
{
	if (tries <= free)
		return 0;
	int doublings = tries - free - 1;
	return doublings > 7 || 5 << doublings > 900 ? 900 : 5 << doublings;
}

void account_handbook(RuleReader *tell, void *with)
{
	for (size_t i = 0; i < COUNT(rules); i++)
		tell(&rules[i].rule, with);
	for (size_t i = 0; i < COUNT(password_rules); i++)
		tell(&password_rules[i].rule, with);
	for (size_t i = 0; i < COUNT(closing_rules); i++)
		tell(&closing_rules[i].rule, with);
}
