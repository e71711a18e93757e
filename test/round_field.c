/* round_field.c - see round_field.h. */
#include "test/round_field.h"

#include "seal/seal.h"
#include "test/check.h"
#include "test/scratch.h"

const Instant field_noon = { SECONDS(1795262400) };

static bool lay(Db *db, void *with)
{
	Field *f = with;
	f->place = place_lay(db, f->arena, f->wish, field_noon);
	f->round = round_begin(db, f->arena, f->place.programme, field_noon);
	return true;
}

Field field_open(PlaceWish w)
{
	Field   f = { .arena = arena_open(), .wish = w };
	SealKey key;
	Str     why;
	seal_key_new(&key);
	seal_server_use(&key);
	f.folder = scratch_open(f.arena);
	CHECK_INT(db_open(f.arena, str_fmt(f.arena, "%s/x.db", f.folder.p).p, 2, &f.file, &why), DB_OPENED);
	CHECK_INT(db_write(f.file, lay, &f), DB_KEPT);
	return f;
}

void field_close(Field *f)
{
	round_close();
	db_close(f->file);
	scratch_drop(f->folder);
	arena_drop(f->arena);
}

int64_t field_number(Field *f, const char *sql, int64_t about)
{
	Db *db = db_reader(f->file);
	int64_t n = db_number(db_ask(db, f->arena, sql, about));
	CHECK(db_reader_back(db));
	return n;
}

Round field_round(Field *f)
{
	Round o = { 0 };
	Db *db = db_reader(f->file);
	CHECK(round_get(db, f->arena, f->round, &o));
	CHECK(db_reader_back(db));
	return o;
}
