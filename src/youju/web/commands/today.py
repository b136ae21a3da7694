"""What waits for a person: returned entries, corrections, questions, reviews, what is due. Only what is theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from youju.engine.ledger import Revision
from youju.web.accounts.actors import Acting, Actor
from youju.web.commands.desk.desk import who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.reach import reach
from youju.web.commands.desk.showing import Shown
from youju.web.commands.questions.questions import questions_for
from youju.web.commands.requests.periods import Reporting, periods
from youju.web.commands.requests.rates import rates
from youju.web.commands.requests.requesting import Request, requests
from youju.web.commands.review.queue import queue, reviewed
from youju.web.store import read, waiting
from youju.web.store.tree import known_units

Kind = Literal["returned", "corrected", "asked", "review", "replied"]
SHOWN = 5
_ENTERING = frozenset({"clerk", "reviewer"})


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits: record number, what it is called, the reason or what was changed."""

    number: int
    title: str
    note: str = ""
    about: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """Things of one kind that wait: how many in all, and the first few of them."""

    kind: Kind
    count: int
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """A report that is due: what it is called, the last day, the registers still missing as (id, title label)."""

    title: str
    period: str
    last_day: str
    late: bool
    registers: tuple[tuple[str, object], ...]


def tasks(office: Office, acting: Acting, language: str = "zh") -> tuple[Task, ...]:
    """What waits for the actor, kinds without anything left out."""
    actor = who(acting)
    found = (*_entering(office, actor, language), _review(office, actor), _replied(office, actor))
    return tuple(task for task in found if task.count)


def due(office: Office, acting: Acting) -> tuple[Due, ...]:
    """What the actor's own unit still has to report: fixed periods that are open, requests that are not closed."""
    actor = who(acting)
    if not actor.unit:
        return ()
    open_ = [p for p in periods(office) if p.opens is None or p.opens <= office.today]
    asked: list[Reporting | Request] = [
        *open_,
        *(r for r in requests(office) if not r.closed and actor.unit in r.units),
    ]
    found = []
    for each in asked:
        rate = rates(office, actor, each)
        missing = [m for line in rate.lines if line.unit == actor.unit for m in line.missing]
        titles = {register.id: register.title for register in each.registers}
        if missing:
            late = rate.last_day < office.today
            named = tuple((m, titles[m]) for m in missing)
            found.append(Due(each.title, each.period.text, rate.last_day.isoformat(), late, named))
    return tuple(sorted(found, key=lambda one: one.last_day))


def _entering(office: Office, actor: Actor, language: str) -> Iterator[Task]:
    """What came back to those who enter."""
    entering = Actor(actor.id, actor.name, tuple(g for g in actor.grants if g.role in _ENTERING and g.unit))
    where = reach(entering, known_units(), office.today.isoformat()).sql("r.unit")
    show = Shown(office, language)
    names = tuple(r.id for r in reviewed(office))
    yield _task("returned", waiting.Wanted(("returned",), names, *where), show)
    yield _task("corrected", waiting.Wanted(("sent",), ("corrections",), *where), show)
    yield _task("asked", waiting.Wanted(("asked",), ("questions",), *where), show)


def _task(kind: Kind, wanted: waiting.Wanted, show: Shown) -> Task:
    count = sum(waiting.counts(wanted).values())
    last = read.last(waiting.records(wanted, SHOWN)) if count else {}
    return Task(kind, count, tuple(_item(revision, show) for revision in last.values()))


def _item(revision: Revision, show: Shown) -> Item:
    """A record, or the record that a notice is about with what was changed in it."""
    if revision.entry.register != "corrections":
        return Item(revision.record, show.label(revision), str(revision.entry.source.get("reason", "")))
    target, seq = (int(str(revision.entry.data[name])) for name in ("target", "revision"))
    upto = [r for r in read.history(target) if r.seq <= seq]
    mended = show.changes(upto[-2].entry.data, upto[-1])
    said = "；".join(f"{f.title.in_(show.language)} {before or '—'} → {after or '—'}" for f, before, after in mended)
    return Item(revision.record, show.label(upto[-1]), said, target)


def _replied(office: Office, actor: Actor) -> Task:
    """Questions that units have answered and this reviewer may settle."""
    return Task("replied", sum(brief.stage == "answered" for brief in questions_for(office, actor)))


def _review(office: Office, actor: Actor) -> Task:
    found = queue(office, actor, limit=1)
    return Task("review", found.total)
