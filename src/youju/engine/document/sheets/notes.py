"""Comments put on cells of a workbook; no cell, formula or format changes.

A comment is a text in one part and a box, drawn in VML, in another; the sheet names the second only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from lxml import etree

from youju.engine.document.names import XML, R, S, r, s
from youju.engine.document.package import Package
from youju.engine.document.sheets.cells import At

AUTHOR = "有据"
BETWEEN = "\n————\n"
"""Stands between a comment that the cell has and what is added to it."""

_V, _O, _X = (f"urn:schemas-microsoft-com:{name}" for name in ("vml", "office:office", "office:excel"))
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_EMPTY = f'<comments xmlns="{S}"><authors/><commentList/></comments>'
_BOXES = (
    f'<xml xmlns:v="{_V}" xmlns:o="{_O}" xmlns:x="{_X}"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_BOX = (
    f'<v:shape xmlns:v="{_V}" xmlns:o="{_O}" xmlns:x="{_X}" id="_x0000_s{{number}}" type="#_x0000_t202"'
    ' style="position:absolute;width:220px;height:120px;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_NUMBER = re.compile(r"_x0000_s(\d+)")
_FIRST = 1025
_AFTER = tuple(s(name) for name in ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
                                    "tableParts", "extLst"))  # fmt: skip


def annotate_cells(package: Package, notes: Iterable[tuple[str, At, str]], author: str = AUTHOR) -> int:
    """Put comments on cells, each by the part of its sheet, its place and its text; how many.

    What a cell's own comment says stays in front. Raises `Refused` where a sheet's drawing cannot be read.
    """
    by_sheet: dict[str, dict[At, list[str]]] = defaultdict(lambda: defaultdict(list))
    for part, at, text in notes:
        by_sheet[part][at].append(text)
    for part, texts in by_sheet.items():
        _annotate(package, part, {at: "\n".join(some) for at, some in texts.items()}, author)
    return sum(len(some) for texts in by_sheet.values() for some in texts.values())


def _annotate(package: Package, part: str, texts: Mapping[At, str], author: str) -> None:
    comments, boxes = _comments_part(package, part), _boxes_part(package, part)
    root, drawn = package.tree(comments), package.tree(boxes)
    listed = root.find(s("commentList"))
    if listed is None:
        listed = etree.SubElement(root, s("commentList"))
    there = {node.get("ref", ""): node for node in listed}
    who = _author(root, author)
    numbers = [int(m[1]) for node in drawn.iter(f"{{{_V}}}shape") if (m := _NUMBER.fullmatch(node.get("id", "")))]
    number = max([_FIRST - 1, *numbers])
    for at, text in sorted(texts.items()):
        if (own := there.get(at.letters)) is not None:
            _say(own, BETWEEN + text)
            continue
        _say(etree.SubElement(listed, s("comment"), ref=at.letters, authorId=str(who)), text)
        number += 1
        drawn.append(_box(at, number, text))
    package.touch(comments)
    package.touch(boxes)


def _say(comment: etree._Element, text: str) -> None:
    holder = comment.find(s("text"))
    if holder is None:
        holder = etree.SubElement(comment, s("text"))
    node = etree.SubElement(etree.SubElement(holder, s("r")), s("t"))
    node.text = text
    node.set(f"{{{XML}}}space", "preserve")


def _author(root: etree._Element, author: str) -> int:
    """The number of an author of a part of comments, who is added where he is none yet."""
    authors = root.find(s("authors"))
    if authors is None:
        authors = etree.Element(s("authors"))
        root.insert(0, authors)
    names = [node.text for node in authors]
    if author not in names:
        etree.SubElement(authors, s("author")).text = author
        return len(names)
    return names.index(author)


def _box(at: At, number: int, text: str) -> etree._Element:
    lines = 5 + len(text) // 14
    anchor = f"{at.column},15,{max(0, at.row - 2)},10,{at.column + 4},15,{at.row - 1 + lines},4"
    return etree.fromstring(_BOX.format(number=number, anchor=anchor, row=at.row - 1, column=at.column - 1))


def _comments_part(package: Package, part: str) -> str:
    for relation in package.relations(part):
        if relation.type == f"{R}/comments" and relation.target in package:
            return relation.target
    return _added(package, part, ("xl/comments", ".xml"), _EMPTY, _COMMENTS_TYPE, "comments")[0]


def _boxes_part(package: Package, part: str) -> str:
    """The part that draws a sheet's comments; the sheet is told of a new one."""
    root = package.tree(part)
    named = root.find(s("legacyDrawing"))
    wanted = "" if named is None else named.get(r("id"), "")
    for relation in package.relations(part):
        if relation.id == wanted and relation.target in package:
            return relation.target
    name, ident = _added(package, part, ("xl/drawings/vmlDrawing", ".vml"), _BOXES, _VML_TYPE, "vmlDrawing")
    node = etree.Element(s("legacyDrawing"), {r("id"): ident})
    later = next((child for child in root if child.tag in _AFTER), None)
    if later is None:
        root.append(node)
    else:
        later.addprevious(node)
    package.touch(part)
    return name


def _added(
    package: Package, part: str, name: tuple[str, str], content: str, content_type: str, kind: str
) -> tuple[str, str]:
    """A new part that hangs on a sheet, and the id of the relationship."""
    taken = {one.casefold() for one in package.names()}
    found = next(one for n in range(1, 10_000) if (one := f"{name[0]}{n}{name[1]}").casefold() not in taken)
    package.put(found, content.encode(), content_type)
    return found, package.relate(part, f"{R}/{kind}", found)
