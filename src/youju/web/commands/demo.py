"""Fills a demonstration site: the sample ledger is entered step by step through the write path that offices use.

Time runs as the sample says: what is entered on a day is written with that day's time. Entries of one window are
appended together, then the steps taken on them.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from youju.engine.base.problems import Place, Problem, errors
from youju.engine.definitions import Pack, Register, Text
from youju.engine.ledger import Entry, Revision, Standing, natural_key, take
from youju.engine.ledger import Step as LoopStep
from youju.engine.ledger.model import Normalised
from youju.engine.sample import Sample, Step, Taken, UnitRow
from youju.web.accounts.actors import Actor, Grant
from youju.web.accounts.models import Account
from youju.web.commands.definitions.definitions import office_texts, sync_definitions
from youju.web.commands.desk.desk import Desk
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.people import CAST
from youju.web.commands.desk.problems import NOT_THERE
from youju.web.commands.questions.asking import ask
from youju.web.commands.requests.periods import save_period
from youju.web.commands.requests.requesting import Asking, make_request
from youju.web.commands.settings.holidays import keep, table_of
from youju.web.store.log import append

WINDOW = timedelta(days=3)

_NOTICE = "国务院办公厅关于部分节假日安排的通知"
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Filled:
    """What filling wrote: revisions, and what of the sample the ledger would not take."""

    revisions: int = 0
    problems: list[Problem] = field(default_factory=list)


class _Memory:
    """The sample's own records as a Lookup: they are all known here, so nothing is read back."""

    def __init__(self) -> None:
        self.units: dict[str, int] = {}
        self.data: dict[tuple[str, int], list[tuple[str, Mapping[str, Any]]]] = {}

    def unit(self, text: str, on: str) -> int | None:
        """Units are given by number."""
        return int(text) if text.isdecimal() else self.units.get(text)

    def find(self, register: str, text: str, on: str) -> tuple[int, ...]:
        """References are given by number."""
        return (int(text),) if text.isdecimal() else ()

    def attributes(self, register: str, record: int, on: str) -> Mapping[str, Any] | None:
        """The state by effective date."""
        found = None
        for since, data in self.data.get((register, record), ()):
            if not since or since <= on or found is None:
                found = data
        return found

    def keep(self, register: Register, record: int, data: Mapping[str, Any]) -> None:
        """Remember a state."""
        since = str(data.get(register.effective, "")) if register.effective else ""
        states = self.data.setdefault((register.id, record), [])
        if not register.effective:
            states.clear()
        states.append((since, data))
        states.sort(key=lambda state: state[0])


def fill(office: Office, sample: Sample, progress: Progress) -> Filled:
    """Write the sample into an empty site, definitions first, as they stood when the sample begins."""
    first = datetime.fromisoformat(sample.steps[0].entered_at).replace(tzinfo=ZoneInfo(office.site.zone))
    before = first - timedelta(days=2)
    texts = earlier_texts(office_texts(office), sample)
    problems = sync_definitions(_at(office, before), "cli:demo", texts)
    if errors(problems):
        return Filled(0, list(problems))
    return _Filling(office, sample, progress).run(before)


def _at(office: Office, when: datetime) -> Office:
    """The same office at another time."""
    return replace(office, clock=lambda: when, day=when.date())


def earlier_texts(texts: Sequence[Text], sample: Sample) -> tuple[Text, ...]:
    """The definition files as they stood before the changes that the sample knows of."""
    return (*texts, *(("overlay", f"{change.until[:4]}.toml", change.text) for change in sample.earlier))


