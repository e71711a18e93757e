/* match_stage.c - grades and career stages on known scales, and the few words in
 * which people say how and with whom they would like to meet. */
#include "match/match_facts.h"

enum { OWN_SCALE = 100, YEARS_SCALE = 101, YEARS_A_STEP = 5 };

/* Lowest first; alternatives of one step are separated by '|'. */
static const char *const scales[] = {
	/* UK civil service */
	("aa|administrative assistant,ao|administrative officer,eo|executive officer,heo|higher executive officer,"
	"seo|senior executive officer,grade 7|g7,grade 6|g6,scs1|scs 1|deputy director,scs2|scs 2|director,scs3|scs 3|director general,"
	"scs4|scs 4|permanent secretary"),
	/* universities */
	("undergraduate|undergraduate student|student|bachelor,master|masters student|graduate student|msc,phd student|doctoral student|phd candidate|doctoral candidate,"
	"postdoc|postdoctoral fellow|postdoctoral researcher|research fellow|instructor,lecturer|assistant professor,"
	"senior lecturer|associate professor|reader,professor|full professor,dean|head of department|chair"),
	/* anywhere */
	("intern|trainee|apprentice,junior|entry|entry level|early career|early,associate|intermediate|mid|mid level|mid career|mid-career,"
	"senior|experienced|late career,lead|principal|staff|team lead,manager|head,director,vice president|vp,executive|c-level|president"),
};

/* Which step of a scale says this; 0: none, else 1 and more. */
static int step_on(Str scale, Str grade)
{
	int step = 0;
	for (Str names; str_cut(&scale, ',', &names);) {
		step++;
		for (Str one; str_cut(&names, '|', &one);)
			if (str_eq(one, grade))
				return step;
	}
	return 0;
}

static int own_step(Arena *a, Strs grades, Str grade)
{
	for (int i = 0; i < grades.n; i++)
		if (str_eq(utf8_fold(a, grades.list[i]), grade))
			return i + 1;
	return 0;
}

Stage stage_of(Arena *a, const MatchSettings *s, Str grade, int years)
{
	Str folded = utf8_fold(a, grade);
	int step = own_step(a, s->grades, folded);
	if (step)
		return (Stage){ OWN_SCALE, (int16_t)step };
	for (int i = 0; folded.n && !s->grades.n && i < (int)COUNT(scales); i++)
		if ((step = step_on(str(scales[i]), folded)))
			return (Stage){ (int16_t)(i + 1), (int16_t)step };
	if (years >= 0 && years < 100)
		return (Stage){ YEARS_SCALE, (int16_t)(years / YEARS_A_STEP) };
	return (Stage){ 0 };
}

static bool holds_one(Str s, const char *words)
{
	for (Str rest = str(words), one; str_cut(&rest, ',', &one);)
		if (str_holds(s, one))
			return true;
	return false;
}

static bool is_one(Str s, const char *words)
{
	for (Str rest = str(words), one; str_cut(&rest, ',', &one);)
		if (str_eq(s, one))
			return true;
	return false;
}

Mode mode_of(Arena *a, Str said)
{
	Str s = utf8_fold(a, said);
	bool person = holds_one(s, "person,face to face,face-to-face,on site,onsite,presen,office,personlich");
	bool remote = holds_one(s, "remote,online,virtual,video,zoom,teams,distan,en ligne,phone");
	if (!s.n)
		return MODE_UNKNOWN;
	if ((person && remote) || holds_one(s, "either,both,hybrid,any,no preference,mixed") || is_one(s, "no,n,false,0"))
		return MODE_EITHER;
	return person ? MODE_IN_PERSON : remote || is_one(s, "yes,y,true,1,x") ? MODE_REMOTE : MODE_UNKNOWN;
}

UnitWish unit_wish_of(Arena *a, Str said)
{
	Str s = utf8_fold(a, said);
	bool inside = holds_one(s, "inside,same,internal,within,own") || is_one(s, "yes,y"), outside = holds_one(s, "outside,different,other,another,external,elsewhere");
	return inside == outside || holds_one(s, "no preference,either,any") ? UNIT_ANY : inside ? UNIT_INSIDE : UNIT_OUTSIDE;
}
