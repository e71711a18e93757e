/* post.c - see post.h.  The bytes of a letter: mime.c.  Over the wire: smtp.c. */
#include "post/post.h"

#include "post/letter.h"
#include "post/post_store.h"

/* An address that gave three letters back gets no more until somebody has looked. */
bool post_letter(Db *db, Arena *a, PostLetter l, Instant now)
{
	if (!mime_address(l.address))
		return false;
	bool back = bounce_times(db, a, l.address) >= BOUNCES_MOST;
	Str  why = back ? S("This address gave three letters back, so this one is kept here.") : S("");
	return outbox_add(db, l, back ? S("failed") : l.held ? S("dropped") : S("waiting"), why, now);
}

int post_wait_seconds(int attempts)
{
	static const int waits[] = { 60, 300, 900, 3600 };
	return attempts < 1 ? 0 : attempts <= (int)COUNT(waits) ? waits[attempts - 1] : 6 * 3600;
}

/* ---- a batch: taken in one transaction, carried, settled in another ------------------------- */

typedef struct { Carried carried; Str why; bool tried; } Outcome;
typedef struct {
	Arena     *arena;
	Db        *db;                  /* while they are taken */
	const PostOffice *office;
	Instant    now;
	int        most;
	TakenList  all;
	Outcome   *of;
	Str        organisation;
	int        sent;
} Batch;

static void take_due(void *with)
{
	Batch *b = with;
	outbox_take(b->db, b->arena, b->now, b->most, &b->all);
	b->organisation = outbox_organisation(b->db, b->arena);
	b->of = NEW(b->arena, Outcome, b->all.n + 1);
}

static bool take(Db *db, void *with)
{
	Batch *b = with;
	b->db = db;
	return arena_try(b->arena, take_due, b) && b->all.n > 0;
}

static void settle_one(Db *db, const Taken *t, const Outcome *o, Instant now)
{
	if (!o->tried)
		outbox_untake(db, t->id);
	else if (o->carried == CARRY_SENT)
		outbox_mark(db, t->id, S("sent"), S(""), now, now);
	else if (o->carried == CARRY_NEVER || o->carried == CARRY_NOBODY || t->attempts >= POST_ATTEMPTS)
		outbox_mark(db, t->id, S("failed"), o->why, now, (Instant){ 0 });
	else
		outbox_mark(db, t->id, S("waiting"), o->why, (Instant){ now.us + SECONDS(post_wait_seconds(t->attempts)) }, (Instant){ 0 });
	if (o->tried && o->carried == CARRY_NOBODY)
		post_bounced(db, t->address, t->id, o->why, now);
}

static bool settle(Db *db, void *with)
{
	const Batch *b = with;
	for (int i = 0; i < b->all.n; i++)
		settle_one(db, &b->all.list[i], &b->of[i], b->now);
	return true;
}

static Str message(Arena *a, const PostOffice *o, const Taken *t, Str organisation, Instant now)
{
	Letter l = { .from_name = o->from_name.n ? o->from_name : organisation, .from = o->from, .to_name = t->name, .to = t->address,
		.subject = t->subject, .text = t->text, .html = t->html, .date = now, .language = S("en-GB"),
		.message_id = str_fmt(a, "%lld@%.*s", (long long)t->id, STR(o->host)), .unsubscribe = letter_way_out(a, t->kind, t->account, t->address) };
	l.boundary = mime_boundary(a, l.message_id);
	return mime_letter(a, &l);
}

/* The address a letter that cannot be delivered comes back to: it names the letter. */
static Str envelope(Arena *a, const PostOffice *o, int64_t id)
{
	Str host = o->bounce, box;
	if (!o->bounce.n || !str_cut(&host, '@', &box))
		return o->from;
	return str_fmt(a, "%.*s+%lld@%.*s", STR(box), (long long)id, STR(host));
}

static void carry(void *with)
{
	Batch *b = with;
	const PostOffice *o = b->office;
	for (int i = 0; i < b->all.n; i++) {
		const Taken *t = &b->all.list[i];
		Outcome *of = &b->of[i];
		Str why = S("");
		of->carried = o->carry(o->with, b->arena, envelope(b->arena, o, t->id), t->address, message(b->arena, o, t, b->organisation, b->now), &why);
		of->why = utf8_cut(why, 300);
		of->tried = true;
		b->sent += of->carried == CARRY_SENT;
		if (of->carried == CARRY_AWAY)
			break;
	}
}

static bool is_away(const Batch *b)
{
	for (int i = 0; i < b->all.n; i++)
		if (b->of[i].tried && b->of[i].carried == CARRY_AWAY)
			return true;
	return false;
}

/* false: no more are due, the server is away, or there is no memory. */
static bool send_batch(DbFile *file, const PostOffice *o, Instant now, int most, int *sent)
{
	Arena *a = arena_open();
	Batch  b = { .arena = a, .office = o, .now = now, .most = most };
	bool   more = false;
	if (a && db_write(file, take, &b) == DB_KEPT) {
		bool all = arena_try(a, carry, &b);
		db_write(file, settle, &b);                     /* what was carried; the rest is as it was */
		*sent += b.sent;
		more = all && b.all.n == most && !is_away(&b);
	}
	arena_drop(a);
	return more;
}

int post_send(DbFile *file, const PostOffice *o, Instant now, int most)
{
	int sent = 0;
	for (int left = most; left > 0; left -= POST_BATCH)
		if (!send_batch(file, o, now, left < POST_BATCH ? left : POST_BATCH, &sent))
			break;
	return sent;
}
