"""From header paths to a `Mapping`, with everything a person should know about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from youju.engine.base.problems import Place, Problem
from youju.engine.definitions import nearest
from youju.engine.definitions.model import Field, Register
from youju.engine.tabular import problems as tab
from youju.engine.tabular.addresses import letters
from youju.engine.tabular.book import Sheet
from youju.engine.tabular.header import Header, Path, Resolve
from youju.engine.tabular.headings import fold, heading
from youju.engine.tabular.mapping import IGNORE, Column, Mapping
from youju.engine.tabular.vocabulary import NUMBER, TOTAL, Constants, Match, Vocabulary

LEFT_OUT = frozenset({NUMBER, TOTAL, IGNORE})
"""Targets whose columns are not read."""


def by_vocabulary(register: Register) -> Resolve:
    """Read header paths by the names of the register's fields."""
    vocabulary = Vocabulary(register)
    memo: dict[Path, Match | None] = {}

    def resolve(column: int, path: Path) -> Match | None:
        if path not in memo:
            memo[path] = vocabulary.match(path)
        return memo[path]

    return resolve


def by_mapping(mapping: Mapping) -> Resolve:
    """Read header paths by a mapping: by their text, and by their letters where a text stands twice."""
    by_text: dict[str, list[Column]] = {}
    for column in mapping.columns:
        by_text.setdefault(fold(column.header), []).append(column)

    def resolve(column: int, path: Path) -> Match | None:
        named = by_text.get(fold(joined(path)), [])
        chosen = [c for c in named if c.letters == letters(column)] if len(named) > 1 else named
        return Match(chosen[0].to, chosen[0].constants, "", chosen[0].scale) if chosen else None

    return resolve


def joined(path: Path) -> str:
    """A header path as one text: `线下/人次`."""
    return "/".join(path)


@dataclass(slots=True)
class Matching:
    """The columns found under a header, and the problems met; `scales` are those said above the table per unit word."""

    register: Register
    sheet: Sheet
    header: Header
    scales: dict[str, int] = field(default_factory=dict)
    columns: list[Column] = field(default_factory=list)
    unmapped: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def run(self, resolve: Resolve) -> None:
        """Go through all columns that have a header."""
        taken: dict[tuple[str, Constants], str] = {}
        for index, path in enumerate(self.header.paths):
            if not path:
                continue
            match = resolve(index, path)
            if match is None:
                self._leave(index, path)
            elif match.target in LEFT_OUT:
                self._left_out(index, path, match)
            elif first := taken.get((match.target, match.constants)):
                self._note(tab.TWICE.at(self._place(index), header=joined(path), first=first, title=self._title(match)))
            else:
                taken[match.target, match.constants] = joined(path)
                self._take(index, path, match)

    def required(self, constants: Constants) -> None:
        """Note the required fields that no column gives."""
        given = {c.to for c in self.columns} | {name for c in self.columns for name, _ in c.constants}
        given |= {name for name, _ in constants}
        spare = {heading(path).name: path for _, path in self.unmapped}
        place = self.sheet.place(f"A{self.header.bottom + 1}")
        for wanted in self.register.live_fields():
            if wanted.required and wanted.id not in given:
                near = _alike(fold(wanted.title.zh), spare)
                self._note(tab.MISSING_COLUMN.at(place, title=wanted.title, near=near))

    def _leave(self, index: int, path: Path) -> None:
        self.unmapped.append((letters(index), joined(path)))
        titles = {fold(f.title.zh): f.title.zh for f in self.register.live_fields()}
        near = _alike(heading(path[-1]).name, titles)
        self._note(tab.UNMAPPED.at(self._place(index), header=joined(path), near=near))

    def _left_out(self, index: int, path: Path, match: Match) -> None:
        self.columns.append(Column(joined(path), letters(index), match.target))
        if match.target == TOTAL:
            self._note(tab.TOTAL_COLUMN.at(self._place(index), header=joined(path)))

    def _take(self, index: int, path: Path, match: Match) -> None:
        meant = self.register.fields.get(match.target)
        scale = match.scale
        if meant and meant.numeric:
            scale = self._scale(index, path, match, meant)
        self.columns.append(Column(joined(path), letters(index), match.target, match.constants, scale))

    def _scale(self, index: int, path: Path, match: Match, meant: Field) -> int:
        """By what the numbers are multiplied to be in the field's unit word; a bracket wins over the line above."""
        unit, base = bare_unit(meant)
        if match.unit and unit and match.unit != unit:
            place = self._place(index)
            self._note(tab.UNIT_WORD.at(place, header=joined(path), written=match.unit, unit=meant.unit or unit))
        said = match.scale if match.unit or match.scale != 1 else self.scales.get(unit, base)
        return said // base if said % base == 0 else said

    def _title(self, match: Match) -> str:
        meant = self.register.fields.get(match.target)
        return meant.title.zh if meant else match.target

    def _place(self, index: int) -> Place:
        return self.sheet.place(f"{letters(index)}{self.header.bottom + 1}")

    def _note(self, problem: Problem) -> None:
        self.problems.append(problem)


def _alike(word: str, shown: dict[str, str]) -> str:
    """What is shown for the names most like `word`; a dash where none is."""
    return "、".join(shown[name] for name in nearest(word, list(shown))) or "—"


def bare_unit(field: Field) -> tuple[str, int]:
    """The field's unit word without its multiple: 万元 is (元, 10000); money without a word is in 元."""
    said = heading(f"({field.unit})") if field.unit else None
    if said and said.unit:
        return said.unit, said.scale
    return ("元" if field.type == "money" else field.unit), 1


def lost(mapping: Mapping, found: Sequence[Column], sheet: Sheet) -> Iterator[Problem]:
    """Columns of a mapping that the sheet does not have."""
    present = {fold(column.header) for column in found}
    for column in mapping.columns:
        if fold(column.header) not in present and column.to not in LEFT_OUT:
            yield tab.MAPPING_GONE.at(sheet.place(), header=column.header)
