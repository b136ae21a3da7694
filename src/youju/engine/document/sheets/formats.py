"""What a cell's number format says of the number in it, and whether a protected sheet lets it be written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from youju.engine.document.names import s

_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]')
_DATE = re.compile("[ymdhs年月日]", re.IGNORECASE)
_SCALED = re.compile(r"[0#?],+(?![0#?,])|!\.")
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_PERCENT = frozenset({9, 10})


@dataclass(frozen=True, slots=True)
class Look:
    """`factor`: what is shown for 1 (100 for percent); `number`: whether a plain number is shown as it is; `locked` if protected.

    `date`: whether a number is shown as a day or time.
    """

    factor: int = 1
    number: bool = True
    locked: bool = True
    date: bool = False


PLAIN = Look()
"""That of a cell without a style."""


def looks(styles: etree._Element | None) -> tuple[Look, ...]:
    """The looks of a workbook's cells by their style number."""
    if styles is None:
        return ()
    codes = {n.get("numFmtId", ""): n.get("formatCode", "") for n in styles.iterfind(f"{s('numFmts')}/{s('numFmt')}")}
    return tuple(_look(node, codes) for node in styles.iterfind(f"{s('cellXfs')}/{s('xf')}"))


def _look(node: etree._Element, codes: dict[str, str]) -> Look:
    number = node.get("numFmtId", "0")
    code = _QUOTED.sub("", codes.get(number, ""))
    built_in = int(number) if number.isdecimal() and number not in codes else -1
    percent = built_in in _PERCENT or "%" in code
    date = built_in in _DATES or bool(_DATE.search(code))
    plain = not (date or _SCALED.search(codes.get(number, "")))
    protection = node.find(s("protection"))
    locked = protection is None or protection.get("locked", "1") not in ("0", "false")
    return Look(100 if percent else 1, plain, locked, date)
