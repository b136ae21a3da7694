"""Whole numbers, decimals, money and hours. Exact throughout: a workbook's binary float is read as it is printed."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import Any

from youju.engine.definitions.model import Field
from youju.engine.ledger import problems as led
from youju.engine.ledger.cells.text import LONGEST_NUMERAL, line
from youju.engine.ledger.cells.unfit import Reader, Unfit
from youju.engine.ledger.model import Normalised
from youju.engine.ledger.scale import SAFE, factor_between, places_of, written
from youju.engine.numerals import read_cell

_PLAIN = re.compile(r"[+-]?\d[\d,]*(\.\d+)?")
_SHOWN = 10**30  # a sentence does not print larger numbers, which only a program sends
_EXPONENT = 40
_MINUS = "-－−"
_BEFORE = re.compile(f"^[{_MINUS}]?[￥¥]?")
_LIKELY = 15  # decimal digits of a whole number that is read without the numeral grammar
_REMEMBERED = 4096
_MEMORABLE = frozenset({int, float, str})


def integer_reader(field: Field) -> Reader:
    """A whole number between the field's bounds."""
    low, high = _bounds(field)

    def read(value: Any, row: Normalised) -> int | None:
        number: int | None = value if type(value) is int else _plain_whole(value)
        if number is None:
            amount = _amount(field, value, row)
            if amount is None:
                return None
            number = _scaled(field, amount, value)
        return number if low <= number <= high else _out_of_bounds(field, number)

    return read


def scaled_reader(field: Field) -> Reader:
    """A decimal, money or hours, stored as a whole number of its smallest part."""
    low, high = _bounds(field)
    memo: dict[float | str, int] = {}  # amounts repeat (1.5 hours, 200.00 yuan); reading one exactly takes a while

    def read(value: Any, row: Normalised) -> int | None:
        kind = type(value)
        number = memo.get(value) if kind in _MEMORABLE else None
        if number is None:
            amount = _amount(field, value, row)
            if amount is None:
                return None
            number = _scaled(field, amount, value)
            # What says more than a number is kept in the row, and is read again for each row.
            if kind in _MEMORABLE and field.id not in row.raw_kept and len(memo) < _REMEMBERED:
                memo[value] = number
        return number if low <= number <= high else _out_of_bounds(field, number)

    return read


def _plain_whole(value: Any) -> int | None:
    """The whole number of a float or of plain digits, without the numeral grammar; None where it takes more reading."""
    if type(value) is float:
        return int(value) if value.is_integer() else None
    plain = type(value) is str and len(value) <= _LIKELY and value.isdecimal() and value.isascii()
    return int(value) if plain else None


def _bounds(field: Field) -> tuple[int, int]:
    return (-SAFE if field.min is None else field.min, SAFE if field.max is None else field.max)


def _out_of_bounds(field: Field, number: int) -> int:
    low, high = _bounds(field)
    value = written(field, number) if abs(number) < _SHOWN else "…"
    if number < low:
        raise Unfit(led.TOO_SMALL, value=value, bound=written(field, low))
    raise Unfit(led.TOO_BIG, value=value, bound=written(field, high))


def _amount(field: Field, value: Any, row: Normalised) -> Fraction | None:
    """The number that a cell says, in the field's unit; None where it is empty."""
    if isinstance(value, float):
        return _printed(field, value, row)
    if isinstance(value, Decimal) and value.is_finite() and value.adjusted() < _EXPONENT:
        return Fraction(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    if not isinstance(value, str):
        raise Unfit(led.NOT_NUMBER, text=led.short(value))
    text = line(value)
    return _said(field, text, row) if text else None


def _said(field: Field, text: str, row: Normalised) -> Fraction:
    """The number that `text` says; its unit word, "about" and own writing are noted in the row."""
    reading = read_cell(_BEFORE.sub("", text)) if len(text) <= LONGEST_NUMERAL else None
    if reading is None or (text[0] in _MINUS and reading.value < 0):
        raise Unfit(led.NOT_NUMBER, text=led.short(text))
    if reading.approx not in ("", "exact"):
        row.approx.add(field.id)
    if not _PLAIN.fullmatch(unicodedata.normalize("NFKC", text).replace(" ", "").replace("−", "-")):
        row.raw_kept[field.id] = text
    amount = Fraction(reading.value) * (-1 if text[0] in _MINUS else 1)
    return amount * _factor(field, reading.unit, text, row)


def _factor(field: Field, unit: str, text: str, row: Normalised) -> Fraction:
    """By what a number said in `unit` is multiplied; 1 and a question where the field counts something else."""
    factor = factor_between(unit, field.unit) if unit and field.unit else Fraction(1)
    if factor is None:
        row.note(led.UNIT_SLIP, field, text=led.short(text), unit=field.unit, written=unit)
        return Fraction(1)
    return factor


def _printed(field: Field, value: float, row: Normalised) -> Fraction:
    """A binary float as the shortest decimal that is it; where a formula left dust, as its 15 digits.

    Fifteen significant digits are all that a workbook keeps of a number (ECMA-376 calculation precision), so
    0.30000000000000004 was 0.3 to whoever saw it; the row keeps what the file held.
    """
    if value != value or value in (float("inf"), float("-inf")):
        raise Unfit(led.NOT_NUMBER, text=value)
    exact, seen = Fraction(Decimal(repr(value))), Fraction(Decimal(f"{value:.15g}"))
    scale = 10 ** places_of(field)
    if exact != seen and (exact * scale).denominator != 1 and (seen * scale).denominator == 1:
        row.raw_kept[field.id] = repr(value)
        return seen
    return exact


def _scaled(field: Field, amount: Fraction, value: Any) -> int:
    places = places_of(field)
    number = amount * Fraction(10**places)
    if number.denominator != 1:
        kind = led.TOO_FINE if places else led.NOT_WHOLE
        raise Unfit(kind, text=led.short(value), places=places)
    return number.numerator
