"""All that is one person's passes to another on a day: roles, and what lies open. Written as one, taken back as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from youju.engine.base.problems import Problem, Refused, errors
from youju.engine.ledger import Revision
from youju.engine.ledger.model import Normalised
from youju.web.accounts.actors import REGISTER as ROLES
from youju.web.accounts.actors import Acting, Actor, Grant
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.heirs import REGISTER, Heirs, stamp
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import DAY_NEEDED, NO_RECORD, NO_SUCH_USER, NOTHING_HELD, SAME_PERSON
from youju.web.commands.desk.reach import reach
from youju.web.commands.desk.together import Plan, group_of, take_back
from youju.web.commands.people.roles import ADMIN, Role, ended, granted, known_users, roles
from youju.web.store import drafts, read, waiting
from youju.web.store.drafts import Kept
from youju.web.store.holding import standing_in
from youju.web.store.tree import Units

RETURNED = "returned"
_MOST = 500


@dataclass(frozen=True, slots=True)
class Order:
    """Who hands over to whom (`u7`), from which day on, and what is worth saying."""

    from_user: str
    to_user: str
    on: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """What is one person's: roles, records of theirs that came back, drafts, questions to their units, requests made."""

    roles: tuple[Role, ...] = ()
    returned: tuple[Revision, ...] = ()
    drafts: tuple[Kept, ...] = ()
    questions: tuple[Revision, ...] = ()
    requests: tuple[Revision, ...] = ()

    def counts(self) -> dict[str, int]:
        """How many of each."""
        return {name: len(getattr(self, name)) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Handed:
    """A hand-over as it was written: its record, the order, the roles that passed and those that ended."""

    record: int
    seq: int
    order: Order
    passed: tuple[Role, ...]
    taken_back: bool


def open_of(office: Office, user: str, on: str = "") -> Open:
    """What a person holds on a day (today) or later, and what of theirs waits."""
    day = on or office.today.isoformat()
    heirs = Heirs(office, day)
    held = tuple(role for role in roles(office) if role.user == user and (not role.until or day < role.until))
    asked = (r for r in read.live("requests") if not r.entry.data.get("closed"))
    kept = (
        one for owner in heirs.before(user) for one in drafts.of(owner) if heirs.of_draft(owner, one.saved_at) == user
    )
    return Open(
        held,
        _theirs(heirs, user, read.last(standing_in(RETURNED)).values()),
        tuple(kept),
        _questions(held, day),
        _theirs(heirs, user, asked),
    )


def _theirs(heirs: Heirs, user: str, revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    """Those of these records that the person entered, or took over from who did."""
    first = ((revision, read.history(revision.record)[0]) for revision in revisions)
    mine = (last for last, begun in first if heirs.of(begun.entry.actor, begun.recorded_at) == user)
    return tuple(sorted(mine, key=lambda r: r.record))


def _questions(held: Iterable[Role], day: str) -> tuple[Revision, ...]:
    """Questions that wait for an answer of the units for which the person enters."""
    grants = tuple(Grant(role.role, role.unit, role.group) for role in held if role.role == "clerk" and role.unit)
    where = reach(Actor("", "", grants), Units(), day).sql("r.unit")
    numbers = waiting.records(waiting.Wanted(("asked",), ("questions",), *where), _MOST)
    return tuple(read.last(numbers).values())


def hand_over(office: Office, acting: Acting, order: Order) -> tuple[int, tuple[Problem, ...]]:
    """Hand over; the number of the hand-over's record, 0 where nothing was written.

    A role that the other holds already ends without being given again. What lies open is found by `Heirs`, so nothing of
    the past is rewritten.
    """
    desk = Desk(office, who(acting), office.register(REGISTER))
    raw = {"from_user": order.from_user, "to_user": order.to_user, "on": order.on, "note": order.note}
    row = desk.normaliser.row(raw, on=desk.on)
    on = str(row.data.get("on", ""))
    refused = desk.refuse_unless(0, ADMIN, "管理")
    plan = Plan(problems=[*([refused] if refused else []), *_against(order, on), *row.problems])
    if errors(plan.problems):
        return 0, tuple(plan.problems)
    found = open_of(office, order.from_user, on)
    if found == Open():
        return 0, (NOTHING_HELD.at(),)
    filled = Normalised({**row.data, **found.counts()}, desk.on, date=on)
    source = {"clock": stamp(office.clock())}
    plan.entries.append(desk.new(filled, 0, desk.standing(on, accept=False)[0], source=source))
    _pass(office, desk, plan, found.roles, Order(order.from_user, order.to_user, on))
    written, problems = plan.write(office)
    return (written.records[0] if written.records else 0), problems


def handed(office: Office, record: int) -> Handed:
    """A hand-over by its number; raises `Refused` CMD014."""
    history = read.history(record)
    if not history or history[0].entry.register != REGISTER:
        raise Refused(NO_RECORD.at(record=record))
    data = history[0].entry.data
    texts = (str(data.get(key, "")) for key in ("from_user", "to_user", "on", "note"))
    group = {r.record for r in group_of(record, (ROLES,))}
    passed = tuple(r for r in roles(office, ended=True) if r.record in group and r.user == data["from_user"])
    return Handed(record, history[-1].seq, Order(*texts), passed, history[-1].entry.stage == "void")


def handovers(office: Office) -> tuple[Handed, ...]:
    """Every hand-over that stands, the latest first."""
    return tuple(handed(office, revision.record) for revision in reversed(list(read.live(REGISTER))))


def undo_handover(office: Office, acting: Acting, record: int) -> tuple[Problem, ...]:
    """Take a hand-over back: roles as before; nothing where one of them changed since."""
    handed(office, record)
    desk = Desk(office, who(acting), office.register(REGISTER))
    refused = desk.refuse_unless(0, ADMIN, "管理")
    plan = Plan(problems=[refused] if refused else [])
    take_back(office, desk.actor, plan, group_of(record, (REGISTER, ROLES)))
    return plan.write(office)[1]


def _against(order: Order, on: str) -> Iterator[Problem]:
    if order.from_user == order.to_user:
        yield SAME_PERSON.at()
    if not on:
        yield DAY_NEEDED.at(text=order.on)
    if order.to_user not in known_users([order.to_user]):
        yield NO_SUCH_USER.at(name=order.to_user)


def _pass(office: Office, desk: Desk, plan: Plan, passing: tuple[Role, ...], order: Order) -> None:
    work = Desk(office, desk.actor, office.register(ROLES))
    there = {role.what for role in roles(office)}
    last = read.last([role.record for role in passing])
    for role in passing:
        plan.change(last[role.record], ended(work, last[role.record], order.on))
        wanted = Role(0, 0, order.to_user, role.role, role.unit, role.group, max(order.on, role.since), role.until)
        made = granted(work, wanted)[0] if wanted.what not in there else None
        if made:
            plan.entries.append(made)
