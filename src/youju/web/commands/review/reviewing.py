"""A reviewer's verbs: take in hand, accept many and take the batch back, return, correct and accept.

What is accepted in one batch bears the number of the batch's first revision in `source`, so that it can be taken back
as one. A record that two reviewers reach for belongs to the one who took it first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from youju.engine.base.problems import Place, Problem, errors
from youju.engine.ledger import Entry, Revision, Step
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.people import names_of
from youju.web.commands.entry.entries import Answer, Saved, opened, saved, step
from youju.web.commands.review.queue import ACCEPT
from youju.web.commands.review.review_problems import CHANGED_MEANWHILE, HELD, NO_BATCH, NO_RECORD_HERE
from youju.web.store import holds, read
from youju.web.store.log import append, writing

BATCH = "batch"
CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A batch: its number (0: nothing was accepted), the records accepted, and those left as they are."""

    batch: int = 0
    records: tuple[int, ...] = ()
    left: tuple[int, ...] = ()


def take(office: Office, acting: Acting, records: Sequence[int]) -> dict[int, str]:
    """Take records in hand for ten minutes; returns those that somebody else has, with that person's name."""
    others = holds.take(records, who(acting).id, office.now())
    names = names_of(others.values())
    return {record: names[actor] for record, actor in others.items()}


def accept_batch(office: Office, acting: Acting, seen: Mapping[int, int]) -> tuple[Accepted, tuple[Problem, ...]]:
    """Accept records in one transaction; `seen` maps each to the revision that the reviewer saw.

    What was changed meanwhile, is held by another or may not be accepted by this reviewer is left, each with a problem.
    """
    actor = who(acting)
    others = take(office, actor, list(seen))
    last = read.last(seen)
    problems: list[Problem] = []
    ready: list[tuple[Revision, Entry]] = []
    for record, seq in seen.items():
        before = last.get(record)
        against = _against(record, seq, before, others)
        if before is None or against is not None:
            problems += [against] if against else []
            continue
        desk = Desk(office, actor, office.register(before.entry.register))
        entry, found = desk.step(before, ACCEPT, desk.on)
        problems += _at(found, record)
        if entry is not None:
            ready.append((before, entry))
    return _written(office, actor.id, ready, seen, problems)


def _against(record: int, seq: int, before: Revision | None, others: Mapping[int, str]) -> Problem | None:
    place = Place(record=record)
    if before is None:
        return NO_RECORD_HERE.at(place, record=record)
    if record in others:
        return HELD.at(place, record=record, who=others[record])
    return CHANGED_MEANWHILE.at(place, record=record) if before.seq != seq else None


def _written(
    office: Office, actor: str, ready: list[tuple[Revision, Entry]], seen: Mapping[int, int], problems: list[Problem]
) -> tuple[Accepted, tuple[Problem, ...]]:
    done: tuple[int, ...] = ()
    number = 0
    if ready:
        with writing():
            # The number of a batch is that of its first revision: under the lock nobody else can take it.
            number = read.locked_head() + 1
            entries = [entry.changed(source={**entry.source, BATCH: number}) for _, entry in ready]
            result = append(entries, office.now(), {before.record: before.seq for before, _ in ready})
        problems += result.problems
        done = () if result.refused else tuple(before.record for before, _ in ready)
    holds.let_go(list(seen), actor)
    left = tuple(record for record in seen if record not in done)
    return Accepted(number if done else 0, done, left), tuple(problems)


def undo_batch(office: Office, acting: Acting, batch: int) -> tuple[int, tuple[Problem, ...]]:
    """Take a batch of acceptances back: each record stands where it stood before, by a new revision.

    What was changed since stays. Only who accepted it, or a reviewer of the office, may. Returns how many went back.
    """
    actor = who(acting)
    accepted = [r for r in read.onward(batch) if r.entry.source.get(BATCH) == batch]
    if not accepted or not (accepted[0].entry.actor == actor.id or "office_reviewer" in actor.roles):
        return 0, (NO_BATCH.at(batch=batch),)
    last = read.last(r.record for r in accepted)
    problems = [
        CHANGED_MEANWHILE.at(Place(record=r.record), record=r.record) for r in accepted if last[r.record].seq != r.seq
    ]
    ours = [r for r in accepted if last[r.record].seq == r.seq]
    entries = [_back(office, actor, revision) for revision in ours]
    result = append(entries, office.now(), {r.record: r.seq for r in ours})
    return len(result.records), (*problems, *result.problems)


