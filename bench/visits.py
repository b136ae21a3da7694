"""Who visits the pages of a bench ledger: the clerk of a village, the reviewer of eight towns, the office; and what they ask."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bench.ledger import Ledger, written
from bench.peers import ADMIN_LIST
from bench.peers.django_lists import page_at
from bench.registers import ids
from bench.timing import progress
from bench.visiting import Visitor
from youju.engine.base.problems import Refused, errors
from youju.web.accounts.actors import actor_of
from youju.web.accounts.models import Account
from youju.web.commands.desk.office import Office, use
from youju.web.commands.people.roles import Role, grant
from youju.web.commands.registers import listing
from youju.web.commands.registers.listing import Asked, Lists
from youju.web.store import read

REGISTERS = ("r01", "r02", "r03")
"""The largest three: half of all records."""

TOWNS, PAGE = 8, 50
Ask = Callable[[int], tuple[Visitor, str]]
"""Of the n-th round: who asks, and the address."""


@dataclass
class Visits:
    """The ledger, the visitors by login, the numbers of its records."""

    ledger: Ledger
    office: Office
    people: dict[str, Visitor]
    units: Mapping[str, Sequence[int]]
    records: range

    @cached_property
    def deep(self) -> dict[tuple[str, str], int]:
        """For each visitor and register, the record nine tenths down the list by title."""
        return {(login, r): self._deep(login, r) for login in self.people for r in REGISTERS}

    def table(self, query: str) -> Ask:
        """One of the registers with this query."""
        return lambda n: (self.turn(n), f"/registers/{_register(n)}?{query}")

    def deep_table(self, n: int) -> tuple[Visitor, str]:
        """The page nine tenths down."""
        visitor, register = self.turn(n), _register(n)
        return visitor, f"/registers/{register}?sort=title&after={self.deep[visitor.account.login, register]}"

    def admin(self, query: str) -> Ask:
        """One of the registers in the admin's list, with this query."""
        return lambda n: (self.people["office"], f"{ADMIN_LIST}?register__exact={_register(n)}&{query}")

    def deep_admin(self, n: int) -> tuple[Visitor, str]:
        """The page nine tenths down the admin's list by title."""
        register = _register(n)
        page = page_at(register, 0.9, PAGE)
        return self.people["office"], f"{ADMIN_LIST}?register__exact={register}&o=2&p={page}"

    def figure(self, n: int) -> tuple[Visitor, str]:
        """One of the 60 figures: every third time of the clerk's own village."""
        address = f"/figures/{ids()[n * 7 % len(ids())]}?period=2026"
        return (self.people["xiaowang"], f"{address}&unit=V000") if n % 3 == 1 else (self.people["office"], address)

    def record(self, n: int) -> tuple[Visitor, str]:
        """Some record."""
        return self.people["office"], f"/records/{self.some(n)}"

    def everybody(self, address: str) -> Ask:
        """The same page, asked by each of them in turn."""
        return lambda n: (self.turn(n), address)

    def by(self, login: str, address: str) -> Ask:
        """The same page, asked by one of them."""
        return lambda _n: (self.people[login], address)

    def turn(self, n: int) -> Visitor:
        """Whose turn it is."""
        return list(self.people.values())[n % len(self.people)]

    def some(self, n: int) -> int:
        """A record drawn by chance, the same for the same round."""
        return random.Random(n).choice(self.records)

    def write(self, n: int) -> None:
        """One more edit of some record: whatever is remembered by the head of the log is out of date."""
        (revision,) = read.last((self.some(n),)).values()
        entry = revision.entry.changed(record=revision.record, action="edit")
        written([entry], {revision.record: revision.seq})

    def _deep(self, login: str, register: str) -> int:
        asked = Asked(register, sort="title", down=False)
        view = Lists(self.office, actor_of(self.people[login].account)).view(asked)
        total = view.part((0, 0, 1)).total
        place = total * 9 // 10
        return view.part((0, 0, place)).records[-1] if place else 0


def visits(ledger: Ledger, size: int) -> Visits:
    """Three people made and signed in; every register read into memory, as a server does when it starts."""
    office = use(ledger.office.site)
    tree = office.tree().on(office.today)
    towns = list(dict.fromkeys(tree.path(unit)[1] for unit in ledger.leaves))[:TOWNS]
    seats: dict[str, tuple[Sequence[str], Sequence[int]]] = {
        "office": (("office_reviewer", "admin"), (0,)),
        "xiaowang": (("clerk", "reviewer"), ledger.leaves[:1]),
        "laoli": (("reviewer",), towns),
    }
    accounts = {login: seated(office, login, *seat) for login, seat in seats.items()}
    listing.warm(office)
    progress("every register read into memory")
    below = {login: [u for u in ledger.leaves if {0, *tree.path(u)} & set(over)] for login, (_, over) in seats.items()}
    records = range(ledger.leaves[-1] + 1, ledger.leaves[-1] + 1 + size)
    return Visits(ledger, office, {login: Visitor(each) for login, each in accounts.items()}, below, records)


def seated(office: Office, login: str, roles: Sequence[str], units: Sequence[int]) -> Account:
    """A new account with these roles over these units."""
    account = Account.objects.create_user(login)
    for role in (Role(0, 0, account.actor_id, role, unit) for role in roles for unit in units):
        _, problems = grant(office, "cli:bench", role)
        if errors(problems):
            raise Refused(problems)
    return account


def _register(n: int) -> str:
    return REGISTERS[n // 3 % 3]  # each meets each of the three people
