"""`youju account`: a new site gets its first administrator on the command line."""

from django.contrib.auth import authenticate

from youju.web.accounts.actors import Grant, actor_for


def test_the_first_administrator_can_sign_in(office, run):
    code, out, _ = run("account", "add", "laoli", "--name", "老李", "--role", "admin", "--site", office)
    assert (code, authenticate(username="laoli", password=out.strip()).name) == (0, "老李")
    assert actor_for("laoli").grants == (Grant("admin"),)


def test_a_role_may_be_for_one_unit(office, run, ask):
    run("account", "add", "xiaowang", "--role", "clerk", "--unit", "990101", "--site", office)
    assert actor_for("xiaowang").unit > 0


def test_a_disabled_account_is_listed_as_such_and_comes_back(office, run, ask):
    run("account", "add", "xiaowang", "--site", office)
    assert run("account", "disable", "xiaowang", "--site", office)[0] == 0
    assert [(k["login"], k["active"]) for k in ask("account", "list", "--site", office)] == [("xiaowang", False)]
    assert run("account", "enable", "xiaowang", "--site", office)[0] == 0
    assert "✓" in run("account", "list", "--site", office)[1]


def test_a_new_first_password_is_told_to_machines_too(office, run, ask):
    run("account", "add", "xiaowang", "--site", office)
    told = ask("account", "password", "xiaowang", "--site", office)
    assert authenticate(username="xiaowang", password=told["password"]) is not None


def test_what_stands_against_it_is_a_finding(office, run):
    run("account", "add", "xiaowang", "--site", office)
    code, out, err = run("account", "add", "xiaowang", "--site", office)
    assert (code, out, "ACC003" in err) == (1, "", True)
