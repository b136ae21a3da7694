"""A whole workbook checked: a verdict for every numeral of every sheet, held against the ledger by the heads of its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from youju.engine.check import contradictions
from youju.engine.check.deciding import judge_of, numeral_of, unaided
from youju.engine.check.forms.deciding import claim_of, in_time, is_sure
from youju.engine.check.forms.heads import LARGEST, Grid, Place, is_aside, is_number
from youju.engine.check.forms.understood import Reader
from youju.engine.check.guessing import Guess, guesses
from youju.engine.check.model import Checked, Ledger, Numeral
from youju.engine.check.problems import LONG_LIST
from youju.engine.check.reading import Claim, read_texts
from youju.engine.check.tables import Around, label_of
from youju.engine.check.vocabulary import Vocabulary
from youju.engine.document.manifest import Row
from youju.engine.document.package import Package
from youju.engine.document.paragraphs import Cell as Spot
from youju.engine.document.paragraphs import Paragraph, Span, plain_paragraph
from youju.engine.document.sheets.bindings import Binding, read_bindings, read_places
from youju.engine.document.sheets.cells import At, Cell, Sheet, read_sheets
from youju.engine.document.sheets.shown import epoch_of, not_in_cells, shown


@dataclass(frozen=True, slots=True)
class _Read:
    """A numeral with the cell that it fills; None where it stands in words, or nothing says what it is."""

    claim: Claim
    place: Place | None = None


def check_book(package: Package, ledger: Ledger | None = None, language: str = "zh") -> Checked:
    """Check a workbook; without a ledger its claims are untraced. A numeral's part is its cell (`表1!B5`)."""
    sheets = read_sheets(package, hidden=True)
    bindings, problems = read_bindings(package)
    book = _Book(package, sheets, bindings)
    found = [one for number, sheet in enumerate(sheets) for one in book.numerals(number, sheet)]
    there = {one.claim.row.instance for one in found if one.claim.row}
    return Checked(
        numerals=_decided(found, ledger, language),
        paragraphs=tuple(book.paragraphs),
        missing=tuple(_row(one) for one in bindings if one.issued and one.instance not in there),
        contradictions=contradictions.find(_lines(found)),
        not_examined=not_in_cells(package),
        problems=(*package.problems, *problems, *(LONG_LIST.at(package.place, sheet=name) for name in book.lists)),
        asked=ledger is not None,
    )


class _Book:
    """Reads the cells of a workbook one sheet after the other."""

    def __init__(self, package: Package, sheets: Sequence[Sheet], bindings: Sequence[Binding]) -> None:
        self.paragraphs: list[Paragraph] = []
        self.lists: list[str] = []
        self._epoch: datetime = epoch_of(package)
        rows = {one.instance: one for one in bindings}
        places = read_places(package, sheets)
        self._bound = {(sheet.name, at): rows[name] for name, (sheet, at) in places.items() if name in rows}

    def numerals(self, number: int, sheet: Sheet) -> list[_Read]:
        """The numerals of a sheet by rows and columns."""
        grid = Grid(sheet)
        large = grid.size > LARGEST
        if large:
            self.lists.append(sheet.name)
        found: list[_Read] = []
        for at, cell in sorted(sheet.cells.items()):
            if text := shown(cell, self._epoch):
                paragraph = _paragraph(number, sheet, at, text)
                self.paragraphs.append(paragraph)
                found += self._cell(paragraph, at, cell, None if large else grid)
        return found

    def _cell(self, paragraph: Paragraph, at: At, cell: Cell, grid: Grid | None) -> Iterator[_Read]:
        if grid is None:
            yield from (_Read(claim) for claim in read_texts([(paragraph, Around(), ())]))
            return
        place = grid.around(at)
        bound = self._bound.get((place.sheet.name, at))
        if bound is not None or _is_figure(cell, place, grid):
            claim = claim_of(replace(place, cell=replace(cell, kind="number", text=paragraph.text)))
            if claim.found.value is not None:
                row = None if bound is None else _row(bound)
                yield _Read(replace(claim, paragraph=paragraph, row=row, notes=_notes(place.sheet, at)), place)
                return
        around = Around(
            place.heads, "", label="date" if grid.is_year(at) or cell.look.date else label_of(place.columns)
        )
        for claim in read_texts([(paragraph, around, place.titles)]):
            yield _Read(replace(claim, said=f"{place.said}。{claim.said}"))


def _is_figure(cell: Cell, place: Place, grid: Grid) -> bool:
    """Whether heads say what a number that fills its cell is: not a day, a year in a head, a running number, a phone."""
    number = is_number(replace(cell, kind="text") if cell.kind == "formula" else cell) and not cell.look.date
    return number and bool(place.heads) and not grid.is_year(place.at) and not is_aside(place)


def _paragraph(number: int, sheet: Sheet, at: At, text: str) -> Paragraph:
    paragraph = plain_paragraph(f"{sheet.name}!{at.letters}", text)
    spans = (Span("hidden", "sheet", 0, len(text), paragraph.node),) if sheet.hidden(at) else ()
    return replace(paragraph, spans=spans, cell=Spot(number, at.row - 1, at.column - 1))


def _notes(sheet: Sheet, at: At) -> tuple[str, ...]:
    return ("hidden",) if sheet.hidden(at) else ()


def _row(one: Binding) -> Row:
    """A binding as a row of a manifest; its cell's heads say for when and in which scale."""
    return Row(one.instance, "figure", one.indicator, one.period, one.unit_code, "", one.issued, one.value, one.unit)


def _decided(found: Sequence[_Read], ledger: Ledger | None, language: str) -> tuple[Numeral, ...]:
    if ledger is None:
        return tuple(numeral_of(one.claim, unaided(one.claim)) for one in found)
    reader = Reader(Vocabulary(ledger.pack), ledger.unit_code)
    guessed = [
        _sure(guess, one, ledger, reader)
        for guess, one in zip(guesses([one.claim for one in found], ledger), found, strict=True)
    ]
    judge = judge_of(guessed, ledger, language)
    return tuple(judge.decide(guess) for guess in guessed)


def _sure(guess: Guess, one: _Read, ledger: Ledger, reader: Reader) -> Guess:
    """The guess for the cell's period; a typed number is held to be an indicator's only where all its heads are understood."""
    if one.place is None:
        return guess
    guess = in_time(guess, one.place, ledger)
    sure = not guess.known or one.claim.row is not None or is_sure(one.place, guess, ledger, reader)
    return guess if sure else replace(guess, known="")


def _lines(found: Sequence[_Read]) -> list[contradictions.Line]:
    """Cells with words, as contradictions are looked for in them."""
    said: dict[str, list[Claim]] = {}
    for one in found:
        if one.place is None:
            said.setdefault(one.claim.paragraph.part, []).append(one.claim)
    texts: Mapping[str, list[Claim]] = said
    return [
        contradictions.Line(part, 0, claims[0].paragraph.text, tuple(claim.found for claim in claims), False)
        for part, claims in texts.items()
    ]
