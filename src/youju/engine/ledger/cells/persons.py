"""Personal values: their shapes, and the wrapper that puts a digest in the row and the value beside it.

No sentence of this module quotes a personal value: problems are printed, mailed and kept longer than the value may be.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from youju.engine.definitions.model import Field
from youju.engine.ledger import problems as led
from youju.engine.ledger.cells.text import line
from youju.engine.ledger.cells.unfit import Reader, Unfit
from youju.engine.ledger.model import Normalised
from youju.engine.ledger.seals import seal

# A fixed line with or without area code and extension, or a service number (12345, 400...).
_MOBILE = re.compile(r"(?:\+?86)?(1\d{10})")
_PHONE = re.compile(r"(?:0\d{2,3}-?)?[2-9]\d{6,7}(?:-\d{1,6})?|[48]00-?\d{3}-?\d{4}|1\d{4}")
_LOOSE = re.compile(r"[\s()]+")
_ID = re.compile(r"\d{17}[\dX]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
# In a running text: not a piece of a longer number, of a decimal fraction or of a digest in hexadecimal.
_MOBILE_IN_TEXT = re.compile(r"(?<![0-9A-Fa-f.])1[3-9]\d{9}(?![0-9A-Fa-f])", re.ASCII)
_ID_IN_TEXT = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])", re.ASCII)
_WIDE = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")


def sealed(field: Field, read: Reader, salt: Callable[[], bytes]) -> Reader:
    """`read` with its value sealed: the row gets the digest, its seals get the value."""

    def read_and_seal(value: Any, row: Normalised) -> str | None:
        try:
            stored = read(value, row)
        except Unfit as unfit:
            raise Unfit(unfit.kind, **{**unfit.details, "text": "…"}) from None
        row.raw_kept.pop(field.id, None)
        if stored is None:
            return None
        made = seal(field, str(stored), salt())
        row.seals.append(made)
        return made.digest

    return read_and_seal


def phone_reader(field: Field) -> Reader:
    """A telephone number; brackets, blanks and +86 go, the hyphen of an area code stays."""

    def read(value: Any, row: Normalised) -> str | None:
        text = _LOOSE.sub("", unicodedata.normalize("NFKC", line(value)).replace("—", "-"))
        if mobile := _MOBILE.fullmatch(text.replace("-", "")):
            return mobile[1]
        if text and not _PHONE.fullmatch(text):
            raise Unfit(led.BAD_PHONE)
        return text or None

    return read


def id_number_reader(field: Field) -> Reader:
    """A citizen identity number of 18 characters with its check character (GB 11643-1999)."""

    def read(value: Any, row: Normalised) -> str | None:
        text = unicodedata.normalize("NFKC", line(value)).upper().replace(" ", "")
        if not text:
            return None
        if why := _id_fault(text):
            raise Unfit(led.BAD_ID_NUMBER, why=why[0], why_en=why[1])
        return text

    return read


def is_id_number(text: str) -> bool:
    """Whether a text is a citizen identity number with its check character."""
    return _id_fault(text.upper()) is None


def _id_fault(text: str) -> tuple[str, str] | None:
    """What is wrong with an identity number, in Chinese and English."""
    if not _ID.fullmatch(text):
        return "应为 18 位", "it has to have 18 characters"
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return "出生日期不存在", "there is no such day of birth"
    total = sum(int(digit) * weight for digit, weight in zip(text, _WEIGHTS, strict=False))
    if _CHECKS[total % 11] != text[17]:
        return "最后一位校验不符", "the check character does not match"
    return None


def mobiles_in(text: str) -> Iterator[tuple[int, int]]:
    """Where mobile numbers stand in a running text, wide digits too, in order."""
    return (match.span() for match in _MOBILE_IN_TEXT.finditer(text.translate(_WIDE)))


def id_numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """Where citizen identity numbers stand: with a day of birth that exists and the right check character."""
    plain = text.translate(_WIDE)
    return (match.span() for match in _ID_IN_TEXT.finditer(plain) if is_id_number(match[0].upper()))
