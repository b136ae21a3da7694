"""Lengths of GB/T 9704-2012 in twips (1/20 pt), and how wide a text is.

A line is 579 twips: 22 of them fill the 225 mm of the text area. A character of the running text is 315 twips (16 pt less
0.25 pt): 28 of them fill its 156 mm.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
TOP, BOTTOM, LEFT, RIGHT = 2098, 1984, 1587, 1474  # 37, 35, 28 and 26 mm
FOOTER = 1427  # from the page's edge: puts the dash 7 mm below the text area
TEXT_WIDTH = 8844
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
LINE = 579
CHARACTER = 315
CLOSER = -5  # added to every character of 16 pt; without it 27 fit, not 28
TITLE_LINE = 700
BODY_SIZE, TITLE_SIZE, SMALL_SIZE = 32, 44, 28  # half-points: 3号, 2号, 4号

HALF = Decimal("0.5")


def millimetres(length: int) -> Decimal:
    """A length in twips as millimetres, to a hundredth."""
    return (Decimal(length) * Decimal("25.4") / 1440).quantize(Decimal("0.01"))


def width(text: str) -> Decimal:
    """How many characters of Chinese a text is wide; Western letters and digits are halves."""
    return sum((_one(char) for char in text), start=Decimal(0))


def to_grid(height: int, blank: int = LINE) -> int:
    """The space to leave below something `height` high, about `blank`, so that the lines after it stand on the page's grid."""
    rest = -(height + blank) % LINE
    return blank + (rest if rest <= LINE * 3 // 4 else rest - LINE)


def _one(char: str) -> Decimal:
    if unicodedata.combining(char):
        return Decimal(0)
    return Decimal(1) if unicodedata.east_asian_width(char) in "WFA" else HALF
