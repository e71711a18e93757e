/* round_model.c - what a round makes, by the models that its programme offers, and who is in it. */
#include "match/round_facts.h"

#include "rules/mentorship.h"

static const struct { const char *name, *makes; MatchShape shape; } models[ROUND_MODELS] = {
	[ROUND_PAIRS]   = { "one_to_one", "pairs",   MATCH_PAIRS },
	[ROUND_GROUPS]  = { "group",      "groups",  MATCH_GROUPS },
	[ROUND_PEERS]   = { "peer",       "peers",   MATCH_PEERS },
	[ROUND_FLASH]   = { "flash",      "flash",   MATCH_PAIRS },
	[ROUND_REVERSE] = { "reverse",    "reverse", MATCH_PAIRS },
};

Str         round_model_name(RoundModel model)  { return str(models[model].name); }
const char *round_model_makes(RoundModel model) { return models[model].makes; }
MatchShape  round_model_shape(RoundModel model) { return models[model].shape; }

bool round_model_find(Str makes, RoundModel *model)
{
	for (int i = 0; i < ROUND_MODELS; i++)
		if (str_eq(makes, str(models[i].makes))) {
			*model = (RoundModel)i;
			return true;
		}
	return false;
}

RoundModel round_model_named(Str name)
{
	for (int i = 0; i < ROUND_MODELS; i++)
		if (str_eq(name, str(models[i].name)))
			return (RoundModel)i;
	return ROUND_PAIRS;
}

static const ProgrammeModel *model_of(const ProgrammeModels *all, RoundModel model) { return programme_model(all, round_model_name(model)); }

bool round_model_offered(const ProgrammeModels *all, RoundModel model)
{
	const ProgrammeModel *m = model_of(all, model);
	return m && m->offered;
}

RoundModel round_model(Db *db, Arena *a, const Round *o, Str asked)
{
	ProgrammeModels offers = programme_models(db, a, o->programme);
	RoundModel      model = ROUND_PAIRS;
	Run             run;
	if (round_model_find(asked, &model))
		return model;
	if (o->run && run_get(db, a, o->run, &run))
		return run.model;
	while (model < ROUND_MODELS && !round_model_offered(&offers, model))
		model++;
	return model < ROUND_MODELS ? model : ROUND_PAIRS;
}

static int within(int n, int least, int most) { return n < least ? least : n > most ? most : n; }

MatchSettings round_model_settings(const ProgrammeModels *all, RoundModel model)
{
	const ProgrammeModel *m = model_of(all, model);
	MatchSettings         s = match_settings();
	s.shape = models[model].shape;
	if (m && model == ROUND_GROUPS) {
		s.group_most = within(m->size_max, 2, GROUP_MOST);
		s.group_least = within(m->size_min, 2, s.group_most);
		s.leaders = within(m->mentors_max, 1, LEADERS_MOST);
	}
	s.pairing.same_stage = m && str_eq(m->seniority, S("same"));
	return s;
}

/* In reverse mentoring stages are a rule; nobody fits the worse for being the earlier one. */
FitPolicy round_fit(Db *db, Arena *a, int64_t programme, RoundModel model)
{
	FitPolicy fit = programme_fit(db, a, programme);
	if (model == ROUND_REVERSE)
		fit.stage = STAGE_ANY;
	return fit;
}

/* ---- who takes part ----------------------------------------------------------------------- */

static bool lists(Str chosen, RoundModel model)
{
	for (Str one; str_cut(&chosen, ' ', &one);)
		if (str_eq(one, round_model_name(model)))
			return true;
	return false;
}

/* What decides who is in it: was it there to choose when people joined, and is it the only one that is offered? */
typedef struct { RoundModel model; bool chosen, alone; } Choosing;

static bool only_one(const ProgrammeModels *all, RoundModel model)
{
	for (int i = 0; i < all->n; i++)
		if (all->list[i].offered && !str_eq(all->list[i].model, round_model_name(model)))
			return false;
	return true;
}

/* Whoever chose others once it was there to choose does not want it.  To advise somebody further on is only for those who said
 * that they would, unless the programme has nothing else. */
static bool is_in(Choosing c, Str chose)
{
	if (!chose.n)
		return c.model != ROUND_REVERSE || c.alone;
	return lists(chose, c.model) || (c.model != ROUND_REVERSE && !c.chosen);
}

static int load_of(const ModelLoads *all, int64_t enrolment)
{
	int from = 0, to = all->n;
	while (from < to) {
		int half = from + (to - from) / 2;
		*(all->list[half].enrolment < enrolment ? &from : &to) = all->list[half].enrolment < enrolment ? half + 1 : half;
	}
	return from < all->n && all->list[from].enrolment == enrolment ? all->list[from].pairs : 0;
}

static int room_of(const ProgrammeModel *m, const ModelLoads *has, const Joined *j, bool mentor)
{
	int64_t enrolment = mentor ? j->as_mentor : j->as_mentee;
	int     asked = mentor ? j->mentees_offered : j->mentors_asked, left = mentor ? j->room_mentor : j->room_mentee;
	if (!enrolment || j->rests)
		return 0;
	return mentorship_room((RoomForm){ .model = m->model, .mentor = mentor, .asked = asked, .taken = asked - left,
		.has = load_of(has, enrolment), .most = mentor ? m->mentees_most : m->mentors_most });
}

static void give_room(Joined *j, RoundModel model, const ProgrammeModel *m, const ModelLoads *has)
{
	if (model == ROUND_PEERS) {                     /* introductions take nobody's place */
		j->room_mentor = 0;
		j->room_mentee = j->as_mentee && !j->rests;
	} else if (m) {
		j->room_mentor = room_of(m, has, j, true);
		j->room_mentee = room_of(m, has, j, false);
	}
}

Joineds round_takers(Db *db, Arena *a, int64_t programme, RoundModel model, Date today)
{
	Joineds         all = enrol_all(db, a, programme, today), in = { 0 };
	ProgrammeModels offers = programme_models(db, a, programme);
	ModelLoads      has = mentorship_loads(db, a, programme, round_model_name(model), today);
	Choosing        c = { .model = model, .alone = only_one(&offers, model) };
	for (int i = 0; i < all.n && !c.chosen; i++)
		c.chosen = lists(all.list[i].models, model);
	for (int i = 0; i < all.n; i++) {
		Joined j = all.list[i];
		if (!is_in(c, j.models))
			continue;
		give_room(&j, model, model_of(&offers, model), &has);
		*PUSH(a, &in) = j;
	}
	return in;
}

int round_not_chosen(Db *db, Arena *a, int64_t programme, RoundModel model, Date today)
{
	ProgrammeModels offers = programme_models(db, a, programme);
	ModelsChosen    all = round_models_chosen(db, a, programme, model != ROUND_PEERS, today);
	Choosing        c = { .model = model, .alone = only_one(&offers, model) };
	int             others = 0;
	for (int i = 0; i < all.n && !c.chosen; i++)
		c.chosen = lists(all.list[i].models, model);
	for (int i = 0; i < all.n; i++)
		others += is_in(c, all.list[i].models) ? 0 : all.list[i].people;
	return others;
}
