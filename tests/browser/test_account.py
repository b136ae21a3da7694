"""The own account and the certificate in a real browser: at phone and desk width, without a barrier."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.conftest import DESK, PHONE

OPEN = ("/signin", "/certificate", "/api/docs")
OWN = ("/account", "/account/password", "/account/second", "/account/tokens")


def barriers(page, address):
    """What axe finds on a page, and whether it scrolls sideways."""
    page.goto(address)
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [v["id"] for v in Axe().run(page).response["violations"]] + (["scrolls sideways"] if wide else [])


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_own_account_has_no_barrier(visit, size):
    page = visit("/", as_="xiaowang", size=size)
    assert {address: found for address in OWN if (found := barriers(page, address))} == {}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_what_anyone_may_open_has_no_barrier(visit, size):
    page = visit("/signin", size=size)
    assert {address: found for address in OPEN if (found := barriers(page, address))} == {}
