"""Text, web addresses and file digests. The writer's characters are kept; only blanks are put in order."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from youju.engine.base.problems import Kind
from youju.engine.definitions.model import Field
from youju.engine.ledger import problems as led
from youju.engine.ledger.cells.unfit import Reader, Unfit
from youju.engine.ledger.model import Normalised

LONGEST = 10_000
LONGEST_NUMERAL = 64  # no number or day takes more characters; longer text is not put to the grammar
_WRITABLE = 10**100  # Python itself refuses to write whole numbers of thousands of digits
_URL = re.compile(r"https?://[^\s/?#.]+(\.[^\s/?#.]+)*(:\d+)?([/?#]\S*)?", re.IGNORECASE)
_SHA256 = re.compile("[0-9a-f]{64}")
_INVISIBLE = frozenset("\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e")


def line(value: Any) -> str:
    """`value` as one line of text: blanks at the ends gone, those inside single. "" where it says nothing.

    Numbers lose the `.0` that workbooks add; days are written `YYYY-MM-DD`. Raises Unfit for lists and for characters
    that no text can hold.
    """
    text = value if type(value) is str else as_text(value)
    text = " ".join(text.split())
    return text if text.isprintable() else visible(text)


def as_text(value: Any) -> str:
    """A number, day or truth value as text."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    if isinstance(value, datetime) and not value.time():
        return value.date().isoformat()
    if isinstance(value, (date, datetime, Decimal)) or (isinstance(value, int) and abs(value) < _WRITABLE):
        return str(value)
    raise Unfit(led.NOT_TEXT)


def visible(text: str) -> str:
    """`text` without control characters and invisible marks; rare and private characters of names stay."""
    kept = "".join(c for c in text if c == "\n" or (unicodedata.category(c) != "Cc" and c not in _INVISIBLE))
    if any("\ud800" <= c <= "\udfff" for c in kept):
        raise Unfit(led.NOT_TEXT)
    return kept.strip()


def text_reader(field: Field) -> Reader:
    """One line of text."""

    def read(value: Any, row: Normalised) -> str | None:
        text = line(value)
        if len(text) > LONGEST:
            raise Unfit(led.TOO_LONG, length=len(text), most=LONGEST)
        return text or None

    return read


def long_text_reader(field: Field) -> Reader:
    """Text of several lines; empty lines at the ends go."""

    def read(value: Any, row: Normalised) -> str | None:
        text = "\n".join(" ".join(part.split()) for part in as_text(value).splitlines()).strip()
        text = text if text.isprintable() else visible(text)
        if len(text) > LONGEST:
            raise Unfit(led.TOO_LONG, length=len(text), most=LONGEST)
        return text or None

    return read


def url_reader(field: Field) -> Reader:
    """A web address of http or https."""
    return _shaped(_URL, led.BAD_URL)


def file_reader(field: Field) -> Reader:
    """The SHA-256 of a file that is stored as evidence, 64 hexadecimal characters."""
    return _shaped(_SHA256, led.BAD_FILE)


def _shaped(shape: re.Pattern[str], kind: Kind) -> Reader:
    def read(value: Any, row: Normalised) -> str | None:
        text = line(value)
        if text and not shape.fullmatch(text):
            raise Unfit(kind, text=led.short(text))
        return text or None

    return read
