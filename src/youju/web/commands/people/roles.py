"""Who holds which role: granted and ended by the administrator, from a day on; three ways to man an office in one go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from youju.engine.base.labels import Label
from youju.engine.base.problems import Problem, errors
from youju.engine.ledger import Entry, Revision
from youju.engine.ledger.model import Normalised
from youju.web.accounts.actors import REGISTER, Acting, in_force
from youju.web.accounts.models import Account
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import HELD_ALREADY, LAST_ADMIN, NO_RECORD, NO_SUCH_USER, SEAT_EMPTY
from youju.web.store import read
from youju.web.store.folder import change_setting
from youju.web.store.log import append

ADMIN = frozenset({"admin"})
Preset = Literal["one_person", "small", "full"]


@dataclass(frozen=True, slots=True)
class Role:
    """One role as granted: `user` is `u7`, `unit` 0 the whole office, `until` the first day without it ("": open)."""

    record: int
    seq: int
    user: str
    role: str
    unit: int = 0
    group: str = ""
    since: str = ""
    until: str = ""

    @property
    def what(self) -> tuple[str, str, int, str]:
        """What makes two grants the same."""
        return self.user, self.role, self.unit, self.group


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of a preset: its title, the roles it gives for the whole office, and whether it may stay empty."""

    id: str
    title: Label
    roles: tuple[str, ...]
    optional: bool = False


_AUDIT = Seat("audit", Label("审计", "Audit"), ("auditor",), optional=True)
PRESETS: Mapping[Preset, tuple[Seat, ...]] = {
    "one_person": (
        Seat("all", Label("经办人", "The one person"), ("clerk", "office_reviewer", "writer", "approver", "admin")),
        _AUDIT,
    ),
    "small": (
        Seat("entry", Label("经办人", "Clerk and writer"), ("clerk", "writer")),
        Seat("review", Label("负责人", "Reviewer and head"), ("office_reviewer", "approver", "admin")),
        _AUDIT,
    ),
    "full": (
        Seat("entry", Label("填报", "Entry"), ("clerk",)),
        Seat("review", Label("审核", "Review"), ("office_reviewer",)),
        Seat("write", Label("起草", "Writing"), ("writer",)),
        Seat("approve", Label("签发", "Approval"), ("approver",)),
        Seat("admin", Label("管理", "Administration"), ("admin",)),
        _AUDIT,
    ),
}
"""How an office is manned: everything in one hand (and shown so), two people who check each other, a seat for each."""


def roles(office: Office, ended: bool = False) -> tuple[Role, ...]:
    """The roles held today or later, with `ended` also those that have ended, in the order they were granted."""
    on = office.today.isoformat()
    found = (_role(revision) for revision in read.live(REGISTER))
    return tuple(role for role in found if ended or not role.until or on < role.until)


def grant(office: Office, acting: Acting, wanted: Role) -> tuple[int, tuple[Problem, ...]]:
    """Give a role; `wanted.record` and `seq` are not read. The number of its record, 0 where it was not given."""
    desk = _desk(office, acting)
    problems = (*_refused(desk), *_against(office, wanted))
    if errors(problems):
        return 0, problems
    made, found = granted(desk, wanted)
    if made is None:
        return 0, (*problems, *found)
    return append([made], office.now()).records[0], (*problems, *found)


def end(office: Office, acting: Acting, record: int, on: str = "") -> tuple[int, tuple[Problem, ...]]:
    """End a role from the day `on` (today) on; the seq of the revision, by which it can be taken back."""
    desk = _desk(office, acting)
    before = read.last((record,)).get(record)
    if before is None or before.entry.register != REGISTER:
        return 0, (NO_RECORD.at(record=record),)
    gone = _role(before)
    left = [role for role in roles(office) if role.role == "admin" and not role.unit and role.record != record]
    lonely = (LAST_ADMIN.at(),) if gone.role == "admin" and not left else ()
    problems = (*_refused(desk), *lonely)
    if errors(problems):
        return 0, problems
    result = append([ended(desk, before, on or desk.on)], office.now(), {record: before.seq})
    return result.last_seq, (*problems, *result.problems)


