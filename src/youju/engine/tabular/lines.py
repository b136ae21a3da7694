"""Rows that are no records: totals, notes and signatures, repeated headers, blank ones; and what stands above a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from youju.engine.numerals import plain
from youju.engine.tabular.book import Cell
from youju.engine.tabular.headings import measure, table_unit

Skip = Literal["total", "note", "header", "blank"]

_SUM = r"(?:合\s*计|小\s*计|总\s*计|累\s*计|共\s*计)"
_TOTAL = re.compile(
    rf"(?:本|全|各|当|以上)?(?:页|月|季度?|年度?|周|区|县|市|镇|乡|街道|校|单位)?{_SUM}数?[:：]?.{{0,12}}"
)
_ONLY_TOTAL = re.compile(rf".*?{_SUM}数?(?:\s*[:：(（0-9].*)?")
"""Nothing but a sum, unlike the title 总计划部署会."""
_NAMED_TOTAL = re.compile(rf"(?P<of>.{{1,16}}?)[\s(（]*{_SUM}[)）]?")
_SIGNED = r"[(（](?:签字|签名|签章|盖章|公章)[)）]"
_NOTE = re.compile(
    r"[(（]?(?:注|备注|说明|填表说明|填报说明|填表人|填报人|审核人|审批人|制表人?|制表日期|填报日期|填表日期|报送日期|报送人|统计人|统计员|复核人?|"
    r"负责人|单位负责人|分管领导|主要领导|联系人|联系电话|经办人|签字|签章|盖章|单位盖章)\s*[0-9一二三]?"
    rf"(?:\s*[:：].*|[)）].*|\s*{_SIGNED}.*)|(?:填报|报送)?单位\s*{_SIGNED}.*",
    re.DOTALL,
)
_LABELS = 3  # a total says so in one of the first cells that hold anything
_UNIT_LINE = re.compile(
    r"(?:填报|报送|上报|填表|编报)?单位(?:名称)?(?:[(（]盖?章[)）])?\s*[:：]\s*([^\s:：]+)(?![^\s]|\s*[:：])"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")


@dataclass(frozen=True, slots=True)
class Above:
    """What the lines over a table say: the reporting unit's text, the year, and multiples by unit word (单位：万元)."""

    unit: str
    year: int | None
    scales: dict[str, int]


def above(rows: Iterable[Sequence[Cell]], title: str) -> Above:
    """Read the rows over the header and the sheet's own name."""
    texts = [plain(value) for row in rows for value in row if isinstance(value, str) and value.strip()]
    units = (match[1] for text in texts for match in _UNIT_LINE.finditer(text))
    unit = next((found for found in units if measure(found) is None), "")
    years = (match[1] for text in (*texts, title) if (match := _YEAR.search(text)))
    year = next(years, None)
    scales = dict(found for text in texts if (found := table_unit(text)))
    return Above(unit, int(year) if year else None, scales)


def why_skipped(row: Sequence[Cell], key_columns: Sequence[int], header: Sequence[Cell]) -> Skip | None:
    """Why a row is no record; None for one that is.

    A cell that only says 合计 makes a total. `青石镇小计` does too, unless every key cell is filled: then it may be a title.
    """
    labels = _labels(row)
    if not labels:
        return "blank"
    first = labels[0]
    if isinstance(first, str) and _NOTE.fullmatch(first.strip()):
        return "note"
    for text in labels:
        if isinstance(text, str) and "计" in text and (kind := _total(text, row, key_columns)):
            return kind
    return "header" if first in header and list(row) == list(header) else None


def _labels(row: Sequence[Cell]) -> list[Cell]:
    """The first cells that hold anything."""
    labels: list[Cell] = []
    for value in row:
        if value != "" and (value.__class__ is not str or not value.isspace()):
            labels.append(value)
            if len(labels) == _LABELS:
                break
    return labels


def _total(text: str, row: Sequence[Cell], key_columns: Sequence[int]) -> Skip | None:
    said = text.strip()
    short = _TOTAL.fullmatch(said) and len(said) <= len("本季度合计数：") + 2
    if short and _ONLY_TOTAL.fullmatch(said):
        return "total"
    if (short or _NAMED_TOTAL.fullmatch(said)) and any(row[column] == "" for column in key_columns):
        return "total"
    return None
