"""Personal values in what somebody typed: found in any text and blotted out; files searched, archives inside them too."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import Literal
from zipfile import BadZipFile, ZipFile

BLOT = "＊＊"
Finding = Literal["clean", "found", "unreadable"]

_HEAD = 2
"""Characters by which a value is looked for first; shorter values are not looked for, they stand in every text."""
_MOST = 200_000_000
"""Bytes that an archive may unpack to."""
_MOBILE = re.compile(r"(?<![0-9A-Za-z.])1[3-9]\d{9}(?![0-9A-Za-z])", re.ASCII)
_ID = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])", re.ASCII)
_TAG = re.compile(r"<[^>]*>")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_WIDE = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
_XML, _TEXT = (".xml", ".rels"), (".txt", ".csv", ".json", ".md", ".html", ".sql", ".toml", ".xhtml", ".xsd")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"RIFF")
_ADDED = (b"Exif\0\0", b"eXIf", b"http://ns.adobe.com/", b"Photoshop 3.0", b"tEXt", b"iTXt", b"zTXt")


class Veil:
    """The personal values that a ledger holds, for a look at anything that leaves it."""

    def __init__(self, values: Iterable[str]) -> None:
        self._known: dict[str, list[str]] = defaultdict(list)
        for value in sorted({v.strip() for v in values}, key=lambda v: (-len(v), v)):
            if len(value) >= _HEAD:
                self._known[value[:_HEAD]].append(value)

    def spans(self, text: str, patterns: bool = True) -> list[tuple[int, int]]:
        """Where personal values stand, in order; with `patterns` any mobile or ID number, whosoever it is."""
        found = [*self._values(text), *(_numbers(text) if patterns else _ids(text))]
        return sorted(found)

    def blot(self, text: str) -> str:
        """The text with what is personal in it blotted out; the same object where there is nothing."""
        return _blotted(text, self.spans(text))

    def blot_numbers(self, text: str) -> str:
        """The same for mobile and ID numbers only."""
        return _blotted(text, sorted(_numbers(text)))

    def look(self, name: str, content: bytes) -> Finding:
        """Whether a file holds a personal value. A picture may not even have room for one: what cameras and editors add.
        What is neither text nor archive nor picture cannot be read through.
        """
        if content.startswith(b"PK\x03\x04"):
            return self._archive(content)
        if content.startswith(_PICTURES):
            return "found" if any(mark in content for mark in _ADDED) or self._in_bytes(content) else "clean"
        if name.endswith(_TEXT + _XML):
            try:
                return self._text(name, content.decode("utf-8-sig"))
            except UnicodeDecodeError:
                return "unreadable"
        return "unreadable"

    def _text(self, name: str, text: str) -> Finding:
        looked = [text, _TAG.sub("", text)] if "<" in text else [text]
        return "found" if any(self.spans(one) for one in looked) else "clean"

    def _archive(self, content: bytes) -> Finding:
        """Any member, its text without markup: a name may be spread over several runs."""
        try:
            with ZipFile(BytesIO(content)) as archive:
                if sum(info.file_size for info in archive.infolist()) > _MOST:
                    return "unreadable"
                members = [(info.filename, archive.read(info)) for info in archive.infolist() if not info.is_dir()]
        except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error):
            return "unreadable"
        found = [self._member(name, data) for name, data in members]
        return "found" if "found" in found else "unreadable" if "unreadable" in found else "clean"

    def _member(self, name: str, data: bytes) -> Finding:
        if self.spans(name):
            return "found"
        if data.startswith(b"PK\x03\x04") or name.endswith(_XML + _TEXT) or data.startswith(_PICTURES):
            return self.look(name, data)
        return "found" if self._in_bytes(data) else "clean"

    def _in_bytes(self, data: bytes) -> bool:
        """Values in bytes of no known form. In UTF-8 only: in shorter codes random bytes spell names."""
        return bool(self._values(data.decode("utf-8", errors="replace")))

    def _values(self, text: str) -> list[tuple[int, int]]:
        known = self._known
        if not known:
            return []
        return [
            (at, at + len(value))
            for at in range(len(text) - 1)
            if text[at : at + _HEAD] in known
            for value in known[text[at : at + _HEAD]]
            if text.startswith(value, at)
        ]


def _blotted(text: str, spans: Sequence[tuple[int, int]]) -> str:
    if not spans:
        return text
    pieces, at = [], 0
    for start, end in spans:
        if start >= at:
            pieces += [text[at:start], BLOT]
        at = max(at, end)
    return "".join((*pieces, text[at:]))


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    plain = text.translate(_WIDE)
    yield from (match.span() for match in _MOBILE.finditer(plain))
    yield from _ids(plain)


def _ids(text: str) -> Iterator[tuple[int, int]]:
    """Citizen identity numbers with a day of birth that exists and the right check character (GB 11643-1999)."""
    for match in _ID.finditer(text.translate(_WIDE)):
        digits = match[0].upper()
        total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
        if _CHECKS[total % 11] == digits[17] and _is_day(digits[6:14]):
            yield match.span()


def _is_day(text: str) -> bool:
    try:
        date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return True
