"""Personal values in what somebody typed: found in any text and blotted out; files searched, archives inside them too."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Literal
from zipfile import BadZipFile, ZipFile

from youju.engine.ledger.cells.persons import id_numbers_in, mobiles_in

BLOT = "＊＊"
Finding = Literal["clean", "found", "unreadable"]

_HEAD = 2
"""Characters by which a value is looked for first; shorter values are not looked for, they stand in every text."""
_MOST = 200_000_000
"""Bytes that an archive may unpack to."""
_TAG = re.compile(r"<[^>]*>")
_END = re.compile(r"</(?:w:p|a:p|si|p|h[1-6]|li|d[dt]|div|t[dhr]|title|(?:xbrli|xbrldi|link):\w+)>")
"""Where words of one place end: the dates and numbers of neighbours, put together, spell anybody's telephone number."""
_XML, _TEXT = (".xml", ".rels"), (".txt", ".csv", ".json", ".md", ".html", ".sql", ".toml", ".xhtml", ".xsd")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"RIFF")
_ADDED = (b"Exif\0\0", b"eXIf", b"http://ns.adobe.com/", b"Photoshop 3.0", b"tEXt", b"iTXt", b"zTXt")


class Veil:
    """The personal values that a ledger holds, for a look at anything that leaves it."""

    def __init__(self, values: Iterable[str]) -> None:
        known: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        for value in (v.strip() for v in values):
            if len(value) >= _HEAD:
                known[value[:_HEAD]][len(value)].add(value)
        # By their first characters, then by length, the longest first: thousands of telephone numbers begin alike.
        self._known = {head: sorted(by_length.items(), reverse=True) for head, by_length in known.items()}

    def spans(self, text: str, patterns: bool = True) -> list[tuple[int, int]]:
        """Where personal values stand, in order; with `patterns` any mobile or ID number, whosoever it is."""
        found = [*self._values(text), *(_numbers(text) if patterns else id_numbers_in(text))]
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
        looked = [text, _TAG.sub("", _END.sub("\n", text))] if "<" in text else [text]
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
            (at, at + length)
            for at in range(len(text) - 1)
            if text[at : at + _HEAD] in known
            for length, values in known[text[at : at + _HEAD]]
            if text[at : at + length] in values
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
    yield from mobiles_in(text)
    yield from id_numbers_in(text)
