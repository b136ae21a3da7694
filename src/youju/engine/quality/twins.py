"""Questions about what two records share that one event does not share with another: a picture, a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from youju.engine.definitions.model import Register
from youju.engine.ledger.key import plain
from youju.engine.quality.model import Question, Seen, named, question
from youju.engine.quality.problems import SAME_PHOTO, SAME_TEXT

_DATES = re.compile(
    r"\d{2,4}\s*年|\d{1,2}\s*月\s*\d{1,2}\s*[日号]?|\d{1,2}\s*[日号]|\d{4}[-./]\d{1,2}[-./]\d{1,2}"
    "|(?:星期|周|礼拜)[一二三四五六日天]|[上下]午|[今当]天|晚上|早上"
)
_SHORTEST = 12
"""A text of fewer characters, dates left out, is a set phrase that anybody may write."""
_NAMED = 5


class Held(NamedTuple):
    """What is kept of a record that holds a picture or text."""

    record: int
    unit: int
    date: str


def text_digest(text: str) -> bytes | None:
    """16 bytes that stand for a text without its dates, width, case, blanks and marks; None for a short one."""
    bare = plain(_DATES.sub("", unicodedata.normalize("NFKC", text)))
    return sha256(bare.encode()).digest()[:16] if len(bare) >= _SHORTEST else None


class Twins:
    """Collects pictures and texts while rows pass; `near` days apart, one event may well have told them twice."""

    def __init__(self, register: Register, near: int) -> None:
        self._register, self._near = register, near
        self._first: dict[tuple[str, bytes], Held] = {}
        self._again: dict[tuple[str, bytes], list[Held]] = {}

    def see(self, row: Seen) -> None:
        """Note what the row holds."""
        held = Held(row.record, row.unit, row.date)
        for key in keys_of(self._register, row):
            first = self._first.setdefault(key, held)
            if first is not held:
                self._again.setdefault(key, []).append(held)

    def questions(self, year: str) -> Iterator[Question]:
        """One question per unit and picture or text, about its records of the year ("" for all)."""
        for key, again in self._again.items():
            everyone = sorted((self._first[key], *again))
            for unit in dict.fromkeys(h.unit for h in everyone):
                if found := self._of_unit(key, everyone, unit, year):
                    yield found

    def _of_unit(self, key: tuple[str, bytes], everyone: list[Held], unit: int, year: str) -> Question | None:
        origin = everyone[0]
        own = [h for h in everyone if h.unit == unit and h.date.startswith(year) and h != origin]
        own = [h for h in own if key[0] == "" or not _near(h.date, origin.date, self._near)]
        if not own:
            return None
        row = Seen(own[0].record, unit, own[0].date, {})
        return twin(self._register, row, key, [origin, *own[1:]])


def twins_of(register: Register, row: Seen, peers: Iterable[Seen], near: int) -> Iterator[Question]:
    """The same for one row against others that are at hand."""
    wanted = dict.fromkeys(keys_of(register, row))
    found: dict[tuple[str, bytes], list[Held]] = {key: [] for key in wanted}
    for peer in peers if wanted else ():
        if peer.record != row.record:
            for key in keys_of(register, peer):
                if key in found and (key[0] == "" or not _near(peer.date, row.date, near)):
                    found[key].append(Held(peer.record, peer.unit, peer.date))
    yield from (twin(register, row, key, sorted(others)) for key, others in found.items() if others)


def keys_of(register: Register, row: Seen) -> Iterator[tuple[str, bytes]]:
    """("", digest) of each picture and (field, digest) of each declared text."""
    for photo in row.photos:
        yield "", photo.encode()
    for name in register.ask.texts:
        value = row.data.get(name)
        digest = text_digest(value) if isinstance(value, str) else None
        if digest:
            yield name, digest


def twin(register: Register, row: Seen, key: tuple[str, bytes], others: list[Held]) -> Question:
    """The question about a row and the records that hold the same."""
    numbers = tuple(h.record for h in others)
    shown = "、".join(f"#{n}" for n in numbers[:_NAMED]) + ("…" if len(numbers) > _NAMED else "")
    words = named(register.fields[key[0]]) if key[0] else {}
    kind = SAME_TEXT if key[0] else SAME_PHOTO
    found = question(kind, register, row, key[0], (key[1].hex(),), others=numbers[:1], **words)
    return Question(kind, register.id, row.unit, found.records, key[0], found.basis, {**found.details, "others": shown})


def _near(one: str, other: str, days: int) -> bool:
    """Whether two days lie so close that both records may tell of one event; undated ones never do."""
    if not one or not other:
        return False
    return abs(_ordinal(one) - _ordinal(other)) <= days


def _ordinal(day: str) -> int:
    return int(day[:4]) * 372 + int(day[5:7]) * 31 + int(day[8:10])
