"""Paper, margins, grid and page numbers."""

from __future__ import annotations

from collections.abc import Iterator

from youju.engine.base.problems import Place, Problem
from youju.engine.document.layout.looks import Looks, ParagraphLook, on, whole
from youju.engine.document.layout.markup import Element
from youju.engine.document.layout.measures import (
    BOTTOM,
    LEFT,
    LINE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    SMALL_SIZE,
    TOP,
    millimetres,
)
from youju.engine.document.layout.problems import (
    GRID,
    MARGIN,
    NO_DASHES,
    NO_NUMBER,
    NUMBER_FONT,
    NUMBER_SIDE,
    PAPER,
    SAME_FOOTERS,
)
from youju.engine.document.layout.refit import text_of
from youju.engine.document.names import R, w
from youju.engine.document.package import Package

_TOLERANCE = 57  # twips: 1 mm
_GRID_TOLERANCE = 5
_INSET = range(200, 361)  # twips: one character of 14 or 16 pt, less or more
_SIDES = {"top": ("上", TOP), "bottom": ("下", BOTTOM), "left": ("左", LEFT), "right": ("右", RIGHT)}
_PAGES = {"default": ("单页", "odd"), "even": ("双页", "even")}


def pages(package: Package, looks: Looks) -> Iterator[Problem]:
    """Departures of the sections. Turned pages have other margins, which are not looked at."""
    place = Place(file=package.main)
    sections = list(package.tree(package.main).iter(w("sectPr")))
    seen: set[Problem] = set()
    for section in sections:
        for problem in (*_paper(section, place), *_grid(section, place)):
            if problem not in seen:
                yield problem
            seen.add(problem)
    if not _switched(package):
        yield SAME_FOOTERS.at(place)
    if sections:
        yield from _footers(package, sections, looks)


def _paper(section: Element, place: Place) -> Iterator[Problem]:
    size = section.find(w("pgSz"))
    wide, high = (_length(size, "w"), _length(size, "h")) if size is not None else (0, 0)
    turned = wide > high
    if turned:
        wide, high = high, wide
    if abs(wide - PAGE_WIDTH) > _TOLERANCE or abs(high - PAGE_HEIGHT) > _TOLERANCE:
        yield PAPER.at(place, found=f"{round(millimetres(wide))}×{round(millimetres(high))}")
    margins = section.find(w("pgMar"))
    for side, (name, wanted) in _SIDES.items():
        found = _length(margins, side)
        if not turned and abs(found - wanted) > _TOLERANCE:
            yield MARGIN.at(place, side=name, side_en=side, found=millimetres(found), wanted=round(millimetres(wanted)))


def _grid(section: Element, place: Place) -> Iterator[Problem]:
    grid = section.find(w("docGrid"))
    kind, pitch = ("", 0) if grid is None else (grid.get(w("type"), ""), _length(grid, "linePitch"))
    if kind not in ("lines", "linesAndChars", "snapToChars") or abs(pitch - LINE) > _GRID_TOLERANCE:
        yield GRID.at(place, found=f"{kind or '—'} {pitch}".strip())


def _switched(package: Package) -> bool:
    for relation in package.relations(package.main):
        if relation.type == f"{R}/settings" and relation.target in package:
            node = package.tree(relation.target).find(w("evenAndOddHeaders"))
            return node is not None and on(node.get(w("val"), "1"))
    return False


def _footers(package: Package, sections: list[Element], looks: Looks) -> Iterator[Problem]:
    targets = {relation.id: relation.target for relation in package.relations(package.main)}
    named = {
        node.get(w("type"), "default"): targets.get(node.get(f"{{{R}}}id", ""), "")
        for section in sections
        for node in section.findall(w("footerReference"))
    }
    for kind, (said, said_en) in _PAGES.items():
        part = named.get(kind, "")
        words = {"pages": said, "pages_en": said_en}
        numbers = [node for node in package.tree(part).iter(w("p")) if _is_number(node)] if part in package else []
        if not numbers:
            yield NO_NUMBER.at(Place(file=part or package.main), **words)
            continue
        yield from _number(numbers[0], kind, Place(file=part), words, looks)


def _is_number(node: Element) -> bool:
    instructions = ["".join(piece.text or "" for piece in node.iter(w("instrText")))]
    instructions += [field.get(w("instr"), "") for field in node.iter(w("fldSimple"))]
    return any("PAGE" in instruction.split() for instruction in instructions)


def _number(node: Element, kind: str, place: Place, words: dict[str, str], looks: Looks) -> Iterator[Problem]:
    text = text_of(node).strip()
    if not (text.startswith("—") and text.endswith("—")):
        yield NO_DASHES.at(place, **words)
    wrong = [
        look
        for look in (looks.run(run, node) for run in node.iter(w("r")) if run.find(w("t")) is not None)
        if look.size != SMALL_SIZE or look.family not in ("宋体", "SimSun", "")
    ]
    if wrong:
        found = f"{wrong[0].family or '—'} {wrong[0].size / 2:g}"
        yield NUMBER_FONT.at(place, **words, found=found)
    yield from _number_side(looks.paragraph(node), kind == "default", place, words)


def _number_side(look: ParagraphLook, odd: bool, place: Place, words: dict[str, str]) -> Iterator[Problem]:
    right = look.align in ("right", "end") and look.right in _INSET
    left = look.align in ("left", "both", "start") and look.left in _INSET
    if not (right if odd else left):
        wanted, wanted_en = ("居右空一字", "right, one in") if odd else ("居左空一字", "left, one in")
        yield NUMBER_SIDE.at(place, **words, wanted=wanted, wanted_en=wanted_en)


def _length(node: Element | None, name: str) -> int:
    return whole("" if node is None else node.get(w(name), ""), 0)
