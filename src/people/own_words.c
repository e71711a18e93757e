/* own_words.c - words to choose from that one programme has besides those of everywhere. */
#include "people/words_store.h"

enum { OWN_MOST = 40, NAME_BYTES = 100 };

static Term *called(Arena *a, Terms *all, Str name)
{
	Str fold = utf8_fold(a, name);
	for (int i = 0; i < all->n; i++)
		if (str_eq(utf8_fold(a, all->list[i].name), fold))
			return &all->list[i];
	return NULL;
}

static void keep_active(Db *db, Arena *a, Term *t, bool active)
{
	if (t->active == active)
		return;
	t->active = active;
	term_set(db, a, t);
}

void people_keep_own_terms(Db *db, Arena *a, const char *list, int64_t programme, Strs names)
{
	Terms all = people_terms(db, a, list, programme, true);
	bool *named = NEW(a, bool, all.n + 1);
	for (int i = 0; i < names.n && i < OWN_MOST; i++) {
		Str   name = utf8_cut(str_trim(names.list[i]), NAME_BYTES);
		Term *known = name.n ? called(a, &all, name) : NULL, fresh = { .id = id_new(), .programme = programme, .name = name, .domain = S(""), .active = true };
		if (known)
			named[known - all.list] = true;
		else if (name.n)
			term_add(db, a, str(list), &fresh);
	}
	for (int i = 0; i < all.n; i++)
		if (all.list[i].programme == programme)
			keep_active(db, a, &all.list[i], named[i]);
}
