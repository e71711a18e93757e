/* sheet_values.c - what single cells say. */
#include "sheet/sheet_values.h"
#include "base/time.h"

#include <string.h>

enum { SHORT_PIECE = 32 };

static bool is_one_of(Str s, const char *words)
{
	for (Str rest = str(words), one; s.n && str_cut(&rest, ',', &one);)
		if (str_eq(one, s))
			return true;
	return false;
}

/* Walks the words of folded text: letters, digits and what is beyond ASCII. */
static bool next_word(Str *rest, Str *word)
{
	size_t i = 0, from;
	while (i < rest->n && !(rest->p[i] >= '0' && rest->p[i] <= '9') && !(rest->p[i] >= 'a' && rest->p[i] <= 'z')
	       && (unsigned char)rest->p[i] < 0x80)
		i++;
	from = i;
	while (i < rest->n && ((rest->p[i] >= '0' && rest->p[i] <= '9') || (rest->p[i] >= 'a' && rest->p[i] <= 'z')
	       || (unsigned char)rest->p[i] >= 0x80))
		i++;
	*word = (Str){ rest->p + from, i - from };
	*rest = (Str){ rest->p + i, rest->n - i };
	return word->n > 0;
}

Says value_yes(Arena *a, Str cell)
{
	static const char no[] = "no,n,false,0,nein,non,nao,nee,not,nicht,never,don,dont,cannot,declined,refused,withdrawn,disagree";
	static const char yes[] = "yes,y,true,1,x,ja,oui,si,sim,ok,agree,agreed,accept,accepted,consent,consented,given,signed,checked,yep";
	Str rest = utf8_fold(a, cell), word;
	bool any = rest.n > 0;
	/* The first decisive word: "I do not agree", "Yes, I have no objection". */
	while (next_word(&rest, &word)) {
		if (is_one_of(word, no))
			return SAYS_NO;
		if (is_one_of(word, yes))
			return SAYS_YES;
	}
	return any ? SAYS_ELSE : SAYS_NOTHING;
}

bool value_role(Arena *a, Str cell, bool *mentor, bool *mentee)
{
	Str rest = utf8_fold(a, cell), word;
	bool any = rest.n > 0;
	*mentor = *mentee = false;
	while (next_word(&rest, &word)) {
		if (is_one_of(word, "both,beide,beides,ambos,entrambi,deux"))
			*mentor = *mentee = true;
		*mentor |= is_one_of(word, "mentor,mentors,mentora,mentorin,mentore,coach,mentoring");
		*mentee |= is_one_of(word, "mentee,mentees,menti,protege,proteges,coachee,learner,mentoree,mentorado,mentorada,mentorand,mentorandin,telemaque");
	}
	return !any || *mentor || *mentee || is_one_of(utf8_fold(a, cell), "none,no,neither,-,n/a");
}

static int number_word(Str w)
{
	static const char *const words[] = { "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten" };
	for (int i = 0; i < (int)COUNT(words); i++)
		if (str_eq(w, str(words[i])))
			return i;
	return -2;
}

int value_number(Arena *a, Str cell)
{
	Str rest = utf8_fold(a, cell), word;
	int best = rest.n ? -2 : -1;
	if (rest.n && rest.p[0] == '-')
		return -2;
	while (next_word(&rest, &word)) {
		int64_t n;
		int v = str_int(word, &n) ? (n > 1000000 ? 1000000 : (int)n) : number_word(word);
		best = v > best ? v : best;
		/* "2.5": what follows a point is no number of its own. */
		if (rest.n > 1 && rest.p[0] == '.' && rest.p[1] >= '0' && rest.p[1] <= '9')
			return -2;
	}
	return best;
}

static bool is_wordy(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' '; }

