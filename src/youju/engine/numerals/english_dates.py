"""English dates, times of day, ordinals and codes: what is no quantity."""

from __future__ import annotations

import re
from decimal import Decimal

from youju.engine.numerals.found import Found

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_MONTH = rf"(?:{_MONTHS}|(?:{_SHORT})\b\.?)"
_YEAR = r"(?:19|20)\d\d"
_TIME = r"(?:(?:[01]?\d|2[0-4]):[0-5]\d(?: ?[ap]\.?m\b\.?)?|(?:1[0-2]|0?[1-9]) ?[ap]\.?m\b\.?)"
_ORDER = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    "|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_PARTS = (
    r"No\.|Number|Phase|Section|"
    "Chapter|Article|Part|Stage|Volume|Issue|Table|Figure|Annex|Appendix|Item|Tier|Level|Grade|Class|Step|Round"
)
_NAMED = "Highway|Route|Room|Building|Line|Gate|Flight|Form|Bus|Platform|Agenda|Vision|Horizon|Plan"
_SET = (
    "one of|no one|one another|one-stop|one-to-one|one-off|each one|this one|first of all|at first|first aid|first-hand|second-hand"
    "|third[- ]party|third parties|24/7|zero tolerance|one hand|one day"
)
_CODES = r"\b[A-Za-z]{1,12}-?\d[\dA-Za-z-]{0,10}\b(?!:)|\b\d{1,3}(?:[GD]|st Century)\b|\b\d{1,3}(?:\+\d{1,3}){1,4}\b"
_DOCUMENTS = (
    r"\bNo\. ?\d{1,5} ?\[\d{4}\]|\b(?:ISO|GB)(?:/T)? ?\d{3,6}(?:-\d{1,4})?|\bISBN[ :]?[\d-]{10,17}"
    r"|(?<=Tel: )\+?[\d -]{7,17}\d|\+\d{2}[\d -]{7,15}\d"
)
_POINTS = r"(?:(?<=\n)|^)[ ]{0,4}(?:\d{1,2}[.)](?= )|\(\d{1,2}\))|\((?:[1-9]|1\d)\)(?= [A-Za-z])"
_TO = "(?:-|–|—|to|until)"
_YEARS = rf"\b{_YEAR}(?:[-–—/]\d\d| ?(?:-|–|—|/|to) ?{_YEAR})\b(?![-/.,]\d)|(?<=between )\b{_YEAR} and {_YEAR}\b"
_DATE = (
    rf"\b(?:{_YEAR}-(?:1[0-2]|0[1-9])-(?:3[01]|[12]\d|0[1-9])|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?:,? {_YEAR})?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:, {_YEAR}|(?![\d,.%]))|{_MONTH},? {_YEAR}|Q[1-4] {_YEAR}|FY ?{_YEAR}|(?:{_YEAR})s)\b"
)
_ORDINAL = rf"\b(?:\d{{1,4}}(?:st|nd|rd|th)|(?:(?:{_TENS})-)?(?:{_ORDER}))\b(?! (?:largest|half))"
_MASKED = r"\b20XX\b|\b[Xx]{2,6}(?:\.[Xx])?(?= ?%)|\bx\.x(?= ?%)|\*{2,6}(?= (?:people|sessions|events))"
RULES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("date", "date", re.compile(rf"\b(?:Q[1-4] {_YEAR}|FY ?{_YEAR})\b")),
    ("name-or-idiom", "code", re.compile(_CODES)),
    ("document-number", "document number", re.compile(_DOCUMENTS)),
    ("ordinal", "enumerator", re.compile(_POINTS)),
    ("period", "times of day", re.compile(rf"{_TIME} ?{_TO} ?{_TIME}", re.IGNORECASE)),
    ("date", "time of day", re.compile(_TIME, re.IGNORECASE)),
    ("period", "years", re.compile(_YEARS)),
    ("period", "months", re.compile(rf"\b{_MONTH} ?(?:-|–|to) ?{_MONTH}(?: {_YEAR})?\b")),
    ("date", "date", re.compile(_DATE)),
    ("ordinal", "number of a part", re.compile(rf"\b(?:{_PARTS}) ?(?:\d{{1,4}}|I{{1,3}}|IV|V)\b(?!,\d|\.\d)")),
    ("name-or-idiom", "number in a name", re.compile(rf"\b(?:{_NAMED}) \d{{1,4}}\b(?!,\d)")),
    ("name-or-idiom", "set phrase", re.compile(rf"\b(?:{_SET})\b", re.IGNORECASE)),
    ("ordinal", "ordinal", re.compile(_ORDINAL, re.IGNORECASE)),
    ("redacted", "placeholder", re.compile(_MASKED)),
    ("percent", "ratio", re.compile(r"\b\d+(?:\.\d+)?(?::\d+(?:\.\d+)?){1,3}\b")),
)
_SILENT = frozenset(("set phrase",))
_PLAIN_YEAR = re.compile(rf"\b{_YEAR}\b(?![,.]\d|%)")
_YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|by|from|of|during|until|till|for|the|year|than|on|and|to|over|late|early|mid|end|compared with|vs|before|after)"
    r"|^|[(,]) ?$",
    re.IGNORECASE,
)  # fmt: skip
_NOT_YEAR = re.compile(
    r" (?:people|visitors|books|items|hectares|tonnes|km|million|households|students|copies|yuan|jobs|volunteers)\b"
)
_WORDS = {word: value for value, word in enumerate(_ORDER.split("|")[:20], 1)} | {"thirtieth": 30}
_TENFOLD = {word: 10 * value for value, word in enumerate(_TENS.split("|"), 2)}


def _meets(taken: list[tuple[int, int]], begin: int, stop: int) -> bool:
    return any(begin < end and start < stop for start, end in taken)


def _is_year(text: str, start: int, end: int) -> bool:
    cue = _YEAR_CUE.search(text[max(0, start - 15) : start])
    return cue is not None and not _NOT_YEAR.match(text, end)


def no_quantities(text: str) -> list[Found]:
    """Dates, ordinals, names, codes and ratios of an English text, in order and without overlap; class "" is passed over."""
    found: list[Found] = []
    taken: list[tuple[int, int]] = []
    for cls, reason, pattern in RULES:
        for match in pattern.finditer(text):
            begin = match.start() + len(match[0]) - len(match[0].lstrip())
            if _meets(taken, begin, match.end()):
                continue
            taken.append((begin, match.end()))
            found.append(_mark(text, begin, match.end(), "" if reason in _SILENT else cls, reason))
    for match in _PLAIN_YEAR.finditer(text):
        if not _meets(taken, *match.span()) and _is_year(text, *match.span()):
            found.append(_mark(text, match.start(), match.end(), "date", "year"))
    return sorted(found, key=lambda span: span.start)


def _mark(text: str, start: int, end: int, cls: str, reason: str) -> Found:
    words = text[start:end]
    if reason == "ratio":
        return Found(start, end, words, cls, value=words, unit="ratio", dimension="share", reasons=(reason,))
    if cls == "ordinal":
        value = _place(words)
        return Found(start, end, words, cls, value, value, value, reasons=(reason,))
    return Found(start, end, words, cls, value=words if reason == "year" else None, reasons=(reason,))


def _place(words: str) -> Decimal | None:
    """The number of an ordinal: 3rd, twenty-first, Phase 2."""
    if digits := re.search(r"\d+", words):
        return Decimal(digits[0])
    tens, _, ones = words.lower().rpartition("-")
    return Decimal(_TENFOLD.get(tens, 0) + _WORDS[ones]) if ones in _WORDS else None
