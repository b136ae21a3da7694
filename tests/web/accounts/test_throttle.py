"""Wrong passwords make the next try wait, and nobody can lock out an office or a colleague."""

from datetime import timedelta

import pytest

from making import NOON, later
from youju.web.accounts.models import Attempt
from youju.web.accounts.throttle import failed, succeeded, waiting


def wrong(times, login="xiaowang", address="10.0.0.8"):
    for _ in range(times):
        failed(login, address, NOON)


def wait(login="xiaowang", address="10.0.0.8", when=NOON, *, known=False):
    return waiting(login, address, when, known=known).total_seconds()


@pytest.mark.parametrize(("times", "seconds"), [(4, 0), (5, 30), (6, 60), (7, 120), (12, 900), (25, 900)])
def test_the_wait_doubles_up_to_a_quarter_of_an_hour(site, times, seconds):
    wrong(times)
    assert wait() == seconds


def test_the_wait_ends(site):
    wrong(5)
    assert (wait(when=later(29)), wait(when=later(30))) == (1, 0)


def test_colleagues_behind_the_same_address_do_not_wait(site):
    wrong(20)
    assert wait("laoli") == 0


def test_the_same_person_elsewhere_does_not_wait(site):
    wrong(20)
    assert wait(address="10.0.0.9") == 0


def test_tries_from_many_addresses_add_up(site):
    for number in range(30):
        wrong(1, address=f"10.0.1.{number}")
    assert wait(address="10.0.0.9") == 60


def test_a_browser_known_to_the_account_does_not_wait_for_what_others_try(site):
    for number in range(60):
        wrong(1, address=f"10.0.1.{number}")
    assert wait(address="10.0.0.9", known=True) == 0


def test_signing_in_forgets_the_tries_from_there(site):
    wrong(8)
    succeeded("xiaowang", "10.0.0.8")
    assert wait() == 0


def test_the_case_of_a_login_does_not_matter(site):
    wrong(5, login="XiaoWang")
    assert wait() == 30


def test_tries_are_forgotten_after_an_hour_and_hold_no_address(site):
    wrong(9)
    assert wait(when=NOON + timedelta(hours=1)) == 0
    failed("laoli", "10.0.0.8", NOON + timedelta(hours=2))
    assert Attempt.objects.count() == 2
    assert not Attempt.objects.filter(key__contains="10.0").exists()