/* The next piece up to one of 'at', none of which is wordy, brackets holding together. */
static bool next_piece(Str *rest, const char *at, Str *piece)
{
	int depth = 0;
	size_t i = 0;
	if (!rest->p)
		return false;
	for (; i < rest->n; i++) {
		char c = rest->p[i];
		if (is_wordy(c))
			continue;
		depth += c == '(' || c == '[' ? 1 : (c == ')' || c == ']') && depth ? -1 : 0;
		if (strchr(at, c) && (!depth || c == '\n'))
			break;
	}
	*piece = str_trim((Str){ rest->p, i });
	*rest = i < rest->n ? (Str){ rest->p + i + 1, rest->n - i - 1 } : (Str){ 0 };
	return true;
}

/* Commas separate when every piece is short; a sentence keeps its commas. */
static bool commas_separate(Str cell)
{
	for (Str piece; next_piece(&cell, ",", &piece);)
		if (piece.n > SHORT_PIECE || str_holds(piece, S(". ")))
			return false;
	return true;
}

static const char *separators(Str cell)
{
	int pieces = 0;
	for (Str rest = cell, piece; next_piece(&rest, ";|\n\r", &piece);)
		pieces += piece.n > 0;
	return pieces > 1 ? ";|\n\r" : commas_separate(cell) ? ",;|\n\r" : ";|\n\r";
}

static Str without_stop(Str s)
{
	while (s.n && (s.p[s.n - 1] == '.' || s.p[s.n - 1] == ',' || s.p[s.n - 1] == ';'))
		s = str_trim((Str){ s.p, s.n - 1 });
	return s;
}

void value_list(Arena *a, Str cell, Strs *to)
{
	const char *at = separators(cell);
	for (Str rest = str_trim(cell), piece; next_piece(&rest, at, &piece);) {
		piece = without_stop(piece);
		if (piece.n)
			*PUSH(a, to) = piece;
	}
}

/* Takes "(5)", ": 5" or "=5" off the end of a piece. */
static int take_importance(Str *s)
{
	Str t = *s;
	if (t.n && t.p[t.n - 1] == ')')
		t.n--;
	if (t.n < 3 || t.p[t.n - 1] < '1' || t.p[t.n - 1] > '5')
		return 3;
	int n = t.p[t.n - 1] - '0';
	bool bracket = t.n < s->n;
	t = str_trim((Str){ t.p, t.n - 1 });
	if (!t.n || !strchr(bracket ? "(" : ":=", t.p[t.n - 1]))
		return 3;
	*s = str_trim((Str){ t.p, t.n - 1 });
	return n;
}

void value_topics(Arena *a, Str cell, Strs *to, Ints *importance)
{
	int before = to->n;
	value_list(a, cell, to);
	for (int i = before; i < to->n; i++) {
		int n = take_importance(&to->list[i]);
		*PUSH(a, importance) = n;
	}
}

bool value_email(Str s)
{
	size_t ats = 0, at = 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c <= ' ' || c == 0x7f || strchr(",;:<>()[]\"\\", c))
			return false;
		if (c == '@') {
			ats++;
			at = i;
		}
	}
	return ats == 1 && at > 0 && at + 3 < s.n && s.n <= 254 && s.p[s.n - 1] != '.' && s.p[at + 1] != '.'
	    && memchr(s.p + at + 1, '.', s.n - at - 1);
}

Stays value_stays(Arena *a, Str cell)
{
	Str s = utf8_fold(a, cell);
	if (!s.n)
		return STAYS_UNSAID;
	if (is_one_of(s, "l,leave,on leave,absent,sabbatical,parental leave,maternity leave,paternity leave,long-term leave,beurlaubt,elternzeit,en conge,de baja"))
		return STAYS_AWAY;
	if (is_one_of(s, "a,active,current,employed,present,here,works here,yes,on duty,aktiv,actif,active employee,activo,attivo"))
		return STAYS_HERE;
	return is_one_of(s, "t,left,terminated,leaver,inactive,gone,withdrawn,ended,expired,retired,former,former employee,resigned,deceased,no,ausgeschieden,parti")
		? STAYS_NOT : STAYS_ODD;
}

