/* seal_test.c - sealed texts, wraps, the recovery code; vectors are also in docs/confidentiality.md. */
#include "seal/seal_own.h"
#include "test/check.h"
#include "test/scratch.h"

#include <sodium.h>
#include <sys/stat.h>

static const SealPlace diary = { "journal", "text_sealed", 42 };

static SealKey counting(void)
{
	SealKey k;
	for (int i = 0; i < 32; i++)
		k.bytes[i] = (uint8_t)i;
	return k;
}

TEST(a_sealed_text_opens_at_its_place_alone)
{
	Arena  *a = arena_open();
	SealKey key = counting(), other;
	Str     text, sealed = seal_text(a, &key, diary, S("I am afraid of Tuesdays."));
	CHECK(seal_open(a, &key, diary, sealed, &text) && str_eq(text, S("I am afraid of Tuesdays.")));
	seal_key_new(&other);
	CHECK(!seal_open(a, &other, diary, sealed, &text));
	CHECK(!seal_open(a, &key, (SealPlace){ "journal", "text_sealed", 43 }, sealed, &text));
	CHECK(!seal_open(a, &key, (SealPlace){ "journal", "other_sealed", 42 }, sealed, &text));
	CHECK(!seal_open(a, &key, (SealPlace){ "goal", "text_sealed", 42 }, sealed, &text));
	CHECK(!str_holds(sealed, S("Tuesday")));
	CHECK(!str_eq(sealed, seal_text(a, &key, diary, S("I am afraid of Tuesdays."))));
	CHECK(seal_open(a, &key, diary, seal_text(a, &key, diary, S("")), &text) && !text.n);
	arena_drop(a);
}

TEST(any_changed_bit_is_noticed)
{
	Arena  *a = arena_open();
	SealKey key = counting();
	Str     text, sealed = seal_text(a, &key, diary, S("short"));
	int     opened = 0;
	for (size_t bit = 0; bit < sealed.n * 8; bit++) {
		Str bent = str_copy(a, sealed);
		((char *)bent.p)[bit / 8] ^= (char)(1 << bit % 8);
		opened += seal_open(a, &key, diary, bent, &text);
	}
	for (size_t n = 0; n < sealed.n; n++)
		opened += seal_open(a, &key, diary, (Str){ sealed.p, n }, &text);
	CHECK_INT(opened, 0);
	arena_drop(a);
}

TEST(version_1_stays_as_it_is)
{
	Arena  *a = arena_open();
	SealKey key = counting();
	uint8_t nonce[24] = { 7, 7, 7 };
	Str     sealed = seal_text_with(a, &key, diary, S("mentord"), nonce), text;
	CHECK_EQ(str_hex(a, sealed.p, sealed.n), S("010707070000000000000000000000000000000000000000009ae436c5269bb339207a7779a7e33ad7896f6e63b3fe9e"));
	CHECK(seal_open(a, &key, diary, sealed, &text) && str_eq(text, S("mentord")));
	CHECK_EQ(str_hex(a, seal_tag(a, &key, "avoid", S("7")).p, 16), S("0206a44381a4d2542edcd363af4037d1"));
	arena_drop(a);
}

TEST(a_pair_is_wrapped_by_password_and_by_random_secret)
{
	Arena   *a = arena_open();
	SealPair pair, back, other;
	Str      w, text;
	seal_pair_new(&pair);
	seal_pair_new(&other);
	CHECK_INT(seal_wrap_password(a, &pair, 5, S("a lamp on the table"), &w), WRAP_RIGHT);
	CHECK_INT(seal_unwrap_password(a, pair.open, 5, S("a lamp on the table"), w, &back), WRAP_RIGHT);
	CHECK(!memcmp(&back, &pair, sizeof pair));
	CHECK_INT(seal_unwrap_password(a, pair.open, 5, S("a lamp on the tablf"), w, &back), WRAP_WRONG);
	CHECK_INT(seal_unwrap_password(a, pair.open, 6, S("a lamp on the table"), w, &back), WRAP_WRONG);
	CHECK_INT(seal_unwrap_password(a, other.open, 5, S("a lamp on the table"), w, &back), WRAP_WRONG);
	w = seal_wrap_random(a, &pair, 5, "session", S("token"));
	CHECK(seal_unwrap_random(a, pair.open, 5, "session", S("token"), w, &back) && !memcmp(&back, &pair, sizeof pair));
	CHECK(!seal_unwrap_random(a, pair.open, 5, "recovery", S("token"), w, &back));
	CHECK(!seal_unwrap_random(a, pair.open, 5, "session", S("tokem"), w, &back));
	Str letter = seal_to(a, pair.open, S("for you"));
	CHECK(seal_from(a, &pair, letter, &text) && str_eq(text, S("for you")));
	CHECK(!seal_from(a, &other, letter, &text) && !seal_from(a, &pair, S("x"), &text));
	arena_drop(a);
}

TEST(a_recovery_code_survives_a_pen_and_notices_a_slip)
{
	Arena *a = arena_open();
	Str    code = seal_recovery_code(a), read;
	CHECK_INT(code.n, 39);
	CHECK(!str_eq(code, seal_recovery_code(a)));
	Buf sloppy = buf_open(a);
	for (size_t i = 0; i < code.n; i++) {
		char c = code.p[i] == '0' ? 'o' : code.p[i] == '1' ? 'l' : code.p[i];
		buf_char(&sloppy, c == '-' ? ' ' : (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
	}
	CHECK(seal_recovery_read(a, buf_str(&sloppy), &read) && str_eq(read, code));
	int taken = 0;
	for (size_t i = 0; i < code.n; i++) {
		Str bent = str_copy(a, code);
		if (code.p[i] == '-')
			continue;
		((char *)bent.p)[i] = code.p[i] == 'A' ? 'B' : 'A';
		taken += seal_recovery_read(a, bent, &read);
	}
	CHECK_INT(taken, 0);
	CHECK(!seal_recovery_read(a, S("AAAA"), &read) && !seal_recovery_read(a, S(""), &read));
	arena_drop(a);
}

TEST(the_servers_key_is_made_once_and_kept_from_others)
{
	Arena  *a = arena_open();
	Str     folder = scratch_open(a), why = S("");
	SealKey one, two;
	char   *path = str_c(a, str_fmt(a, "%.*s/key", STR(folder)));
	CHECK(!seal_server_load(a, path, false, &one, &why) && str_holds(why, S("not there")));
	CHECK(seal_server_load(a, path, true, &one, &why));
	CHECK(seal_server_load(a, path, true, &two, &why) && !memcmp(&one, &two, sizeof one));
	struct stat st;
	CHECK(!stat(path, &st) && (st.st_mode & 0777) == 0400);
	chmod(path, 0440);
	CHECK(!seal_server_load(a, path, true, &two, &why) && str_holds(why, S("Others may read")));
	scratch_drop(folder);
	arena_drop(a);
}
