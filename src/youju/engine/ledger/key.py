"""The natural key: by which the same thing told twice is one record.

Two writers differ in width, case, blanks, brackets and in how they write an ordinal (`第九届`, `第9届`, `九届`); they
do not differ in the date, the place or the title itself. The key sees past the former only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256

from youju.engine.definitions.model import Register
from youju.engine.ledger.model import Stored
from youju.engine.numerals import read_cell

_SIZE = 16  # bytes: 2**64 records before two keys are likely to meet by chance
_DIGIT = "[0-9〇零一二三四五六七八九十百两]{1,9}"
# 届 and 期 are ordinals with or without 第; the others count things unless 第 stands before them (三次 is not 第三次).
_ORDINAL = re.compile(f"第({_DIGIT})([次讲辑季批轮场号回章部])|第?({_DIGIT})([届期])")
# ASCII and CJK punctuation, but neither 々〆〇 nor a mark between two digits (3.5, 12-3). Characters of rare names, in
# the private use areas too, stay.
_TURNS = re.compile("[第届期]")  # without one of them there is no ordinal
_MARKED_LETTERS = re.compile("[\u3000-\u303f]")  # some of these marks count as letters or numbers
_MARKS = re.compile(
    "[\\s!\"#$%&'()*+,;<=>?@\\[\\\\\\]^_`{|}~\u00a1-\u00bf\u2010-\u205e\u3000-\u3004\u3008-\u303f\u30fb]+"
    "|(?<![0-9])[-./:]+|[-./:]+(?![0-9])"
)


def natural_key(register: Register, unit: int, data: Mapping[str, Stored]) -> bytes | None:
    """16 bytes over the register, its key fields and, unless the key is unique over all units, the unit.

    None where the register declares no key or a part of it is missing: such a record is nobody's duplicate.
    """
    if not register.key:
        return None
    parts = [register.id, "" if register.across_units else str(unit)]
    for name in register.key:
        value = data.get(name)
        if value is None:
            return None
        parts.append(plain(value) if isinstance(value, str) else _written(value))
    return sha256("\x1f".join(parts).encode()).digest()[:_SIZE]


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """`text` without what two writers of the same thing differ in."""
    folded = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    # Blanks go first, so that 第 九 届 is an ordinal too; marks go last, so that none joins two numbers.
    if _TURNS.search(folded):
        folded = _ORDINAL.sub(_ordinal, folded)
    return folded if folded.isalnum() and not _MARKED_LETTERS.search(folded) else _MARKS.sub("", folded)


def _ordinal(match: re.Match[str]) -> str:
    counted, word, number, turn = match.groups()
    figure = _figure(counted or number)
    return f"第{figure}{word}" if counted else f"{figure}{turn}"


@lru_cache(maxsize=1024)
def _figure(number: str) -> str:
    """A whole number in digits; as it stands where it is none."""
    if number.isdecimal():
        return number.lstrip("0") or "0"
    reading = read_cell(number)
    return number if reading is None or reading.value % 1 else str(int(reading.value))


def _written(value: int | bool | list[str] | list[int]) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
