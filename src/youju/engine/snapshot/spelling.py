"""How Chinese text is spelled: a key that sorts it by pinyin, and the initials by which it is found (`lhz`)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

from pypinyin import Style, lazy_pinyin

_LONG = 80  # characters of a key; texts alike so far are in the order of their records
_DIGITS = 10
_RUNS = re.compile(r"([0-9]+|[\u3400-\u9fff\U00020000-\U0003ffff]+)")
_SILENT = re.compile(r"[^0-9a-z]+")
_REMEMBERED = 65_536
_SPELLS_ITSELF: Any = list  # what has no reading, sign by sign; the library's types know texts only


class Spelled(NamedTuple):
    """`plain` is searched, `key` sorts, `initials` are the first letters of its syllables, run together."""

    plain: str
    key: str
    initials: str


def plain(text: str) -> str:
    """Text as it is searched: full and half width alike, small letters, single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@lru_cache(maxsize=_REMEMBERED)
def spell(text: str) -> Spelled:
    """The spelling of a text: readings are those of its words (银行 is yinhang), numbers sort by their size."""
    folded = plain(text)
    parts = _RUNS.split(folded)  # what lies between runs, and the runs, in turn
    runs = [_read(run) for run in parts[1::2]]
    parts[1::2] = [key for key, _ in runs]
    key = "".join(parts)[:_LONG]
    parts[1::2] = [initials for _, initials in runs]
    return Spelled(folded, key, _SILENT.sub("", "".join(parts)))


@lru_cache(maxsize=_REMEMBERED)
def _read(run: str) -> tuple[str, str]:
    """Key and initials of digits, or of Chinese characters: in the key each is its syllable, its tone and itself."""
    if run[0].isascii():
        return run.rjust(_DIGITS, "0"), run
    toned = lazy_pinyin(run, style=Style.TONE3, neutral_tone_with_five=True, errors=_SPELLS_ITSELF)
    key = "".join(f"{syllable}{sign}" for syllable, sign in zip(toned, run, strict=True))
    return key, "".join(syllable[0] for syllable in toned)
