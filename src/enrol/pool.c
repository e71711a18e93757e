/* pool.c - everybody who takes part, in bulk: rows of a handful of queries, merged in memory. */
#include "enrol/pool_store.h"
#include "enrol/wish_own.h"
#include "enrol/wish_store.h"

#include <stdlib.h>

typedef struct { int64_t key; int at; } Where;
typedef struct { Where *list; int n; } Wheres;
typedef struct { Str fold; int64_t person; } Called;
typedef struct { Called *list; int n; } Calleds;
typedef struct { Arena *arena; Joineds all; Wheres by_profile, by_person; Calleds called; Strs domains; } Pool;

static int by_key(const void *x, const void *y)
{
	const Where *a = x, *b = y;
	return a->key < b->key ? -1 : a->key > b->key;
}

static int by_fold(const void *x, const void *y)
{
	const Called *a = x, *b = y;
	int c = str_cmp(a->fold, b->fold);
	return c ? c : a->person < b->person ? -1 : a->person > b->person;
}

static Joined *found(Pool *p, const Wheres *w, int64_t key)
{
	const Where *hit = w->n ? bsearch(&(Where){ key, 0 }, w->list, (size_t)w->n, sizeof *w->list, by_key) : NULL;
	return hit ? &p->all.list[hit->at] : NULL;
}

static void take_row(void *with, const PoolSide *s, const Joined *says, OwnWords own, Str name_fold, Str email_fold)
{
	Pool  *p = with;
	Arena *a = p->arena;
	if (!p->all.n || p->all.list[p->all.n - 1].person != s->person) {
		*PUSH(a, &p->by_profile) = (Where){ s->profile, p->all.n };
		*PUSH(a, &p->by_person) = (Where){ s->person, p->all.n };
		*PUSH(a, &p->called) = (Called){ name_fold, s->person };
		*PUSH(a, &p->called) = (Called){ email_fold, s->person };
		*PUSH(a, &p->all) = *says;
		Joined *j = &p->all.list[p->all.n - 1];
		j->since = s->applied;
		terms_of_own(a, &j->terms, own, p->domains);
	}
	Joined *j = &p->all.list[p->all.n - 1];
	*(s->mentor ? &j->as_mentor : &j->as_mentee) = s->enrolment;
	*(s->mentor ? &j->room_mentor : &j->room_mentee) = s->room;
	*(s->mentor ? &j->mentees_offered : &j->mentors_asked) = s->places;
	if (s->applied.us < j->since.us)
		j->since = s->applied;
}

static const EnrolTerm *word_of(const PoolWords *words, int64_t id)
{
	int low = 0, high = words->n;
	while (low < high) {
		int mid = low + (high - low) / 2;
		*(words->list[mid].id < id ? &low : &high) = words->list[mid].id < id ? mid + 1 : mid;
	}
	return low < words->n && words->list[low].id == id ? &words->list[low].term : NULL;
}

static void add_terms(Pool *p, Db *db, int64_t programme)
{
	PoolTerms terms = pool_terms(db, p->arena, programme);
	PoolWords words = pool_words(db, p->arena);
	for (int i = 0; i < terms.n; i++) {
		Joined *j = found(p, &p->by_profile, terms.list[i].profile);
		const EnrolTerm *word = word_of(&words, terms.list[i].term);
		if (!j || !word)
			continue;
		*PUSH(p->arena, &j->terms) = (EnrolTerm){ word->name, word->list, word->domain, terms.list[i].way, terms.list[i].level };
	}
}

/* ---- what is opened for matching -------------------------------------------------------------- */

static void add_person(Arena *a, PersonIds *ids, int64_t person, int64_t own)
{
	for (int i = 0; i < ids->n; i++)
		if (ids->list[i] == person)
			return;
	if (person && person != own)
		*PUSH(a, ids) = person;
}

/* A line that meant nobody when it was written may mean somebody who has come since; everybody of that name. */
static void add_named(Pool *p, PersonIds *ids, Named n, int64_t own)
{
	if (n.person) {
		add_person(p->arena, ids, n.person, own);
		return;
	}
	Str fold = utf8_fold(p->arena, n.typed);
	int low = 0, high = p->called.n;
	while (low < high) {
		int mid = low + (high - low) / 2;
		bool before = str_cmp(p->called.list[mid].fold, fold) < 0;
		*(before ? &low : &high) = before ? mid + 1 : mid;
	}
	for (; fold.n && low < p->called.n && str_eq(p->called.list[low].fold, fold); low++)
		add_person(p->arena, ids, p->called.list[low].person, own);
}

static void add_wishes(Pool *p, Db *db, int64_t programme)
{
	SealedWishes liked = preference_all(db, p->arena, programme), avoided = avoid_all(db, p->arena, programme);
	for (int i = 0; i < liked.n; i++) {
		Joined *j = found(p, &p->by_profile, liked.list[i].of);
		if (j)
			add_named(p, &j->preferred, wish_named(wish_open(p->arena, "preference", "person_sealed", liked.list[i].id, liked.list[i].sealed)), j->person);
	}
	for (int i = 0; i < avoided.n; i++) {
		Joined *j = found(p, &p->by_person, avoided.list[i].of);
		if (j)
			add_named(p, &j->avoids, wish_named(wish_open(p->arena, "avoid", "whom_sealed", avoided.list[i].id, avoided.list[i].sealed)), j->person);
	}
}

static void add_identity(Pool *p, Db *db, int64_t programme)
{
	IdentityRows rows = identity_all(db, p->arena, programme);
	for (int i = 0; i < rows.n; i++) {
		Joined *j = found(p, &p->by_profile, rows.list[i].profile);
		if (!j)
			continue;
		IdentitySaid said = wish_identity_open(p->arena, rows.list[i].profile, rows.list[i].sealed);
		j->identity = words_split(p->arena, said.own, ',');
		j->identity_wanted = words_split(p->arena, said.wanted, ',');
	}
}

Joineds enrol_all(Db *db, Arena *a, int64_t programme, Date today)
{
	Pool      p = { .arena = a };
	Programme of;
	if (!programme_get(db, a, programme, &of))
		return p.all;
	p.domains = programme_domains(a, &of);
	pool_rows(db, a, programme, today, take_row, &p);
	if (!p.all.n)
		return p.all;
	qsort(p.by_profile.list, (size_t)p.by_profile.n, sizeof *p.by_profile.list, by_key);
	qsort(p.by_person.list, (size_t)p.by_person.n, sizeof *p.by_person.list, by_key);
	qsort(p.called.list, (size_t)p.called.n, sizeof *p.called.list, by_fold);
	add_terms(&p, db, programme);
	add_wishes(&p, db, programme);
	add_identity(&p, db, programme);
	return p.all;
}
