"""Addressee, attachments, date, red rule and imprint: the order and the wording of what is not running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from youju.engine.base.problems import Place, Problem
from youju.engine.document.layout.imprint import INNER, OUTER
from youju.engine.document.layout.looks import Looks, whole
from youju.engine.document.layout.markup import Element
from youju.engine.document.layout.problems import (
    ANNEX_LABEL_FORM,
    ANNEX_MARK,
    ANNEX_PAGE,
    COLON,
    DATE_FORM,
    IMPRINT_LAST,
    IMPRINT_ORDER,
    IMPRINT_RULE,
    NO_TEXT_HERE,
    NOT_COMPLETE,
    RED_RULE,
)
from youju.engine.document.layout.roles import Told
from youju.engine.document.names import w
from youju.engine.document.package import Package
from youju.engine.numerals.dates import read_date

_MARKS = "。，、；：．.,;"
_EDGES = {"top": ("首", "first", OUTER), "bottom": ("末", "last", OUTER), "insideH": ("中间", "inner", INNER)}
_MILLIMETRES = {OUTER: "0.35", INNER: "0.25"}
_SNIPPET = 20


def ends(told: tuple[Told, ...], looks: Looks, package: Package) -> Iterator[Problem]:
    """Departures of single paragraphs and of their order."""
    if not any(one.role == "title" for one in told):
        yield NOT_COMPLETE.at(Place(file=package.main))
    for one in told:
        place = Place(file=package.main, line=one.number)
        if one.role == "addressee" and one.text.endswith(":"):
            yield COLON.at(place)
        if "此页无正文" in one.text:
            yield NO_TEXT_HERE.at(place)
        if one.role == "number" and (found := _rule(one.node)) != "FF0000":
            yield RED_RULE.at(place, found=found or "—")
        yield from _annex(one, looks, place)
        yield from _date(one, place)
    yield from _imprint(told, package)


def _rule(node: Element) -> str:
    border = node.find(f"{w('pPr')}/{w('pBdr')}/{w('bottom')}")
    if border is None or border.get(w("val")) in ("nil", "none"):
        following = node.getnext()
        border = None if following is None else following.find(f"{w('pPr')}/{w('pBdr')}/{w('top')}")
    return "" if border is None else border.get(w("color"), "auto").upper()


def _annex(one: Told, looks: Looks, place: Place) -> Iterator[Problem]:
    if one.role == "annex_note" and one.text[-1] in _MARKS:
        yield ANNEX_MARK.at(place, text=one.text[-_SNIPPET:])
    if one.role != "annex_label":
        return
    if not re.fullmatch(r"附件\d*", one.text):
        yield ANNEX_LABEL_FORM.at(place, text=one.text)
    if not looks.paragraph(one.node).new_page and not _breaks_before(one.node):
        yield ANNEX_PAGE.at(place, text=one.text)


def _breaks_before(node: Element) -> bool:
    """Whether a page break or the end of a section stands before the paragraph's text."""
    earlier = node.getprevious()
    while earlier is not None and earlier.tag == w("p"):
        if earlier.find(f"{w('pPr')}/{w('sectPr')}") is not None or _page_break(earlier):
            return True
        if "".join(piece.text or "" for piece in earlier.iter(w("t"))).strip():
            return False
        earlier = earlier.getprevious()
    return _page_break(node)


def _page_break(node: Element) -> bool:
    return any(piece.get(w("type")) == "page" for piece in node.iter(w("br")))


def _date(one: Told, place: Place) -> Iterator[Problem]:
    day = read_date(one.text) if one.role == "date" else None
    if day is None:
        return
    wanted = f"{day.year}年{day.month}月{day.day}日"
    if one.text != wanted:
        yield DATE_FORM.at(place, text=one.text, wanted=wanted)


def _imprint(told: tuple[Told, ...], package: Package) -> Iterator[Problem]:
    lines = [one for one in told if one.role == "imprint"]
    if not lines:
        return
    place = Place(file=package.main, line=lines[0].number)
    printed = next((n for n, one in enumerate(lines) if "印发" in one.text), len(lines))
    if any(one.text.startswith(("抄送", "主送")) for one in lines[printed + 1 :]):
        yield IMPRINT_ORDER.at(place)
    if after := [one for one in told if one.number > lines[-1].number]:
        yield IMPRINT_LAST.at(Place(file=package.main, line=after[0].number), text=after[0].text[:_SNIPPET])
    table = next(parent for parent in lines[0].node.iterancestors() if parent.tag == w("tbl"))
    yield from _imprint_rules(table, place)


def _imprint_rules(table: Element, place: Place) -> Iterator[Problem]:
    borders = table.find(f"{w('tblPr')}/{w('tblBorders')}")
    rows = len(table.findall(w("tr")))
    for edge, (zh, en, weight) in _EDGES.items():
        node = None if borders is None else borders.find(w(edge))
        found = 0 if node is None or node.get(w("val")) in ("nil", "none") else whole(node.get(w("sz"), ""), 0)
        if found != weight and (edge != "insideH" or rows > 1):
            yield IMPRINT_RULE.at(
                place, rule=zh, rule_en=en, found=f"{found / 8 * 25.4 / 72:.2f}", wanted=_MILLIMETRES[weight]
            )
