"""What the cells around a cell say of the number in it: heads of row and column, unit word, scale, and what is no number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from youju.engine.check.captions import captions
from youju.engine.document.paragraphs import Paragraph
from youju.engine.numerals import DIMENSIONS, WORDS, read_cell

_UNIT = "|".join(map(re.escape, WORDS))
_IN_HEAD = re.compile(
    rf"(?:[（(]|单位[:：]?|计量单位[:：]?|/)\s*(?P<scale>[百千万亿]*)(?P<unit>{_UNIT}|[%％‰])\s*[）)]?\s*$"
)
_ALONE = re.compile(rf"\s*(?P<scale>[百千万亿]*)(?P<unit>{_UNIT}|[%％‰])\s*")
_UNIT_LINE = re.compile(rf"[（(]?(?:计量)?单位[:：]\s*(?P<scale>[百千万亿]*)(?P<unit>{_UNIT}|[%％‰])\s*[）)]?\s*$")
"""A line over a table that gives the unit word of all its numbers (单位：万人次)."""

_NOUN = re.compile(r"(?P<word>[场人件篇册]次)\s*$|(?P<counted>[场人次期件篇项天支家个])数\s*$")
"""What a head may end with (惠民演出场次, 观众人数): it says what is counted, and need not be the unit word itself."""
_SCALES = {"": 1, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8, "百万": 10**6, "千万": 10**7}
_LABEL = re.compile(r"序号|编号|编码|代码|文号|电话|页码|^\s*(?:序|号|No\.?)\s*$", re.IGNORECASE)
_DAY = re.compile(r"^\s*(?:年份|年度|日期|时间|年月|月份|完成时限|时限)")
_SHARE = re.compile(r"同比|环比|增幅|增速|增长率|占比|比重|率\s*$")
_CHANGE = re.compile(r"同比|环比|增减|增幅|增速|增长|变化")
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")
_HEAD_ROWS = 3


@dataclass(frozen=True, slots=True)
class Around:
    """`heads` nearest first; `unit` and `scale` where a head prints them; `label` date or ordinal where the column holds such.

    `counted` is a unit word that the heads suggest without printing it, of a change the unit word of its row. `change`: the column
    holds changes against the year before.
    """

    heads: tuple[str, ...] = ()
    unit: str = ""
    scale: Decimal = Decimal(1)
    label: str = ""
    counted: str = ""
    change: bool = False


class Tables:
    """All tables of the paragraphs read; make it once per file."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._rows: dict[tuple[str, int], dict[int, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
        for paragraph in paragraphs:
            if cell := paragraph.cell:
                row = self._rows[paragraph.part, cell.table][cell.row]
                row[cell.column] = row.get(cell.column, "") + paragraph.text.strip()
        self._deep = {key: _head_rows(rows) for key, rows in self._rows.items()}
        self._captions = captions(paragraphs)

    def around(self, paragraph: Paragraph) -> Around:
        """What stands around a paragraph's cell; nothing where it is in none."""
        cell = paragraph.cell
        if cell is None:
            return Around()
        key = paragraph.part, cell.table
        rows = self._rows[key]
        if cell.row < self._deep[key]:
            return Around(label="date" if _YEAR.fullmatch(paragraph.text) else "")
        row = sorted(rows[cell.row].items())
        left = [text for column, text in reversed(row) if column < cell.column]
        right = [text for column, text in row if column > cell.column]
        above = [head for n in range(self._deep[key]) if (head := _covering(rows[n], cell.column))][::-1]
        heads = _heads(above, left)
        label = label_of(above)
        if any(map(_CHANGE.search, above)):
            unit, scale = unit_said(above, [*left, *right], True)
            return Around(heads, unit, scale, label, counted_by(heads, unit, [*left, *right], True), True)
        unit, scale = unit_said(above, [*left, *right], False)
        if not unit:
            unit, scale = unit_said(left, [])
        counted = counted_by(heads, unit, [*left, *right], False)
        if not unit:
            unit, scale = unit_over(self._captions.get(key, ()), counted)
        return Around(heads, unit, scale, label, "" if unit else counted)


def _heads(above: list[str], left: list[str]) -> tuple[str, ...]:
    """The heads of a column and of a row; a bare year gets its 年, and numbers to the left are no heads."""
    years = [f"{text}年" if _YEAR.fullmatch(text) else text for text in above]
    return (*years, *(text for text in left if text and read_cell(text) is None))


def label_of(above: Sequence[str]) -> str:
    """What a column holds that is no figure by its heads: ordinal or date, "" for figures."""
    return next((kind for kind, sign in (("ordinal", _LABEL), ("date", _DAY)) if any(map(sign.search, above))), "")


def _head_rows(rows: dict[int, dict[int, str]]) -> int:
    """How many rows at the top hold no number: the heads; one at least where there are more rows."""
    for row in range(min(_HEAD_ROWS + 1, len(rows))):
        if any(read_cell(text) is not None and not _YEAR.fullmatch(text) for text in rows[row].values()):
            return row
    return 1 if len(rows) > 1 else 0


def _covering(row: dict[int, str], column: int) -> str:
    """Text of the cell of a row that stands above a column: the last one that begins at it or before."""
    begins = [start for start in row if start <= column]
    return row[max(begins)] if begins else ""


def unit_said(heads: list[str], beside: list[str], change: bool = False) -> tuple[str, Decimal]:
    """The unit word that a head of the column prints, else one that fills a cell of the row."""
    printed = (_IN_HEAD.search(text) or (None if _NOUN.search(text) else _ALONE.fullmatch(text)) for text in heads)
    found = next(filter(None, printed), None)
    if found is None and any(map(_SHARE.search, heads)):
        return "%", Decimal(1)
    if found is None and not change:
        found = _alone(beside)
    if found is None:
        return "", Decimal(1)
    return found["unit"].replace("％", "%"), Decimal(_SCALES.get(found["scale"], 1))


def unit_over(lines: Iterable[str], counted: str = "") -> tuple[str, Decimal]:
    """The unit word that a line over the table gives all its numbers; not those whose heads count something else."""
    found = next(filter(None, map(_UNIT_LINE.search, lines)), None)
    if found is None or (counted and DIMENSIONS.get(counted) != DIMENSIONS.get(found["unit"])):
        return "", Decimal(1)
    return found["unit"].replace("％", "%"), Decimal(_SCALES.get(found["scale"], 1))


def _alone(beside: list[str]) -> re.Match[str] | None:
    return next((match for text in beside if (match := _ALONE.fullmatch(text))), None)


def counted_by(heads: tuple[str, ...], unit: str, beside: list[str], change: bool = False) -> str:
    """The unit word that heads suggest without printing it (惠民演出场次, 观众人数), "" for none."""
    noun = next((match for text in heads if (match := _NOUN.search(text))), None)
    if change and (found := _alone(beside)):
        return found["unit"]
    return "" if noun is None or (unit and not change) else noun["word"] or noun["counted"]
