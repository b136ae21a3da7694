"""A copy of a file for converters and other readers: the same text, and nothing that moves, fetches or remembers."""

from __future__ import annotations

from lxml import etree

from youju.engine.document.accepting import accept_changes, drop, unwrap
from youju.engine.document.markup import ALTERNATE, chosen, two_texts
from youju.engine.document.names import MC, R, w
from youju.engine.document.package import Package
from youju.engine.document.reading import read
from youju.engine.document.sanitising import settle_fields, take_out_elements, take_out_parts
from youju.engine.document.stories import containers, story_parts

_SDT, _RUN, _TAB_STOPS = w("sdt"), w("r"), w("tabs")
_WRAPPERS = (_SDT, w("customXml"), w("smartTag"), w("sdtContent"))
_TEXT = tuple(w(name) for name in ("t", "delText", "tab", "ptab", "br", "cr", "sym", "noBreakHyphen"))
_APART = (f"{{{MC}}}Fallback", f"{{{MC}}}Choice", w("rt"))
_COMPATIBILITY = tuple(f"{{{MC}}}{name}" for name in ("Ignorable", "MustUnderstand", "ProcessContent"))


def flattened(package: Package) -> Package:
    """A new package whose paragraphs read as `read(package)` does, in one truth.

    Controls are unwrapped, tracked changes accepted, comments, embedded and foreign content, fetching fields and links
    other than web and mail addresses are gone. The original stays as it is. Raises `Refused` where a part is not well-formed.
    """
    copy = package.copy()
    take_out_parts(copy)
    seen = frozenset(piece.element for paragraph in read(copy) for piece in paragraph.pieces)
    for story, part in story_parts(copy):
        root = copy.tree(part)
        _take_out_unseen(root, seen)
        take_out_elements(root)
        for container in containers(root, story):
            _flatten(container)
        settle_fields(root)
        copy.touch(part)
    for relation in copy.relations(copy.main):
        if relation.type == f"{R}/settings" and relation.target in copy:
            take_out_elements(copy.tree(relation.target))
            copy.touch(relation.target)
    return copy


def _flatten(container: etree._Element) -> None:
    for node in list(container.iter(*_WRAPPERS)):
        _free(node)
    for node in list(container.iter(ALTERNATE)):
        in_run = next(node.iterancestors(_RUN, ALTERNATE), None) is not None
        if not in_run or two_texts(node):  # otherwise the editor chooses between drawings of one text
            _settle(node)
    accept_changes(container)


def _take_out_unseen(root: etree._Element, seen: frozenset[etree._Element]) -> None:
    """Drop text that reading does not show, so that no other program can show it: only branches and annotations keep theirs."""
    for node in list(root.iter(*_TEXT)):
        parent = node.getparent()
        if (
            parent is not None
            and parent.tag != _TAB_STOPS
            and node not in seen
            and next(node.iterancestors(*_APART), None) is None
        ):
            drop(node)


def _free(node: etree._Element) -> None:
    """Unwrap a control or tag; branches inside are chosen first where they need prefixes that it declares."""
    parent = node.getparent()
    if parent is not None and str(parent.tag).endswith("Pr"):  # among properties it wraps nothing that anybody reads
        drop(node)
    elif parent is not None and node.nsmap.items() - parent.nsmap.items():
        for alternate in list(node.iter(ALTERNATE)):
            _settle(alternate)
        for inner in node.iter():
            for name in _COMPATIBILITY:
                inner.attrib.pop(name, None)
    if node.tag == _SDT:
        unwrap(node, *(node.findall(w("sdtContent")) or [etree.Element("none")]))
    else:
        unwrap(node)


def _settle(alternate: etree._Element) -> None:
    branch = chosen(alternate)
    unwrap(alternate, etree.Element("none") if branch is None else branch)
