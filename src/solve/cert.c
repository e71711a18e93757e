/* cert.c - writes the certificate. */
#include "solve/cert.h"

typedef struct { Buf out; const Assign *p; const Assigned *x; char *mark; } Writer;

static int least(int a, int b) { return a < b ? a : b; }

/* '*' a pair made, '!' one that had to be. */
static void set_marks(Writer *w)
{
	for (int i = 0; i < w->x->n; i++)
		w->mark[(size_t)w->x->pair[i].left * (size_t)w->p->rights + (size_t)w->x->pair[i].right] = '*';
	for (int i = 0; i < w->p->must_n; i++)
		w->mark[(size_t)w->p->must[i].left * (size_t)w->p->rights + (size_t)w->p->must[i].right] = '!';
}

static void write_row(Writer *w, int l)
{
	size_t at = (size_t)l * (size_t)w->p->rights;
	buf_lit(&w->out, "row ");
	buf_int(&w->out, l + 1);
	for (int r = 0; r < w->p->rights; r++) {
		if (w->p->score[at + (size_t)r] < 0)
			continue;
		buf_char(&w->out, ' ');
		buf_int(&w->out, r + 1);
		buf_char(&w->out, ':');
		buf_int(&w->out, w->p->score[at + (size_t)r]);
		if (w->mark[at + (size_t)r])
			buf_char(&w->out, w->mark[at + (size_t)r]);
	}
	buf_char(&w->out, '\n');
}

/* FNV-1a, 64 bits, of all that was written so far. */
static uint64_t seal(Str s)
{
	uint64_t h = 0xcbf29ce484222325u;
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	return h;
}

Str cert_write(Arena *a, const Assign *p, const Assigned *x)
{
	Writer w = { .out = buf_open(a), .p = p, .x = x,
	             .mark = NEW(a, char, size_of((size_t)p->lefts, (size_t)p->rights)) };
	set_marks(&w);
	buf_lit(&w.out, "mentord-certificate 1\n");
	buf_fmt(&w.out, "size %d %d\nfirst %d\nplaced %d\nfit %lld\n", p->lefts, p->rights, x->first, x->n, (long long)x->fit);
	for (int l = 0; l < p->lefts; l++)
		buf_fmt(&w.out, "left %d need %d price %d\n", l + 1, least(p->need[l], p->rights), x->price_left[l]);
	for (int r = 0; r < p->rights; r++)
		buf_fmt(&w.out, "right %d seats %d price %d\n", r + 1, least(p->seats[r], p->lefts), x->price_right[r]);
	for (int l = 0; l < p->lefts; l++)
		write_row(&w, l);
	buf_fmt(&w.out, "seal %016llx\n", (unsigned long long)seal(buf_str(&w.out)));
	return buf_str(&w.out);
}
