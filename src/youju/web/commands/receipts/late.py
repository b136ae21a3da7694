"""Late entries 补录: records of a period whose report was issued without them. They are let in, and seen.

A record is late for an edition where its date lies in the edition's period and the edition was computed before the record came
into that period: entered later, or moved there by a change of its date. Void ones stay in the list. Nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem, Refused
from youju.engine.ledger import Normalised, Revision
from youju.engine.ledger.loops import VOID
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.reach import reach
from youju.web.commands.desk.showing import Shown
from youju.web.commands.receipts.issued import Brief, issued
from youju.web.commands.receipts.problems import NO_LATE_REASON, NOT_LATE
from youju.web.store import arrivals, read
from youju.web.store.log import append
from youju.web.store.tree import known_units

REASONS = "late_reasons"
LONGEST = 200
"""Characters of a reason."""


@dataclass(frozen=True, slots=True)
class Late:
    """A late entry: the record, what it is called, whose, of which day; `delay` is the days from there to the day it came in.

    `editions` are those issued without it. `moved`: it was there before, with another date. `reason` "" while nobody has said one.
    """

    record: int
    register: str
    label: str
    unit: int
    unit_name: str
    date: str
    recorded_on: str
    delay: int
    editions: tuple[Brief, ...]
    reason: str = ""
    moved: bool = False
    void: bool = False


def late_of(office: Office, revision: Revision, language: str = "zh") -> Late | None:
    """Whether the record with this last revision is a late entry. No question to the database where nothing was issued."""
    found = _late(office, [revision], issued(), Shown(office, language))
    return found[0] if found else None


def late_entries(office: Office, acting: Acting, edition: str = "", language: str = "zh") -> tuple[Late, ...]:
    """The late entries within the reader's reach, the latest first; of one edition, or of all that were issued."""
    actor, briefs = who(acting), [one for one in issued() if edition in ("", one.id)]
    if not briefs:
        return ()
    registers = [r for r in office.pack().registers.values() if r.date and not r.system]
    on, units = office.today.isoformat(), known_units()
    found: dict[int, Revision] = {}
    for register in registers:
        within = reach(actor, units, on, register.group)
        for start, end, as_of in _spans(briefs):
            numbers = arrivals.touched_since(register.id, start, end, as_of)
            found |= {n: r for n, r in read.last(numbers).items() if within.covers(r.entry.unit)}
    shown = Shown(office, language)
    late = _late(office, list(found.values()), briefs, shown)
    return tuple(sorted(late, key=lambda one: one.record, reverse=True))


def give_reason(office: Office, acting: Acting, record: int, reason: str) -> tuple[Problem, ...]:
    """Say why a record came late. Whoever may change the record may; it may be said again, and the log keeps both.

    Raises `Refused` REC005 for a record that is not late.
    """
    before = read.last((record,)).get(record)
    late = late_of(office, before) if before else None
    if before is None or late is None:
        raise Refused(NOT_LATE.at(record=record))
    desk = Desk(office, who(acting), office.register(before.entry.register))
    said = " ".join(reason.split())[:LONGEST]
    against = desk.refuse_unless(before.entry.unit, verb="说明缘由")
    if against or not said:
        return (against or NO_LATE_REASON.at(),)
    links = Desk(office, desk.actor, office.register(REASONS))
    row = Normalised({"target": record, "reason": said}, links.on)
    known = _reasons((record,)).get(record)
    if known is None:
        entry = links.new(row, before.entry.unit, links.standing(links.on, accept=False)[0])
        return append([entry], office.now()).problems
    return append([links.edit(known, row.data)], office.now(), {known.record: known.seq}).problems


def _spans(briefs: Iterable[Brief]) -> Iterable[tuple[str, str, int]]:
    """First day, last day and seq of each period, the earliest edition of it standing for the later ones."""
    first: dict[tuple[str, str], int] = {}
    for one in briefs:
        span = (one.span.start.isoformat(), one.span.end.isoformat())
        first[span] = min(first.get(span, one.as_of), one.as_of)
    return [(*span, as_of) for span, as_of in first.items()]


def _late(office: Office, revisions: Sequence[Revision], briefs: Sequence[Brief], shown: Shown) -> list[Late]:
    """Those of these records (their last revisions) that are late for some edition."""
    dated = [r for r in revisions if r.entry.date and _in_pack(office, r)]
    missed = {r.record: tuple(b for b in briefs if _misses(office, b, r)) for r in dated}
    dated = [r for r in dated if missed[r.record]]
    if not dated:
        return []
    came = {r.record: _coming(r, missed[r.record]) for r in dated}
    reasons = _reasons(came)
    found = []
    for revision in dated:
        first = came[revision.record]
        if first is not None:
            reason = reasons.get(revision.record)
            late = _told(office, revision, first, shown)
            found.append(
                replace(late, editions=missed[late.record], reason=str(reason.entry.data["reason"]) if reason else "")
            )
    return found


def _in_pack(office: Office, revision: Revision) -> bool:
    register = office.pack().registers.get(revision.entry.register)
    return register is not None and bool(register.date) and not register.system


def _misses(office: Office, brief: Brief, revision: Revision) -> bool:
    """Whether a record that was touched after an edition is dated in its period and stands in its units."""
    span, day = brief.span, date.fromisoformat(revision.entry.date)
    if revision.seq <= brief.as_of or not span.start <= day <= span.end:
        return False
    tree = office.tree().on(office.today)
    return brief.unit in (0, tree.top) or revision.entry.unit in tree.subtree(brief.unit)


def _coming(revision: Revision, briefs: Sequence[Brief]) -> Revision | None:
    """The revision by which a record came into the period after the first edition was computed; None: it was there already."""
    brief = min(briefs, key=lambda one: one.as_of)
    if revision.record > brief.as_of:
        return revision if revision.seq == revision.record else read.revision(revision.record)
    steps = read.history(revision.record)
    within = [_within(step, brief.span) for step in steps]
    before = [inside for step, inside in zip(steps, within, strict=True) if step.seq <= brief.as_of]
    if before and before[-1]:
        return None
    return next((s for s, inside in zip(steps, within, strict=True) if s.seq > brief.as_of and inside), None)


def _within(step: Revision, span: Period) -> bool:
    day = step.entry.date
    return bool(day) and span.start <= date.fromisoformat(day) <= span.end


def _told(office: Office, revision: Revision, first: Revision, shown: Shown) -> Late:
    entry = revision.entry
    on = datetime.fromisoformat(first.recorded_at).astimezone(ZoneInfo(office.site.zone)).date()
    return Late(
        revision.record,
        entry.register,
        shown.label(revision),
        entry.unit,
        shown.unit(entry.unit, entry.date),
        entry.date,
        on.isoformat(),
        max(0, (on - date.fromisoformat(entry.date)).days),
        (),
        moved=first.seq != revision.record,
        void=entry.stage == VOID,
    )


def _reasons(records: Iterable[int]) -> Mapping[int, Revision]:
    """What was said of these records, by number."""
    if read.last_of(REASONS) is None:
        return {}
    wanted = set(records)
    said = read.live(REASONS)
    return {target: one for one in said if (target := int(str(one.entry.data["target"]))) in wanted}
