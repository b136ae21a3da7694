"""Every page, from the table of addresses: no accessibility rule of axe is broken, and nothing scrolls sideways."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.barriers import COLOURS, SHORTEN, at_both_widths, faults, sideways
from browser.conftest import DESK, Served, serving, sign_in
from browser.places import Route, furnish, routes
from youju.web.commands.desk.office import Office
from youju.web.site.setup import close_site, open_site
from youju.web.site.urls import urlpatterns

ROUTES = {route.name: route for route in routes(urlpatterns)}
SAID = (
    "requests-page",
    "home",
    "signin",
    "register-list",
    "register-table",
    "record-page",
    "record-new",
    "review",
    "figures",
    "figure",
)
DARK = ("home", "record-page", "record-new", "review", "figure", "report", "settings-home", "requests-new", "public")
GUIDE = {
    *(
        "home",
        "record-page",
        "entry-grid",
        "import-columns",
        "requests-rates",
        "question-page",
        "figure",
        "figures-sheet",
    ),
    *("figures-sample", "settings-home", "settings-people", "settings-field-new", "settings-unit-merge"),
    *("settings-period-year", "settings-audit"),
}
"""Pages whose picture stands in the user guide."""
Reader = Callable[..., Page]


@pytest.fixture(scope="module")
def samples() -> dict[str, str]:
    """Filled when the demonstration is furnished."""
    return {}


@pytest.fixture(scope="module")
def served(
    demo_made: Path, samples: dict[str, str], tmp_path_factory: pytest.TempPathFactory, django_db_blocker
) -> Iterator[Served]:
    """The demonstration with a request, questions, a paper and a hand-over besides."""
    folder = tmp_path_factory.mktemp("furnished") / "site"
    shutil.copytree(demo_made, folder)
    with django_db_blocker.unblock():
        samples |= furnish(Office(open_site(folder)))
        close_site()
    with serving(folder) as site:
        yield site


@pytest.fixture(scope="module")
def reader(chromium: Browser, served: Served) -> Iterator[Reader]:
    """The one window of a person in a language and a colour scheme; tests share it."""
    windows: dict[tuple[str, str, str], Page] = {}

    def window(login: str, language: str = "zh-hans", scheme: str = "light") -> Page:
        if (login, language, scheme) not in windows:
            context = chromium.new_context(viewport=DESK, base_url=served.address, color_scheme=scheme, locale="zh-CN")
            context.add_cookies([{"name": "youju_language", "value": language, "url": served.address}])
            page = windows[login, language, scheme] = context.new_page()
            if login:
                sign_in(page, login)
        return windows[login, language, scheme]

    yield window
    for page in windows.values():
        page.context.close()


def opened(page: Page, route: Route, samples: dict[str, str]) -> bool:
    """Open the page; whether there is one, rather than an address that only takes what is sent to it."""
    path = route.path(samples)
    if page.request.fetch(path, method="OPTIONS").headers.get("allow") == "POST":
        return False
    answer = page.goto(path)
    assert answer, path
    assert answer.status == 200, f"{path} answers {answer.status}"
    return True


@pytest.mark.parametrize("name", ROUTES)
def test_a_page_breaks_no_rule_and_never_scrolls_sideways(reader, samples, name, shot):
    page = reader(ROUTES[name].login)
    if opened(page, ROUTES[name], samples):
        assert sideways(page) == []
        if name in GUIDE:
            page.evaluate(SHORTEN, 12)
            shot(page, name)
        assert at_both_widths(page) == []


@pytest.mark.parametrize("name", SAID)
def test_a_page_in_english_fits_and_breaks_no_rule(reader, samples, name):
    page = reader(ROUTES[name].login, language="en")
    assert opened(page, ROUTES[name], samples)
    assert (sideways(page), faults(page)) == ([], [])


@pytest.mark.parametrize("name", DARK)
def test_the_dark_colours_have_contrast_enough(reader, samples, name):
    page = reader(ROUTES[name].login, scheme="dark")
    assert opened(page, ROUTES[name], samples)
    assert faults(page, COLOURS) == []


def test_a_planted_fault_is_found(reader):
    page = reader("")
    page.goto("/signin")
    page.evaluate("document.querySelector('main').innerHTML += '<img src=\"/x.png\"><p class=\"wide\">pale words</p>'")
    page.evaluate("document.querySelector('.wide').style.width = '780px'")
    page.evaluate("document.querySelector('.wide').style.color = '#ccc'")
    assert [fault.split(":")[0] for fault in faults(page)] == ["color-contrast", "image-alt"]
    assert sideways(page) == [360, 390, 768]
