"""The ZIP file under a Word file: checked before anything in it is believed, its records kept to be written back."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from youju.engine.base.problems import Place, Refused
from youju.engine.document import problems as doc

MB = 1_000_000
SIGNATURE = b"PK\x03\x04"
_CENTRAL = b"PK\x01\x02"
_LOCAL_HEADER, _CENTRAL_HEADER, _END = (
    struct.Struct("<4s5H3I2H"),
    struct.Struct("<4s6H3I5H2I"),
    struct.Struct("<4s4H2IH"),
)
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 1, 8, 0x800
_FULL = 0xFFFFFFFF  # a field whose value stands in a ZIP64 extra
_FIRST_DAY = 0x21  # 1980-01-01: files written twice from the same content are the same bytes
_CHUNK = 1 << 20
_UNREADABLE = (BadZipFile, NotImplementedError, EOFError, OSError, ValueError, OverflowError, struct.error)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read: bytes of the file and of a part, parts, bytes of all parts, growth and marks of one part."""

    bytes: int = 20 * MB
    parts: int = 2_000
    part: int = 50 * MB
    unpacked: int = 200 * MB
    growth: int = 200  # counts for parts over 1 MB
    marks: int = 2_000_000  # "<" and "=" of an XML part: each costs some hundred bytes once it is parsed


LIMITS = Limits()


class Entry(NamedTuple):
    """One part in the archive: its local record `source[start:end]`, its data in it, and its record in the directory."""

    info: ZipInfo
    start: int
    data: int
    end: int
    central: bytes


class Archive:
    """An opened ZIP file. Raises `Refused` where its directory breaks a rule."""

    def __init__(self, source: bytes, place: Place, limits: Limits = LIMITS) -> None:
        self.source, self.entries = source, dict[str, Entry]()
        self._place, self._limits = place, limits
        if source.count(_CENTRAL) > limits.parts * 2:  # the directory is not even listed
            raise Refused(doc.TOO_MANY.at(place, count=source.count(_CENTRAL), limit=limits.parts))
        try:
            with ZipFile(BytesIO(source)) as file:
                infos, directory = file.infolist(), file.start_dir
            self._check(infos)
            for entry in _entries(source, infos, directory):
                if not entry.info.is_dir():
                    self.entries[entry.info.filename] = entry
        except _UNREADABLE:
            raise Refused(doc.DAMAGED.at(place)) from None

    def read(self, name: str) -> bytes:
        """A part, unpacked; counted as it grows, since what the directory says of its size may be a lie."""
        info, _, data, _, _ = self.entries[name]
        packed = memoryview(self.source)[data : data + info.compress_size]
        try:
            content = bytes(packed) if info.compress_type == ZIP_STORED else _inflated(packed, info.file_size + 1)
        except zlib.error:
            raise Refused(doc.DAMAGED.at(self._place)) from None
        if len(content) > info.file_size:  # which is no more than a part may have
            raise Refused(doc.BOMB.at(self._place, part=name))
        if len(content) != info.file_size or zlib.crc32(content) != info.CRC:
            raise Refused(doc.DAMAGED.at(self._place))
        return content

    def _most(self, info: ZipInfo) -> int:
        """Bytes that a part may grow to."""
        return min(self._limits.part, max(MB, info.compress_size * self._limits.growth))

    def _check(self, infos: list[ZipInfo]) -> None:
        place, limits = self._place, self._limits
        if len(infos) > limits.parts:
            raise Refused(doc.TOO_MANY.at(place, count=len(infos), limit=limits.parts))
        if sum(info.file_size for info in infos) > limits.unpacked:
            raise Refused(doc.BOMB.at(place, part=max(infos, key=lambda info: info.file_size).filename))
        seen: set[str] = set()
        for info in infos:
            self._check_one(info, seen)

    def _check_one(self, info: ZipInfo, seen: set[str]) -> None:
        place, name, folded = self._place, info.orig_filename, info.filename.casefold()
        if info.file_size > self._most(info):
            raise Refused(doc.BOMB.at(place, part=name))
        if folded in seen:
            raise Refused(doc.DOUBLE.at(place, part=name))
        seen.add(folded)
        if not good_name(name):
            raise Refused(doc.BAD_NAME.at(place, part=ascii(name)))
        if info.flag_bits & _ENCRYPTED:
            raise Refused(doc.ENCRYPTED.at(place, part=name))
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Refused(doc.COMPRESSION.at(place, part=name, method=info.compress_type))


def good_name(name: str) -> bool:
    """Whether a part's name stays in the file: no root, no way up, no backslash, no drive, nothing unprintable."""
    steps = name.removesuffix("/").split("/")
    return name.isprintable() and not any(c in name for c in "\\:") and all(s.strip(". ") for s in steps)


