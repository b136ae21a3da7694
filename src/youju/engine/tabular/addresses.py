"""A1 addresses. Rows and columns are counted from 0 inside, as the reader gives them, and from 1 and A for people."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """Letters of a column counted from 0: 0 is A, 26 is AA."""
    text, rest = "", column + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        text = chr(ord("A") + last) + text
    return text


def column_of(text: str) -> int:
    """The column, counted from 0, of its letters; ValueError where they are none."""
    number = 0
    for letter in text.strip().upper():
        if not "A" <= letter <= "Z":
            raise ValueError(text)
        number = number * 26 + ord(letter) - ord("A") + 1
    if not number:
        raise ValueError(text)
    return number - 1


def address(row: int, column: int) -> str:
    """`B7` for row 6 and column 1."""
    return f"{letters(column)}{row + 1}"
