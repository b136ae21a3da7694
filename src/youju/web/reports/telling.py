"""A checked file as blocks for a template: headings, paragraphs and tables, each number with its verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from youju.engine.check.model import Checked, Numeral
from youju.engine.document.paragraphs import Paragraph

_COLOURS = {
    "traced": "t", "stated": "t s", "changed": "c", "unit_mismatch": "c", "understated": "c", "contradictory": "c",
    "untraced": "u", "not_claim": "n", "unparsed": "u",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `numeral` where it is a number of the check, then with its colour and its place in the file."""

    text: str
    numeral: Numeral | None = None
    number: int = 0

    @property
    def colour(self) -> str:
        """The class of its mark."""
        return _COLOURS.get(self.numeral.verdict, "n") if self.numeral else ""


@dataclass(frozen=True, slots=True)
class Block:
    """One title, heading ("h"), paragraph ("p") or table ("table") of a part; `rows` are cells of pieces."""

    kind: str
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What belongs together: the text itself, or its headers, footers, notes."""

    story: str
    blocks: tuple[Block, ...]


def parts(checked: Checked) -> tuple[Part, ...]:
    """The whole file in the order of its parts."""
    places: dict[tuple[str, int], list[tuple[int, Numeral]]] = {}
    for number, numeral in enumerate(checked.numerals, 1):
        places.setdefault((numeral.part, numeral.paragraph), []).append((number, numeral))
    found = []
    for story, some in groupby(checked.paragraphs, key=lambda p: p.story):
        blocks = tuple(_blocks(list(some), places))
        if blocks:
            found.append(Part(story, blocks))
    return tuple(found)


def _blocks(
    paragraphs: Sequence[Paragraph], places: Mapping[tuple[str, int], list[tuple[int, Numeral]]]
) -> Iterator[Block]:
    for table, some in groupby(paragraphs, key=lambda p: None if p.cell is None else p.cell.table):
        held = list(some)
        if table is not None:
            yield Block("table", rows=_rows(held, places))
            continue
        for paragraph in held:
            if paragraph.text.strip():
                kind = "title" if paragraph.style == "Title" else "h" if paragraph.level else "p"
                yield Block(kind, _pieces(paragraph, places))


def _rows(
    held: Sequence[Paragraph], places: Mapping[tuple[str, int], list[tuple[int, Numeral]]]
) -> tuple[tuple[tuple[Piece, ...], ...], ...]:
    rows = []
    for _, row in groupby(held, key=lambda p: p.cell.row if p.cell else 0):
        cells = groupby(row, key=lambda p: p.cell.column if p.cell else 0)
        rows.append(tuple(tuple(piece for p in cell for piece in _pieces(p, places)) for _, cell in cells))
    return tuple(rows)


def _pieces(paragraph: Paragraph, places: Mapping[tuple[str, int], list[tuple[int, Numeral]]]) -> tuple[Piece, ...]:
    pieces, at = [], 0
    for number, numeral in sorted(places.get((paragraph.part, paragraph.index), ()), key=lambda n: n[1].start):
        if numeral.start > at:
            pieces.append(Piece(paragraph.text[at : numeral.start]))
        pieces.append(Piece(paragraph.text[numeral.start : numeral.end], numeral, number))
        at = max(at, numeral.end)
    if at < len(paragraph.text):
        pieces.append(Piece(paragraph.text[at:]))
    return tuple(pieces)