def granted(desk: Desk, wanted: Role) -> tuple[Entry | None, tuple[Problem, ...]]:
    """The entry that gives a role; None where its values cannot be."""
    raw = {"user": wanted.user, "role": wanted.role, "scope": str(wanted.unit or ""), "group": wanted.group}
    row = desk.normaliser.row({**raw, "valid_from": wanted.since, "valid_to": wanted.until}, on=desk.on)
    if errors(row.problems):
        return None, tuple(row.problems)
    return desk.new(Normalised(row.data, desk.on), 0, desk.standing(desk.on, accept=False)[0]), tuple(row.problems)


def ended(desk: Desk, before: Revision, on: str, **more: object) -> Entry:
    """The entry that ends a role on a day, or before it has begun on the day it begins."""
    since = str(before.entry.data.get("valid_from", ""))
    return desk.edit(before, {**before.entry.data, "valid_to": max(on, since)}, **more)


def man(
    office: Office, acting: Acting, preset: Preset, people: Mapping[str, str]
) -> tuple[tuple[Role, ...], tuple[Problem, ...]]:
    """Set the roles over the whole office by a preset: `people` maps a seat to a user (`u7`).

    What the preset does not give ends today, roles over units and the auditor's stay; the setting `one_person` follows.
    Returns the roles over the office as they are then.
    """
    desk = _desk(office, acting)
    seats = PRESETS[preset]
    empty = [
        SEAT_EMPTY.at(seat=s.title.zh, seat_en=s.title.en) for s in seats if not s.optional and not people.get(s.id)
    ]
    wanted = [Role(0, 0, people[s.id], role) for s in seats if people.get(s.id) for role in s.roles]
    unknown = _unknown(role.user for role in wanted)
    problems = (*_refused(desk), *empty, *unknown)
    if errors(problems):
        return (), problems
    _set(office, desk, wanted, f"preset:{preset}")
    office.site = change_setting(office.site, "one_person", preset == "one_person")
    return tuple(role for role in roles(office) if not role.unit), problems


def _set(office: Office, desk: Desk, wanted: Sequence[Role], why: str) -> None:
    """End and give in one step, so that the office never stands without an administrator."""
    held = {role.what: role for role in roles(office) if not role.unit and not role.group}
    over = _over(held.values(), wanted)
    last = read.last([role.record for role in over])
    given = (granted(desk, role)[0] for role in wanted if role.what not in held)
    entries = [*(ended(desk, last[role.record], desk.on) for role in over), *filter(None, given)]
    said = [entry.changed(source={**entry.source, "reason": why}) for entry in entries]
    append(said, office.now(), {role.record: role.seq for role in over})


def _over(held: Iterable[Role], wanted: Sequence[Role]) -> list[Role]:
    """What ends: all that is not wanted, auditors only where somebody else is wanted as one."""
    named, spared = {role.what for role in wanted}, not _has(wanted, "auditor")
    return [role for role in held if role.what not in named and not (spared and role.role == "auditor")]


def _has(wanted: Iterable[Role], role: str) -> bool:
    return any(one.role == role for one in wanted)


def _against(office: Office, wanted: Role) -> Iterable[Problem]:
    yield from _unknown([wanted.user])
    if wanted.what in {role.what for role in roles(office)}:
        yield HELD_ALREADY.at()


def known_users(users: Iterable[str]) -> frozenset[str]:
    """Those of these users (`u7`) that have an account in use."""
    numbers = [int(user[1:]) for user in users if user[:1] == "u" and user[1:].isdecimal()]
    return frozenset(account.actor_id for account in Account.objects.filter(pk__in=numbers, is_active=True))


def _unknown(users: Iterable[str]) -> list[Problem]:
    asked = tuple(dict.fromkeys(users))
    known = known_users(asked)
    return [NO_SUCH_USER.at(name=user) for user in asked if user not in known]


def _desk(office: Office, acting: Acting) -> Desk:
    return Desk(office, who(acting), office.register(REGISTER))


def _refused(desk: Desk) -> tuple[Problem, ...]:
    refused = desk.refuse_unless(0, ADMIN, "管理")
    return (refused,) if refused else ()


def _role(revision: Revision) -> Role:
    data = revision.entry.data
    unit = data.get("scope", 0)
    texts = (str(data.get(key, "")) for key in ("group", "valid_from", "valid_to"))
    return Role(
        revision.record,
        revision.seq,
        str(data["user"]),
        str(data["role"]),
        unit if isinstance(unit, int) else 0,
        *texts,
    )


def held_on(role: Role, on: str) -> bool:
    """Whether a role is held on a day."""
    return in_force({"valid_from": role.since, "valid_to": role.until}, on)
