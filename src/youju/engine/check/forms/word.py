"""A form in Word: blank cells of its tables bound by their heads, like those of a workbook, and asked anew by them.

What is bound is a place for a figure: `（待填）` in a control, which `report` renews like any other number of a draft.
Its wording rule, `cell/1`, says that the cell's heads decide the period and the scale (万人次: `cell/10000`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem
from youju.engine.check.adopting import Adopted, Source, adopt
from youju.engine.check.adopting import Place as Listed
from youju.engine.check.asking import period_of
from youju.engine.check.captions import captions
from youju.engine.check.deciding import Judge
from youju.engine.check.forms.adopting import too_large
from youju.engine.check.forms.asking import other_periods, when_asked
from youju.engine.check.forms.deciding import Asked, ask, figure, numeral
from youju.engine.check.forms.filling import MISSING
from youju.engine.check.forms.heads import Grid, Place, places
from youju.engine.check.model import Asked as Question
from youju.engine.check.model import Ledger
from youju.engine.check.problems import OTHER_PART
from youju.engine.document.blanks import put_text
from youju.engine.document.carriers import Carrier, ids_of, instances, may_carry, wrap
from youju.engine.document.editing import Editor
from youju.engine.document.grids import Table, word_tables
from youju.engine.document.manifest import Manifest, Row, read_manifest, write_manifest
from youju.engine.document.package import Package
from youju.engine.document.paragraphs import Paragraph
from youju.engine.document.reading import read
from youju.engine.document.sheets.cells import At

CELL = "cell/"
"""How the wording rule of a form's cell begins; the scale of its head follows."""


def adopt_word(package: Package, ledger: Ledger, source: Source, language: str = "zh") -> Adopted:
    """Bind what is certain in a finished report, and the blank cells of its tables whose heads leave no doubt."""
    done = adopt(package, ledger, source, language)
    paragraphs = read(package)
    tables, over = _tables(paragraphs)
    found, large = places([table.sheet for table in tables.values()], over)
    found = [place for place in found if place.at in tables[place.sheet.name].paragraphs]
    if not any(place.cell.kind == "blank" for place in found):
        return done
    asked, judge = ask(found, ledger, language)
    asked = [_of_the_period(one, ledger) for one in asked if one.blank]
    binder = _Binder(package, ledger, source)
    listed = [binder.listed(one, judge, tables[one.place.sheet.name]) for one in asked]
    binder.write()
    order = {(p.part, p.index): number for number, p in enumerate(paragraphs)}
    every = sorted((*done.places, *listed), key=lambda one: order[one.numeral.part, one.numeral.paragraph])
    return Adopted(tuple(every), (*done.problems, *binder.problems, *too_large(package, large)))


def _tables(paragraphs: Sequence[Paragraph]) -> tuple[dict[str, Table], dict[str, tuple[str, ...]]]:
    """The tables by their name, and what stands over each."""
    tables = {table.sheet.name: table for table in word_tables(paragraphs)}
    said = captions(paragraphs)
    return tables, {name: said.get((table.sheet.part, table.number), ()) for name, table in tables.items()}


def _of_the_period(asked: Asked, ledger: Ledger) -> Asked:
    """A draft is filled for one period and its years before: a cell that asks for a part of it is left."""
    part = asked.why == "bound" and not _whole(asked.guess.years, asked.guess.part, ledger.period)
    return replace(asked, why="part") if part else asked


def _whole(years: int, part: str, period: Period) -> bool:
    asked, own = period_of(Question("", years, "", part), period), period.shifted(years)
    return (asked.start, asked.end) == (own.start, own.end)


