"""Lines 11 to 13: pages over a million records, beside the bare base page of the same run and Django's admin list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from django.db import connection

from bench.ledger import filled
from bench.peers import ADMIN_LIST, BASE_PAGE, django_lists
from bench.rows import rows
from bench.table import Line, Sizes
from bench.timing import progress
from bench.visiting import beside, must_say, p95
from bench.visits import REGISTERS, Ask, Visits, visits

BASE = "a view that renders the base template for whoever has signed in"
ADMIN = "Django's admin list of a flat table of the same records, the same columns, filters and order, 50 to a page"
WORDS = {"宪法": "宪法", "xfxj": "宪法宣讲", "无此词": "无此词"}
"""What is searched, and what is then in the text of a record: two characters, initials of pinyin, a word that is nowhere."""

ROUNDS, ADMIN_EVERY = 60, 3
OF_YEAR = "stage__exact=accepted&held_on__gte=2026-01-01&held_on__lte=2026-12-31"


class Page(NamedTuple):
    """A page: its bar against the base page, who asks what in each round, and what is asked of the admin for the same."""

    name: str
    bar: float
    ask: Ask
    admin: Ask | None = None


Times = Mapping[str, list[float]]


def lines(sizes: Sizes, folder: Path) -> Iterator[Line]:
    """Every page once in each round; then the same again, each right after a further revision."""
    ledger = filled(folder / "large", sizes.large)
    tree, day = ledger.office.tree(), ledger.office.today
    django_lists.fill(rows(sizes.large), ledger.leaves, {unit: tree.label(unit, day) for unit in ledger.leaves})
    progress("flat table of the admin filled")
    yield from measured(visits(ledger, sizes.large), sizes)


def measured(site: Visits, sizes: Sizes) -> Iterator[Line]:
    """The lines over a site that is there."""
    rounds, pages = (3 if sizes.quick else ROUNDS), _pages(site)
    with beside("bench.peers.django_pages"):
        _check(site)
        _times(site, pages, 9, write=False)  # a server that has run for a while has compiled its templates
        still = _times(site, pages, rounds, write=False)
        progress(f"{rounds} rounds of {len(pages)} pages")
        growing = _times(site, pages, rounds, write=True)
    for letter, page in zip("abcdefghijklmnopq", pages, strict=False):
        name = f"11{letter} {page.name}, {sizes.large:,} records"
        yield _line(name, page, still)
        yield _line(f"12{letter} the same, right after a write", page, growing)
        if page.admin:
            yield Line(f"13{letter} {page.name}", p95(still[page.name]), p95(still[_of(page)]), 5, ADMIN, faster=True)


def _of(page: Page) -> str:
    return f"admin: {page.name}"


def _line(name: str, page: Page, times: Times) -> Line:
    return Line(name, p95(times[page.name]), p95(times[BASE]), page.bar, BASE)


def _pages(site: Visits) -> list[Page]:
    waiting = site.admin("stage__exact=submitted&o=1")
    found = [
        Page("register by pinyin of the title", 8, site.table("sort=title"), site.admin("o=2")),
        Page(
            "register filtered by number and choice",
            8,
            site.table("f-people-min=50&f-kind=talk&sort=-date"),
            site.admin("people__gte=50&kind__exact=talk&o=-3"),
        ),
        Page("register, 90 % down", 8, site.deep_table, site.deep_admin),
        Page("all registers, counted", 8, site.everybody("/registers")),
        Page("figure", 8, site.figure, site.admin(f"{OF_YEAR}&o=1")),
        Page("catalogue of figures", 8, site.everybody("/figures?period=2026"), site.admin("o=-3")),
        Page("review of a village, 0.02 % waiting", 8, site.by("xiaowang", "/review"), waiting),
        Page("review of eight towns, 2 % waiting", 8, site.by("laoli", "/review"), waiting),
        Page("review of all, 10 % waiting", 8, site.by("office", "/review"), waiting),
        Page("record", 8, site.record),
        Page("today", 8, site.everybody("/")),
    ]
    return found + [Page(f"search `{word}`", 25, site.everybody(f"/search?q={word}")) for word in WORDS]


def _times(site: Visits, pages: list[Page], rounds: int, write: bool) -> Times:
    """Seconds by page. The base page is asked after each of them, the admin's list after each in every third round."""
    times: dict[str, list[float]] = defaultdict(list)
    for n in range(rounds):
        for page in pages:
            if write:
                site.write(n)
            visitor, address = page.ask(n)
            times[page.name].append(visitor.seconds(address))
            times[BASE].append(visitor.seconds(BASE_PAGE))
            if page.admin and not write and n % ADMIN_EVERY == 0:
                administrator, same = page.admin(n // ADMIN_EVERY)
                times[_of(page)].append(administrator.seconds(same))
    return times


def _check(site: Visits) -> None:
    """Raises `Unequal` unless the pages say the numbers that plain SQL over the log's own tables gives."""
    office, waiting = site.people["office"], "stage = 'submitted'"
    must_say(office, ADMIN_LIST, _count("record", "register LIKE 'r__'"))
    for register in REGISTERS:
        must_say(office, f"/registers/{register}", _count("record", f"register = '{register}'"))
    of_year = "register = 'r01' AND stage = 'accepted' AND date BETWEEN '2026-01-01' AND '2026-12-31'"
    must_say(office, "/figures/r01.items?period=2026", _count("record", of_year))
    for login, visitor in site.people.items():
        units = ", ".join(map(str, site.units[login]))
        must_say(visitor, "/review", _count("record", f"{waiting} AND unit IN ({units})"))
    for word, text in WORDS.items():
        found = _count("revision", f"register LIKE 'r__' AND body LIKE '%%{text}%%'")
        must_say(office, f"/search?q={word}", found) if found else None
    progress("the numbers on the pages are those of SQL")


def _count(table: str, where: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE {where}", [])
        return int(cursor.fetchone()[0])
