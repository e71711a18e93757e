/* account_test.c - signing up and signing in. */
#include "rules/account.h"
#include "test/check.h"

static AccountForm good(void)
{
	return (AccountForm){ .organisation = S("Northmere"), .name = S("Ana"), .email = S("ana@x.org"),
		.password = S("lamp on the table"), .again = S("lamp on the table"), .first = true };
}

static const char *broken(AccountForm f)
{
	Verdict v = account_check(f);
	return allowed(v) ? "none" : v.broken->name;
}

TEST(a_good_account_is_taken) { CHECK_STR(broken(good()), "none"); }

TEST(each_account_rule_can_be_broken)
{
	AccountForm f = good();
	f.organisation = S("");
	CHECK_STR(broken(f), "organisation_has_a_name");
	f.first = false;
	CHECK_STR(broken(f), "none");
	f = good(), f.name = S("");
	CHECK_STR(broken(f), "person_has_a_name");
	f = good(), f.known = true;
	CHECK_STR(broken(f), "email_is_new");
	f = good(), f.password = f.again = S("fourteen chars");
	CHECK_STR(broken(f), "password_long_enough");
	f.link_only = true;
	CHECK_STR(broken(f), "none");
	f = good(), f.password = f.again = S("my ana@x.org password");
	CHECK_STR(broken(f), "password_is_not_the_address");
	f = good(), f.again = S("lamp on the tablf");
	CHECK_STR(broken(f), "passwords_agree");
	CHECK_STR(account_check(f).broken->field, "again");
	f = good(), f.wrong_code = true;
	CHECK_STR(broken(f), "recovery_code_is_right");
}

TEST(odd_addresses_are_refused)
{
	static const char *const odd[] = { "", "ana", "@x.org", "ana@", "a@b@c", "ana@x.org\r\nBcc: e@x", "a b@x.org", "a@x.", "a@.x", "<a@x.org>" };
	for (size_t i = 0; i < COUNT(odd); i++)
		CHECK(email_is_odd(str(odd[i])));
	CHECK(!email_is_odd(S("ana.o'hara+m@x-y.org")) && !email_is_odd(S("ana@localhost")));
}

TEST(waiting_doubles_up_to_a_quarter_of_an_hour)
{
	CHECK_INT(wait_after(3, 3), 0);
	CHECK_INT(wait_after(4, 3), 5);
	CHECK_INT(wait_after(5, 3), 10);
	CHECK_INT(wait_after(11, 3), 640);
	CHECK_INT(wait_after(12, 3), 900);
	CHECK_INT(wait_after(1000, 3), 900);
}

TEST(the_last_administrator_stays)
{
	CHECK_STR(closing_check((ClosingForm){ .self = true }).broken->name, "not_ones_own_account");
	CHECK_STR(closing_check((ClosingForm){ .last_admin = true }).broken->name, "an_administrator_stays");
	CHECK(allowed(closing_check((ClosingForm){ 0 })));
	CHECK_STR(password_check((PasswordForm){ .right = false, .password = S("lamp on the table"), .again = S("lamp on the table") }).broken->field, "present");
	CHECK_STR(password_check((PasswordForm){ .right = true, .password = S("lamp"), .again = S("lamp") }).broken->field, "password");
	CHECK(allowed(password_check((PasswordForm){ .right = true, .password = S("lamp on the table"), .again = S("lamp on the table") })));
}
