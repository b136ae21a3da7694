"""Numbers as people write them, both ways, exact. See README.md."""

from youju.engine.numerals.dates import excel_date, read_date
from youju.engine.numerals.exact import Numeral, number, parse, plain
from youju.engine.numerals.finder import find
from youju.engine.numerals.found import CLASSES, QUANTITIES, Found
from youju.engine.numerals.judging import VERDICTS, judge
from youju.engine.numerals.lexicon import Lexicon, shipped
from youju.engine.numerals.measures import dimension_of, same_unit
from youju.engine.numerals.reading import Reading, accepts, read_cell
from youju.engine.numerals.units import DIMENSIONS, WORDS
from youju.engine.numerals.wording import STYLES, percent, phrase, rounded

__all__ = [
    "CLASSES", "DIMENSIONS", "QUANTITIES", "STYLES", "VERDICTS", "WORDS", "Found", "Lexicon", "Numeral", "Reading", "accepts",
    "dimension_of", "excel_date", "find", "judge", "number", "parse", "percent", "phrase", "plain", "read_cell", "read_date",
    "rounded", "same_unit", "shipped",
]  # fmt: skip
