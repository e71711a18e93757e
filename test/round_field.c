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

/* ---- a round goes on ------------------------------------------------------------------ */

WorkEnd field_matched(Field *f, const char *makes, bool least)
{
	Str     refused = S("");
	WorkEnd end = round_work(f->file, round_task_of(f->file, f->round, least, S(""), str(makes), instant_date(field_noon)), f->arena, &refused);
	if (end != WORK_KEPT)
		fprintf(stderr, "not kept (%d): %.*s\n", end, STR(refused));
	return end;
}

static bool publish(Db *db, void *with)
{
	FieldGoing *g = with;
	g->done = round_publish(db, g->f->arena, &g->p, &g->v, field_noon);
	return g->done == ROUND_DONE;
}

FieldGoing field_published(Field *f)
{
	FieldGoing g = { .f = f, .p = { .round = f->round, .version = field_round(f).version } };
	db_write(f->file, publish, &g);
	for (int i = 0; i < g.p.stopped.n; i++)
		fprintf(stderr, "stopped: %.*s\n", STR(g.p.stopped.list[i].says));
	return g;
}

bool field_again(Db *db, void *with)
{
	Field *f = with;
	f->round = round_begin(db, f->arena, f->place.programme, field_noon);
	return true;
}

static bool pin(Db *db, void *with)
{
	FieldGoing *g = with;
	g->done = round_pin(db, g->f->arena, g->f->round, field_round(g->f).version, g->pair[0], g->pair[1], g->pin, 0, instant_date(field_noon), &g->v);
	return g->done == ROUND_DONE;
}

FieldGoing field_pinned(Field *f, int64_t mentor, int64_t mentee, Pin way)
{
	FieldGoing g = { .f = f, .pair = { mentor, mentee }, .pin = way };
	db_write(f->file, pin, &g);
	return g;
}
