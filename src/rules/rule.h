/* rule.h - what a rule is.
 *
 * Everything in rules/ is pure: no database, no clock, no memory, no HTTP.  A rule is
 * a row of a table: its name, the sentence people are shown, and a predicate that is
 * true when the rule is broken.  `mentord rules` prints them all. */
#ifndef RULE_H
#define RULE_H

#include "base/base.h"

typedef struct { const char *name, *says, *where, *field; } Rule;   /* field: of the form it speaks about, or NULL */
typedef struct { const Rule *broken; } Verdict;         /* NULL: allowed */
typedef void RuleReader(const Rule *rule, void *with);

#define RULE(name, says)            { name, says, __FILE__ ":" RULE_TEXT(__LINE__), NULL }
#define RULE_AT(field, name, says)  { name, says, __FILE__ ":" RULE_TEXT(__LINE__), field }
#define RULE_TEXT(x)                RULE_TEXT_(x)
#define RULE_TEXT_(x)               #x

static const Verdict ALLOWED = { 0 };
static inline bool allowed(Verdict v) { return !v.broken; }

/* The broken rule's sentence, for the field of the form that it speaks about; elsewhere "". */
static inline Str rule_at(Verdict v, const char *field)
{
	return v.broken && v.broken->field && str_eq(str(v.broken->field), str(field)) ? str(v.broken->says) : (Str){ "", 0 };
}

#endif
