"""One-time codes: the ones a phone shows, used once; recovery codes for the day it is gone."""

from base64 import b32decode
from datetime import timedelta

import pytest
from django.db import connection
from django_otp.oath import totp

from making import NOON
from youju.web.accounts import second
from youju.web.accounts.models import Account, SecondFactor


@pytest.fixture
def xiaowangs(site):
    return Account.objects.get(login="xiaowang")


def shown(secret, when, monkeypatch):
    """The six digits that a phone with the secret shows at an instant."""
    monkeypatch.setattr("django_otp.oath.time", when.timestamp)
    return f"{totp(b32decode(secret)):06}"


@pytest.fixture
def phone(xiaowangs, monkeypatch):
    """A phone on which 小王 has scanned the code and confirmed it."""
    secret = second.begin(xiaowangs)
    second.confirm(xiaowangs)
    return lambda when=NOON: shown(secret, when, monkeypatch)


def test_nobody_is_asked_before_the_phone_is_confirmed(xiaowangs):
    second.begin(xiaowangs)
    assert not second.is_on(xiaowangs)


def test_the_code_of_the_phone_is_right(xiaowangs, phone):
    assert second.is_on(xiaowangs)
    assert second.check(xiaowangs, phone(), NOON)


def test_a_code_is_used_once(xiaowangs, phone):
    assert [second.check(xiaowangs, phone(), NOON) for _ in range(2)] == [True, False]


def test_a_phone_may_be_a_little_slow_and_not_more(xiaowangs, phone):
    slow, slower = (phone(NOON - timedelta(seconds=n)) for n in (30, 90))
    assert [second.check(xiaowangs, code, NOON) for code in (slower, slow)] == [False, True]


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "１２３４５６"])
def test_what_is_no_code_is_wrong(xiaowangs, phone, code):
    assert not second.check(xiaowangs, code, NOON)


def test_scanning_again_before_confirming_shows_the_same_code(xiaowangs):
    assert second.begin(xiaowangs) == second.begin(xiaowangs)


def test_the_secret_lies_sealed(xiaowangs):
    secret = second.begin(xiaowangs)
    assert b32decode(secret).hex().encode() not in bytes(SecondFactor.objects.get().secret)


def test_the_address_for_the_phone_names_office_and_login(xiaowangs):
    told = second.address(xiaowangs, "ABC", "清和区 有据")
    assert told.startswith(
        "otpauth://totp/%E6%B8%85%E5%92%8C%E5%8C%BA%20%E6%9C%89%E6%8D%AE:xiaowang?secret=ABC&issuer="
    )


def test_a_recovery_code_works_once_however_it_is_typed(xiaowangs, phone):
    code = second.recovery_codes(xiaowangs)[0]
    assert [second.recover(xiaowangs, typed) for typed in (code.upper().replace("-", " "), code)] == [True, False]


def test_new_recovery_codes_replace_the_old(xiaowangs):
    old, new = (second.recovery_codes(xiaowangs) for _ in range(2))
    assert (len(new), second.recover(xiaowangs, old[0])) == (10, False)


def test_recovery_codes_are_kept_as_digests(xiaowangs):
    code = second.recovery_codes(xiaowangs)[0]
    with connection.cursor() as cursor:
        cursor.execute("SELECT digest FROM recovery_code")
        assert code.encode() not in b"".join(bytes(row[0]) for row in cursor.fetchall())


def test_turning_it_off_takes_all_away(xiaowangs, phone):
    code = second.recovery_codes(xiaowangs)[0]
    second.drop(xiaowangs)
    tried = (second.is_on(xiaowangs), second.recover(xiaowangs, code), second.check(xiaowangs, phone(), NOON))
    assert tried == (False, False, False)