bool value_left(Arena *a, Str cell)
{
	return is_one_of(utf8_fold(a, cell), "t,l,left,terminated,leaver,inactive,gone,withdrawn,withdrew,cancelled,canceled,rejected,declined,"
	                 "dropped,ended,expired,retired,on leave,leave");
}

/* ---- time zones -------------------------------------------------------------- */

static const struct { const char *name; int minutes; } zones[] = {
	{ "utc", 0 }, { "gmt", 0 }, { "z", 0 }, { "wet", 0 }, { "bst", 0 }, { "cet", 60 }, { "cest", 60 }, { "mez", 60 }, { "wat", 60 },
	{ "eet", 120 }, { "eest", 120 }, { "cat", 120 }, { "sast", 120 }, { "msk", 180 }, { "eat", 180 }, { "gst", 240 }, { "pkt", 300 },
	{ "ist", 330 }, { "wib", 420 }, { "ict", 420 }, { "sgt", 480 }, { "hkt", 480 }, { "jst", 540 }, { "kst", 540 }, { "aest", 600 },
	{ "nzst", 720 }, { "brt", -180 }, { "art", -180 }, { "ast", -240 }, { "est", -300 }, { "edt", -300 }, { "et", -300 },
	{ "eastern", -300 }, { "cst", -360 }, { "cdt", -360 }, { "central", -360 }, { "mst", -420 }, { "mdt", -420 }, { "mountain", -420 },
	{ "pst", -480 }, { "pdt", -480 }, { "pt", -480 }, { "pacific", -480 },
};

/* "+05:30", "-5", "+0530" at the start of s. */
static bool offset(Str s, int *minutes)
{
	int digits = 0, h = 0, m = 0;
	size_t i = 1;
	if (s.n < 2 || (s.p[0] != '+' && s.p[0] != '-'))
		return false;
	for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && digits < 4; i++, digits++)
		h = h * 10 + (s.p[i] - '0');
	if (digits > 2) {
		m = h % 100;
		h /= 100;
	} else if (i + 2 < s.n && (s.p[i] == ':' || s.p[i] == '.')) {
		m = (s.p[i + 1] - '0') * 10 + (s.p[i + 2] - '0');
	}
	if (!digits || h > 14 || m < 0 || m > 59)
		return false;
	*minutes = (h * 60 + m) * (s.p[0] == '-' ? -1 : 1);
	return true;
}

/* The hours a place keeps when it is not summer there. */
static bool named_zone(Arena *a, Str name, int *minutes)
{
	if (name.n > 60 || !memchr(name.p, '/', name.n))
		return false;
	const Zone *z = zone_load(a, name);
	if (!z)
		return false;
	Instant january = { SECONDS(1768435200) }, july = { SECONDS(1784073600) };     /* 15th, in 2026 */
	*minutes = zone_offset(z, zone_dst(z, january) ? july : january) / 60;
	return true;
}

bool value_zone(Arena *a, Str cell, int *minutes)
{
	static const char minus[] = "\xe2\x88\x92";
	Str s = str_trim(cell);
	if (s.n && named_zone(a, s, minutes))
		return true;
	s = utf8_fold(a, s);
	if (s.n && s.p[0] == '(')
		s = (Str){ s.p + 1, s.n - 1 };
	if (str_starts(s, S("utc")) || str_starts(s, S("gmt"))) {
		Str after = str_trim((Str){ s.p + 3, s.n - 3 });
		if (!after.n || after.p[0] == ')')
			return *minutes = 0, true;
		if (str_starts(after, str(minus)))
			after = str_fmt(a, "-%.*s", (int)after.n - 3, after.p + 3);
		return offset(after, minutes);
	}
	if (offset(s, minutes))
		return true;
	Str rest = s, word;
	next_word(&rest, &word);
	for (size_t i = 0; i < COUNT(zones); i++)
		if (str_eq(word, str(zones[i].name)))
			return *minutes = zones[i].minutes, true;
	return false;
}
