"""The main menu: where each entry leads, and whom it is for."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from youju.web.accounts.actors import Actor


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its title, its address, and the roles it is shown to (none: to all who have signed in)."""

    title: Promise | str
    address: str
    roles: frozenset[str] = frozenset()


_REVIEWING = frozenset({"reviewer", "office_reviewer", "auditor", "admin"})
_OFFICE = frozenset({"office_reviewer", "writer", "approver", "auditor", "admin"})

MENU = (
    Entry(gettext_lazy("今日"), "/"),
    Entry(gettext_lazy("台账"), "/registers"),
    Entry(gettext_lazy("征集"), "/requests", frozenset({"reviewer", "office_reviewer", "admin"})),
    Entry(gettext_lazy("审核"), "/review", _REVIEWING),
    Entry(gettext_lazy("数字"), "/figures"),
    Entry(gettext_lazy("报告"), "/reports", _OFFICE),
    Entry(gettext_lazy("设置"), "/settings", frozenset({"admin", "auditor"})),
)


def entries(actor: Actor) -> tuple[Entry, ...]:
    """What the menu shows this actor."""
    return tuple(entry for entry in MENU if not entry.roles or entry.roles & actor.roles)


def is_current(entry: Entry, path: str) -> bool:
    """Whether a page lies under this entry."""
    return path == entry.address or (entry.address != "/" and path.startswith(f"{entry.address}/"))
