"""How far the cells of an .xlsx sheet reach, found in its XML before it is laid out as a grid."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from youju.engine.tabular.addresses import column_of

# Most ledgers have at most 26 columns and below a million rows: one search tells, without looking at every cell.
_FAR = re.compile(rb' r="(?:[A-Z]{2}|[A-Z]?\d{7})')
_REFERENCE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]*)(\d+)[\"']")
_UNUSUAL = (
    b"r='",
    b"r =",
    b"r= ",
    b"\nr=",
    b"\tr=",
)  # how no spreadsheet writes it, but XML may: then every cell is looked at
_LONGEST = 64  # bytes of a reference that may be cut by the end of a chunk

NEAR = (999_999, 26)
"""An extent that holds whatever has no far cell."""


def extent(read: Callable[[], Iterable[bytes]]) -> tuple[int, int]:
    """Rows and columns that the references of a sheet reach at most; `read` gives its bytes in chunks, once or twice."""
    far = False
    for content in _overlapping(read()):  # to the end: the last chunk is where the checksum is compared
        far = far or _FAR.search(content) is not None or any(mark in content for mark in _UNUSUAL)
    return _measured(read()) if far else NEAR


def _measured(chunks: Iterable[bytes]) -> tuple[int, int]:
    rows, letters = 1, {b"A"}
    for content in _overlapping(chunks):
        found = _REFERENCE.findall(content)
        rows = max(rows, max((int(row) for _, row in found), default=1))
        letters.update(column for column, _ in found if column)
    return rows, max(column_of(column.decode()) + 1 for column in letters)


def _overlapping(chunks: Iterable[bytes]) -> Iterator[bytes]:
    tail = b""
    for chunk in chunks:
        yield tail + chunk
        tail = chunk[-_LONGEST:]
