"""All rules at once: over a register's year in one pass, and for one record while it is being saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from youju.engine.definitions.model import Register
from youju.engine.quality.days import about_day
from youju.engine.quality.doubles import Window, fuzzy_of, question_of
from youju.engine.quality.model import Around, Question, Seen
from youju.engine.quality.norms import Norm
from youju.engine.quality.numbers import about_number, asked_fields, rate
from youju.engine.quality.twins import Twins, twins_of
from youju.engine.quality.watching import Watch

_NEAR = 1


def asks_anything(register: Register) -> bool:
    """Whether any rule says something about the register; every one but the system's may hold pictures."""
    return not register.system


def ask(register: Register, rows: Iterable[Seen], around: Around, year: int) -> Iterator[Question]:
    """What is worth asking about a register's records of a year.

    `rows` come in the order of their dates and reach back a year (to 1 January of the year before), so that it is
    known what is usual; undated records count as of the year. Time and memory grow with the rows, not with their pairs.
    """
    fuzzy = fuzzy_of(register)
    window = Window(fuzzy) if fuzzy else None
    twins = Twins(register, fuzzy.days if fuzzy else _NEAR)
    watches = [Watch(register, field, around.lookup, year) for field in asked_fields(register)]
    for row in rows:
        for watch in watches:
            watch.see(row)
        twins.see(row)
        asked = not row.date or row.date.startswith(f"{year:04}")
        if asked:
            yield from about_day(register, row, around.calendar)
        found = window.see(row) if window else ()
        yield from (question_of(register, pair, around.unit_name) for pair in found if asked)
    for watch in watches:
        yield from watch.questions()
    yield from twins.questions(f"{year:04}")


def ask_one(register: Register, row: Seen, own: Sequence[Seen], around: Around) -> Iterator[Question]:
    """What is worth asking about one record, given others of its unit; nothing about its unit's year."""
    for field in asked_fields(register):
        rates = [r for peer in own if peer.record != row.record and (r := rate(field, peer)) is not None]
        yield from about_number(register, field, row, around.lookup, lambda _, known=rates: Norm.of(known))  # type: ignore[misc]
    yield from about_day(register, row, around.calendar)
    fuzzy = fuzzy_of(register)
    yield from twins_of(register, row, own, fuzzy.days if fuzzy else _NEAR)
