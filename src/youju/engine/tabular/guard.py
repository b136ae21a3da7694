"""What a file is and whether it may be read, found out before any of it is parsed."""

from __future__ import annotations

import zipfile
import zlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from youju.engine.base.problems import Kind, Place, Refused
from youju.engine.tabular import problems as tab
from youju.engine.tabular.extent import NEAR, extent
from youju.engine.tabular.trial import survives

Format = Literal["xlsx", "xls", "ods", "csv"]
MB = 1_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_SUFFIXES = frozenset({".csv", ".txt", ".tsv"})
_FOREIGN = {
    ".et": "WPS 表格 (.et)", ".ett": "WPS 表格 (.ett)", ".wps": "WPS 文字 (.wps)", ".doc": "Word (.doc)", ".pdf": "PDF",
    ".docx": "Word (.docx)", ".numbers": "Numbers", ".xlsb": "Excel (.xlsb)", ".html": "HTML", ".htm": "HTML",
    ".xml": "XML", ".ofd": "OFD",
}  # fmt: skip
_FIRST_BYTES = ((b"%PDF", "PDF"), (b"<", "HTML / XML"), (b"{\\rtf", "RTF"))
_INSIDE = (  # a member that tells what a zip holds
    ("EncryptedPackage", "password"), ("xl/workbook.xml", "xlsx"), ("content.xml", "ods"),
    ("xl/workbook.bin", "Excel (.xlsb)"), ("word/document.xml", "Word (.docx)"), ("Index/Document.iwa", "Numbers"),
)  # fmt: skip
_CHUNK = 1 << 20
_SHEETS = "xl/worksheets/"
_COLUMNS = 16_384  # what a sheet of Excel holds
_READ_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read: bytes of the file, bytes unpacked, how many times it may grow, rows and cells of a sheet."""

    bytes: int = 64 * MB
    unpacked: int = 1024 * MB
    growth: int = 200
    rows: int = 1_048_576  # what a sheet of Excel holds
    cells: int = 20_000_000


def recognise(path: Path, limits: Limits) -> Format:
    """The format of a file by its content; raises `Refused` with one sentence where it cannot or may not be read."""
    place = Place(file=path.name)
    size = _size(path, place)
    if not size:
        raise Refused(tab.EMPTY.at(place))
    if size > limits.bytes:
        raise Refused(tab.TOO_BIG.at(place, size=_mb(size), limit=_mb(limits.bytes)))
    suffix = path.suffix.lower()
    if suffix in _FOREIGN:
        raise Refused(tab.OTHER_FORMAT.at(place, format=_FOREIGN[suffix]))
    with path.open("rb") as file:
        start = file.read(8).lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith(b"PK\x03\x04"):
        return _zipped(path, limits, place)
    if start == _OLE:
        return _compound(path, place)
    return _text(start, suffix, place)


def _size(path: Path, place: Place) -> int:
    try:
        if path.is_file():
            return path.stat().st_size
    except OSError:
        pass
    raise Refused(tab.NO_FILE.at(place))


def _text(start: bytes, suffix: str, place: Place) -> Format:
    if suffix in _TEXT_SUFFIXES:
        return "csv"
    for sign, name in _FIRST_BYTES:
        if start.startswith(sign):
            raise Refused(tab.OTHER_FORMAT.at(place, format=name))
    raise Refused(tab.CORRUPT.at(place))


def _compound(path: Path, place: Place) -> Format:
    """An OLE container: an old .xls, an encrypted .xlsx, or another program's document, by the names of its streams."""
    content = path.read_bytes()
    names: tuple[tuple[str, Kind | None], ...] = (
        ("EncryptedPackage", tab.PASSWORD),
        ("WordDocument", tab.OTHER_FORMAT),
        ("PowerPoint Document", tab.OTHER_FORMAT),
        ("Workbook", None),
        ("Book", None),
    )
    for name, kind in names:
        if name.encode("utf-16-le") in content:
            if kind is None:
                return _tried(path, "xls", place)
            raise Refused(kind.at(place, format=f"Office ({name})"))
    raise Refused(tab.CORRUPT.at(place))


def _zipped(path: Path, limits: Limits, place: Place) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            _weigh(archive, limits, place)
            found = _kind_of(archive, place)
            _read_through(archive, limits, place)
    except _READ_ERRORS:
        raise Refused(tab.CORRUPT.at(place)) from None
    return found if found == "xlsx" else _tried(path, found, place)


def _tried(path: Path, found: Format, place: Place) -> Format:
    if not survives(path):
        raise Refused(tab.CORRUPT.at(place))
    return found


def _weigh(archive: zipfile.ZipFile, limits: Limits, place: Place) -> None:
    """Refuse by the directory alone what unpacks to too much, or grows more than a ledger does (from 10 MB on)."""
    unpacked = sum(member.file_size for member in archive.infolist())
    packed = sum(member.compress_size for member in archive.infolist()) or 1
    if unpacked > limits.unpacked or (unpacked > 10 * MB and unpacked > packed * limits.growth):
        raise Refused(tab.BOMB.at(place, size=_mb(unpacked), limit=_mb(limits.unpacked)))


def _kind_of(archive: zipfile.ZipFile, place: Place) -> Format:
    names = set(archive.namelist())
    if any(member.flag_bits & 1 for member in archive.infolist()):
        raise Refused(tab.PASSWORD.at(place))
    found = next((kind for name, kind in _INSIDE if name in names), "ZIP")
    if found == "xlsx" or found == "ods":
        return "xlsx" if found == "xlsx" else "ods"
    raise Refused(tab.OTHER_FORMAT.at(place, format=found))


def _read_through(archive: zipfile.ZipFile, limits: Limits, place: Place) -> None:
    """Unpack every member once, no further than the directory says: a directory that lies fails its checksum."""
    for member in archive.infolist():
        if not member.filename.startswith(_SHEETS):
            deque(_chunks(archive, member), maxlen=0)
            continue
        rows, columns = extent(partial(_chunks, archive, member))
        far = columns > _COLUMNS or rows > max(limits.rows, NEAR[0])
        if far or rows * columns > max(limits.cells, NEAR[0] * NEAR[1]):
            raise Refused(tab.TOO_MANY.at(place, rows=rows, columns=columns))


def _chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(member) as content:
        while chunk := content.read(_CHUNK):
            yield chunk


def _mb(size: int) -> str:
    return f"{-(-size // (MB // 10)) // 10}"
