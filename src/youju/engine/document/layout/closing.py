"""What follows the text: attachment note, issuer and date with room for the seal, remark."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from youju.engine.document.layout.letter import Day, Letter
from youju.engine.document.layout.markup import Element, el, paragraph, put_property
from youju.engine.document.layout.measures import CHARACTER, TEXT_WIDTH, width
from youju.engine.document.layout.styles import (
    BODY,
    DATE_BARE,
    ISSUE_DATE,
    ISSUER,
    ISSUER_BARE,
    NOTE_FIRST,
    NOTE_NEXT,
    REMARK,
)

_SEALED_FROM_RIGHT, _BARE_FROM_RIGHT, _DATE_AFTER = Decimal(4), Decimal(2), Decimal(2)  # characters
_BLANK_UNDER_TEXT = {True: 2, False: 1}  # a seal of 42 mm then reaches to within one line of the text
_MONTHS = "January February March April May June July August September October November December"


def written(day: Day, language: str) -> str:
    """A date in Arabic digits without leading zeros; a text as it is."""
    if not isinstance(day, date):
        return day or ""
    if language == "en":
        return f"{day.day} {_MONTHS.split()[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"


def closing(letter: Letter) -> list[Element]:
    """The paragraphs after the text, kept on one page as far as the date."""
    day = written(letter.date, letter.language)
    parts = annex_note(tuple(annex.title for annex in letter.attachments), letter.language)
    if letter.issuer or day:
        parts += [paragraph(BODY) for _ in range(_BLANK_UNDER_TEXT[letter.seal])]
        for part in parts:
            put_property(part, el("w:keepNext"))
        parts += signature(letter.issuer, day, letter.seal)
    if letter.note:
        brackets = "({})" if letter.language == "en" else "（{}）"
        parts.append(paragraph(REMARK, brackets.format(letter.note.strip("()（）"))))
    return parts


def annex_note(titles: tuple[str, ...], language: str) -> list[Element]:
    """One line blank, then the names of the attachments, numbered where there are several, without a mark at their end."""
    if not titles:
        return []
    names = [title.strip("。.；;，, \n").replace("\n", "") for title in titles]
    word = "Attachment: " if language == "en" else "附件："
    if len(names) == 1:
        first = paragraph(NOTE_FIRST, word + names[0], ind=el("w:ind", left=CHARACTER * 5, hanging=CHARACTER * 3))
        return [paragraph(BODY), first]
    numbered = [f"{n}.\t{name}" for n, name in enumerate(names, 1)]
    first = paragraph(NOTE_FIRST, word + numbered[0])
    return [paragraph(BODY), first, *(paragraph(NOTE_NEXT, line) for line in numbered[1:])]


def signature(issuer: str, day: str, seal: bool) -> list[Element]:
    """Issuer and date, placed."""
    names = paragraph(ISSUER if seal else ISSUER_BARE, issuer)
    dated = paragraph(ISSUE_DATE if seal else DATE_BARE, day)
    fit_signature(names, dated, issuer, day, seal)
    return [names, dated]


def fit_signature(names: Element, dated: Element, issuer: str, day: str, seal: bool) -> None:
    """Set the indents of issuer and date by how long they are.

    With a seal the date ends four characters from the edge and the issuer is centred over it: both are centred in one span.
    Without, the issuer ends two from the edge and the date begins two after it; where the date would then end nearer
    to the edge than two, it is the date that ends two from it.
    """
    long, days = width(issuer), width(day)
    if seal:
        span = max(days + _SEALED_FROM_RIGHT * 2, long + 1)
        for node in (names, dated):
            put_property(node, el("w:ind", left=max(TEXT_WIDTH - int(span * CHARACTER), 0), right=0))
        return
    day_ends = _BARE_FROM_RIGHT + long - _DATE_AFTER - days
    issuer_ends = _BARE_FROM_RIGHT + max(_BARE_FROM_RIGHT - day_ends, Decimal(0))
    day_begins = max(day_ends, _BARE_FROM_RIGHT) + days
    put_property(names, el("w:ind", right=int(issuer_ends * CHARACTER)))
    put_property(dated, el("w:ind", left=TEXT_WIDTH - int(day_begins * CHARACTER)))
