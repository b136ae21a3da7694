"""Ask: run the rules over a scope and file what is new. The same question is never filed twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from youju.engine.base.digests import canonical
from youju.engine.base.problems import Problem
from youju.engine.definitions import Register
from youju.engine.ledger import Entry, Normalised, Revision, natural_key
from youju.engine.quality import Around, Question
from youju.engine.quality import ask as ask_register
from youju.engine.quality.problems import EARLY
from youju.web.accounts.actors import SYSTEM, Acting, Actor, roles_over
from youju.web.commands.desk.desk import who
from youju.web.commands.desk.office import Office
from youju.web.commands.questions.question_problems import NO_SCOPE
from youju.web.commands.questions.questions import OPEN, REGISTER, REVIEWING, Brief, QuestionDesk, briefs
from youju.web.commands.questions.seeing import Eyes, around, attached_photos
from youju.web.store import neighbours, read, tables
from youju.web.store.log import append
from youju.web.store.tree import known_units

_GONE = "记录已更正或作废，不再需要核实。"


@dataclass(frozen=True, slots=True)
class Scope:
    """What is looked at: one register or all ("" ), one unit and below or all, a year (None: the site's year)."""

    register: str = ""
    unit: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run did: questions filed, those known already, open ones that no longer stand and were withdrawn."""

    new: int = 0
    known: int = 0
    withdrawn: int = 0


def ask(office: Office, acting: Acting, scope: Scope = Scope()) -> tuple[Asked, tuple[Problem, ...]]:
    """Run the rules over what the actor reviews in the scope, file new questions, withdraw those that no longer stand."""
    run = _Run(office, who(acting), scope)
    registers = [r for r in office.pack().registers.values() if not r.system and scope.register in ("", r.id)]
    if not any(run.reviews(r) for r in registers):
        return Asked(), (NO_SCOPE.at(actor=run.actor.name),)
    done = [run.register(register) for register in registers if run.reviews(register)]
    counted = Asked(*(sum(column) for column in zip(*done, strict=True)))
    return counted, tuple(run.problems)


class _Run:
    """One run over a scope, register by register, so that one register at a time is in memory."""

    def __init__(self, office: Office, actor: Actor, scope: Scope) -> None:
        self.office, self.actor, self.scope = office, actor, scope
        self.year = scope.year or office.today.year
        self.problems: list[Problem] = []
        self._units = known_units()
        self._on = office.today.isoformat()
        self._below = office.tree().on(office.today).subtree(scope.unit) if scope.unit else None
        self._around: Around = around(office)
        self._questions = office.register(REGISTER)
        self._photos = attached_photos()

    def reviews(self, register: Register) -> bool:
        """Whether the actor reviews anything of a register."""
        return any(g.role in REVIEWING and g.group in ("", register.group) for g in self.actor.grants)

    def register(self, register: Register) -> tuple[int, int, int]:
        """File what is new about one register: (new, known, withdrawn)."""
        found = {q.key: q for q in self._found(register)}
        entries = [self._entry(register, q) for q in found.values()]
        keys = [e.key for e in entries if e.key]
        taken = {head.key for head in tables.heads_with_key(REGISTER, keys)} if keys else set()
        fresh = [e for e in entries if e.key not in taken]
        result = append(fresh, self.office.now())
        self.problems += result.problems
        return len(result.records), len(entries) - len(fresh), self._withdraw(register, set(keys))

    def _found(self, register: Register) -> Iterator[Question]:
        eyes = Eyes(self.office, register, self._photos)
        rows = (eyes.seen(told) for told in self._rows(register))
        for question in ask_register(register, rows, self._around, self.year):
            if self._mine(register, question.unit) and not _written_since(eyes, question):
                yield question

    def _rows(self, register: Register) -> Iterable[neighbours.Told]:
        if not register.date:
            return neighbours.dated(register.id, "", "")
        return neighbours.dated(register.id, f"{self.year - 1:04}-01-01", f"{self.year:04}-12-31")

    def _mine(self, register: Register, unit: int) -> bool:
        if self._below is not None and unit not in self._below:
            return False
        return bool(REVIEWING & roles_over(self.actor, self._units.path(unit, self._on), register.group))

    def _entry(self, register: Register, question: Question) -> Entry:
        desk = QuestionDesk(self.office, self.actor, self._questions, group=register.group)
        data: dict[str, object] = {
            "asked_on": desk.on, "rule": question.kind.code, "about": register.id, "basis": question.key,
            "year": self.year, "sentence": question.problem.sentence("zh"), "sentence_en": question.problem.sentence("en"),
            "facts": canonical(dict(question.details)).decode(),
        }  # fmt: skip
        if question.records:
            data["target"] = question.records[0]
        if question.records[1:]:
            data["others"] = "、".join(map(str, question.records[1:]))
        if question.field:
            data["field"] = question.field
        standing, _ = desk.standing(desk.on, accept=False)
        row = Normalised({k: v for k, v in data.items() if isinstance(v, str | int)}, desk.on, date=desk.on)
        return desk.new(row, question.unit, standing, on_behalf_of=0)

    def _withdraw(self, register: Register, standing: set[bytes]) -> int:
        """Open questions of this scope that are not asked any more because their record has changed since."""
        loose = [b for b in briefs() if b.stage in OPEN and b.about == register.id and b.target]
        loose = [b for b in loose if self._mine(register, b.unit)]
        last = read.last([*(b.number for b in loose), *(n for b in loose for n in (b.target, *b.others))])
        gone = [b for b in loose if self._no_longer(b, last, standing)]
        desk = QuestionDesk(self.office, SYSTEM, self._questions, group=register.group)
        entries = [_withdrawn(desk, last[b.number]) for b in gone]
        result = append(entries, self.office.now(), {b.number: last[b.number].seq for b in gone})
        self.problems += result.problems
        return len(result.records)

    def _no_longer(self, brief: Brief, last: dict[int, Revision], standing: set[bytes]) -> bool:
        question = last[brief.number]
        if question.entry.data.get("year") != self.year:
            return False
        key = natural_key(self._questions, brief.unit, question.entry.data)
        held = [last[n] for n in (brief.target, *brief.others) if n in last]
        # A question's number is the seq it was asked at. What was returned is with the unit: it comes back, changed or not.
        changed = any(r.seq > brief.number and r.entry.stage != "returned" for r in held)
        return key not in standing and changed


def _written_since(eyes: Eyes, question: Question) -> bool:
    """Whether a record that seemed to be entered before the end was in truth written again later."""
    if question.kind is not EARLY:
        return False
    return eyes.last_written(question.records[0]) >= question.details["day"]


def _withdrawn(desk: QuestionDesk, before: Revision) -> Entry:
    """The ledger's own step: no person's, so no role is asked for."""
    first, _, times = before.entry.stages.get("withdrawn", [desk.on, desk.on, 0])
    stages = {**before.entry.stages, "withdrawn": [first, desk.on, times + 1]}
    return desk.edit(
        before,
        before.entry.data,
        action="withdraw",
        stage="withdrawn",
        stages=stages,
        due_on="",
        source={"reason": _GONE},
    )
