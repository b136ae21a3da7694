"""A letter set in GB/T 9704-2012 form on our own blank file."""

from __future__ import annotations

from collections.abc import Iterator

from youju.engine.document.layout.blank import DOCUMENT, blank
from youju.engine.document.layout.body import blocks
from youju.engine.document.layout.closing import closing
from youju.engine.document.layout.fonts import OFFICIAL, Fonts
from youju.engine.document.layout.head import annex_title, head, letterhead_size
from youju.engine.document.layout.imprint import imprint
from youju.engine.document.layout.letter import Annex, Letter
from youju.engine.document.layout.markup import Element, el, paragraph, put_property
from youju.engine.document.layout.measures import width
from youju.engine.document.layout.refit import style_of, text_of
from youju.engine.document.layout.sections import Sections, text_width
from youju.engine.document.layout.styles import ANNEX_LABEL, BODY, LAST, NORMAL
from youju.engine.document.names import w
from youju.engine.document.package import Package

_PAGE = 22 * 28  # characters


def compose(letter: Letter, fonts: Fonts = OFFICIAL, imprint_gap: int = 0) -> Package:
    """The letter as a Word file, its tags left as text.

    `imprint_gap` is the empty space above the imprint, in twips: compose with 0, draw the pages, and compose again with
    `gap_below` of what was measured.
    """
    package = blank(fonts, letter.language, letterhead_size(letter.letterhead))
    body = package.tree(DOCUMENT)[0]
    sections = Sections(package)
    body.extend(head(letter))
    body.extend(blocks(letter.body, package, fonts, text_width(False)))
    after = closing(letter)
    if after:
        _keep_last(body)
    body.extend(after)
    turned = False
    for label, annex in zip(labels(letter), letter.attachments, strict=True):
        _turn(body, sections, turned, annex.landscape)
        turned = annex.landscape
        body.extend(_annex(annex, label, package, fonts))
    last = imprint(letter, imprint_gap)
    if last:
        _turn(body, sections, turned, False)
        turned = False
        if body[-1].tag == w("tbl"):
            body.append(paragraph(LAST))  # two tables that touch are one
    body.extend(last)
    body.append(sections.properties(turned))
    package.touch(DOCUMENT)
    return package


def labels(letter: Letter) -> tuple[str, ...]:
    """What stands at the head of each attachment: 附件1; 附件 where there is one."""
    word = "Attachment" if letter.language == "en" else "附件"
    space = " " if letter.language == "en" else ""
    count = len(letter.attachments)
    return (word,) if count == 1 else tuple(f"{word}{space}{n}" for n in range(1, count + 1))


def _annex(annex: Annex, label: str, package: Package, fonts: Fonts) -> Iterator[Element]:
    yield paragraph(ANNEX_LABEL, label)
    yield paragraph(NORMAL)
    yield annex_title(annex.title)
    yield from blocks(annex.blocks, package, fonts, text_width(annex.landscape))


def _turn(body: Element, sections: Sections, now: bool, then: bool) -> None:
    """End the section where the pages turn: its properties lie in its last paragraph."""
    if now == then:
        return
    last = body[-1]
    if last.tag != w("p"):
        last = paragraph(LAST)
        body.append(last)
    put_property(last, sections.properties(now))


def _keep_last(body: Element) -> None:
    """Bind the end of the text to the signature, so that no page holds a signature alone.

    LibreOffice moves such a paragraph as a whole, so one that is longer than a page is left free.
    """
    if style_of(body[-1]) == BODY and width(text_of(body[-1])) < _PAGE:
        put_property(body[-1], el("w:keepNext"))