class _Filling:
    """One run: numbers given to local ids, the heads of the records, the clock."""

    def __init__(self, office: Office, sample: Sample, progress: Progress) -> None:
        self.office, self.sample, self.progress = office, sample, progress
        self.pack: Pack = office.pack()
        self.zone = ZoneInfo(office.site.zone)
        self.memory = _Memory()
        self.done = Filled()
        self.numbers: dict[int, int] = {}
        self.units: dict[int, int] = {}
        self.unit_codes = {row.local_id: row.code for row in sample.units}
        self.heads: dict[int, Revision] = {}
        self.desks: dict[str, Desk] = {}
        self.actors: dict[int, Actor] = {}
        self.reviewer = Actor("system", "有据")
        self.waiting: list[tuple[str, int, int, Taken]] = []

    def run(self, before: datetime) -> Filled:
        """Units and accounts first, then window after window."""
        self._units(before)
        for login, name in CAST.items():
            Account.objects.create_user(login, name)
        self._accounts(before)
        for year in range(before.year, int(self.sample.today[:4]) + 1):
            days, problems = table_of(year)
            self.done.problems += (*problems, *keep(_at(self.office, before), "cli:demo", days, _NOTICE)[1])
        changes = sorted((c.until, c) for c in self.sample.earlier)
        steps = self.sample.steps
        for number, window in enumerate(_windows(steps)):
            day = window[-1].entered_at[:10]
            while changes and changes[0][0] < day:
                changes.pop(0)
                self._definitions_change(window[0])
            self._write(window)
            if number % 5 == 0:
                self.progress(self.done.revisions, len(steps) * 2)
        self._take(self.sample.today + "T23")
        self.done.problems += ask(self.office, self.reviewer)[1]
        self._call()
        return self.done

    def _call(self) -> None:
        """What is due and asked for when the demonstration begins: the fullest registers, of the towns, by the tenth day."""
        today = self.office.today
        quarter = f"{today.year}Q{(today.month + 2) // 3}"
        reported = Counter(
            s.register for s in self.sample.steps if s.date and self._desk(s.register).loop.id == "do-review"
        )
        registers = [register for register, _ in reported.most_common(2)]
        due = (today + timedelta(days=10)).isoformat()
        title = f"{quarter} {self.pack.registers[registers[0]].title}" if registers else ""
        raw = {"title": title, "period": quarter, "registers": "、".join(registers), "kinds": "town", "due": due}
        towns = [self.units[row.local_id] for row in self.sample.units if row.kind == "town"]
        if registers and towns:
            self.done.problems += save_period(self.office, "cli:demo", raw)[1]
            asking = Asking(title, towns, registers[:1], quarter, due)
            self.done.problems += make_request(self.office, "cli:demo", asking)[1]

    def _units(self, when: datetime) -> None:
        register = self.pack.registers["units"]
        desk = self._desk("units")
        waiting = list(self.sample.units)
        while waiting:
            ready = [u for u in waiting if u.parent is None or u.parent in self.units]
            ready = [u for u in ready if all(p in self.units for p in u.predecessors)]
            entries = []
            for unit in ready:
                row = desk.normaliser.row(self._unit_raw(unit), on=unit.valid_from)
                self.done.problems += row.problems
                entries.append(desk.new(row, 0, desk.standing(unit.valid_from, accept=False)[0], on_behalf_of=0))
            numbers = self._append(entries, [when] * len(entries))
            for unit, number, entry in zip(ready, numbers, entries, strict=True):
                self.units[unit.local_id] = number
                self.memory.keep(register, number, entry.data)
            waiting = [u for u in waiting if u.local_id not in self.units]

    def _unit_raw(self, unit: UnitRow) -> dict[str, Any]:
        raw: dict[str, Any] = {"code": unit.code, "name": unit.name, "short": unit.short, "kind": unit.kind}
        raw |= {"valid_from": unit.valid_from, "valid_to": unit.valid_to or None}
        raw["parent"] = str(self.units[unit.parent]) if unit.parent is not None else None
        raw["predecessors"] = "、".join(str(self.units[p]) for p in unit.predecessors) or None
        return raw

    def _accounts(self, when: datetime) -> None:
        """95 units have an account of their own; for the others the unit above enters, and both are named."""
        groups = {"town": 14, "organ": 47, "venue": 12, "school": 22}
        grants: list[tuple[str, str, int]] = []
        towns = [u for u in self.sample.units if u.kind == "town"]
        for kind, count in groups.items():
            for unit in [u for u in self.sample.units if u.kind == kind and not u.valid_to][:count]:
                account = Account.objects.create_user(f"u{unit.code}", f"{unit.short or unit.name}填报人")
                self.actors[unit.local_id] = Actor(account.actor_id, account.name, (), self.units[unit.local_id])
                grants.append((account.actor_id, "clerk", self.units[unit.local_id]))
        cast = {a.login: a for a in Account.objects.filter(login__in=CAST)}
        root = self.units[self.sample.units[0].local_id]
        first, second = (self.units[towns[i].local_id] for i in (0, 1))
        grants += [(cast["xiaowang"].actor_id, "clerk", first), (cast["aqiang"].actor_id, "clerk", second)]
        grants += [(cast["laoli"].actor_id, "office_reviewer", root), (cast["shenji"].actor_id, "auditor", root)]
        grants += [(cast["xiaochen"].actor_id, "writer", root), (cast["zhou"].actor_id, "approver", root)]
        grants += [(cast["laoli"].actor_id, "admin", 0)]  # a small office: who reviews keeps the settings too
        self.actors[towns[0].local_id] = Actor(cast["xiaowang"].actor_id, "小王", (), first)
        self.actors[towns[1].local_id] = Actor(cast["aqiang"].actor_id, "阿强", (), second)
        self.reviewer = Actor(cast["laoli"].actor_id, "老李", (Grant("office_reviewer"), Grant("approver")), root)
        desk = self._desk("roles")
        rows = [Normalised({"user": u, "role": r}, "2024-01-01") for u, r, _ in grants]
        for row, (_, _, over) in zip(rows, grants, strict=True):
            row.data |= {"scope": over} if over else {}
        entries = [desk.new(row, 0, desk.standing("2024-01-01", accept=False)[0], on_behalf_of=0) for row in rows]
        self._append(entries, [when] * len(entries))

    def _write(self, window: Sequence[Step]) -> None:
        self._take(window[0].entered_at)
        adds = [step for step in window if step.action == "add"]
        for batch in _layers(adds, self.numbers):
            made = [(step, entry) for step in batch if (entry := self._entry(step))]
            numbers = self._append([e for _, e in made], [self._when(s.entered_at) for s, _ in made])
            for (step, entry), number in zip(made, numbers, strict=True):
                if number:
                    self._note(step, entry, number)
        self._edit([step for step in window if step.action == "edit"])

    def _entry(self, step: Step) -> Entry | None:
        if any(ref not in self.numbers for ref in step.refs()):
            self.done.problems.append(NOT_THERE.at(Place(file=step.register, record=step.local_id)))
            return None
        desk = self._desk(step.register)
        day = step.date or step.entered_at[:10]
        row = desk.normaliser.row(self._raw(step.raw), on=day, year_hint=int(day[:4]))
        self.done.problems += row.problems
        if errors(row.problems):
            return None
        unit, actor = self.units[step.unit], self._actor(step)
        standing, _ = desk.standing(max(step.date, step.entered_at[:10]), accept=False)
        source = {"photo": step.photo} if step.photo else {}
        entry = desk.new(
            row,
            unit,
            standing,
            co_units=tuple(sorted(self.units[u] for u in step.co_units)),
            credited_units=tuple(sorted(self.units[u] for u in step.credited_units)),
            source=source,
            on_behalf_of=0 if actor.unit == unit else unit,
        )
        return entry.changed(actor=actor.id)

    def _note(self, step: Step, entry: Entry, number: int) -> None:
        self.numbers[step.local_id] = number
        register = self.pack.registers[step.register]
        self.memory.keep(register, number, entry.data)
        self.heads[number] = Revision(number, number, "", entry)
        for index, taken in enumerate(step.transitions):
            at = max(f"{taken.date}T15:{index:02}", step.entered_at)
            heapq.heappush(self.waiting, (at, number, index, taken))

    def _take(self, until: str) -> None:
        """The steps of loops that were taken before `until`."""
        while self.waiting and self.waiting[0][0] < until:
            batch: dict[int, tuple[str, Taken]] = {}
            later = []
            while self.waiting and self.waiting[0][0] < until and len(batch) < 5000:
                at, number, index, taken = heapq.heappop(self.waiting)
                if number in batch:
                    later.append((at, number, index, taken))
                else:
                    batch[number] = (at, taken)
            for item in later:
                heapq.heappush(self.waiting, item)
            self._steps(batch)

    def _steps(self, batch: Mapping[int, tuple[str, Taken]]) -> None:
        entries, times, expected = [], [], {}
        for number, (at, taken) in batch.items():
            head = self.heads[number]
            desk = self._desk(head.entry.register)
            standing = Standing.of(head.entry)
            day = max(taken.date, standing.last)
            asked = LoopStep(taken.transition, day, {taken.role}, reason=taken.reason, data=head.entry.data)
            outcome = take(desk.loop, standing, asked)
            self.done.problems += errors(outcome.problems)
            if outcome.standing is None:
                continue
            new = outcome.standing
            actor = head.entry.actor if taken.role == "clerk" else self.reviewer.id
            entries.append(
                head.entry.changed(
                    record=number,
                    actor=actor,
                    action=taken.transition,
                    stage=new.stage,
                    due_on=new.due_on,
                    stages=new.stages,
                    source=outcome.source,
                    seals=(),
                    cause=0,
                )
            )
            times.append(self._when(at if len(at) > 16 else at + ":00"))
            expected[number] = head.seq
        order = sorted(range(len(entries)), key=times.__getitem__)
        self._append([entries[i] for i in order], [times[i] for i in order], expected)

    def _edit(self, steps: Sequence[Step]) -> None:
        for step in steps:
            number = self.numbers[step.local_id]
            desk, head = self._desk(step.register), self.heads[number]
            row = desk.normaliser.row(self._raw(step.raw), on=step.effective, known=head.entry.data)
            self.done.problems += row.problems
            entry = head.entry.changed(record=number, action="edit", data=row.data, source=row.source, seals=tuple(row.seals),
                key=natural_key(desk.register, head.entry.unit, row.data),
            )  # fmt: skip
            self._append([entry], [self._when(step.entered_at)], {number: head.seq})
            self.memory.keep(desk.register, number, entry.data)

    def _definitions_change(self, step: Step) -> None:
        """The earlier definitions end: the files are logged as they are now."""
        self.done.problems += sync_definitions(_at(self.office, self._when(step.entered_at)), "cli:demo")
        self.pack = self.office.pack()
        self.desks.clear()

    def _append(
        self, entries: list[Entry], times: list[datetime], expected: Mapping[int, int] | None = None
    ) -> list[int]:
        if not entries:
            return []
        result = append(entries, times, expected or {})
        if result.refused:
            self.done.problems += result.problems
            kept = [i for i in range(len(entries)) if i not in result.refused]
            written = iter(self._append([entries[i] for i in kept], [times[i] for i in kept], expected))
            return [0 if i in result.refused else next(written) for i in range(len(entries))]
        self.done.revisions += result.last_seq - result.first_seq + 1
        for seq, record, entry in zip(result.seqs, result.records, entries, strict=True):
            self.heads[record] = Revision(seq, record, "", entry.changed(seals=()))
        return list(result.records)

    def _desk(self, register: str) -> Desk:
        if register not in self.desks:
            actor = Actor("cli:demo", "示范", (Grant("admin"),))
            self.desks[register] = Desk(self.office, actor, self.pack.registers[register], self.memory)
        return self.desks[register]

    def _actor(self, step: Step) -> Actor:
        if step.by != "clerk":
            return self.reviewer
        unit: int | None = step.unit
        parents = {u.local_id: u.parent for u in self.sample.units}
        while unit is not None and unit not in self.actors:
            unit = parents.get(unit)
        return self.actors[unit] if unit is not None else self.reviewer

    def _raw(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {name: self._value(value) for name, value in raw.items()}

    def _value(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return str((self.units if value[0] == "unit" else self.numbers)[value[1]])
        return [self._value(item) for item in value] if isinstance(value, list) else value

    def _when(self, local: str) -> datetime:
        return datetime.fromisoformat(local).replace(tzinfo=self.zone).astimezone(UTC)


def _windows(steps: Sequence[Step]) -> Iterator[list[Step]]:
    window: list[Step] = []
    end = 0
    for step in steps:
        if window and step.moment >= end:
            yield window
            window = []
        if not window:
            end = step.moment + int(WINDOW.total_seconds())
        window.append(step)
    if window:
        yield window


def _layers(steps: Sequence[Step], known: Mapping[int, int]) -> Iterator[list[Step]]:
    """Steps grouped so that whatever one points to was written in an earlier group."""
    level: dict[int, int] = {}
    for step in steps:
        level[step.local_id] = 1 + max((level.get(ref, -1) for ref in step.refs() if ref not in known), default=-1)
    for depth in range(max(level.values(), default=-1) + 1):
        yield [step for step in steps if level[step.local_id] == depth]
