"""What people see in a cell, and what a workbook shows beside its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from youju.engine.document.names import DRAWING, R, s
from youju.engine.document.package import Package
from youju.engine.document.sheets.cells import Cell, sheet_parts
from youju.engine.document.unseen import BY_RELATION, Unseen, UnseenKind

_CODES = re.compile(r"&(?:\"[^\"]*\"|K[0-9A-F]{6}|[A-Z&]|\d+)")
_WORD = re.compile(r"\w")
_LAST = 2_958_465  # the day number of 9999-12-31


def epoch_of(package: Package) -> datetime:
    """The day from which a workbook counts its dates."""
    about = package.tree(package.main).find(s("workbookPr"))
    late = about is not None and about.get("date1904", "0") in ("1", "true")
    return CALENDAR_MAC_1904 if late else CALENDAR_WINDOWS_1900


def shown(cell: Cell, epoch: datetime) -> str:
    """The words or digits of a cell; a day as 2025-03-08. A number keeps the digits that the file has, whatever its format."""
    if not cell.look.date or cell.kind not in ("other", "formula"):
        return cell.text
    try:
        serial = Decimal(cell.text)
    except InvalidOperation:
        return cell.text
    return str(_day(from_excel(float(serial), epoch))) if 0 <= serial < _LAST else cell.text


def _day(value: datetime | date | time | timedelta | None) -> object:
    midnight = isinstance(value, datetime) and value.time() == time()
    return value.date() if midnight and isinstance(value, datetime) else value


def not_in_cells(package: Package) -> tuple[Unseen, ...]:
    """What a workbook shows outside of its cells, each once: pictures, charts, text in shapes, comments, page headers."""
    kinds: dict[str, UnseenKind] = {"externalLink": "foreign", "chartsheet": "chart"}
    own = package.relations(package.main)
    found = [Unseen(kinds[one.kind], package.main, one.target) for one in own if one.kind in kinds]
    for _, part, _ in sheet_parts(package):
        found += _beside(package, part)
    return tuple(dict.fromkeys(found))


def _beside(package: Package, part: str) -> Iterator[Unseen]:
    header = package.tree(part).find(s("headerFooter"))
    if header is not None and any(
        _WORD.search(_CODES.sub("", text)) for text in header.itertext() if isinstance(text, str)
    ):
        yield Unseen("other", part, "headerFooter")
    for relation in package.relations(part):
        if relation.type == f"{R}/comments":
            yield Unseen("other", part, relation.target)
        elif relation.kind == "drawing" and relation.target in package:
            yield from _drawn(package, part, relation.target)
        elif relation.kind in BY_RELATION:
            yield Unseen(BY_RELATION[relation.kind], part, relation.target)


def _drawn(package: Package, part: str, drawing: str) -> Iterator[Unseen]:
    for relation in package.relations(drawing):
        if relation.kind in BY_RELATION:
            yield Unseen(BY_RELATION[relation.kind], part, relation.target)
    if any(node.text for node in package.tree(drawing).iter(f"{{{DRAWING}}}t")):
        yield Unseen("other", part, drawing)
