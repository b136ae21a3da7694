"""A file with tags and the answers of a ledger -> the same file with bound figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from youju.engine.base.labels import Label
from youju.engine.base.problems import Place, Problem
from youju.engine.document.carriers import Carrier, ids_of, wrap
from youju.engine.document.editing import Editor
from youju.engine.document.layout.letter import Chart
from youju.engine.document.package import Package
from youju.engine.document.paragraphs import Paragraph
from youju.engine.document.reading import read
from youju.engine.document.tags import drop_paragraph
from youju.engine.figures import Figure
from youju.engine.numerals import phrase
from youju.engine.report.answers import Answers, Asked, needed, value_of
from youju.engine.report.bound import NOTHING_BEFORE, PENDING, Bound
from youju.engine.report.naming import Condition, EntryRef, FigureRef, Names, Particular, RowPart, StatedRef
from youju.engine.report.problems import (
    NO_ENTRY,
    NO_VALUE,
    NOT_COUNTED_YET,
    NOT_STATED,
    SEVERAL_ENTRIES,
    not_cited,
)
from youju.engine.report.slots import Slot, context_of, find_slots, place_of, repeat_rows
from youju.engine.report.unitwords import judged

NewInstance = Callable[[], str]
"""Gives 12 hex digits that no file has yet; the caller has the source of randomness."""


@dataclass(slots=True)
class Rendered:
    """The file with its figures, those that were bound in it in reading order, its charts, and what there is to say."""

    package: Package
    bound: list[Bound] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    """What stands in place of a tag; `bound` where it is a number to be followed."""

    text: str
    bound: Bound | None = None


def render(package: Package, names: Names, answers: Answers, new_instance: NewInstance) -> Rendered:
    """Repeat rows, leave paragraphs out, then put every tag's text and bind the numbers among them.

    A tag that means nothing stays as it is and is a problem. A figure without a value is printed as `（待填）` and bound
    all the same, so that it can be filled later.
    """
    out = Rendered(package)
    standing, problems = repeat_rows(package, names, answers)
    slots, unknown = find_slots(package, read(package), names, standing)
    out.problems += [*problems, *unknown]
    found = answers.figures(_asked(slots))
    slots = _kept(package, slots, found)
    speaker = _Speaker(package, names, answers, found, new_instance)
    said = [(slot, speaker.say(slot)) for slot in slots]
    _put(package, said, out)
    out.problems += speaker.problems
    return out


def _asked(slots: Sequence[Slot]) -> dict[Asked, None]:
    found: dict[Asked, None] = {}
    for slot in slots:
        reference = slot.reference.figure if isinstance(slot.reference, Condition) else slot.reference
        if isinstance(reference, FigureRef):
            found |= dict.fromkeys(needed(reference, slot.row))
    return found


def _kept(package: Package, slots: Sequence[Slot], found: Mapping[Asked, Figure]) -> list[Slot]:
    """The slots of paragraphs that stay: those whose conditions are not 0."""
    gone: list[Paragraph] = []
    for slot in slots:
        if isinstance(slot.reference, Condition):
            value, _ = value_of(slot.reference.figure, found, slot.row)
            if value == 0 and value is not None:
                gone.append(slot.tag.paragraph)
    for paragraph in gone:
        drop_paragraph(paragraph)
        package.touch(paragraph.part)
    nodes = {id(paragraph) for paragraph in gone}
    return [slot for slot in slots if id(slot.tag.paragraph) not in nodes]


class _Speaker:
    """Says what stands in place of each tag."""

    def __init__(
        self, package: Package, names: Names, answers: Answers, found: Mapping[Asked, Figure], new_instance: NewInstance
    ) -> None:
        self.problems: list[Problem] = []
        self._package, self._names, self._answers, self._found = package, names, answers, found
        self._new_instance = new_instance

    def say(self, slot: Slot) -> _Said:
        """The text of a slot."""
        reference = slot.reference
        if isinstance(reference, FigureRef):
            return self._figure(slot, reference)
        if isinstance(reference, EntryRef):
            return self._entry(slot, reference)
        if isinstance(reference, StatedRef):
            return self._stated(slot, reference)
        if isinstance(reference, Particular):
            return _Said(self._answers.particular(reference.name))
        if isinstance(reference, RowPart) and slot.row is not None:
            return _Said(slot.row.name if reference.part == "name" else slot.row.code)
        return _Said("")

    def _figure(self, slot: Slot, reference: FigureRef) -> _Said:
        figure = self._found[needed(reference, slot.row)[0]]
        value, excused = value_of(reference, self._found, slot.row)
        place, context = self._at(slot), context_of(slot.tag)
        if excused:
            return _Said(NOTHING_BEFORE)
        self.problems += figure.problems
        if value is None:
            self.problems.append(NO_VALUE.at(place, name=figure.title, context=context))
        indicator = self._names.pack.indicators[reference.indicator]
        after = slot.tag.paragraph.text[slot.tag.end :]
        slip = None if reference.change else judged(slot.tag.name, indicator.unit, after, place, context)
        self.problems += (slip,) if slip else ()
        text = PENDING if value is None else phrase(value, reference.rule)
        return _Said(text, Bound(self._new_instance(), figure.title, reference, text, value, figure, row=slot.row))

    def _entry(self, slot: Slot, reference: EntryRef) -> _Said:
        found = self._answers.entry(reference, slot.row)
        register = self._names.pack.registers[reference.register]
        said = {"register": register.title, "key": reference.key or (slot.row.name if slot.row else "")}
        place = self._at(slot)
        if len(found) != 1:
            kind = SEVERAL_ENTRIES if found else NO_ENTRY
            self.problems.append(kind.at(place, count=len(found), **said))
            return _Said(PENDING)
        (entered,) = found
        if not entered.text and reference.key:
            self.problems.append(NOT_STATED.at(place, field=entered.title, **said))
            return _Said(PENDING)
        if not entered.counted:
            self.problems.append(NOT_COUNTED_YET.at(place, **said))
        if not entered.bindable:
            return _Said(entered.text)
        bound = Bound(self._new_instance(), entered.title, reference, entered.text, entered.value, entered=entered)
        return _Said(entered.text, bound)

    def _stated(self, slot: Slot, reference: StatedRef) -> _Said:
        """One that nobody has stated, or that waits for its second person, is printed as `（待填）` and bound by its name."""
        cited, place = self._answers.stated(reference, slot.row), self._at(slot)
        value = cited.value if cited.holds else None
        if value is None:
            self.problems.append(not_cited(place, reference.name, cited.period, cited.waits, PENDING))
        else:
            after, context = slot.tag.paragraph.text[slot.tag.end :], context_of(slot.tag)
            slip = judged(slot.tag.name, cited.unit, after, place, context)
            self.problems += (slip,) if slip else ()
        text = PENDING if value is None else phrase(value, reference.rule)
        bound = Bound(self._new_instance(), Label(reference.name), reference, text, value, row=slot.row, cited=cited)
        return _Said(text, bound)

    def _at(self, slot: Slot) -> Place:
        return place_of(self._package, slot.tag.paragraph)


def _put(package: Package, said: Sequence[tuple[Slot, _Said]], out: Rendered) -> None:
    """Put the texts, from the right so that places to the left hold; then bind, in the paragraphs as they read now."""
    by_paragraph: dict[int, list[tuple[Slot, _Said]]] = defaultdict(list)
    for slot, words in said:
        by_paragraph[id(slot.tag.paragraph)].append((slot, words))
    placed = [(pairs[0][0].tag.paragraph, _replaced(pairs)) for pairs in by_paragraph.values()]
    for paragraph, _ in placed:
        package.touch(paragraph.part)
    now = {paragraph.node: paragraph for paragraph in read(package)}
    taken = ids_of(package)
    for paragraph, numbers in placed:
        _bind(now[paragraph.node], numbers, taken, out)


def _replaced(pairs: Sequence[tuple[Slot, _Said]]) -> list[tuple[int, Bound]]:
    """Put the texts of one paragraph; where each number stands once all are put."""
    editor = Editor(pairs[0][0].tag.paragraph)
    ordered = sorted(pairs, key=lambda pair: -pair[0].tag.start)
    done = [(s, words) for s, words in ordered if editor.replace(s.tag.start, s.tag.end, words.text)]
    found, moved = [], 0
    for slot, words in reversed(done):
        if words.bound is not None:
            found.append((slot.tag.start + moved, words.bound))
        moved += len(words.text) - (slot.tag.end - slot.tag.start)
    return found


def _bind(paragraph: Paragraph, numbers: Sequence[tuple[int, Bound]], taken: set[int], out: Rendered) -> None:
    editor, bound = Editor(paragraph), []
    for start, one in reversed(numbers):
        problem = wrap(editor, start, start + len(one.text), Carrier(one.instance, str(one.title)), taken)
        if problem is None:
            bound.append(one)
        else:
            out.problems.append(replace(problem, place=place_of(out.package, paragraph)))
    out.bound += reversed(bound)
