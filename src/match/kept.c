/* kept.c - sealing and opening kept runs: each has a key of its own, sealed to its owner. */
#include "match/kept.h"
#include "match/kept_store.h"

static SealPlace place(const char *column, int64_t row) { return (SealPlace){ "kept_run", column, row }; }

bool kept_add(Db *db, Arena *a, int64_t account, Kept k)
{
	SealRow owner;
	SealKey item;
	if (!seal_row(db, a, account, &owner))
		return false;
	seal_key_new(&item);
	kept_row_add(db, account, (SealedRun){ .id = k.id, .key = owner.id, .made = k.made, .engine = k.engine, .people = k.people, .pairs = k.pairs,
		.item = seal_to(a, owner.open, (Str){ (const char *)item.bytes, sizeof item.bytes }),
		.title = seal_text(a, &item, place("title_sealed", k.id), k.title),
		.settings = seal_text(a, &item, place("settings_sealed", k.id), k.settings),
		.sheets = seal_text(a, &item, place("sheets_sealed", k.id), k.sheets) });
	seal_forget(&item, sizeof item);
	return true;
}

static bool item_key(Arena *a, const SealedRun *r, const SealPair *pair, SealKey *item)
{
	Str bytes;
	if (!pair || !seal_from(a, pair, r->item, &bytes) || bytes.n != sizeof item->bytes)
		return false;
	for (size_t i = 0; i < sizeof item->bytes; i++)
		item->bytes[i] = (uint8_t)bytes.p[i];
	return true;
}

/* What cannot be opened is listed all the same: its owner may want to delete it. */
static Kept opened(Arena *a, const SealedRun *r, const SealPair *pair, bool sheets)
{
	SealKey item;
	Kept k = { .id = r->id, .title = S("Sealed with a password you no longer use"), .engine = r->engine, .made = r->made, .people = r->people,
		.pairs = r->pairs, .shut = true };
	if (!item_key(a, r, pair, &item))
		return k;
	k.shut = !seal_open(a, &item, place("title_sealed", r->id), r->title, &k.title)
	      || !seal_open(a, &item, place("settings_sealed", r->id), r->settings, &k.settings)
	      || (sheets && !seal_open(a, &item, place("sheets_sealed", r->id), r->sheets, &k.sheets));
	seal_forget(&item, sizeof item);
	return k;
}

Keeps kept_list(Db *db, Arena *a, int64_t account, const SealPair *pair, int from, int most)
{
	SealedRuns rows = kept_rows(db, a, account, from, most);
	Keeps all = { 0 };
	for (int i = 0; i < rows.n; i++) {
		Kept k = opened(a, &rows.list[i], pair, false);
		*PUSH(a, &all) = k;
	}
	return all;
}

bool kept_read(Db *db, Arena *a, int64_t id, int64_t account, const SealPair *pair, Kept *kept)
{
	SealedRun row;
	if (!kept_row(db, a, id, account, &row))
		return false;
	*kept = opened(a, &row, pair, true);
	return true;
}
