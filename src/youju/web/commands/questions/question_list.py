"""Questions for people's eyes: the list with its counts, one question with the records it asks about, the workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from youju.engine.base.labels import Label
from youju.engine.definitions import Choice, Field
from youju.engine.ledger import Revision
from youju.engine.ledger.loops import VOID
from youju.engine.quality import fuzzy_of
from youju.engine.quality.problems import TITLES
from youju.engine.tabular import write_table
from youju.engine.tabular.export import Value
from youju.web.accounts.actors import Acting, roles_over
from youju.web.commands.desk.desk import who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.people import names_of
from youju.web.commands.desk.reach import reach
from youju.web.commands.desk.showing import Shown
from youju.web.commands.entry.history import HistoryStep, history
from youju.web.commands.questions.questions import (
    ANSWERING,
    OPEN,
    REGISTER,
    REVIEWING,
    SAME_EVENT,
    Brief,
    QuestionDesk,
    Wanted,
    brief_of,
    opened,
    questions,
)
from youju.web.store import read
from youju.web.store.tree import known_units

PAGE = 50
_CHUNK = 1_000
_PAIR, _ONE = ("same", "different", "explained"), ("confirmed", "corrected", "explained")
_HEADS = (
    Label("编号", "Number"), Label("单位", "Unit"), Label("核实事项", "Rule"), Label("台账", "Register"),
    Label("记录", "Record"), Label("问题", "Question"), Label("提出日期", "Asked on"), Label("环节", "Stage"),
    Label("答复", "Answer"), Label("答复说明", "Explanation"), Label("核实结果", "Outcome"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One question of a list, as text in the reader's language."""

    brief: Brief
    sentence: str
    unit: str
    rule: str
    register: str
    record: str
    stage: str
    reply: str
    reply_words: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of questions: `first` is counted from 1; the counts are of everything the reader may read in that stage."""

    lines: tuple[Line, ...]
    first: int
    total: int
    by_stage: dict[str, int]
    by_rule: tuple[tuple[str, Label, int], ...]
    by_register: tuple[tuple[str, Label, int], ...]
    by_unit: tuple[tuple[int, str, int], ...]

    @property
    def last(self) -> int:
        """Place of the last line."""
        return self.first + len(self.lines) - 1


@dataclass(frozen=True, slots=True)
class Told:
    """A record that a question asks about: `fields` as (field, text, differs from its twin); `whole` where all may be read."""

    revision: Revision
    label: str
    unit: str
    entered_by: str
    stage: str
    void: bool
    whole: bool
    fields: tuple[tuple[Field, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One question with all that its page shows, and what the reader may do about it."""

    line: Line
    stage: str
    records: tuple[Told, ...]
    steps: tuple[HistoryStep, ...]
    choices: tuple[Choice, ...]
    chosen: str
    may_answer: bool
    may_settle: bool
    may_again: bool
    may_merge: bool
    pair: bool


def listed(office: Office, acting: Acting, wanted: Wanted, after: int = 0, language: str = "zh") -> Listed:
    """The page of questions that begins behind `after` of them."""
    actor = who(acting)
    everyone = questions(office, actor, Wanted(""))
    found = questions(office, actor, wanted)
    standing = questions(office, actor, Wanted(wanted.stage))
    lines = tuple(_lines(office, found[after : after + PAGE], language))
    pack, shown = office.pack(), Shown(office, language)
    rules, registers, units = (Counter(getattr(b, name) for b in standing) for name in ("rule", "about", "unit"))
    stages = Counter(b.stage for b in everyone)
    return Listed(
        lines,
        after + 1 if lines else 0,
        len(found),
        dict(stages) | {"open": sum(stages[s] for s in OPEN), "": len(everyone)},
        tuple((code, TITLES.get(code, Label(code)), rules[code]) for code in sorted(rules)),
        tuple((name, pack.registers[name].title, n) for name, n in registers.items() if name in pack.registers),
        tuple(sorted(((unit, shown.unit(unit), n) for unit, n in units.items()), key=lambda u: u[1])),
    )


def open_about(office: Office, acting: Acting, record: int, language: str = "zh") -> tuple[Line, ...]:
    """The open questions about a record that this person may read, the latest first."""
    return tuple(_lines(office, questions(office, acting, Wanted(record=record)), language))


def export_questions(office: Office, acting: Acting, wanted: Wanted, out: Path, language: str = "zh") -> int:
    """Every question of a list as a workbook; how many."""
    found = questions(office, acting, wanted)
    heads = [head.in_(language) for head in _HEADS]
    return write_table(out, heads, _rows(office, found, language), Label("待核实", "Questions").in_(language))


