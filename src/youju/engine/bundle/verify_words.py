"""The words of a report against its figures: by their wording rule, else by how numerals are read; and the Word file itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from youju.engine.base.digests import hex_digest
from youju.engine.base.problems import Place, Problem, Refused
from youju.engine.bundle.places import Places
from youju.engine.bundle.problems import REPORT_UNLIKE, TEXT_UNLIKE, WORDS_UNLIKE
from youju.engine.document.package import Package
from youju.engine.document.reading import read
from youju.engine.figures.frozen import FrozenFigure, number
from youju.engine.numerals import STYLES, accepts, find, percent, phrase
from youju.engine.report.bound import NOTHING_BEFORE, PENDING
from youju.engine.report.edition import Edition, Shown

_UNSAID = ("（不公开）", "(not published)")


def word_problems(edition: Edition) -> Iterator[Problem]:
    """BUN116 for each number that the report prints and that its figure does not bear out."""
    for shown in edition.shown:
        if not 0 <= shown.figure < len(edition.figures) or shown.kind not in ("figure", "change"):
            continue
        figure = edition.figures[shown.figure]
        if not shown.value and {shown.figure, shown.before} & set(edition.withheld):
            continue  # of the public edition: there is nothing to hold the text against
        value = _value(shown, figure, edition)
        if not holds(shown.text, value, shown.wording, figure.unit if shown.kind == "figure" else "%"):
            said = "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)
            place = Place(file=shown.part, line=shown.paragraph + 1)
            yield WORDS_UNLIKE.at(place, text=shown.text, value=said or "—", figure=figure.id)


def holds(text: str, value: int | Decimal | None, wording: str, unit: str) -> bool:
    """Whether a printed text is true of a value (None: there is none, and the text has to say so)."""
    if text in _UNSAID:
        return True
    if value is None:
        return text in (PENDING, NOTHING_BEFORE)
    if wording.partition("/")[0] in STYLES and phrase(value, wording) == text:
        return True
    return any(accepts(found, value) for found in find(text + unit))


def report_problems(edition: Edition, file: Path | None) -> Iterator[Problem]:
    """BUN117 for another file than the frozen one, BUN119 for each bound number that it prints otherwise."""
    if file is None:
        return
    data = file.read_bytes()
    if hex_digest(data) not in (edition.docx, edition.public_docx):
        yield REPORT_UNLIKE.at(Place(file="report/report.docx"))
    try:
        paragraphs = read(Package.open(data, "report.docx"))
    except Refused as refusal:
        yield from refusal.problems
        return
    known = {shown.instance: shown for shown in edition.shown if shown.instance}
    places = Places(paragraphs, edition.shown)
    for found in places.all:
        shown = known.get(found.instance)
        if shown is not None and found.text not in (shown.text, shown.public):
            place = Place(file="report/report.docx", line=found.paragraph.index + 1)
            yield TEXT_UNLIKE.at(place, figure=shown.name, found=found.text, text=shown.text)
    for shown in places.missing:
        place = Place(file="report/report.docx", line=shown.paragraph + 1)
        yield TEXT_UNLIKE.at(place, figure=shown.name, found="—", text=shown.public or shown.text)


def _value(shown: Shown, figure: FrozenFigure, edition: Edition) -> int | Decimal | None:
    if shown.kind == "figure":
        return figure.number
    before = edition.figures[shown.before].number if 0 <= shown.before < len(edition.figures) else None
    now = figure.number
    if now is None or not before:
        return number(shown.value) if shown.value and before is None else None
    return percent(now - before, before)


def places_of(edition: Edition) -> Mapping[int, list[str]]:
    """By figure number, what the report prints of it."""
    found: dict[int, list[str]] = {}
    for shown in edition.shown:
        if shown.kind == "figure" and shown.figure >= 0:
            found.setdefault(shown.figure + 1, []).append(shown.text)
    return found
