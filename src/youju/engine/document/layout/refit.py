"""What depends on how long a text is, reckoned again once the tags of a letter have become texts."""

from __future__ import annotations

from youju.engine.document.layout.closing import fit_signature
from youju.engine.document.layout.head import letterhead_size, space_title, write_title
from youju.engine.document.layout.markup import Element
from youju.engine.document.layout.styles import (
    ANNEX_TITLE,
    DATE_BARE,
    ISSUE_DATE,
    ISSUER,
    ISSUER_BARE,
    LETTERHEAD,
    TITLE,
    letterhead_style,
)
from youju.engine.document.names import w
from youju.engine.document.package import Package

_SIGNATURES = {ISSUER: (ISSUE_DATE, True), ISSUER_BARE: (DATE_BARE, False)}
_STYLES = "word/styles.xml"


def refit(package: Package) -> None:
    """Break titles, place issuer and date and size the red name by their present texts. Only files of `compose` have such paragraphs.

    A title that holds controls or bookmarks keeps its breaks: its text is not ours to move.
    """
    body = package.tree(package.main)[0]
    styled = [(style_of(node), node) for node in body.findall(w("p"))]
    red = any(style == LETTERHEAD for style, _ in styled)
    for (style, node), (after, following) in zip(styled, [*styled[1:], ("", None)], strict=True):
        if style in (TITLE, ANNEX_TITLE):
            _title(node, red and style == TITLE)
        elif style == LETTERHEAD:
            _letterhead(package, text_of(node))
        elif style in _SIGNATURES and following is not None and after == _SIGNATURES[style][0]:
            fit_signature(node, following, text_of(node), text_of(following), _SIGNATURES[style][1])
    package.touch(package.main)


def style_of(node: Element) -> str:
    """Id of a paragraph's style, "" where it names none."""
    found = node.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if found is None else found.get(w("val"), "")


def text_of(node: Element) -> str:
    """The text of a paragraph; breaks and tabs are their characters."""
    signs = {w("br"): "\n", w("tab"): "\t"}
    found = (piece for child in node.findall(f".//{w('r')}") for piece in child)
    return "".join(signs.get(str(piece.tag), (piece.text or "") if piece.tag == w("t") else "") for piece in found)


def _title(node: Element, under_rule: bool) -> None:
    text = text_of(node)
    inside = {piece.tag for piece in node.iterdescendants() if piece.getparent() is not node.find(w("pPr"))}
    if "\n" in text or not inside <= {w("pPr"), w("r"), w("t")}:
        space_title(node, text.count("\n") + 1, under_rule)
        return
    for old in node.findall(w("r")):
        node.remove(old)
    write_title(node, text, under_rule)


def _letterhead(package: Package, text: str) -> None:
    style = letterhead_style(letterhead_size(text))
    lengths = {"before": style.before, "after": style.after, "line": style.line}
    styles = package.tree(_STYLES)
    for node in styles.iterfind(f"{w('style')}[@{w('styleId')}='{LETTERHEAD}']"):
        for size in (*node.iter(w("sz")), *node.iter(w("szCs"))):
            size.set(w("val"), str(style.size))
        for spacing in node.iterfind(f"{w('pPr')}/{w('spacing')}"):
            for name, length in lengths.items():
                spacing.set(w(name), str(length))
    package.touch(_STYLES)
