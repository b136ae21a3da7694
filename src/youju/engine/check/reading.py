"""Every numeral of a file once, with what stands around it and the row of the manifest that it is bound by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from youju.engine.check.context import Context, context_of, sentence_start
from youju.engine.check.headings import headings_above
from youju.engine.check.model import NOT_CLAIMS
from youju.engine.check.tables import Around, Tables
from youju.engine.document.carriers import Instance, instances
from youju.engine.document.manifest import Manifest, Row
from youju.engine.document.paragraphs import Paragraph
from youju.engine.document.tracked import cut_by_change
from youju.engine.numerals import Found, find, read_cell

UNPARSED = "unparsed"
"""The class of digits that no rule reads."""

_RUN = re.compile(r"\d+(?:[.,．，]\d+)*")
_LETTER = re.compile(r"[^\W\d_]")
_HAN = re.compile("[\u4e00-\u9fff]")
_COUNTED_BY_WORD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|SEQ|REF|NOTEREF|TOC)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """One numeral: what it says, where, and by what it may be known.

    `said` is its sentence up to it, as it stands, after the heads of its table. `scale` is what a table's head multiplies by.
    `counted` is the unit word that heads
    suggest where none is printed. `row` is None where it is not bound by a row of the manifest. `group` numbers the sentences of the file.
    """

    paragraph: Paragraph
    found: Found
    context: Context
    said: str
    group: tuple[str, int, int]
    scale: Decimal = Decimal(1)
    counted: str = ""
    row: Row | None = None
    notes: tuple[str, ...] = ()


def read_claims(paragraphs: Sequence[Paragraph], manifest: Manifest | None) -> tuple[list[Claim], tuple[Row, ...]]:
    """All numerals in order, and the rows of the manifest whose number stands nowhere."""
    rows = {row.instance: row for row in manifest.rows} if manifest else {}
    places: dict[int, list[Instance]] = defaultdict(list)
    times: dict[str, int] = defaultdict(int)
    for instance in instances(paragraphs, rows):
        if instance.text:
            places[id(instance.paragraph)].append(instance)
            times[instance.instance] += 1
    reader = _Reader(paragraphs, Tables(paragraphs).around, rows, times)
    above = headings_above(paragraphs)
    claims = [
        claim
        for paragraph, headings in zip(paragraphs, above, strict=True)
        for claim in reader.claims(paragraph, headings, places.get(id(paragraph), ()))
    ]
    there = {claim.row.instance for claim in claims if claim.row}
    return claims, tuple(row for name, row in rows.items() if name not in there)


def read_texts(texts: Sequence[tuple[Paragraph, Around, tuple[str, ...]]]) -> list[Claim]:
    """All numerals of texts that bind nothing, each with what stands around it and above it: the cells of a workbook."""
    around = {id(paragraph): one for paragraph, one, _ in texts}
    reader = _Reader([paragraph for paragraph, *_ in texts], lambda paragraph: around[id(paragraph)], {}, {})
    return [claim for paragraph, _, headings in texts for claim in reader.claims(paragraph, headings, ())]


class _Reader:
    """Reads the paragraphs of one file."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        around: Callable[[Paragraph], Around],
        rows: Mapping[str, Row],
        times: Mapping[str, int],
    ) -> None:
        self._around, self._rows, self._times = around, rows, times
        self._language = "zh" if any(_HAN.search(paragraph.text) for paragraph in paragraphs) else "en"

    def claims(self, paragraph: Paragraph, headings: tuple[str, ...], bound: Sequence[Instance]) -> list[Claim]:
        """The numerals of a paragraph."""
        around = self._around(paragraph)
        found = [*self._found(paragraph, headings, around)]
        by_place: dict[int, Instance] = {}
        for instance in bound:
            place = _place_of(instance, found)
            if place is not None:
                by_place.setdefault(place, instance)
        extents = [(one.start, one.end) for one in found]
        return [
            self._claim(
                paragraph, one, by_place.get(n), around, context_of(paragraph.text, extents, n, around.heads, headings)
            )
            for n, one in enumerate(found)
        ]

    def _found(self, paragraph: Paragraph, headings: tuple[str, ...], around: Around) -> Iterable[Found]:
        text = paragraph.text
        language = "auto" if _LETTER.search(text) else self._language
        section = "。".join(reversed(headings))
        found = find(text, language=language, heading=section)
        fields = [s for s in paragraph.spans if s.kind == "field" and _COUNTED_BY_WORD.match(s.key)]
        for one in sorted([*found, *_unread(text, found)], key=lambda each: each.start):
            if any(field.start < one.end and one.start < field.end for field in fields):
                yield replace(one, cls="ordinal", reasons=("counted by the editor",))
            else:
                yield _in_cell(one, text, around) if paragraph.cell else one

    def _claim(
        self, paragraph: Paragraph, found: Found, instance: Instance | None, around: Around, context: Context
    ) -> Claim:
        row = self._rows.get(instance.instance) if instance else None
        if row and instance and (found.cls in NOT_CLAIMS or found.cls == UNPARSED):
            found = _as_number(found, instance.text)
        begin = sentence_start(paragraph.text, found.start)
        said = "。".join((*around.heads, paragraph.text[begin : found.start]))
        notes = (*_notes(paragraph, found), *(self._notes_of(instance) if instance else ()))
        group = paragraph.part, paragraph.index, begin
        counted = "" if found.unit and found.cls != "change" else around.counted
        return Claim(paragraph, found, context, said, group, around.scale, counted, row, notes)

    def _notes_of(self, instance: Instance) -> Iterator[str]:
        """orphan (no row of the manifest), duplicated (carried twice)."""
        if instance.instance not in self._rows:
            yield "orphan"
        if self._times[instance.instance] > 1:
            yield "duplicated"


