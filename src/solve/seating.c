/* seating.c - see seating.h. */
#include "solve/seating.h"

int32_t *seating_rights_room(Arena *a, const Graph *g, const int32_t *most)
{
	int32_t *room = NEW(a, int32_t, g->rights);
	for (int64_t e = 0; e < g->row[g->lefts]; e++)
		room[g->right[e]]++;
	for (int r = 0; most && r < g->rights; r++)
		room[r] = most[r] < room[r] ? most[r] : room[r];
	return room;
}

static int32_t *in_a_row(Arena *a, const int32_t *room, int n)
{
	int32_t *first = NEW(a, int32_t, (size_t)n + 1);
	for (int i = 0; i < n; i++)
		first[i + 1] = first[i] + room[i];
	return first;
}

void seating_open(Arena *a, Seating *s, const Graph *g, const int32_t *room_left, const int32_t *room_right)
{
	*s = (Seating){ .place = in_a_row(a, room_left, g->lefts), .first = in_a_row(a, room_right, g->rights) };
	int32_t places = s->place[g->lefts];
	s->right = NEW(a, int32_t, places);
	s->filled = NEW(a, int32_t, g->lefts);
	s->owner = NEW(a, int32_t, places);
	s->at = NEW(a, int32_t, places);
	s->used = NEW(a, int32_t, g->rights);
	s->holder = NEW(a, int32_t, s->first[g->rights]);
	for (int l = 0; l < g->lefts; l++)
		for (int32_t k = s->place[l]; k < s->place[l + 1]; k++) {
			s->owner[k] = l;
			s->right[k] = -1;
		}
}

static void sit(Seating *s, int32_t k, int32_t r)
{
	s->at[k] = s->first[r] + s->used[r]++;
	s->holder[s->at[k]] = k;
	s->right[k] = r;
}

static void rise(Seating *s, int32_t k)
{
	int32_t r = s->right[k], last = s->holder[s->first[r] + --s->used[r]];
	s->holder[s->at[k]] = last;
	s->at[last] = s->at[k];
	s->right[k] = -1;
}

void seating_fill(Seating *s, int32_t l, int32_t r)
{
	sit(s, s->place[l] + s->filled[l]++, r);
	s->placed++;
}

void seating_move(Seating *s, int32_t k, int32_t r)
{
	rise(s, k);
	sit(s, k, r);
}

void seating_empty(Seating *s, int32_t k)
{
	int32_t l = s->owner[k], last = s->place[l] + --s->filled[l], r = s->right[last];
	rise(s, k);
	if (k != last) {
		rise(s, last);
		sit(s, k, r);
	}
	s->placed--;
}
