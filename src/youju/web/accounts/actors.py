"""Who acts, and what they may do. Roles are records of the system register `roles`; the log names actors by id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from django.db.models import Q

from youju.engine.base.problems import Refused
from youju.engine.ledger.model import Stored
from youju.web.accounts.models import Account
from youju.web.accounts.problems import AMBIGUOUS_NAME, NO_ACCOUNT
from youju.web.store import read
from youju.web.store.office import current_site

REGISTER = "roles"
CLI_ROLES = ("clerk", "reviewer", "office_reviewer", "writer", "admin")


@dataclass(frozen=True, slots=True)
class Grant:
    """A role over a unit and all below it (0: the whole office), in one group of registers ("": all)."""

    role: str
    unit: int = 0
    group: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: `id` is `u7`, `cli:login` or `system`; `unit` is the unit that they enter for (0: the office)."""

    id: str
    name: str
    grants: tuple[Grant, ...] = ()
    unit: int = 0

    @property
    def roles(self) -> frozenset[str]:
        """Every role held anywhere."""
        return frozenset(grant.role for grant in self.grants)


Acting = Actor | str
"""How a command is told who acts: the actor that a page already knows, or a name as the command line gives it."""

SYSTEM = Actor("system", "有据")
"""Revisions that the ledger itself makes necessary: copies of a changed list, erasures at their term."""


def may(actor: Actor, role: str, path: Sequence[int], group: str = "") -> bool:
    """Whether the actor holds `role` over a unit.

    `path` is that unit and those above it, as `Units.path` gives it. A grant for a group reaches its registers only.
    """
    return role in roles_over(actor, path, group)


def roles_over(actor: Actor, path: Sequence[int], group: str = "") -> frozenset[str]:
    """The roles that the actor holds over a unit, in a group of registers."""
    reach = {0, *path}
    return frozenset(g.role for g in actor.grants if g.unit in reach and g.group in ("", group))


def cli_actor(login: str) -> Actor:
    """Whoever runs the program on the machine that holds the site: they could open its files anyway.

    They act for the whole office, under their login name, and still may not accept their own entries.
    """
    return Actor(f"cli:{login}", login, tuple(Grant(role) for role in CLI_ROLES))


def actor_for(name: str) -> Actor:
    """The actor with this login or display name; raises `Refused` (ACC001, ACC002) if none or several have it."""
    found = list(Account.objects.filter(Q(login__iexact=name) | Q(name=name), is_active=True)[:2])
    exact = [account for account in found if account.login.lower() == name.lower()] or found
    if len(exact) != 1:
        raise Refused((AMBIGUOUS_NAME if exact else NO_ACCOUNT).at(name=name))
    return actor_of(exact[0])


def actor_of(account: Account) -> Actor:
    """The actor behind an account, with the roles that the log gives it today. Cheap: pages ask with every request."""
    today = current_site().today_at(datetime.now(UTC)).isoformat()
    last = read.last_of(REGISTER)
    roles = _roles(*last).get(account.actor_id, ()) if last else ()
    grants = tuple(_grant(role) for role in roles if in_force(role, today))
    units = [grant.unit for grant in grants if grant.unit]
    return Actor(account.actor_id, account.name, grants, units[0] if units else 0)


@lru_cache(maxsize=4)
def _roles(seq: int, digest: bytes) -> Mapping[str, Sequence[Mapping[str, Stored]]]:
    """Every role by its user, as of the last revision of a role; its hash stands for all before it."""
    found: dict[str, list[Mapping[str, Stored]]] = {}
    for _, revision in sorted(read.last_revisions_of(REGISTER, seq).items()):
        if revision.entry.stage != "void":
            found.setdefault(str(revision.entry.data.get("user", "")), []).append(revision.entry.data)
    return found


def in_force(role: Mapping[str, object], on: str) -> bool:
    """Whether a role, as its record's data says it, is held on a day (`YYYY-MM-DD`)."""
    since, until = str(role.get("valid_from", "")), str(role.get("valid_to", ""))
    return since <= on and (not until or on < until)


def _grant(role: Mapping[str, Stored]) -> Grant:
    scope = role.get("scope", 0)
    return Grant(str(role["role"]), scope if isinstance(scope, int) else 0, str(role.get("group", "")))
