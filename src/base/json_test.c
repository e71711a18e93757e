/* json_test.c - the JSON writer. */
#include "base/json.h"
#include "test/check.h"

static Str said(Arena *a, Str s)
{
	Buf  out = buf_open(a);
	Json j = json_open(&out);
	json_str(&j, s);
	return buf_str(&out);
}

TEST(json_nests_and_puts_commas)
{
	Arena *a = arena_open();
	Buf    out = buf_open(a);
	Json   j = json_open(&out);
	json_object(&j);
	json_key(&j, "pairs");
	json_array(&j);
	json_int(&j, -5);
	json_bool(&j, true);
	json_null(&j);
	json_object(&j);
	json_end(&j);
	json_end(&j);
	json_key(&j, "id");
	json_id(&j, INT64_MAX);
	json_end(&j);
	CHECK_EQ(buf_str(&out), S("{\"pairs\":[-5,true,null,{}],\"id\":\"9223372036854775807\"}"));
	arena_drop(a);
}

TEST(json_escapes_what_it_must)
{
	Arena *a = arena_open();
	CHECK_EQ(said(a, S("a\"b\\c\n\r\t\x01\x7f")), S("\"a\\\"b\\\\c\\n\\r\\t\\u0001\\u007f\""));
	CHECK_EQ(said(a, S("Zo\xc3\xab \xf0\x9f\x98\x80")), S("\"Zo\xc3\xab \xf0\x9f\x98\x80\""));
	CHECK_EQ(said(a, (Str){ "a\0b", 3 }), S("\"a\\u0000b\""));
	CHECK_EQ(said(a, S("")), S("\"\""));
	arena_drop(a);
}

TEST(json_mends_what_is_not_utf8)
{
	Arena *a = arena_open();
	CHECK_EQ(said(a, S("\xff" "caf\xc3\xa9\xc3")), S("\"\xef\xbf\xbd" "caf\xc3\xa9\xef\xbf\xbd\""));
	CHECK_EQ(said(a, S("\xed\xa0\x80")), S("\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""));
	arena_drop(a);
}
