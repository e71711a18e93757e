#include "web/asset.h"
#include "test/check.h"

#include <zlib.h>

static Str unzipped(Arena *a, Str gzip, size_t room)
{
	char    *out = NEW(a, char, room + 1);
	z_stream z = { .next_in = (unsigned char *)(uintptr_t)gzip.p, .avail_in = (uInt)gzip.n,
		.next_out = (unsigned char *)out, .avail_out = (uInt)room + 1 };
	bool fine = inflateInit2(&z, 31) == Z_OK && inflate(&z, Z_FINISH) == Z_STREAM_END;
	inflateEnd(&z);
	return fine ? (Str){ out, room + 1 - z.avail_out } : S("damaged");
}

TEST(assets_are_found_by_the_path_that_names_their_content)
{
	Url look = asset_url("look.css");
	CHECK(str_starts(look.safe, S("/assets/look-")));
	CHECK(str_ends(look.safe, S(".css")));
	CHECK(asset_by_path(look.safe) != NULL);
	CHECK_EQ(asset_by_path(look.safe)->name, S("look.css"));
	CHECK(!asset_by_path(S("/assets/look.css")));
	CHECK(!asset_by_path(S("/assets/../look.css")));
	CHECK(!asset_by_path(S("")));
}

TEST(assets_gzipped_are_the_same)
{
	Arena *a = arena_open();
	for (int i = 0; i < assets_n; i++) {
		CHECK(assets[i].bytes.n > 0 && assets[i].etag.n == 18);
		if (assets[i].gzip.n)
			CHECK_EQ(unzipped(a, assets[i].gzip, assets[i].bytes.n), assets[i].bytes);
	}
	arena_drop(a);
}

TEST(the_style_sheet_keeps_its_budget)
{
	const Asset *look = asset_by_path(asset_url("look.css").safe);
	CHECK_EQ(look->type, S("text/css; charset=utf-8"));
	CHECK(look->gzip.n && look->gzip.n <= 6 * 1024);       /* as sent; browsers that take no gzip are long gone */
	CHECK(look->bytes.n <= 20 * 1024);
	CHECK(!str_holds(look->bytes, S("/*")));
	CHECK(!str_holds(look->bytes, S("\n\n")));
	CHECK(str_holds(look->bytes, S(":root{")));
	CHECK(str_holds(look->bytes, S("calc(")) == false || str_holds(look->bytes, S(" + ")));
}
