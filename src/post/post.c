/* post.c - see post.h.  The bytes of a letter: mime.c.  Over the wire: smtp.c. */
#include "post/post.h"
#include "post/post_store.h"

bool post_letter(Db *db, PostLetter l, Instant now)
{
	return mime_address(l.address) && outbox_add(db, l, now);
}

int post_wait_seconds(int attempts)
{
	static const int waits[] = { 60, 300, 900, 3600 };
	return attempts < 1 ? 0 : attempts <= (int)COUNT(waits) ? waits[attempts - 1] : 6 * 3600;
}

typedef struct { Arena *arena; Instant now; Taken taken; } Taking;

static bool take(Db *db, void *with)
{
	Taking *t = with;
	jmp_buf out;
	if (setjmp(out))                                /* the writer's thread has its own way out */
		return false;
	arena_escape(t->arena, &out);
	outbox_take(db, t->arena, t->now, &t->taken);
	arena_escape(t->arena, NULL);
	return t->taken.found;
}

typedef struct { int64_t id; Str state, error; Instant due, sent; } Marking;

static bool mark(Db *db, void *with)
{
	Marking *m = with;
	outbox_mark(db, m->id, m->state, m->error, m->due, m->sent);
	return true;
}

static Str message(Arena *a, const PostOffice *o, const Taken *t, Instant now)
{
	Letter l = { .from_name = o->from_name, .from = o->from, .to_name = t->name, .to = t->address, .subject = t->subject,
		.text = t->text, .html = t->html, .date = now, .language = S("en-GB"),
		.message_id = str_fmt(a, "%lld@%.*s", (long long)t->id, STR(o->host)) };
	l.boundary = mime_boundary(a, l.message_id);
	return mime_letter(a, &l);
}

static void settle(DbFile *file, const Taken *t, Carried carried, Str why, Instant now)
{
	Marking m = { .id = t->id, .error = why, .due = now };
	if (carried == CARRY_SENT)
		m.state = S("sent"), m.sent = now, m.error = S("");
	else if (carried == CARRY_NEVER || t->attempts >= POST_ATTEMPTS)
		m.state = S("failed");
	else
		m.state = S("waiting"), m.due = (Instant){ now.us + SECONDS(post_wait_seconds(t->attempts)) };
	db_write(file, mark, &m);
}

/* One letter; false: none is due, or there is no memory. */
static bool send_one(DbFile *file, const PostOffice *o, Instant now, int *sent)
{
	Arena  *a = arena_open();
	Taking  t = { .arena = a, .now = now };
	jmp_buf out;
	bool    took = a && db_write(file, take, &t) == DB_KEPT;
	if (!took || setjmp(out)) {
		arena_drop(a);
		return false;
	}
	arena_escape(a, &out);
	Str why = S("");
	Carried c = o->carry(o->with, a, o->from, t.taken.address, message(a, o, &t.taken, now), &why);
	settle(file, &t.taken, c, utf8_cut(why, 300), now);
	*sent += c == CARRY_SENT;
	arena_drop(a);
	return true;
}

int post_send(DbFile *file, const PostOffice *o, Instant now, int most)
{
	int sent = 0;
	for (int i = 0; i < most && send_one(file, o, now, &sent); i++) {}
	return sent;
}
