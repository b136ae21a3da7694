"""Names in an OLE2 compound file: enough to tell an old .doc from a password-protected .docx."""

from __future__ import annotations

import struct
from collections.abc import Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER, _ENTRY, _NAME = 512, 128, 64
_DIRECT = 109  # sectors of the allocation table that the header itself lists
_LAST_SECTOR = 0xFFFFFFFA  # numbers from here on mean something else
_SHIFTS = (9, 12)


def entry_names(data: bytes) -> frozenset[str]:
    """The names of the directory's entries; what cannot be followed in a damaged file is left out."""
    return frozenset(_names(data)) if data.startswith(SIGNATURE) and len(data) >= _HEADER else frozenset()


def _names(data: bytes) -> Iterator[str]:
    for sector in _directory(data):
        for start in range(0, len(sector) - _ENTRY + 1, _ENTRY):
            size = int.from_bytes(sector[start + _NAME : start + _NAME + 2], "little")
            if 2 < size <= _NAME:
                yield sector[start : start + size - 2].decode("utf-16-le", "replace")


def _directory(data: bytes) -> Iterator[bytes]:
    """The sectors of the directory, each once: a chain that bites its tail ends."""
    (shift,), (sector,) = struct.unpack_from("<H", data, 30), struct.unpack_from("<I", data, 48)
    size = 1 << (shift if shift in _SHIFTS else _SHIFTS[0])
    tables = struct.unpack_from(f"<{_DIRECT}I", data, 76)
    seen: set[int] = set()
    while sector < _LAST_SECTOR and sector not in seen:
        seen.add(sector)
        yield _sector(data, sector, size)
        table, place = divmod(sector, size // 4)
        if table >= _DIRECT:
            return
        row = _sector(data, tables[table], size)[place * 4 : place * 4 + 4]
        sector = int.from_bytes(row, "little") if len(row) == 4 else _LAST_SECTOR


def _sector(data: bytes, number: int, size: int) -> bytes:
    start = (number + 1) * size
    return data[start : start + size] if number < _LAST_SECTOR else b""
