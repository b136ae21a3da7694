"""Who may open what: every page and every operation of the API, from the route table itself, as each of the cast.

A new page has to be put into TABLE, and then holds for everybody: a visitor, the own unit, another unit, each role.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import dataclass
from functools import cache

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from making import EAST_GATE, NOON, WILLOW_RIVER, listed
from offices import held, with_pack
from sites import open_copy
from youju.web.accounts.models import Account
from youju.web.api.urls import api
from youju.web.commands.registers import evidence
from youju.web.commands.requests.requesting import Asking, make_request
from youju.web.site.setup import close_site
from youju.web.store import read
from youju.web.store.log import append
from youju.web.ui.access import rule_of

ANYONE, SIGNED_IN = "a visitor", "whoever has signed in"
ENTERING = frozenset({"admin", "clerk", "office_reviewer", "reviewer"})
REVIEWING = frozenset({"office_reviewer", "reviewer"})
OFFICE = frozenset({"admin", "approver", "auditor", "office_reviewer", "writer"})
SETTINGS, ADMIN = frozenset({"admin", "auditor"}), frozenset({"admin"})
EVERY_ROLE = OFFICE | ENTERING

TABLE: list[tuple[str, object]] = [
    (r"", ANYONE), (r"language|styleguide|signin.*|certificate.*|sw\.js|entry/here|public/.*|api/.*", ANYONE),
    (r"signout|account.*|nothing|corrections/.*|search|sheet(.pdf)?|calendar.*", SIGNED_IN),
    (r"registers|registers/<str:register>(/export|/views|/views/drop)?", SIGNED_IN),
    (r"records/<int:record>(/step)?|evidence/<int:number>(/small)?|offline|entry/sent/.*", SIGNED_IN),
    (r"records/<int:record>/(put-back|withdraw|restore|void|evidence|edit|merge)|evidence/<int:number>/(detach|again)", ENTERING),
    (r"imports|imports/<int:number>", ENTERING | {"auditor"}),
    (r"registers/<str:register>/(new|grid.*)|entry/(suggest|drafts)/.*|imports.*", ENTERING),
    (r"requests|requests/<int:number>", EVERY_ROLE),
    (r"requests/(rates|unit/<str:code>(/summary|/ledger/<str:register>)?)", SIGNED_IN),
    (r"requests/(new|burden|returns.*|unit/<str:code>/nothing|<int:number>/.*)", ENTERING),
    (r"review", REVIEWING | SETTINGS), (r"review/.*", REVIEWING),
    (r"questions|questions/(<int:number>|export.xlsx)", ENTERING | {"auditor"}),
    (r"questions/<int:number>/answer", ENTERING - {"admin"}), (r"questions/.*", REVIEWING),
    (r"figures|figures/<str:indicator>(/evidence|/card.<str:ending>)?", SIGNED_IN), (r"sample", OFFICE - {"writer"}),
    (r"stated|stated/<int:number>", EVERY_ROLE), (r"stated/.*", EVERY_ROLE - {"auditor"}),
    (r"editions/new", OFFICE - {"auditor"}), (r"editions/<str:edition>/check", frozenset({"approver", "office_reviewer"})),
    (r"editions/<str:edition>/(sign|issue|withdraw)", frozenset({"approver"})), (r"editions.*", OFFICE),
    (r"reports.*|check/<str:number>/(refreshed|draft)", OFFICE), (r"check|check/<str:number>(/comments)?", SIGNED_IN),
    (r"receipts.*|late", SIGNED_IN), (r"late/.*", ENTERING),
    (r"settings|settings/(audit|definitions|definitions/changes|registers/<str:register>)", SETTINGS),
    (r"settings/(codelists|reports)/.*", SETTINGS),
    (r"settings/(indicators/.*|units|units/<int:unit>|people|people/<int:number>|handovers|handovers/<int:record>)", SETTINGS),
    (r"settings/(holidays|periods|lists|lists/<str:register>|lists/<str:register>/(new|<int:record>))", SETTINGS),
    (r"settings/.*", ADMIN),
]  # fmt: skip
"""Routes as the table of addresses writes them, and who may open them; the first that fits holds."""

PEOPLE = {
    "xiaowang": {"clerk"}, "laoli": {"reviewer"}, "aqiang": {"clerk"}, "shenji": {"auditor"}, "writer": {"writer"},
    "approver": {"approver"}, "office": {"office_reviewer"}, "admin": {"admin"}, "nobody": set(),
}  # fmt: skip
"""Who asks, with the roles held: the cast over their units, the others over the whole office, one without any."""

EAST, WILLOW = "东关宪法宣讲", "柳河民法典宣讲"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645"
    "400000000049454e44ae426082"
)


@cache
def pages() -> dict[str, URLPattern]:
    """Every page by its route; the API's operations are asked of the API itself."""
    found: dict[str, URLPattern] = {}

    def walk(patterns, before=""):
        for one in patterns:
            if hasattr(one, "url_patterns"):
                walk(one.url_patterns, before + str(one.pattern))
            elif not (before + str(one.pattern)).startswith("api/") or one.name == "api-docs":
                found[before + str(one.pattern)] = one

    walk(get_resolver().url_patterns)
    return found


