/* scan.c - walks through the rights, tile by tile, for up to 256 lefts in turn, so that a tile
 * read once serves them all; keeps the best rights of each left in a heap, whose least is the
 * bar that the next must pass.  Method and source: scan.h.
 *
 * Ties are settled by rotation: each left looks at the rights in an order of its own, and the
 * first come stay. */
#include "solve/scan_paths.h"

#include "base/io.h"

#include <string.h>

enum { TOGETHER = 256 };

typedef struct { int n; uint64_t *key; } Heap;  /* the least first; a key: value, then who came earlier */

typedef struct {
	ScanPlan plan;
	Heap     heap;
	int64_t  above;                 /* a right must have more */
	ScanBar  bar;
	int      left, first_tile;
	uint32_t turn;                  /* of blocks and of places in a block */
} Asking;

typedef struct {
	const Scan *s;
	int         tiles;
	Asking     *asking;
	uint8_t     rough[SCAN_TILE];
	uint64_t    passes[SCAN_TILE_BLOCKS];
	int32_t    *right, *score;
} Room;

static const uint8_t free_of_charge[SCAN_TILE];

/* ---- the best so far --------------------------------------------------------------- */

static uint64_t key_of(int32_t value, uint32_t order) { return (uint64_t)((uint32_t)value ^ 1u << 31) << 32 | (UINT32_MAX - order); }
static int32_t  value_of(uint64_t key) { return (int32_t)((uint32_t)(key >> 32) ^ 1u << 31); }
static uint32_t order_of(uint64_t key) { return UINT32_MAX - (uint32_t)key; }

static void sink(Heap *h, uint64_t key)
{
	int i = 0;
	for (int child = 1; child < h->n; child = 2 * i + 1) {
		child += child + 1 < h->n && h->key[child + 1] < h->key[child];
		if (h->key[child] >= key)
			break;
		h->key[i] = h->key[child];
		i = child;
	}
	h->key[i] = key;
}

static void rise(Heap *h, uint64_t key)
{
	int i = h->n++;
	for (; i > 0 && h->key[(i - 1) / 2] > key; i = (i - 1) / 2)
		h->key[i] = h->key[(i - 1) / 2];
	h->key[i] = key;
}

/* ---- the bar ----------------------------------------------------------------------- */

/* rough > price + up - down for every right whose score less price exceeds 'above':
 * least + unit * (rough - 1) >= score, and least price + unit * price <= its price. */
static void set_bar(const Scan *s, Asking *x)
{
	int32_t c = (int32_t)(x->above - x->plan.least + (s->prices ? s->prices->least : 0)), unit = s->table->unit;
	int32_t steps = (c >= 0 ? c / unit : -((-c + unit - 1) / unit)) + SCAN_ROUGH_LEAST;
	x->bar.up = (uint8_t)(steps < 0 ? 0 : steps > 255 ? 255 : steps);
	x->bar.down = (uint8_t)(steps > 0 ? 0 : steps < -255 ? 255 : -steps);
}

static void offer(const Scan *s, Asking *x, int32_t value, uint32_t order)
{
	if (value <= x->above)
		return;
	if (x->heap.n < s->most)
		rise(&x->heap, key_of(value, order));
	else
		sink(&x->heap, key_of(value, order));
	if (x->heap.n == s->most) {
		x->above = value_of(x->heap.key[0]);
		set_bar(s, x);
	}
}

/* ---- one tile for one left ------------------------------------------------------------ */

static int blocks_in(const ScanTable *t, int tile)
{
	int rest = t->padded / SCAN_BLOCK - tile * SCAN_TILE_BLOCKS;
	return rest < SCAN_TILE_BLOCKS ? rest : SCAN_TILE_BLOCKS;
}

static void refine(Room *room, Asking *x, int tile, const ScanLive *live)
{
	const ScanTable *t = room->s->table;
	int blocks = blocks_in(t, tile), places = (int)(x->turn % SCAN_BLOCK), first = (int)(x->turn / SCAN_BLOCK % (uint32_t)blocks);
	int before = (tile - x->first_tile + room->tiles) % room->tiles * SCAN_TILE;
	for (int i = 0; i < live->n; i++) {
		int      b = live->block[i], nth = (b - first + blocks) % blocks;
		uint64_t passes = places ? room->passes[i] >> places | room->passes[i] << (SCAN_BLOCK - places) : room->passes[i];
		for (; passes; passes &= passes - 1) {
			int     k = __builtin_ctzll(passes), at = b * SCAN_BLOCK + (k + places) % SCAN_BLOCK, right = tile * SCAN_TILE + at;
			int     need = x->bar.price[at] + x->bar.up;
			need = (need > 255 ? 255 : need) - x->bar.down;
			if (right >= t->rights || room->rough[at] <= need)
				continue;
			int32_t score = scan_exact(t, &x->plan, right, room->rough[at]);
			if (score != SCAN_NEVER)
				offer(room->s, x, score - (room->s->prices ? room->s->prices->price[right] : 0), (uint32_t)(before + nth * SCAN_BLOCK + k));
		}
	}
}

static int passing(Room *room, const ScanWay *way, const ScanLive *live, ScanBar bar)
{
	return way->pass(room->rough, live, bar, room->passes);
}

static ScanBar bar_at(ScanBar bar, int steps) { return (ScanBar){ bar.price, (uint8_t)(steps > 0 ? steps : 0), (uint8_t)(steps < 0 ? -steps : 0) }; }

/* In the tile looked at first there is no bar to speak of, and nearly all would be scored exactly.
 * So those above the highest bar that still lets enough of them pass come first, and set one. */
