/* intern.c - a hash table that only grows. */
#include "base/intern.h"
#include "base/io.h"

typedef struct { Str *list; int n; } Texts;
struct Intern {
	Arena   *arena;
	Texts    texts;         /* number - 1 is the place */
	int32_t *slot;
	uint32_t slots;         /* a power of two, never more than half full */
	uint64_t salt;          /* so that nobody can prepare texts that collide */
};

static void set_slots(Intern *in, uint32_t slots)
{
	in->slot = NEW(in->arena, int32_t, slots);
	in->slots = slots;
}

Intern *intern_open(Arena *a)
{
	Intern *in = NEW(a, Intern, 1);
	in->arena = a;
	random_fill(&in->salt, sizeof in->salt);
	set_slots(in, 64);
	return in;
}

static uint64_t hash_of(const Intern *in, Str s)
{
	uint64_t h = in->salt;
	for (size_t i = 0; i < s.n; i++) {
		h = (h ^ (unsigned char)s.p[i]) * 0x9e3779b97f4a7c15u;
		h ^= h >> 29;
	}
	return h ^ h >> 32;
}

/* The slot where s is, or where it would be put. */
static uint32_t slot_of(const Intern *in, Str s, uint64_t hash)
{
	uint32_t at = (uint32_t)hash & (in->slots - 1);
	while (in->slot[at] && !str_eq(in->texts.list[in->slot[at] - 1], s))
		at = (at + 1) & (in->slots - 1);
	return at;
}

static void grow(Intern *in)
{
	set_slots(in, in->slots * 2);
	for (int i = 0; i < in->texts.n; i++)
		in->slot[slot_of(in, in->texts.list[i], hash_of(in, in->texts.list[i]))] = i + 1;
}

int32_t intern_find(const Intern *in, Str s) { return in->slot[slot_of(in, s, hash_of(in, s))]; }

int32_t intern_id(Intern *in, Str s)
{
	uint64_t hash = hash_of(in, s);
	uint32_t at = slot_of(in, s, hash);
	if (in->slot[at])
		return in->slot[at];
	if ((uint32_t)in->texts.n * 2 >= in->slots) {
		grow(in);
		at = slot_of(in, s, hash);
	}
	Str copy = str_copy(in->arena, s);
	*PUSH(in->arena, &in->texts) = copy;
	return in->slot[at] = in->texts.n;
}

Str intern_str(const Intern *in, int32_t id) { return id > 0 && id <= in->texts.n ? in->texts.list[id - 1] : S(""); }
int intern_count(const Intern *in) { return in->texts.n; }
