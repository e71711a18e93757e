/* demo_words.c - see demo_words.h. */
#include "demo/demo_words.h"

/* splitmix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014. */
uint64_t chance(Chance *c, uint64_t below)
{
	uint64_t z = c->state += 0x9e3779b97f4a7c15u;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return (z ^ (z >> 31)) % below;
}

static const char *const givens[] = { "Amara", "Anselm", "Aoife", "Arjun", "Beatriz", "Björn", "Callum", "Chiara", "Daniel", "Dagny", "Efua", "Eilidh", "Emeka",
	"Esther", "Farah", "Felix", "Gareth", "Greta", "Hana", "Hugo", "Ifeoma", "Ines", "Ioana", "Ivo", "Jasper", "Jun", "Kalani", "Katarzyna", "Kwabena", "Leilani",
	"Linus", "Lúcia", "Magnus", "Marisol", "Meera", "Mwajuma", "Nadia", "Niamh", "Noor", "Oskar", "Paloma", "Petra", "Quentin", "Rafael", "Rania", "Rhys", "Samuel",
	"Siobhán", "Soraya", "Tāne", "Thandiwe", "Tomasz", "Ursula", "Vikram", "Wanjiru", "Xenia", "Yara", "Yusuf", "Zainab", "Zoltán" };
static const char *const families[] = { "Achterberg", "Adeyemi", "Al-Masri", "Aubert", "Bakker", "Balogun", "Bergström", "Bianchi", "Carvalho", "Chaudhry", "Dahl",
	"Dumitrescu", "Eze", "Fernandes", "Fitzgerald", "Gallagher", "Goh", "Haddad", "Hofmann", "Iyer", "Janssen", "Kahale", "Kearney", "Kobayashi", "Kowalczyk", "Lindqvist",
	"MacLeod", "Mbeki", "Menon", "Mensah", "Moreau", "Nakamura", "Nguyễn", "Novák", "O’Brien", "Okafor", "Oyelaran", "Papadakis", "Pereira", "Petrov", "Quispe",
	"Rangihuna", "Reyes", "Said", "Santos", "Schäfer", "Sørensen", "Tesfaye", "Toivonen", "Ueda", "van Dijk", "Vasquez", "Wójcik", "Yıldız", "Zielińska" };
static const char *const goals[] = { "Write my first grant application and have it read before it goes out", "Lead a small team without losing my own work",
	"Find out whether teaching or research suits me better", "Get to know people outside my unit", "Come back after parental leave without giving up either half of my day",
	"Present at a conference abroad", "Understand how decisions are made here", "Prepare for a post with more responsibility", "Learn to say no kindly",
	"Plan the years until I retire, and what I hand on", "Settle in after moving from another country", "Write more, and more clearly" };
static const char *const abouts[] = { "Fifteen years of clinical trials; sat on two ethics boards", "Came to this work by a detour through industry", "Built up a teaching programme from nothing",
	"Have hired, and been hired, on four continents", "Run the statistics unit; happy to read drafts", "Know most people in the funding offices by first name",
	"Worked part time for nine years and would do it again", "Interested in how groups decide" };
static const char *const hopes[] = { "To see our work with fresh eyes", "To become a better listener", "To give back what I was given", "To stay in touch with people who begin now" };
static const char *const languages[] = { "English", "English, Spanish", "English, French", "English, German", "English, Arabic", "English, Mandarin", "English, Portuguese", "English, Hindi", "English, Welsh" };
static const char *const titles[5][3] = { { "Head of the department", "Head of the department", "Head of the department" }, { "Professor", "Deputy head", "Head of section" },
	{ "Reader", "Senior lecturer", "Operations manager" }, { "Lecturer", "Research fellow", "Analyst" }, { "Research assistant", "Doctoral student", "Technician" } };
const char *const demo_units[4] = { "Clinical Sciences", "Laboratory Medicine", "Public Health", "Education and Support" };

#define PICK(list, i) str((list)[(i) % COUNT(list)])
Str demo_given(uint64_t i)    { return PICK(givens, i); }
Str demo_family(uint64_t i)   { return PICK(families, i); }
Str demo_goal(uint64_t i)     { return PICK(goals, i); }
Str demo_about(uint64_t i)    { return PICK(abouts, i); }
Str demo_hope(uint64_t i)     { return PICK(hopes, i); }
Str demo_language(uint64_t i) { return PICK(languages, i); }
Str demo_title(int level, uint64_t i) { return PICK(titles[level < 5 ? level : 4], i); }
