"""What a file shows that reading does not examine: pictures, charts, diagrams, formulas, embedded and foreign content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from lxml import etree

from youju.engine.document.names import R, w
from youju.engine.document.package import Package
from youju.engine.document.stories import story_parts

UnseenKind = Literal["picture", "chart", "diagram", "embedding", "formula", "foreign", "other"]

_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
BY_RELATION: dict[str, UnseenKind] = {
    "image": "picture", "hdphoto": "picture", "chart": "chart", "chartEx": "chart", "diagramData": "diagram",
    "oleObject": "embedding", "package": "embedding", "control": "embedding", "aFChunk": "foreign",
    "subDocument": "foreign", "frame": "foreign", "glossaryDocument": "other",
}  # fmt: skip


class Unseen(NamedTuple):
    """Something with numbers perhaps: `part` is where it is shown, `what` the part or address that holds it."""

    kind: UnseenKind
    part: str
    what: str


def not_examined(package: Package) -> tuple[Unseen, ...]:
    """Everything of the file's stories that reading leaves out, each once, in the order of the stories."""
    found = (unseen for _, part in story_parts(package) for unseen in _of(package, part))
    return tuple(dict.fromkeys(found))


def _of(package: Package, part: str) -> Iterator[Unseen]:
    yield from _pulled_in(package, part)
    for unseen in tuple(_pulled_in(package, part)):
        if unseen.kind == "chart":  # its workbook hangs on the chart
            yield from _pulled_in(package, unseen.what)
    root = package.tree(part)
    if _any(root, f"{{{_MATH}}}oMath"):
        yield Unseen("formula", part, "")
    known = {relation.id for relation in package.relations(part)}
    for node in root.iter(w("altChunk"), w("subDoc")):
        if node.get(f"{{{R}}}id") not in known:
            yield Unseen("foreign", part, "")


def _pulled_in(package: Package, part: str) -> Iterator[Unseen]:
    for relation in package.relations(part):
        kind = BY_RELATION.get(relation.type.rpartition("/")[2])
        if kind is not None:
            yield Unseen(kind, part, relation.target)


def _any(root: etree._Element, tag: str) -> bool:
    return next(root.iter(tag), None) is not None
