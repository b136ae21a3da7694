"""What a form says of itself, and how it is known again: facts on a hidden sheet, a mark per sheet, a token per row.

All three carry a digest under a key of the site, so that what was altered, or made elsewhere, is told apart. They lie in
cells, not in properties of the file: every program that saves a workbook keeps cells.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from youju.engine.base.digests import canonical
from youju.engine.base.problems import Place, Problem
from youju.engine.tabular import problems as tab
from youju.engine.tabular.book import Book
from youju.engine.tabular.table import FORM_SHEET

ROW_HEAD = "行号（系统用，勿改）"
"""Header of the hidden column that holds the tokens; as a running number it is no field for any import."""

_MARK = "youju"
_MARKS_SEEN = 12  # rows from the top in which a sheet's mark is looked for
_DIGITS = 12
_WORDS = ("site", "unit_code", "unit_name", "period")
_NUMBERS = ("unit", "request", "seq")
_TOKEN = re.compile(r"(\d{1,15})\.(\d{1,15})\.([0-9a-f]{12})")


@dataclass(frozen=True, slots=True)
class FormFacts:
    """For whom a form was made. `request` is 0 for a form of nobody's asking; `seq` the head of the log when it was made.

    `site` are 8 hex digits of the site's key. `columns` are header texts by field by register; `rows` are the records
    given out, their revisions by their numbers, by register. Both are empty where only a sheet's mark is left.
    """

    site: str
    unit: int
    unit_code: str = ""
    unit_name: str = ""
    request: int = 0
    period: str = ""
    seq: int = 0
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rows: Mapping[str, Mapping[int, int]] = field(default_factory=dict)

    def lines(self, key: bytes) -> Iterator[tuple[str, str]]:
        """The lines of the hidden sheet, the last of them the digest over the others."""
        said = dict(self._said())
        yield from said.items()
        yield "seal", _seal(key, said)

    def mark(self, key: bytes, register: str) -> str:
        """What stands in the first row of a register's sheet."""
        said = f"{_MARK}:{register}:{self.request}:{self.unit}:{self.seq}"
        return f"{said}:{_digest(key, said)}"

    def token(self, key: bytes, register: str, record: int) -> str:
        """What stands in the row of a record."""
        said = f"{record}.{self.rows[register][record]}"
        return f"{said}.{_digest(key, self._row(register, said))}"

    def record_of(self, key: bytes, register: str, token: str) -> tuple[int, int] | None:
        """The record and the revision that a token names; None where this form never gave it out."""
        found = _TOKEN.fullmatch(token.strip())
        if found is None:
            return None
        said = f"{found[1]}.{found[2]}"
        right = hmac.compare_digest(found[3], _digest(key, self._row(register, said)))
        return (int(found[1]), int(found[2])) if right else None

    def _row(self, register: str, said: str) -> str:
        return f"{self.request}:{self.unit}:{register}:{said}"

    def _said(self) -> Iterator[tuple[str, str]]:
        yield "form", "2"
        for name in (*_WORDS, *_NUMBERS):
            yield name, str(getattr(self, name))
        for register, columns in self.columns.items():
            for name, header in columns.items():
                yield f"column:{register}:{name}", header
        for register, rows in self.rows.items():
            for record, seq in rows.items():
                yield f"row:{register}:{record}", str(seq)


def site_id(key: bytes) -> str:
    """8 hex digits that stand for a site's key."""
    return hashlib.sha256(b"form:" + key).hexdigest()[:8]


def read_facts(book: Book, key: bytes) -> FormFacts | Problem:
    """What a workbook says of itself, or why it is no form of this site: foreign, another site's, or altered."""
    place = Place(file=book.path.name)
    said = dict(book.facts(FORM_SHEET))
    if said.get("form") != "2":
        return _by_marks(book, key) or tab.FOREIGN.at(place)
    seal = said.pop("seal", "")
    if said.get("site") != site_id(key):
        return tab.OTHER_SITE.at(place, unit=said.get("unit_name", ""))
    if not hmac.compare_digest(seal.encode(), _seal(key, said).encode()):
        return tab.ALTERED.at(place, unit=said.get("unit_name", ""))
    return _facts(said)


def marked_sheet(book: Book, register: str) -> str:
    """The sheet that bears the mark of a register, whatever it is called by now; "" without one."""
    mark = f"{_MARK}:{register}:"
    return next((n for n in book.sheet_names if any(text.startswith(mark) for text in _marks(book, n))), "")


def _by_marks(book: Book, key: bytes) -> FormFacts | None:
    """The facts of a form whose hidden sheet was lost, as when its sheets were moved into another workbook."""
    for text in (mark for name in book.sheet_names for mark in _marks(book, name)):
        said, _, digest = text.rpartition(":")
        if hmac.compare_digest(digest.encode(), _digest(key, said).encode()):
            _, _, request, unit, seq = said.split(":")
            return FormFacts(site_id(key), int(unit), request=int(request), seq=int(seq))
    return None


def _marks(book: Book, sheet: str) -> list[str]:
    texts = (str(value).strip() for row in book.sheet(sheet).rows[:_MARKS_SEEN] for value in row)
    return [text for text in texts if text.startswith(f"{_MARK}:") and text.count(":") == 5]


def _facts(said: Mapping[str, str]) -> FormFacts:
    columns: dict[str, dict[str, str]] = {}
    rows: dict[str, dict[int, int]] = {}
    for line, value in said.items():
        kind, _, rest = line.partition(":")
        register, _, part = rest.partition(":")
        if kind == "column":
            columns.setdefault(register, {})[part] = value
        elif kind == "row":
            rows.setdefault(register, {})[int(part)] = int(value)
    unit, request, seq = (int(said[name]) for name in _NUMBERS)
    site, code, name, period = (said[word] for word in _WORDS)
    return FormFacts(site, unit, code, name, request, period, seq, columns, rows)


def _seal(key: bytes, said: Mapping[str, str]) -> str:
    return hmac.new(key, canonical(dict(said)), hashlib.sha256).hexdigest()


def _digest(key: bytes, said: str) -> str:
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()[:_DIGITS]
