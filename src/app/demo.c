/* demo.c - the people of the demo department. */
#include "app/app.h"
#include "sign/sign.h"

const char demo_password[] = "a lamp on the table";

static const struct { const char *name, *email, *rank; } people[] = {
	{ "Maren Aldous", "admin@northmere.example", "admin" },
	{ "Tomás Quiroga", "coordinator@northmere.example", "coordinator" },
	{ "Ifeoma Balogun", "member@northmere.example", "member" },
};

bool demo_people(Db *db, void *with)
{
	Arena  *a = with;
	Instant now = clock_now();
	Str     secret;
	if (!sign_setup_link(db, a, now).n || !sign_hash(a, str(demo_password), &secret))
		return false;
	for (size_t i = 0; i < COUNT(people); i++) {
		AccountForm f = { .organisation = S("Northmere Mentorship"), .name = str(people[i].name), .email = str(people[i].email), .first = !i };
		Str token = i ? S("") : sign_setup_link(db, a, now);
		if (i && !allowed(sign_invite(db, a, f, str(people[i].rank), now, &token)))
			return false;
		if (!sign_accept(db, a, token, f, secret, now))
			return false;
	}
	return db_ok(db);
}