def _unread(text: str, found: Sequence[Found]) -> list[Found]:
    """Digits that no rule reads."""
    left = list(text)
    for one in found:
        left[one.start : one.end] = " " * (one.end - one.start)
    return [Found(m.start(), m.end(), m[0], UNPARSED) for m in _RUN.finditer("".join(left))]


def _place_of(instance: Instance, found: list[Found]) -> int | None:
    """Which numeral an instance carries; one that no rule found is added where its text is a number."""
    for place, one in enumerate(found):
        if one.start < instance.end and instance.start < one.end:
            return place
    if read_cell(instance.text) is None:
        return None
    new = Found(instance.start, instance.end, instance.text, UNPARSED)
    place = sum(one.start < new.start for one in found)
    found.insert(place, new)
    return place


def _as_number(found: Found, text: str, cls: str = "claim") -> Found:
    """A numeral read as a plain number where it can be: for bound ones and cells the place says that they are numbers."""
    if isinstance(found.value, Decimal) and found.cls == "plan-target":
        return found
    reading = read_cell(text)
    if reading is None:
        return found
    return replace(
        found, cls=cls, value=reading.value, low=reading.low, high=reading.high, low_inclusive=reading.low_inclusive,
        high_inclusive=reading.high_inclusive, unit=found.unit or reading.unit or None, approx=reading.approx, place=reading.place,
    )  # fmt: skip


def _in_cell(found: Found, text: str, around: Around) -> Found:
    """A number that fills its cell: what it is and what it counts is said by the heads."""
    whole = found.text.strip() == text.strip()
    if around.label == "ordinal" and not found.unit:
        return replace(found, cls=around.label)
    if not whole or found.cls in ("document-number", "redacted", "date", "period"):
        return found
    if around.label:
        return replace(found, cls=around.label)
    if found.cls in ("name-or-idiom", UNPARSED, "ordinal") and (around.heads or found.cls == UNPARSED):
        found = _as_number(found, text)
    return _by_heads(found, around) if isinstance(found.value, Decimal) else found


def _by_heads(found: Found, around: Around) -> Found:
    found = found if found.unit else replace(found, unit=around.unit or None)
    found = replace(found, cls="change") if around.change else found
    return found if around.scale == 1 else scaled(found, around.scale)


def scaled(found: Found, scale: Decimal) -> Found:
    """A number of a cell whose head multiplies it (万人次)."""
    low, high, step = (None if x is None else x * scale for x in (found.low, found.high, found.step))
    value = found.value
    if not isinstance(value, Decimal):
        return found
    exponent = value.as_tuple().exponent
    place = scale.scaleb(min(0, exponent if isinstance(exponent, int) else 0))
    return replace(found, value=value * scale, low=low, high=high, step=step, place=place)


def _notes(paragraph: Paragraph, found: Found) -> tuple[str, ...]:
    """hidden, inserted (tracked), half (cut by a tracked change)."""
    notes: dict[str, None] = {}
    for span in paragraph.spans:
        if span.start < found.end and found.start < span.end:
            if span.kind == "hidden":
                notes["hidden"] = None
            elif span.kind == "inserted":
                whole = span.start <= found.start and found.end <= span.end
                notes["inserted" if whole else "half"] = None
    if cut_by_change(paragraph, found.start, found.end):
        notes["half"] = None
    return tuple(notes)
