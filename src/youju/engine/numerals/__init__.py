"""Numbers as people write them, both ways, exact. See README.md."""

from youju.engine.numerals.dates import excel_date, read_date
from youju.engine.numerals.exact import Numeral, number, parse, plain
from youju.engine.numerals.reading import Reading, accepts, read_cell
from youju.engine.numerals.units import DIMENSIONS, WORDS
from youju.engine.numerals.wording import STYLES, percent, phrase, rounded

__all__ = [
    "DIMENSIONS", "STYLES", "WORDS", "Numeral", "Reading", "accepts", "excel_date", "number", "parse", "percent",
    "phrase", "plain", "read_cell", "read_date", "rounded",
]  # fmt: skip