class _Binder:
    """Puts one blank cell after the other into a draft."""

    def __init__(self, package: Package, ledger: Ledger, source: Source) -> None:
        self.problems: list[Problem] = []
        self._package, self._ledger, self._source = package, ledger, source
        self._taken = ids_of(package)
        self._rows: list[Row] = []

    def listed(self, asked: Asked, judge: Judge, table: Table) -> Listed:
        """What became of a blank cell; it is bound where that is certain and its paragraph can carry a figure."""
        paragraph = table.paragraphs[asked.place.at][0]
        told = replace(numeral(asked, judge), part=paragraph.part, paragraph=paragraph.index)
        why, instance = asked.why, ""
        if why == "bound":
            row = self._row(asked, judge)
            why = "bound" if self._put(paragraph, row) else "place"
            instance = row.instance if why == "bound" else ""
        return Listed(told, instance, why, asked.place.address)

    def write(self) -> None:
        """Keep what was bound in the file's manifest."""
        if self._rows:
            manifest, _ = read_manifest(self._package)
            before = manifest or Manifest(self._source.report, "", self._source.as_of, (), self._ledger.unit)
            rows = (*before.rows, *self._rows)
            write_manifest(self._package, replace(before, as_of=self._source.as_of, rows=rows))

    def _row(self, asked: Asked, judge: Judge) -> Row:
        said, guess = figure(asked, judge), asked.guess
        return Row(
            self._source.new_instance(), "figure", guess.known, self._ledger.period.text, guess.unit or self._ledger.unit,
            f"{CELL}{asked.place.factor}", MISSING, "", said.unit, str(guess.years), said.definition,
        )  # fmt: skip

    def _put(self, paragraph: Paragraph, row: Row) -> bool:
        title = self._ledger.pack.indicators[row.indicator].title
        if not may_carry(paragraph) or (filled := put_text(paragraph, MISSING)) is None:
            return False
        carrier = Carrier(row.instance, title.zh or title.en)
        problem = wrap(Editor(filled), 0, len(MISSING), carrier, self._taken)
        if problem is not None:
            self.problems.append(problem)
            return False
        self._package.touch(paragraph.part)
        self._rows.append(row)
        return True


@dataclass(frozen=True, slots=True)
class FormCells:
    """The bound cells of a form in Word: their rows by instance in their order, addresses and present texts of those that are there.

    `held` are those that cannot be filled for the period.
    """

    rows: Mapping[str, Row] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    held: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def retimed(package: Package, period: Period) -> FormCells:
    """Have each bound cell ask for what its heads name today; a title that was changed to another year asks for that.

    A cell that asks for a part of the period is `held`: what stands there stays, and it is said.
    """
    manifest, _ = read_manifest(package)
    rows = {row.instance: row for row in manifest.rows if row.rule.startswith(CELL)} if manifest else {}
    if manifest is None or not rows:
        return FormCells()
    there = _places(package, rows)
    held, now = set(), dict(rows)
    problems = [*other_periods(package.place, (place for place, _ in there.values()), period)]
    for instance, (place, _) in there.items():
        asked = when_asked(place, period)
        if _whole(asked.years, asked.part, period):
            now[instance] = replace(rows[instance], years=str(asked.years), rule=f"{CELL}{place.factor}")
        else:
            held.add(instance)
            problems.append(OTHER_PART.at(package.place, cell=place.address, period=period.text))
    write_manifest(package, replace(manifest, rows=tuple(now.get(row.instance, row) for row in manifest.rows)))
    addresses = {name: place.address for name, (place, _) in there.items()}
    texts = {name: text for name, (_, text) in there.items()}
    return FormCells(rows, addresses, texts, frozenset(held), tuple(problems))


def _places(package: Package, rows: Mapping[str, Row]) -> dict[str, tuple[Place, str]]:
    """Where the instances of a form's cells stand, with what stands around them, and their texts."""
    paragraphs = read(package)
    tables, over = _tables(paragraphs)
    grids = {(t.sheet.part, t.number): Grid(t.sheet, over[name]) for name, t in tables.items()}
    found: dict[str, tuple[Place, str]] = {}
    for one in instances(paragraphs, rows):
        cell = one.paragraph.cell
        if cell is not None and one.instance in rows and one.text:
            place = grids[one.paragraph.part, cell.table].around(At(cell.row + 1, cell.column + 1))
            found[one.instance] = place, one.text
    return found
