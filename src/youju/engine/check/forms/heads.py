"""The cells of a form that wait for a number, with what the heads of row and column and the title say of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from youju.engine.check.tables import counted_by, unit_over, unit_said
from youju.engine.document.sheets.cells import At, Cell, Sheet
from youju.engine.numerals import WORDS, read_cell

LARGEST = 6_000
"""Cells of a sheet, blank ones in between counted, beyond which it is a list and no form."""

_ASIDE = re.compile(
    r"备注|说明|负责人|联系|电话|手机|签字|签名|签章|盖章|审核|日期|时限|时间|序号|编号|编码|代码|佐证|依据|来源|"
    r"填表|填报|制表|报送|^\s*(?:计量)?单位\s*$|remark|note|phone|signature|contact",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:填报|报送|制表|填表|审核)(?:单位|部门|人|日期|时间)?\s*(?:[（(][^）)]*[）)])?\s*[:：]|(?:19|20)\d\d年.*表\s*$"
    r"|^\s*[（(]?(?:计量)?单位\s*[:：]"
)
_LISTED = re.compile(
    "名称|姓名|单位|部门|镇|乡|村|街|社区|地点|地址|类别|项目|活动|日期|时间|序号|编号|name|unit|date", re.IGNORECASE
)
_SENTENCE = re.compile(r"[。；！!;]\s*$|.{41}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]")
_LEAST_YEARS = 2
_WIDE = 2  # columns that a title or a row of heads has at least


@dataclass(frozen=True, slots=True)
class Place:
    """A cell that waits for a number or holds one: `rows` and `columns` are the heads left of it and above, nearest first.

    `titles` are the captions above, nearest first. `factor` is what a figure is divided by: 万人次 10000, a percent format 100.
    `counted` is a unit word that heads suggest without printing it (观众人数).
    """

    sheet: Sheet
    at: At
    cell: Cell
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    titles: tuple[str, ...]
    unit: str
    factor: Decimal
    counted: str = ""

    @property
    def address(self) -> str:
        """As people write it (表1!B5)."""
        return f"{self.sheet.name}!{self.at.letters}"

    @property
    def heads(self) -> tuple[str, ...]:
        """All heads, those of the row first."""
        return (*self.rows, *self.columns)

    @property
    def said(self) -> str:
        """Everything that may name a period or a unit, the nearest last."""
        return "。".join((*self.titles[::-1], *self.columns[::-1], *self.rows[::-1]))


def places(sheets: Sequence[Sheet], over: Mapping[str, tuple[str, ...]] | None = None) -> tuple[list[Place], list[str]]:
    """All places of all sheets in reading order, and the names of sheets that are too large.

    `over`: what stands over a sheet by its name, nearest first (the lines above a table of a Word file).
    """
    found: list[Place] = []
    large = []
    for sheet in sheets:
        grid = Grid(sheet, (over or {}).get(sheet.name, ()))
        if grid.size > LARGEST:
            large.append(sheet.name)
        else:
            found += grid.places()
    return found, large


class Grid:
    """A sheet as people see it: what a merged cell says, it says for each place that it covers."""

    def __init__(self, sheet: Sheet, over: tuple[str, ...] = ()) -> None:
        self._sheet, self._over = sheet, over
        self._years = _rows_of_years(sheet)
        texts = [at for at, cell in sheet.cells.items() if cell.kind == "text" or at.row in self._years]
        self._last = At(max((at.row for at in texts), default=0) + 1, max((at.column for at in texts), default=0) + 1)
        self.size = self._last.row * self._last.column
        self._from: dict[At, At] = {}
        self._known: dict[At, str] = {}
        if self.size <= LARGEST:
            self._merge()
        rows = range(1, self._last.row + 1) if self.size <= LARGEST else ()
        self._captions = {row: said for row in rows if (said := self._caption(row))}

    def places(self) -> Iterator[Place]:
        """The cells that are blank or hold a number, have a head and may be written."""
        found = [
            place
            for row in range(1, self._last.row + 1)
            if row not in self._captions and row not in self._years
            for at in self._row(row)
            if (place := self.place(at)) is not None
        ]
        heads = {at.row for place in found for at in self._above(place.at)}
        headed = {place.at.row for place in found if place.columns}
        for place in found:  # what has no head above stands beside the table where others of its row have one
            if place.at.row not in heads and (place.columns or place.at.row not in headed):
                yield place

    def place(self, at: At) -> Place | None:
        """What stands around one cell; None where it cannot be a place for a number."""
        cell = self._cell(at)
        if at in self._from or self._sheet.hidden(at) or (self._sheet.shut and cell.look.locked):
            return None
        if not is_number(cell) and cell.kind != "blank":
            return None
        place = self.around(at)
        known = self._beside_one_head(at) if not place.columns else bool(place.rows) or self._under_full_row(at)
        if not known:
            return None
        return None if is_aside(place) else place

    def is_year(self, at: At) -> bool:
        """Whether a place is in a row of years, which are heads."""
        return at.row in self._years

    def around(self, at: At) -> Place:
        """What stands around any cell, whatever is in it."""
        cell = self._cell(at)
        rows, columns = tuple(self._left(at).values()), tuple(self._above(at).values())
        beside = [self._text(At(at.row, column)) for column in range(1, self._last.column + 1) if column != at.column]
        unit, scale = unit_said([*columns, *rows], beside)
        if cell.look.factor != 1 and cell.kind != "text":
            unit, scale = "%", Decimal(cell.look.factor)
        titles = (*(said for row, said in sorted(self._captions.items(), reverse=True) if row < at.row), *self._over)
        counted = counted_by((*columns, *rows), unit, beside)
        if not unit:
            unit, scale = unit_over(titles, counted)
        return Place(self._sheet, at, cell, rows, columns, titles, unit, scale, "" if unit else counted)

    def _merge(self) -> None:
        """Covered places, as far as the sheet says anything."""
        for first, last in self._sheet.merged:
            for row in range(first.row, min(last.row, self._last.row) + 1):
                for column in range(first.column, min(last.column, self._last.column) + 1):
                    if At(row, column) != first:
                        self._from[At(row, column)] = first

    def _cell(self, at: At) -> Cell:
        return self._sheet.cells.get(self._from.get(at, at), Cell())

    def _text(self, at: At) -> str:
        """Words at a place, "" for numbers, blanks and signs such as — or /."""
        if at not in self._known:
            self._known[at] = self._read(at)
        return self._known[at]

    def _read(self, at: At) -> str:
        cell = self._cell(at)
        if at.row in self._years and cell.kind == "number":
            return f"{cell.text}年"
        words = cell.text.replace("\n", "").strip()
        silent = cell.kind != "text" or not _WORD.search(words) or _SENTENCE.search(words) or is_number(cell)
        return "" if silent else words

    def _caption(self, row: int) -> str:
        """The words of a row that is a title or a line about the sheet, "" for a row of the table."""
        said = {self._from.get(at, at): text for at in self._row(row) if (text := self._text(at))}
        if any(map(_CAPTION.search, said.values())):
            return " ".join(said.values())
        if len(said) != 1 or any(self._cell(at).kind not in ("text", "blank") for at in self._row(row)):
            return ""
        first, words = next(iter(said.items()))
        covered = sum(self._from.get(at, at) == first for at in self._row(row))
        return words if first == At(row, 1) and covered >= max(_WIDE, self._last.column - 1) else ""

    def _row(self, row: int) -> list[At]:
        return [At(row, column) for column in range(1, self._last.column + 1)]

    def _beside_one_head(self, at: At) -> bool:
        """Whether one head alone names the row, its unit word and what it is a part of left aside: else it is a row of heads."""
        own = [
            first
            for first, text in self._left(at).items()
            if text not in WORDS and self._from.get(At(first.row + 1, first.column)) != first
        ]
        return len(own) == 1

    def _under_full_row(self, at: At) -> bool:
        """Whether a row of heads stands right above and the place is in its only line, not in a list of whatever there is."""
        above = next(iter(self._above(at)), None)
        heads = [self._text(place) for place in self._row(at.row - 1)][:-1]
        full = above is not None and above.row == at.row - 1 and all(heads) and len(set(heads)) >= _WIDE
        alone = At(at.row + 1, at.column) not in self._sheet.cells
        return full and alone and not _LISTED.search(heads[0])

    def _left(self, at: At) -> dict[At, str]:
        """Heads of the row: the first words to the left, and all that stand right beside them."""
        return self._walk(At(at.row, column) for column in range(at.column - 1, 0, -1))

    def _above(self, at: At) -> dict[At, str]:
        """Heads of the column: the first words above, and all right above them; captions are passed over until then."""
        return self._walk(At(row, at.column) for row in range(at.row - 1, 0, -1))

    def _walk(self, way: Iterable[At]) -> dict[At, str]:
        found: dict[At, str] = {}
        for at in way:
            text = "" if at.row in self._captions else self._text(at)
            if text:
                found[self._from.get(at, at)] = text
            elif found:
                break
        return found


def _rows_of_years(sheet: Sheet) -> frozenset[int]:
    """Rows whose numbers are years, one beside the other: heads, not figures."""
    numbers: dict[int, list[str]] = defaultdict(list)
    for at, cell in sheet.cells.items():
        if cell.kind == "number":
            numbers[at.row].append(cell.text)
    return frozenset(
        row
        for row, some in numbers.items()
        if len(set(some)) == len(some) >= _LEAST_YEARS and all(map(_YEAR.fullmatch, some))
    )


def is_aside(place: Place) -> bool:
    """Whether a place is for what people write beside figures: notes, phones, days, running numbers."""
    return any(map(_ASIDE.search, (*place.columns, *place.rows[:1])))


def is_number(cell: Cell) -> bool:
    """Whether a cell holds one number, also one that was typed as text (12场)."""
    return cell.kind == "number" or (cell.kind == "text" and read_cell(cell.text) is not None)