@cache
def operations() -> list[tuple[str, str]]:
    """Every operation of the API: method and address."""
    described = api.get_openapi_schema()["paths"]
    return [(method, address) for address, found in described.items() for method in found]


def allowed(route: str) -> object:
    """Who may open a route by TABLE; None for one that nobody has put there."""
    return next((who for pattern, who in TABLE if re.fullmatch(pattern, route)), None)


@dataclass
class Ground:
    """A site with a record, a file and a request of each unit: what stands in an address, by the name of the parameter."""

    own: dict[str, object]
    other: dict[str, object]

    def address(self, route: str, *, own: bool) -> str:
        """A route with its parameters filled in, about the own unit's things (东关街道) or the other's (柳河镇)."""
        things = self.own if own else self.other

        def fill(match):
            name = match[1].split(":")[-1]
            kind = f"{route.split('/')[0]}.{name}"
            return str(things.get(kind, things.get(name, 1)))

        return "/" + re.sub(r"<([^>]+)>|\{([^}]+)\}", fill, route.replace("{", "<").replace("}", ">"))


def things(office, unit, login, title):
    """What one unit has, by the names of parameters."""
    record = held(office, login, unit, title, 40)
    attached, _ = evidence.attach(office, login, record, f"{title}.png", PNG)
    asking = Asking(f"{title}征集", [unit], ["lectures"], "2025Q4", "2025-12-31")
    asked, problems = make_request(office, "office", asking)
    assert asked.record, problems
    code = office.tree().code(unit, office.today)
    return {
        "record": record, "number": attached.record, "evidence.number": attached.record, "requests.number": asked.record,
        "unit": unit, "code": code, "register": "lectures", "name": "lectures", "indicator": "lectures.people",
        "report": "annual", "ending": "docx", "client_id": "none", "imports.token": "none", "field": "people", "measure": "people",
        "section": "register", "file": "none.toml",
    }  # fmt: skip


@pytest.fixture(scope="module")
def ground(prepared, tmp_path_factory, django_db_blocker):
    """The site of the cast, with more roles and something of each unit."""
    folder = tmp_path_factory.mktemp("rights")
    with django_db_blocker.unblock():
        office = with_pack(open_copy(prepared, folder / "site", ""), folder / "small")
        for login, roles in list(PEOPLE.items())[4:]:
            account = Account.objects.create_user(login, f"{login}的人")
            append([listed("roles", user=account.actor_id, role=role) for role in roles], NOON)
        own = things(office, EAST_GATE, "xiaowang", EAST)
        other = things(office, WILLOW_RIVER, "aqiang", WILLOW)
        yield Ground(own, other)
        close_site()


@pytest.fixture(scope="module")
def browser(ground):
    """The browser of somebody; "" is a visitor's."""

    @cache
    def browser(login):
        client = Client()
        if login:
            client.force_login(Account.objects.get(login=login))
        return client

    return browser


ROUTES = sorted(pages())
CHANGED = ("signout", "account/sessions", "account/password")  # what would end the session that asks


def asked(client, method, address, **more):
    """An answer and all text in it, that of workbooks and archives too."""
    answer = getattr(client, method)(address, **more)
    return answer, text_of(b"".join(answer.streaming_content) if answer.streaming else answer.content)


def text_of(body):
    """The text of an answer; of a file that is an archive, that of everything in it."""
    if body[:2] != b"PK":
        return html.unescape(body.decode("utf-8", "replace"))
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return "".join(text_of(archive.read(name)) for name in archive.namelist())