static void refine_best_first(Room *room, const ScanWay *way, Asking *x, int tile, const ScanLive *live)
{
	uint64_t done[SCAN_TILE_BLOCKS];
	int      low = x->bar.up - x->bar.down, high = 255;
	while (high - low > 1) {
		int middle = (low + high) / 2;
		*(passing(room, way, live, bar_at(x->bar, middle)) >= room->s->most ? &low : &high) = middle;
	}
	passing(room, way, live, bar_at(x->bar, low));
	memcpy(done, room->passes, sizeof done);
	refine(room, x, tile, live);
	passing(room, way, live, x->bar);
	for (int i = 0; i < live->n; i++)
		room->passes[i] &= ~done[i];
}

static void scan_tile(Room *room, const ScanWay *way, Asking *x, int tile)
{
	const ScanTable *t = room->s->table;
	size_t   at = (size_t)tile * SCAN_TILE;
	ScanLive live = { .n = blocks_in(t, tile) };
	for (int i = 0, b = (int)(x->turn / SCAN_BLOCK % (uint32_t)live.n); i < live.n; i++, b = b + 1 < live.n ? b + 1 : 0)
		live.block[i] = (uint16_t)b;
	x->bar.price = room->s->prices ? room->s->prices->rough + at : free_of_charge;
	memset(room->rough, SCAN_ROUGH_LEAST, (size_t)live.n * SCAN_BLOCK);
	for (int i = 0; i < x->plan.adds && live.n; i++) {
		way->add(room->rough, &live, &x->plan.step[i], at);
		if (x->plan.look[i])
			way->keep(room->rough, &live, x->bar, x->plan.rest[i]);
	}
	for (int i = x->plan.adds; i < x->plan.steps && live.n; i++)
		way->limit(room->rough, &live, &x->plan.step[i], at);
	int pass = passing(room, way, &live, x->bar);
	if (!x->heap.n && pass > room->s->most)
		refine_best_first(room, way, x, tile, &live);
	refine(room, x, tile, &live);
}

/* ---- lefts -------------------------------------------------------------------------- */

static int group_of(int left) { return left / TOGETHER; }

static bool begin(Room *room, Asking *x, int left, const int32_t *above)
{
	const Scan *s = room->s;
	Dice of_left = { s->seed + (uint64_t)left * 2 + 1 }, of_group = { s->seed ^ (uint64_t)group_of(left) << 32 };
	x->left = left;
	x->heap.n = 0;
	x->above = above ? *above : SCAN_ABOVE_ALL;
	x->turn = (uint32_t)dice_roll(&of_left) >> 8;
	x->first_tile = (int)dice_below(&of_group, (uint32_t)(room->tiles ? room->tiles : 1));
	memset(&x->plan.ask, 0, sizeof x->plan.ask);
	s->ask(s->with, left, &x->plan.ask);
	bool fits = scan_plan(s->table, &x->plan);
	set_bar(s, x);
	return fits;
}

static int right_of(const Room *room, const Asking *x, uint32_t order)
{
	int tile = (int)(order / SCAN_TILE + (uint32_t)x->first_tile) % room->tiles, blocks = blocks_in(room->s->table, tile);
	int block = (int)((order % SCAN_TILE / SCAN_BLOCK + x->turn / SCAN_BLOCK % (uint32_t)blocks) % (uint32_t)blocks);
	return tile * SCAN_TILE + block * SCAN_BLOCK + (int)((order + x->turn) % SCAN_BLOCK);
}

/* Empties the heap, the least first, into the end of the lists. */
static ScanFound read_off(Room *room, Asking *x)
{
	ScanFound f = { .left = x->left, .n = x->heap.n, .right = room->right, .score = room->score, .beyond = (int32_t)x->above };
	while (x->heap.n) {
		uint64_t least = x->heap.key[0], last = x->heap.key[--x->heap.n];
		int      right = right_of(room, x, order_of(least));
		room->right[x->heap.n] = right;
		room->score[x->heap.n] = value_of(least) + (room->s->prices ? room->s->prices->price[right] : 0);
		sink(&x->heap, last);
	}
	return f;
}

/* Lefts from list[0] on that begin at the same tile. */
static int together(const int32_t *list, int n)
{
	int k = 1;
	while (k < n && k < TOGETHER && group_of(list[k]) == group_of(list[0]))
		k++;
	return k;
}

bool scan_lefts(Arena *a, const Scan *s, const int32_t *list, const int32_t *above, int n,
                void (*take)(void *to, int i, const ScanFound *found), void *to)
{
	const ScanWay *way = scan_way();
	Room *room = NEW(a, Room, 1);
	*room = (Room){ .s = s, .tiles = (s->table->padded + SCAN_TILE - 1) / SCAN_TILE, .asking = NEW(a, Asking, n < TOGETHER ? n : TOGETHER),
	                .right = NEW(a, int32_t, s->most), .score = NEW(a, int32_t, s->most) };
	for (int k = 0; k < n && k < TOGETHER; k++)
		room->asking[k].heap.key = NEW(a, uint64_t, s->most);
	for (int i = 0, more; i < n; i += more) {
		more = together(list + i, n - i);
		for (int k = 0; k < more; k++)
			if (!begin(room, &room->asking[k], list[i + k], above ? &above[i + k] : NULL))
				return false;
		for (int tile = 0; tile < room->tiles; tile++)
			for (int k = 0; k < more; k++)
				scan_tile(room, way, &room->asking[k], (tile + room->asking[0].first_tile) % room->tiles);
		for (int k = 0; k < more; k++) {
			ScanFound f = read_off(room, &room->asking[k]);
			take(to, i + k, &f);
		}
	}
	return true;
}