def _back(office: Office, acting: Acting, accepted: Revision) -> Entry:
    desk = Desk(office, who(acting), office.register(accepted.entry.register))
    before = next(r for r in reversed(read.history(accepted.record)) if r.seq < accepted.seq).entry
    standing = {"stage": before.stage, "stages": before.stages, "due_on": before.due_on}
    source = {"undoes": accepted.seq}
    return desk.edit(accepted, accepted.entry.data, action="undo", cause=accepted.seq, source=source, **standing)


def send_back(office: Office, acting: Acting, record: int, seq: int, reason: str) -> Answer:
    """Return a record to who entered it, with the reason they will read."""
    actor = who(acting)
    against = _against(record, seq, read.last((record,)).get(record), take(office, actor, (record,)))
    if against is not None:
        return Saved(), (against,)
    answer = step(office, actor, record, "return", reason)
    if answer[0].seq:
        holds.let_go((record,), actor.id)
    return answer


def correct_and_accept(office: Office, acting: Acting, record: int, seq: int, raw: Mapping[str, Any]) -> Answer:
    """Mend fields and accept in one revision of the reviewer's own; the unit is told, sees both values and may object."""
    actor = who(acting)
    desk, before = opened(office, actor, record)
    against = _against(record, seq, before, take(office, actor, (record,)))
    row = desk.normaliser.row(raw, on=before.entry.date or desk.on, known=before.entry.data)
    mended = before.entry.changed(data=row.data)
    entry, found = desk.step(Revision(before.seq, record, before.recorded_at, mended), ACCEPT, desk.on)
    problems = (*((against,) if against else ()), *row.problems, *desk.rules(row, before.entry.unit, record), *found)
    if entry is None or errors(problems):
        return Saved(), problems
    differs = row.data != before.entry.data
    source = {**entry.source, **row.source, **({CORRECTED: True} if differs else {})}
    entry = entry.changed(seals=tuple(row.seals), source=source)
    with writing():
        answer = saved(append([entry], office.now(), {record: seq}), problems)
        if differs and answer[0].seq:
            append([_notice(desk, before, answer[0])], office.now())
    holds.let_go((record,), actor.id)
    return answer


def _notice(desk: Desk, before: Revision, done: Saved) -> Entry:
    """The unit is told by a record of its own, which it marks as seen or objects to."""
    told = Desk(desk.office, desk.actor, desk.office.register("corrections"))
    row = told.normaliser.row({"target": done.record, "revision": done.seq}, on=desk.on)
    standing, _ = told.standing(desk.on, accept=False)
    return told.new(row, before.entry.unit, standing, on_behalf_of=0)


def mark_seen(office: Office, acting: Acting, correction: int) -> Answer:
    """A unit has read of a correction and lets it stand."""
    return _reply(office, acting, correction, "see")


def object_to(office: Office, acting: Acting, correction: int, reason: str) -> Answer:
    """A unit objects to a correction: the record goes back to review, with the reason; nothing is lost."""
    with writing():
        answer = _reply(office, acting, correction, "object", reason)
        if not answer[0].seq:
            return answer
        _, notice = opened(office, who(acting), correction)
        return step(office, acting, int(str(notice.entry.data["target"])), "resubmit", reason)


def _reply(office: Office, acting: Acting, correction: int, transition: str, reason: str = "") -> Answer:
    desk, notice = opened(office, who(acting), correction)
    about, _ = opened(office, desk.actor, int(str(notice.entry.data["target"])))
    # Who answers for the record answers for what is said of it: rights are those of the record's own register.
    roles = about.roles(notice.entry.unit)
    asked = Step(transition, desk.on, roles, reason=reason, data=notice.entry.data)
    entry, problems = desk.stepped(notice, asked)
    if entry is None:
        return Saved(), problems
    return saved(append([entry], office.now(), {correction: notice.seq}), problems)


def _at(problems: Sequence[Problem], record: int) -> list[Problem]:
    return [Problem(p.kind, Place(record=record, field=p.place.field), p.details) for p in problems]
