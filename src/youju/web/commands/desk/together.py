"""Revisions that belong together: written whole or not at all, and taken back as one.

Every revision but the first names the first as its `cause`, so the number of the first stands for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from youju.engine.base.problems import Problem, Refused, errors
from youju.engine.ledger import Entry, Revision, natural_key
from youju.engine.ledger.loops import VOID
from youju.web.accounts.actors import Actor
from youju.web.commands.desk.desk import Desk
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import CHANGED_LATER
from youju.web.store import read
from youju.web.store.log import append, writing


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: seq of the first revision (0: nothing), and the record of each entry in their order."""

    seq: int = 0
    records: tuple[int, ...] = ()


@dataclass(slots=True)
class Plan:
    """Entries that belong together, with the revisions that they start from and what stands against them."""

    entries: list[Entry] = field(default_factory=list)
    expected: dict[int, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def change(self, before: Revision, entry: Entry) -> None:
        """Add a change of a record."""
        self.entries.append(entry)
        self.expected[before.record] = before.seq

    def write(self, office: Office, cause: int = 0) -> tuple[Written, tuple[Problem, ...]]:
        """Write it; nothing where an error stands against it. With a `cause` it belongs to what was written before."""
        if errors(self.problems) or not self.entries:
            return Written(), tuple(self.problems)
        try:
            with writing():
                return self._written(office, cause), tuple(self.problems)
        except Refused as refusal:
            return Written(), (*self.problems, *refusal.problems)

    def _written(self, office: Office, cause: int) -> Written:
        """`Refused` takes all of it back."""
        first, rest = self.entries[0].changed(cause=cause), self.entries[1:]
        begun = append([first], office.now(), _of(self.expected, [first]))
        after = cause or begun.last_seq
        followed = append([e.changed(cause=after) for e in rest], office.now(), _of(self.expected, rest))
        if begun.refused or followed.refused:
            raise Refused((*begun.problems, *followed.problems))
        return Written(begun.last_seq, (*begun.records, *followed.records))


def group_of(seq: int, registers: Iterable[str]) -> tuple[Revision, ...]:
    """The revision `seq` and those that name it as their cause, in some registers, oldest first."""
    found = (r for name in registers for r in read.revisions_of(name) if seq in (r.seq, r.entry.cause))
    return tuple(sorted(found, key=lambda r: r.seq))


def take_back(office: Office, actor: Actor, plan: Plan, group: Iterable[Revision]) -> None:
    """Add to the plan what takes a group back: earlier data again, new records void; CMD172 where one changed since."""
    done = tuple(group)
    last = read.last([r.record for r in done])
    for revision in done:
        if last[revision.record].seq != revision.seq:
            plan.problems.append(CHANGED_LATER.at(record=revision.record))
        else:
            plan.change(revision, _earlier(Desk(office, actor, office.register(revision.entry.register)), revision))


def _earlier(desk: Desk, done: Revision) -> Entry:
    earlier = [r for r in read.history(done.record) if r.seq < done.seq]
    source = {"reason": "撤回"}
    if not earlier:
        return desk.edit(done, done.entry.data, action="void", stage=VOID, key=None, source=source)
    before = earlier[-1].entry
    data = dict(before.data)
    effective = desk.register.effective
    if effective and effective in done.entry.data:  # the same day again: what is said last about a day counts
        data[effective] = done.entry.data[effective]
    key = natural_key(desk.register, before.unit, data)
    return desk.edit(done, data, stage=before.stage, stages=before.stages, key=key, source=source)


def _of(expected: Mapping[int, int], entries: Iterable[Entry]) -> dict[int, int]:
    return {entry.record: expected[entry.record] for entry in entries if entry.record}
