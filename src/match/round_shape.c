/* round_shape.c - what a round makes: pairs, groups or introductions, by the models that its programme offers. */
#include "match/round_facts.h"

static const char *const models[MATCH_SHAPES] = { "one_to_one", "group", "peer" };

Str round_model(MatchShape shape) { return str(models[shape]); }

static const ProgrammeModel *model_of(const ProgrammeModels *all, MatchShape shape)
{
	for (int i = 0; i < all->n; i++)
		if (str_eq(all->list[i].model, str(models[shape])))
			return &all->list[i];
	return NULL;
}

bool round_shape_offered(const ProgrammeModels *all, MatchShape shape)
{
	const ProgrammeModel *m = model_of(all, shape);
	return m && m->offered;
}

MatchShape run_shape(Str settings)
{
	MatchShape shape = MATCH_PAIRS;
	for (Str line; str_cut(&settings, '\n', &line) && !str_eq(line, S("[weights]"));)
		if (str_starts(line, S("shape = ")) && match_shape_find((Str){ line.p + 8, line.n - 8 }, &shape))
			break;
	return shape;
}

MatchShape round_shape(Db *db, Arena *a, const Round *o, Str asked)
{
	ProgrammeModels offers = programme_models(db, a, o->programme);
	MatchShape      shape = MATCH_PAIRS;
	Run             run;
	if (match_shape_find(asked, &shape))
		return shape;
	if (o->run && run_get(db, a, o->run, &run))
		return run_shape(run.settings);
	while (shape < MATCH_SHAPES && !round_shape_offered(&offers, shape))
		shape++;
	return shape < MATCH_SHAPES ? shape : MATCH_PAIRS;
}

static int within(int n, int least, int most) { return n < least ? least : n > most ? most : n; }

MatchSettings round_shape_settings(Db *db, Arena *a, int64_t programme, MatchShape shape)
{
	ProgrammeModels       offers = programme_models(db, a, programme);
	const ProgrammeModel *m = model_of(&offers, shape);
	MatchSettings         s = match_settings();
	s.shape = shape;
	if (m && shape == MATCH_GROUPS) {
		s.group_most = within(m->size_max, 2, GROUP_MOST);
		s.group_least = within(m->size_min, 2, s.group_most);
		s.leaders = within(m->mentors_max, 1, LEADERS_MOST);
	}
	s.pairing.same_stage = m && str_eq(m->seniority, S("same"));
	return s;
}

static bool lists(Str chosen, MatchShape shape)
{
	for (Str one; str_cut(&chosen, ' ', &one);)
		if (str_eq(one, str(models[shape])))
			return true;
	return false;
}

/* Was this model there to choose when people joined?  Then whoever chose others does not want it. */
static bool was_chosen(const Joineds *all, MatchShape shape)
{
	for (int i = 0; i < all->n; i++)
		if (lists(all->list[i].models, shape))
			return true;
	return false;
}

Joineds round_takers(Arena *a, const Joineds *all, MatchShape shape)
{
	Joineds in = { 0 };
	bool    by_choice = shape != MATCH_PAIRS && was_chosen(all, shape);
	for (int i = 0; i < all->n; i++) {
		Joined j = all->list[i];
		if (by_choice && j.models.n && !lists(j.models, shape))
			continue;
		if (shape == MATCH_PEERS) {             /* introductions take nobody's place */
			j.room_mentor = 0;
			j.room_mentee = j.as_mentee && !j.rests;
		}
		*PUSH(a, &in) = j;
	}
	return in;
}

int round_not_chosen(Db *db, Arena *a, int64_t programme, MatchShape shape, Date today)
{
	ModelsChosen all = { 0 };
	int  others = 0;
	bool chosen = false;
	if (shape != MATCH_PAIRS)
		all = round_models_chosen(db, a, programme, shape == MATCH_GROUPS, today);
	for (int i = 0; i < all.n; i++) {
		chosen = chosen || lists(all.list[i].models, shape);
		others += all.list[i].models.n && !lists(all.list[i].models, shape) ? all.list[i].people : 0;
	}
	return chosen ? others : 0;
}