def test_text_is_found_in_files_too(ground, browser):
    _, text = asked(browser("xiaowang"), "get", "/registers/lectures/export")
    assert EAST in text


def test_every_page_is_put_into_the_table():
    assert [route for route in ROUTES if allowed(route) is None] == []


@pytest.mark.parametrize("route", ROUTES)
def test_a_page_says_what_the_table_says(route):
    rule, who = rule_of(pages()[route].callback), allowed(route)
    assert rule is not None
    assert rule.anonymous == (who is ANYONE)
    assert rule.roles == (who if isinstance(who, frozenset) else frozenset())


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("route", [route for route in ROUTES if allowed(route) is not ANYONE])
def test_a_visitor_is_led_to_sign_in(ground, browser, route, method):
    answer, text = asked(browser(""), method, ground.address(route, own=True))
    assert (answer.status_code, answer.headers["Location"].startswith("/signin")) == (302, True)
    assert EAST not in text


@pytest.mark.parametrize("route", [route for route in ROUTES if allowed(route) is ANYONE])
def test_a_visitor_reads_nothing_of_a_unit(ground, browser, route):
    answer, text = asked(browser(""), "get", ground.address(route, own=True))
    assert answer.status_code < 500
    assert EAST not in text
    assert WILLOW not in text


@pytest.mark.parametrize("login", PEOPLE)
@pytest.mark.parametrize("route", [route for route in ROUTES if isinstance(allowed(route), frozenset)])
def test_a_page_is_for_the_roles_of_the_table(ground, browser, route, login):
    answer, text = asked(browser(login), "get", ground.address(route, own=True))
    assert (answer.status_code == 403) == (not PEOPLE[login] & allowed(route))
    assert answer.status_code < 500
    assert answer.status_code != 403 or EAST not in text


@pytest.mark.parametrize("login", ["xiaowang", "laoli", "nobody"])
@pytest.mark.parametrize("route", [route for route in ROUTES if allowed(route) is not ANYONE])
def test_nobody_reads_what_is_another_units(ground, browser, route, login):
    query = {"q": "民法典"} if route == "search" else {}
    answer, text = asked(browser(login), "get", ground.address(route, own=False), data=query)
    assert answer.status_code < 500
    assert WILLOW not in text


@pytest.mark.parametrize("login", ["xiaowang", "laoli", "shenji", "writer", "nobody"])
@pytest.mark.parametrize("route", [route for route in ROUTES if allowed(route) is not ANYONE and route not in CHANGED])
def test_nobody_changes_what_is_another_units(ground, browser, route, login):
    before = read.last([ground.other["record"], ground.other["number"], ground.other["requests.number"]])
    answer, text = asked(browser(login), "post", ground.address(route, own=False), data={"reason": "x"})
    assert answer.status_code < 500
    assert read.last(before) == before
    assert login in ("shenji", "writer") or WILLOW not in text


def call(client, ground, operation, *, own):
    """Ask an operation with a body that fits most."""
    method, address = operation
    body = '{"reason": "x", "transition": "accept", "seq": 1, "values": {"people": 1}, "unit": "柳河镇"}'
    given = {} if method == "get" else {"data": body, "content_type": "application/json"}
    return asked(client, method, ground.address(address.lstrip("/"), own=own), **given)


@pytest.mark.parametrize("operation", operations(), ids=" ".join)
def test_no_operation_answers_a_visitor(ground, browser, operation):
    answer, text = call(browser(""), ground, operation, own=True)
    assert answer.status_code == 401
    assert EAST not in text


@pytest.mark.parametrize("login", ["xiaowang", "laoli", "nobody"])
@pytest.mark.parametrize("operation", operations(), ids=" ".join)
def test_an_operation_tells_and_changes_nothing_of_another_unit(ground, browser, operation, login):
    before = read.last([ground.other["record"], ground.other["number"], ground.other["requests.number"]])
    answer, text = call(browser(login), ground, operation, own=False)
    assert answer.status_code < 500
    assert WILLOW not in text
    assert read.last(before) == before


@pytest.mark.parametrize("operation", [one for one in operations() if one[0] == "get"], ids=" ".join)
def test_whoever_reads_the_whole_office_reads_both_units(ground, browser, operation):
    for own in (True, False):
        assert call(browser("shenji"), ground, operation, own=own)[0].status_code == 200