def packed(items: Iterable[tuple[str, bytes | Entry]], source: bytes) -> bytes:
    """A ZIP file of the items in order: entries of `source` as the bytes they were, bytes deflated anew."""
    out, central = BytesIO(), list[bytes]()
    for name, item in items:
        start = out.tell()
        if isinstance(item, Entry):
            out.write(source[item.start : item.end])
            central.append(_moved(item, start))
        else:
            header, record, data = _fresh(name, item, start)
            out.write(header + data)
            central.append(record)
    start = out.tell()
    directory = b"".join(central)
    out.write(directory + _END.pack(b"PK\x05\x06", 0, 0, len(central), len(central), len(directory), start, 0))
    return out.getvalue()


def _fresh(name: str, content: bytes, start: int) -> tuple[bytes, bytes, bytes]:
    """Local header, directory record and packed data of a new part."""
    deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
    data = deflate.compress(content) + deflate.flush()
    written = name.encode()
    facts = (
        0 if name.isascii() else _UTF8,
        ZIP_DEFLATED,
        0,
        _FIRST_DAY,
        zlib.crc32(content),
        len(data),
        len(content),
        len(written),
        0,
    )
    local = _LOCAL_HEADER.pack(SIGNATURE, 20, *facts) + written
    record = _CENTRAL_HEADER.pack(_CENTRAL, 20, 20, *facts, 0, 0, 0, 0, start) + written
    return local, record, data


def _moved(entry: Entry, start: int) -> bytes:
    """The directory record of an entry that now begins at `start`; its ZIP64 extra goes where it has one."""
    fields = list(_CENTRAL_HEADER.unpack_from(entry.central))
    if _FULL not in (*fields[8:10], fields[16]):
        return entry.central[:42] + struct.pack("<I", start) + entry.central[46:]
    name = entry.central[46 : 46 + fields[10]]
    fields[8:10], fields[11:13], fields[16] = (entry.info.compress_size, entry.info.file_size), (0, 0), start
    return _CENTRAL_HEADER.pack(*fields) + name


def _entries(source: bytes, infos: list[ZipInfo], directory: int) -> Iterable[Entry]:
    """The entries in the directory's order. BadZipFile where records overlap, differ from the directory or hide more."""
    starts = sorted(info.header_offset for info in infos)
    if not infos or starts[0] != 0 or len(set(starts)) != len(starts):
        raise BadZipFile("something stands before the first record, or two records are one")
    ends = dict(zip(starts, [*starts[1:], directory], strict=True))
    at = directory
    for info in infos:
        fields = _CENTRAL_HEADER.unpack_from(source, at)
        size = _CENTRAL_HEADER.size + sum(fields[10:13])
        start, end = info.header_offset, ends[info.header_offset]
        data = _checked_start(source, info, fields[10], source[at + 46 : at + 46 + fields[10]])
        tail = source[data + info.compress_size : end]
        if data + info.compress_size > end or SIGNATURE in tail:
            raise BadZipFile("records overlap, or one stands between them")
        yield Entry(info, start, data, end, source[at : at + size])
        at += size


def _checked_start(source: bytes, info: ZipInfo, length: int, name: bytes) -> int:
    """Where an entry's data begins. BadZipFile where its own header says other things than the directory does."""
    sign, _, flags, method, _, _, crc, packed_size, size, name_size, extra = _LOCAL_HEADER.unpack_from(
        source, info.header_offset
    )
    at = info.header_offset + _LOCAL_HEADER.size
    same = sign == SIGNATURE and name_size == length and source[at : at + length] == name
    same = same and method == info.compress_type and not (flags & _ENCRYPTED)
    if same and not flags & _SIZES_FOLLOW and _FULL not in (packed_size, size):
        same = (crc, packed_size, size) == (info.CRC, info.compress_size, info.file_size)
    if not same:
        raise BadZipFile("a record and the directory differ")
    return int(at + name_size + extra)


def _inflated(packed: memoryview, most: int) -> bytes:
    """Deflated data unpacked, at most about `most` bytes. zlib.error where it is damaged or goes on."""
    inflate = zlib.decompressobj(-15)
    found = bytearray(inflate.decompress(packed, min(most, _CHUNK)))
    while not inflate.eof and len(found) < most:
        more = inflate.decompress(inflate.unconsumed_tail, min(most - len(found), _CHUNK))
        if not more and not inflate.eof:
            raise zlib.error("truncated")
        found += more
    if inflate.eof and inflate.unused_data:
        raise zlib.error("something stands behind the data")
    return bytes(found)
