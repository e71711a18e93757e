/* worksheet.c - readiness and reflection before joining: for their author alone.  Each has a key of its own, sealed to
 * the author's pair; neither the program at rest nor anybody else can read it. */
#include "enrol/wish_store.h"
#include "seal/seal_keep.h"

#include <string.h>

static SealPlace place(int64_t row) { return (SealPlace){ "worksheet", "body_sealed", row }; }

static bool item_key(Arena *a, const SheetRow *r, const SealPair *pair, SealKey *item)
{
	Str bytes;
	if (!pair || !seal_from(a, pair, r->item, &bytes) || bytes.n != sizeof item->bytes)
		return false;
	memcpy(item->bytes, bytes.p, bytes.n);
	return true;
}

Worksheet worksheet_read(Db *db, Arena *a, int64_t account, int64_t programme, const char *kind, const SealPair *pair)
{
	SheetRow  row;
	SealKey   item;
	Worksheet w = { .body = S("") };
	if (!worksheet_row(db, a, account, programme, str(kind), &row))
		return w;
	w.kept = true;
	w.shut = !item_key(a, &row, pair, &item) || !seal_open(a, &item, place(row.id), row.body, &w.body);
	seal_forget(&item, sizeof item);
	return w;
}

bool worksheet_keep(Db *db, Arena *a, int64_t account, int64_t programme, const char *kind, Str body, Date today)
{
	SealRow owner;
	SealKey item;
	if (!body.n)
		return worksheet_drop(db, account, programme, str(kind)), true;
	if (!seal_row(db, a, account, &owner))
		return false;
	seal_key_new(&item);
	SheetRow row = { .id = id_new(), .key = owner.id };
	row.item = seal_to(a, owner.open, (Str){ (const char *)item.bytes, sizeof item.bytes });
	row.body = seal_text(a, &item, place(row.id), body);
	seal_forget(&item, sizeof item);
	worksheet_put(db, account, programme, str(kind), row, today);
	return true;
}
