"""Who may sign in."""

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, connection

from youju.web.accounts.models import Account


def test_a_name_is_held_in_one_table_only(either_site):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM revision WHERE body LIKE '%%小王%%'")
        assert cursor.fetchone() == (0,)
    assert Account.objects.get(login="xiaowang").name == "小王"


def test_an_account_shows_as_its_name(site):
    assert str(Account.objects.get(login="xiaowang")) == "小王"


def test_an_account_without_a_name_shows_as_its_login(site):
    assert str(Account.objects.create_user("zhaoliu")) == "zhaoliu"


def test_a_password_is_kept_hashed(site):
    Account.objects.create_user("zhaoliu", "赵六", "a long enough secret")
    assert "secret" not in Account.objects.get(login="zhaoliu").password


def test_the_right_password_signs_in(site):
    account = Account.objects.create_user("zhaoliu", "赵六", "a long enough secret")
    assert authenticate(username="ZhaoLiu", password="a long enough secret") == account


@pytest.mark.parametrize("password", ["", "a wrong secret"])
def test_a_wrong_password_does_not(site, password):
    Account.objects.create_user("zhaoliu", "赵六", "a long enough secret")
    assert authenticate(username="zhaoliu", password=password) is None


def test_an_account_without_a_password_is_for_the_log_only(site):
    assert authenticate(username="xiaowang", password="") is None


def test_who_left_cannot_sign_in(site):
    Account.objects.create_user("zhaoliu", "赵六", "a long enough secret")
    Account.objects.filter(login="zhaoliu").update(is_active=False)
    assert authenticate(username="zhaoliu", password="a long enough secret") is None


def test_a_login_belongs_to_one_person(either_site):
    with pytest.raises(IntegrityError):
        Account.objects.create_user("xiaowang", "王五")


def test_numbers_of_accounts_start_at_one(either_site):
    assert [account.actor_id for account in Account.objects.order_by("pk")] == ["u1", "u2", "u3", "u4"]


def test_a_password_typed_in_full_width_is_the_same(site):
    account = Account.objects.create_user("zhaoliu", "赵六", "秋天 银杏，七点 abc")
    assert authenticate(username="zhaoliu", password="秋天　银杏,七点　ａｂｃ") == account
