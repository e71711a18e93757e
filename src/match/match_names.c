/* match_names.c - people by the names that coordinators give them: address, staff number, full name. */
#include "match/match_facts.h"

enum { NOBODY = -1, SEVERAL = -2 };

/* An address wins over a staff number or a name that looks the same; two people of one name are nobody in particular. */
static void enter(NameIndex *x, Str key, int person, bool address)
{
	if (!key.n)
		return;
	int32_t id = intern_id(x->keys, key);
	while (x->person.n < id)
		*PUSH(x->arena, &x->person) = NOBODY;
	int *at = &x->person.list[id - 1];
	*at = address || *at == NOBODY || *at == person ? person : SEVERAL;
}

NameIndex names_index(Arena *a, const People *people)
{
	NameIndex x = { .keys = intern_open(a), .arena = a };
	for (int i = 0; i < people->n; i++) {
		enter(&x, utf8_fold(a, people->list[i].staff_id), i, false);
		enter(&x, utf8_fold(a, people->list[i].name), i, false);
	}
	for (int i = 0; i < people->n; i++)
		enter(&x, people->list[i].key, i, true);
	return x;
}

int names_find(const NameIndex *x, Str who)
{
	Str     key = utf8_fold(x->arena, who);
	int32_t id = key.n ? intern_find(x->keys, key) : 0;
	return id && id <= x->person.n ? x->person.list[id - 1] : NOBODY;
}