def _rows(office: Office, found: Sequence[Brief], language: str) -> Iterator[list[Value]]:
    for start in range(0, len(found), _CHUNK):
        for line in _lines(office, found[start : start + _CHUNK], language):
            brief = line.brief
            yield [
                brief.number, line.unit, line.rule, line.register, brief.target or None, line.sentence,
                brief.asked_on, line.stage, line.reply, line.reply_words, line.outcome,
            ]  # fmt: skip


def _lines(office: Office, found: Iterable[Brief], language: str) -> Iterator[Line]:
    briefs = list(found)
    last = read.last(n for b in briefs for n in (b.number, b.target) if n)
    shown = Shown(office, language)
    shown.prepare(last.values())
    for brief in briefs:
        yield _line(office, shown, brief, last)


def _line(office: Office, shown: Shown, brief: Brief, last: dict[int, Revision]) -> Line:
    pack = office.pack()
    question, target = last[brief.number], last.get(brief.target)
    data = question.entry.data
    about, kind = pack.registers.get(brief.about), pack.registers[REGISTER].fields["reply_kind"]
    english = shown.language == "en"
    return Line(
        brief,
        str((english and data.get("sentence_en")) or data["sentence"]),
        shown.unit(brief.unit),
        TITLES.get(brief.rule, Label(brief.rule)).in_(shown.language),
        about.title.in_(shown.language) if about else brief.about,
        shown.label(target) if target else "",
        shown.stage(question),
        shown.value(kind, data.get("reply_kind")),
        str(data.get("reply", "")),
        str(data.get("outcome", "")),
    )


def sheet(office: Office, acting: Acting, number: int, language: str = "zh") -> Sheet:
    """One question; raises `Refused` ASK001 where the reader may not see it."""
    desk, question = opened(office, acting, number)
    shown = Shown(office, language)
    brief = brief_of(question)
    (line,) = _lines(office, [brief], language)
    records = _told(office, desk, shown, brief)
    held, pair = desk.roles(brief.unit), brief.rule == SAME_EVENT and len(records) == len((1, 2))
    own = brief.replied_by == desk.actor.id and not office.site.one_person
    waits = brief.stage in OPEN
    return Sheet(
        line,
        brief.stage,
        records,
        tuple(history(office, number, shown)),
        _choices(desk, _PAIR if pair else _ONE),
        str(question.entry.data.get("reply_kind", "")),
        waits and bool(held & ANSWERING),
        waits and bool(held & REVIEWING) and not own,
        not waits and bool(held & REVIEWING),
        pair and waits and all(not told.void and _reviews(desk, told.revision.entry.unit) for told in records),
        pair,
    )


def _choices(desk: QuestionDesk, codes: Iterable[str]) -> tuple[Choice, ...]:
    field = desk.register.fields["reply_kind"]
    return tuple(filter(None, map(field.choice, codes)))


def _reviews(desk: QuestionDesk, unit: int) -> bool:
    return bool(REVIEWING & roles_over(desk.actor, desk.units.path(unit, desk.on), desk.group))


def _told(office: Office, desk: QuestionDesk, shown: Shown, brief: Brief) -> tuple[Told, ...]:
    """The records asked about, the one entered first on the left; of a record out of reach only what was compared."""
    numbers = sorted(n for n in (brief.target, *brief.others) if n)
    last = read.last(numbers)
    shown.prepare(last.values())
    writers = read.writers(last)
    reads = reach(desk.actor, known_units(), desk.on, desk.group)
    texts = {n: dict(_fields(office, shown, r, reads.covers(r.entry.unit))) for n, r in last.items()}
    names = names_of(by[0] for by in writers.values() if by)
    found = []
    for number in (n for n in numbers if n in last):
        revision = last[number]
        others = [t for n, t in texts.items() if n != number]
        fields = tuple((f, text, any(o.get(f, text) != text for o in others)) for f, text in texts[number].items())
        unit = shown.unit(revision.entry.unit, revision.entry.date)
        by = names.get(next(iter(writers.get(number, [])), ""), "")
        void, whole = revision.entry.stage == VOID, reads.covers(revision.entry.unit)
        found.append(Told(revision, shown.label(revision), unit, by, shown.stage(revision), void, whole, fields))
    return tuple(found)


def _fields(office: Office, shown: Shown, revision: Revision, whole: bool) -> Iterator[tuple[Field, str]]:
    register = office.pack().registers[revision.entry.register]
    fuzzy = fuzzy_of(register)
    compared = {register.date, *((fuzzy.title, *fuzzy.place) if fuzzy else ())}
    for field, text in shown.fields(revision):
        if whole or field.id in compared:
            yield field, text
