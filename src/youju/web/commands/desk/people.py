"""People with accounts: the cast of a demonstration, and what people are called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from youju.web.accounts.actors import REGISTER as ROLES
from youju.web.accounts.actors import SYSTEM, Actor
from youju.web.accounts.models import Account
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.showing import Shown

CAST = {"xiaowang": "小王", "laoli": "老李", "aqiang": "阿强", "shenji": "审计", "xiaochen": "小陈", "zhou": "周主任"}
"""Login and name of the people that every demonstration has: two clerks, the reviewer, the auditor, writer, approver."""


def cast() -> tuple[Account, ...]:
    """The accounts of the demonstration's people, in the order of `CAST`."""
    found = {account.login: account for account in Account.objects.filter(login__in=CAST, is_active=True)}
    return tuple(found[login] for login in CAST if login in found)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account in use."""

    number: int
    name: str
    login: str

    @property
    def user(self) -> str:
        """How the log names this person."""
        return f"u{self.number}"


def people() -> tuple[Person, ...]:
    """Everybody with an account in use, by name."""
    found = Account.objects.filter(is_active=True).order_by("name", "pk")
    return tuple(Person(account.pk, account.name, account.login) for account in found)


def names_of(actors: Iterable[str]) -> dict[str, str]:
    """What people are called, by the id that the log has for them; whoever has no account any more keeps the id."""
    wanted = set(actors)
    numbers = [int(actor[1:]) for actor in wanted if actor[:1] == "u" and actor[1:].isdecimal()]
    known = {f"u{pk}": name for pk, name in Account.objects.filter(pk__in=numbers).values_list("pk", "name")}
    others = {actor: actor.removeprefix("cli:") for actor in wanted}
    return others | {SYSTEM.id: SYSTEM.name} | known


def roles_told(office: Office, actor: Actor, language: str = "zh") -> tuple[str, ...]:
    """What somebody may do, a line for each role: its title, over which unit, in which group of registers."""
    pack, shown = office.pack(), Shown(office, language)
    titles = pack.registers[ROLES].fields["role"]
    lines = []
    for grant in actor.grants:
        choice = titles.choice(grant.role)
        title = choice.title.in_(language) if choice else grant.role
        group = pack.groups.get(grant.group)
        lines.append(" · ".join((title, shown.unit(grant.unit), *([group.title.in_(language)] if group else []))))
    return tuple(lines)
