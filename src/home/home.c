/* home.c - see home.h. */
#include "home/home_store.h"

#include "enrol/enrol.h"
#include "people/people.h"

bool home_view(Db *db, Arena *a, HomeFor whose, HomeView *v)
{
	int64_t person = people_of(db, a, whose.account);
	v->coordinator = whose.coordinator;
	if (v->coordinator)
		v->runs = home_runs(db, a, whose.account, whose.admin);
	if (!person)
		return v->coordinator;
	v->invites = home_invites(db, a, person);
	v->drafts = home_drafts(db, a, person);
	v->joined = home_joined(db, a, person);
	v->pairs = mentorship_of(db, a, person);
	for (int i = 0; i < v->joined.n; i++)
		if (!v->joined.list[i].paired && str_eq(v->joined.list[i].state, S("approved")))
			v->joined.list[i].place = enrol_waiting_place(db, a, v->joined.list[i].enrolment);
	for (int i = 0; i < v->pairs.n && !v->ask; i++)
		if (!v->pairs.list[i].agreed && !str_eq(v->pairs.list[i].state, S("active")) && !mentorship_is_over(&v->pairs.list[i], whose.today))
			v->ask = &v->pairs.list[i];
	return true;
}
