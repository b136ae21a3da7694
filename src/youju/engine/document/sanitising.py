"""What a converter must not meet: foreign content, embedded files, fields that work something out, comments."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from youju.engine.document.accepting import drop, unwrap
from youju.engine.document.fields import stays
from youju.engine.document.markup import closed_fields
from youju.engine.document.names import R, w
from youju.engine.document.package import Package
from youju.engine.document.relations import RELATION, Relation, owner, relations_part

_KINDS_OUT = frozenset(
    {
        "oleObject", "package", "aFChunk", "subDocument", "control", "attachedTemplate", "frame", "glossaryDocument",
        "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "recipientData", "mailMergeSource",
    }
)  # fmt: skip
_FOLDERS_OUT = ("word/embeddings/", "word/glossary/")
_ELEMENTS_OUT = tuple(
    w(name)
    for name in (
        "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "altChunk", "subDoc",
        "attachedTemplate", "mailMerge", "updateFields", "trackRevisions",
    )
)  # fmt: skip
_HOLDERS = frozenset({"hyperlink", "blip", "imagedata"})  # these show something without what they point to
_VML = "{urn:schemas-microsoft-com:vml}"
_CONTENT = frozenset(
    w(name)
    for name in (
        "t", "tab", "ptab", "br", "cr", "sym", "noBreakHyphen", "softHyphen", "instrText", "drawing", "pict", "object",
        "footnoteReference", "endnoteReference",
    )
)  # fmt: skip


def take_out_parts(package: Package) -> None:
    """Remove relationships that lead out of the file or to embedded content, what refers to them, and the parts."""
    doomed: list[str] = [x for x in package.names() if x.casefold().startswith(_FOLDERS_OUT) and owner(x) is None]
    doomed += _cut_off(package)
    for name in dict.fromkeys(doomed):
        if name in package and name != package.main:
            package.remove(name)


def _cut_off(package: Package) -> list[str]:
    """Remove the relationships and what refers to them; the parts of the file that they led to."""
    led_to: list[str] = []
    for name in package.names():
        part = owner(name)
        gone = [] if part is None else [x for x in package.relations(part) if _out(x)]
        if part is not None and gone:
            _take_out(package, part, {x.id for x in gone})
            led_to.extend(x.target for x in gone if not x.external)
    return led_to


def take_out_elements(root: etree._Element) -> None:
    """Remove comments, foreign content and addresses of pictures under a root."""
    for node in list(root.iter(*_ELEMENTS_OUT)):
        drop(node)
    for node in root.iter(f"{_VML}*"):
        for name in ("src", "href", "{urn:schemas-microsoft-com:office:office}href"):
            node.attrib.pop(name, None)


@dataclass(slots=True)
class _Open:
    """A field while the tree is walked: its marks, what stands in its instruction, the instruction."""

    marks: list[etree._Element]
    code: list[etree._Element] = field(default_factory=list)
    instruction: list[str] = field(default_factory=list)
    result: bool = False


def settle_fields(root: etree._Element) -> None:
    """Put the results of fields in their place, but for those that only a laid-out page can know."""
    for node in [x for x in root.iter(w("fldSimple")) if not stays(x.get(w("instr"), ""))]:
        for data in node.findall(w("fldData")):
            node.remove(data)
        unwrap(node)
    for node in [x for x in root.iter(w("fldChar")) if (run := x.getparent()) is None or run.tag != w("r")]:
        drop(node)  # a mark outside of a run marks nothing
    for node in _field_marks(root):
        _drop_from_run(node)


def _drop_from_run(node: etree._Element) -> None:
    """Take an element out, and its run where nothing is left in that."""
    run = node.getparent()
    drop(node)
    if run is not None and run.tag == w("r") and all(x.tag == w("rPr") for x in run):
        drop(run)


def _field_marks(root: etree._Element) -> list[etree._Element]:
    """Marks and instructions of the complex fields that go, and marks that belong to no field."""
    closed, opened, doomed = closed_fields(root, "final"), list[_Open](), list[etree._Element]()
    for node in root.iter(w("fldChar"), *_CONTENT):
        for outer in opened:
            if not outer.result:
                outer.code.append(node)
        if node.tag == w("instrText") and opened and not opened[-1].result:
            opened[-1].instruction.append(node.text or "")
        elif node.tag == w("fldChar"):
            _mark(node, closed, opened, doomed)
    return doomed


def _mark(
    node: etree._Element, closed: frozenset[etree._Element], opened: list[_Open], doomed: list[etree._Element]
) -> None:
    kind = node.get(w("fldCharType"))
    if kind == "begin" and node in closed:
        opened.append(_Open([node]))
    elif kind == "separate" and opened and not opened[-1].result:
        opened[-1].result = True
        opened[-1].marks.append(node)
    elif kind == "end" and opened:
        ended = opened.pop()
        if not stays("".join(ended.instruction)):
            doomed.extend((*ended.marks, *ended.code, node))
    else:
        doomed.append(node)


def _out(relation: Relation) -> bool:
    return relation.foreign or relation.kind in _KINDS_OUT


def _take_out(package: Package, part: str, ids: set[str]) -> None:
    name = relations_part(part)
    for node in list(package.tree(name).iterchildren(RELATION)):
        if node.get("Id", "") in ids:
            drop(node)
    package.touch(name)
    if part in package and package.is_xml(part):
        for node in list(package.tree(part).iter(etree.Element)):
            _detach(node, ids)
        package.touch(part)


def _detach(node: etree._Element, ids: set[str]) -> None:
    """Take the references to removed relationships off an element, and the element where it is nothing without them."""
    found = [name for name, value in node.attrib.items() if value in ids and str(name).startswith(f"{{{R}}}")]
    if not found:
        return
    if etree.QName(node).localname not in _HOLDERS:
        drop(node)
    for name in found:
        del node.attrib[name]
