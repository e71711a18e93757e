/* rules_command.c - mentord rules: the handbook, printed. */
#include "commands.h"
#include "rules/account.h"
#include "rules/joining.h"
#include "rules/letter.h"
#include "rules/mentorship.h"
#include "rules/people.h"
#include "rules/programme.h"
#include "rules/round.h"
#include "rules/rules.h"

#include <stdio.h>
#include <string.h>

static void tell(const Rule *r, void *unused)
{
	(void)unused;
	printf("%-26s %-28s %s\n", r->name, r->where, r->says);
}

int rules_command(int argc, char **argv)
{
	if (argc > 1) {
		bool asked = argc == 2 && !strcmp(argv[1], "--help");
		fputs("usage: mentord rules\nPrints every rule: its name, where it is written, and its sentence.\n", asked ? stdout : stderr);
		return asked ? 0 : 2;
	}
	for (int i = 0; i < pairing_rules(); i++)
		tell(pairing_rule(i), NULL);
	for (int i = 0; i < equals_rules(); i++)
		tell(equals_rule(i), NULL);
	for (int i = 0; i < FITS; i++)
		tell(fit_part(i), NULL);
	account_handbook(tell, NULL);
	joining_handbook(tell, NULL);
	letter_handbook(tell, NULL);
	people_handbook(tell, NULL);
	programme_handbook(tell, NULL);
	round_handbook(tell, NULL);
	mentorship_handbook(tell, NULL);
	return 0;
}
