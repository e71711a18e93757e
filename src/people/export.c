/* export.c - everybody as a sheet, with the headings that the import understands: what is mended in it comes back. */
#include "people/export.h"

#include "people/import_store.h"
#include "sheet/sheet.h"

static const SheetField fields[] = {
	FIELD_EMAIL, FIELD_STAFF_ID, FIELD_NAME, FIELD_FIRST_NAME, FIELD_LAST_NAME, FIELD_PRONOUNS, FIELD_UNIT, FIELD_ORGANISATION, FIELD_TITLE,
	FIELD_PROFESSION, FIELD_GRADE, FIELD_CITY, FIELD_COUNTRY, FIELD_ZONE, FIELD_MANAGER, FIELD_STATUS,
};
enum { FIXED = (int)COUNT(fields), OWN_COLUMNS_MOST = 60 };

/* ---- units: by name, or by the way to them where the name alone could mean another ---------- */

static const Unit *unit_of(const Units *all, int64_t id)
{
	for (int i = 0; id && i < all->n; i++)
		if (all->list[i].id == id)
			return &all->list[i];
	return NULL;
}

static const Unit *root_of(const Units *all, const Unit *u)
{
	for (const Unit *up; u && (up = unit_of(all, u->parent));)
		u = up;
	return u;
}

static bool is_alone(Arena *a, const Units *all, const Unit *u)
{
	int same = 0;
	Str folded = utf8_fold(a, u->name);
	for (int i = 0; i < all->n; i++)
		same += str_eq(utf8_fold(a, all->list[i].name), folded);
	return same == 1;
}

static Str unit_words(Arena *a, const Units *all, const Unit *u, const Unit *house)
{
	if (!u || u == house)
		return S("");
	Str words = u->name;
	if (is_alone(a, all, u))
		return words;
	for (const Unit *up = unit_of(all, u->parent); up && up != house; up = unit_of(all, up->parent))
		words = str_fmt(a, "%.*s > %.*s", STR(up->name), STR(words));
	return words;
}

/* ---- rows ------------------------------------------------------------------------------ */

typedef struct { Units units; struct { Str *unit, *house; } words; Wholes all; Strs extras; } Knowledge;

static const Whole *whole_of(const Wholes *all, int64_t id)
{
	int low = 0, high = all->n;
	while (low < high) {
		int mid = (low + high) / 2;
		if (all->list[mid].h.id < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low < all->n && all->list[low].h.id == id ? &all->list[low] : NULL;
}

static Str key_of(const Whole *w)
{
	return !w ? S("") : w->h.email.n ? w->h.email : w->h.staff_id.n ? w->h.staff_id : w->h.name;
}

static Str value(const Knowledge *k, const Human *h, SheetField f)
{
	switch (f) {
	case FIELD_EMAIL:        return h->email;
	case FIELD_STAFF_ID:     return h->staff_id;
	case FIELD_NAME:         return h->name;
	case FIELD_FIRST_NAME:   return h->given;
	case FIELD_LAST_NAME:    return h->family;
	case FIELD_PRONOUNS:     return h->pronouns;
	case FIELD_TITLE:        return h->title;
	case FIELD_PROFESSION:   return h->profession;
	case FIELD_GRADE:        return h->stage_name;
	case FIELD_CITY:         return h->city;
	case FIELD_COUNTRY:      return h->country;
	case FIELD_ZONE:         return h->zone;
	case FIELD_MANAGER:      return h->boss ? key_of(whole_of(&k->all, h->boss)) : S("");
	case FIELD_STATUS:       return str_eq(h->state, S("leave")) ? S("on leave") : h->state;
	default:                 break;
	}
	const Unit *u = unit_of(&k->units, h->unit);
	if (!u)
		return S("");
	return f == FIELD_UNIT ? k->words.unit[u - k->units.list] : k->words.house[u - k->units.list];
}

static void row(SheetOut *o, const Knowledge *k, const Human *h)
{
	const Whole *w = whole_of(&k->all, h->id);
	for (int i = 0; i < FIXED; i++)
		sheet_out_cell(o, value(k, h, fields[i]));
	for (int i = 0; i < k->extras.n; i++) {
		Str cell = S("");
		for (int x = 0; w && x < w->extras.n; x++)
			if (str_eq(w->extras.list[x].name, k->extras.list[i]))
				cell = w->extras.list[x].value;
		sheet_out_cell(o, cell);
	}
}

static Knowledge knowledge(Db *db, Arena *a)
{
	Knowledge k = { .units = people_units(db, a), .all = import_everybody(db, a), .extras = extra_names(db, a, OWN_COLUMNS_MOST) };
	k.words.unit = NEW(a, Str, k.units.n + 1);
	k.words.house = NEW(a, Str, k.units.n + 1);
	for (int i = 0; i < k.units.n; i++) {
		const Unit *root = root_of(&k.units, &k.units.list[i]), *house = root && root->partner ? root : NULL;
		k.words.unit[i] = unit_words(a, &k.units, &k.units.list[i], house);
		k.words.house[i] = house ? house->name : S("");
	}
	return k;
}

SheetOut people_out(Db *db, Arena *a, PeopleWish w, bool rows)
{
	Knowledge k = { 0 };
	if (rows)
		k = knowledge(db, a);
	else
		k.extras = extra_names(db, a, OWN_COLUMNS_MOST);
	OutColumn *columns = NEW(a, OutColumn, FIXED + k.extras.n);
	for (int i = 0; i < FIXED; i++)
		columns[i] = (OutColumn){ str(sheet_field_name(fields[i])), str(sheet_field_label(fields[i])), 22 };
	for (int i = 0; i < k.extras.n; i++)
		columns[FIXED + i] = (OutColumn){ k.extras.list[i], k.extras.list[i], 22 };
	SheetOut o = sheet_out(a, "People", columns, FIXED + k.extras.n);
	Humans list = { 0 };
	if (rows)
		list = people_list(db, a, w, 0, 10000000);
	for (int i = 0; i < list.n; i++)
		row(&o, &k, &list.list[i]);
	return o;
}
