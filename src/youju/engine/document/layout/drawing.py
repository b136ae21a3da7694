"""A copy of a foreign file made ready for LibreOffice, which draws two things of Chinese text wrongly.

LibreOffice 7.4 reads `overflowPunct` upside down and loses marks that it hangs at the end of justified lines, and tears digits
that are marked as Chinese at line ends. Our own letters are written so that it does neither.
"""

from __future__ import annotations

from collections.abc import Iterator

from youju.engine.document.layout.looks import on
from youju.engine.document.layout.markup import Element, el
from youju.engine.document.names import R, w
from youju.engine.document.package import Package

_STORIES = ("header", "footer", "footnotes", "endnotes")
_WESTERN = "en-US"


def ready_to_draw(package: Package) -> None:
    """Change a copy that is to be converted: no mark hangs, no digit is Chinese. The document's own language stays."""
    styles = next(_parts(package, "styles"), "")
    stories = [package.main, *(part for kind in _STORIES for part in _parts(package, kind))]
    for part in (*stories, *([styles] if styles else [])):
        root = package.tree(part)
        for node in root.iter(w("overflowPunct")):
            node.set(w("val"), "1")
        for node in root.iter(w("lang")):
            if node.get(w("val"), "").startswith("zh") and not _of_defaults(node):
                node.set(w("val"), _WESTERN)
        package.touch(part)
    if styles:
        _settle(package.tree(styles))


def _parts(package: Package, kind: str) -> Iterator[str]:
    return (
        rel.target for rel in package.relations(package.main) if rel.type == f"{R}/{kind}" and rel.target in package
    )


def _of_defaults(node: Element) -> bool:
    return any(parent.tag == w("docDefaults") for parent in node.iterancestors())


def _settle(styles: Element) -> None:
    """Marks do not hang by default, and the default paragraph style writes its digits as Western text."""
    defaults = _child(styles, "docDefaults", 0)
    properties = _child(_child(defaults, "pPrDefault", len(defaults)), "pPr", 0)
    if properties.find(w("overflowPunct")) is None:
        properties.insert(0, el("w:overflowPunct", val=1))
    for style in styles.findall(w("style")):
        if style.get(w("type")) == "paragraph" and on(style.get(w("default"), "0")):
            run = _child(style, "rPr", len(style))
            language = run.find(w("lang"))
            if language is None:
                run.append(el("w:lang", val=_WESTERN))
            elif language.get(w("val")) is None:
                language.set(w("val"), _WESTERN)


def _child(parent: Element, name: str, place: int) -> Element:
    """The child of this name, made where it is missing."""
    found = parent.find(w(name))
    if found is None:
        found = el(f"w:{name}")
        parent.insert(place, found)
    return found
