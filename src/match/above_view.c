/* above_view.c - see above_view.h. */
#include "match/above_view.h"

Above above_round(Arena *a, int64_t round) { return (Above){ str_fmt(a, "/rounds/%lld", (long long)round), "Back to the round", false }; }
Above above_sheet(Arena *a, int64_t run) { return (Above){ str_fmt(a, "/match/%lld", (long long)run), "Back to the result", true }; }
Url   above_to(Arena *a, Above above, const char *page) { return url_local(a, str_fmt(a, "%.*s%s", STR(above.at), page)); }
