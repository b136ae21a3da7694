"""Text files with separators: which coding, which separator, the cells."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from youju.engine.base.problems import Place, Refused
from youju.engine.tabular import problems as tab
from youju.engine.tabular.texts import bare

_CODINGS = ("utf-8-sig", "gb18030")
_SEPARATORS = (",", "\t", ";")
_LINES_SEEN = 20
_FIELD_LIMIT = 1_000_000


def read_delimited(path: Path, place: Place) -> list[list[str]]:
    """The cells of a text file, all rows equally wide; raises `Refused` where it is no text."""
    text = _decoded(path.read_bytes(), place)
    lines = list(StringIO(text, newline=""))  # splitlines would also break at U+2028 and the like, inside a cell
    csv.field_size_limit(_FIELD_LIMIT)
    try:
        rows = list(csv.reader(lines, delimiter=_separator(lines[:_LINES_SEEN])))
    except csv.Error:
        raise Refused(tab.CORRUPT.at(place)) from None
    width = max(map(len, rows), default=0)
    return [[*map(bare, row), *[""] * (width - len(row))] for row in rows]


def _decoded(content: bytes, place: Place) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(content, ("utf-16",), place)
    if b"\0" in content:
        raise Refused(tab.CORRUPT.at(place))
    return _strictly(content, _CODINGS, place)


def _strictly(content: bytes, codings: Sequence[str], place: Place) -> str:
    for coding in codings:
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    raise Refused(tab.CODING.at(place))


def _separator(lines: list[str]) -> str:
    """The one that the first lines have most of, outside quotes."""
    outside = "".join("".join(line.split('"')[::2]) for line in lines)
    return max(_SEPARATORS, key=outside.count)
