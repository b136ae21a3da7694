"""The styles of our blank file. Built-in ones carry Word's own names, which Word and WPS show as 正文, 标题 1, 页脚."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from youju.engine.document.layout.fonts import Fonts
from youju.engine.document.layout.markup import Element, el, root
from youju.engine.document.layout.measures import (
    BODY_SIZE,
    CHARACTER,
    CLOSER,
    LINE,
    SMALL_SIZE,
    TITLE_LINE,
    TITLE_SIZE,
)
from youju.engine.document.names import w

Family = Literal["title", "body", "black", "kai", "song"]


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: family, size in half-points, exact line in twips (0: as high as its content), alignment, indents in twips."""

    id: str
    name: str
    family: Family = "body"
    size: int = BODY_SIZE
    line: int = LINE
    align: str = "both"
    first: int = 0  # characters
    left: int = 0
    right: int = 0
    hanging: int = 0
    level: int = 0  # of a heading
    keep: bool = False  # on the page of what follows
    new_page: bool = False
    red: bool = False
    before: int = 0
    after: int = 0


NORMAL, BODY, TITLE, FOOTER_ODD, FOOTER_EVEN = "Normal", "BodyIndent", "Title", "FooterOdd", "FooterEven"
ADDRESSEE, LETTERHEAD, NUMBER, SIGNER_LINE = "Addressee", "Letterhead", "DocumentNumber", "SignerLine"
NOTE_FIRST, NOTE_NEXT, ANNEX_LABEL, ANNEX_TITLE = "AnnexNote", "AnnexNoteNext", "AnnexLabel", "AnnexTitle"
ISSUER, ISSUE_DATE, ISSUER_BARE, DATE_BARE = "Issuer", "IssueDate", "IssuerBare", "IssueDateBare"
REMARK, IMPRINT, LAST = "Remark", "Imprint", "AfterImprint"
TABLE_TITLE, HEAD, CELL, HEAD_SMALL, CELL_SMALL = (
    "Caption",
    "TableHead",
    "TableText",
    "TableHeadSmall",
    "TableTextSmall",
)
TABLE_NOTE, FIGURE, GRID, SIGNER_NAME, PRINTED = "TableNote", "Figure", "TableGrid", "SignerName", "Printed"

HEADING_FAMILIES: tuple[Family, ...] = ("black", "kai", "body", "body")
_RED_NAME_FROM_TOP = 1984  # 35 mm
_SMALL_CHARACTER = SMALL_SIZE * 10


def heading(level: int) -> str:
    """Id of the style of a heading of level 1 to 4."""
    return f"Heading{level}"


def lead(level: int) -> str:
    """Id of the character style of a heading with which a paragraph begins."""
    return f"Heading{level}Char"


def paragraph_styles(letterhead_size: int = 84) -> tuple[Style, ...]:
    """All paragraph styles; the letterhead's size, in half-points, depends on how long it is."""
    headings = tuple(
        Style(heading(n), f"heading {n}", HEADING_FAMILIES[n - 1], first=2, level=n)
        for n in range(1, len(HEADING_FAMILIES) + 1)
    )
    return (
        Style(NORMAL, "Normal"),
        Style(BODY, "Normal Indent", first=2),
        Style(TITLE, "Title", "title", TITLE_SIZE, TITLE_LINE, "center"),
        *headings,
        letterhead_style(letterhead_size),
        Style(NUMBER, "发文字号", align="center"),
        Style(SIGNER_LINE, "发文字号和签发人", align="left"),
        Style(ADDRESSEE, "主送机关"),
        Style(NOTE_FIRST, "附件说明", left=CHARACTER * 13 // 2, hanging=CHARACTER * 9 // 2),
        Style(NOTE_NEXT, "附件说明续", left=CHARACTER * 13 // 2, hanging=CHARACTER * 3 // 2),
        Style(ISSUER, "发文机关署名", align="center", keep=True),
        Style(ISSUE_DATE, "成文日期", align="center"),
        Style(ISSUER_BARE, "发文机关署名（不盖章）", align="right", right=CHARACTER * 2, keep=True),
        Style(DATE_BARE, "成文日期（不盖章）", align="left"),
        Style(REMARK, "附注", first=2),
        Style(ANNEX_LABEL, "附件标识", "black", new_page=True),
        Style(ANNEX_TITLE, "附件标题", "title", TITLE_SIZE, TITLE_LINE, "center"),
        Style(
            IMPRINT,
            "版记",
            size=SMALL_SIZE,
            line=540,
            left=_SMALL_CHARACTER * 4,
            right=_SMALL_CHARACTER,
            hanging=_SMALL_CHARACTER * 3,
            keep=True,
        ),
        Style(
            PRINTED,
            "印发机关和印发日期",
            size=SMALL_SIZE,
            line=540,
            left=_SMALL_CHARACTER,
            right=_SMALL_CHARACTER,
            keep=True,
        ),
        Style(LAST, "版记后", size=2, line=14),
        Style(TABLE_TITLE, "caption", "black", 28, LINE, "center", keep=True),
        Style(HEAD, "表头", "black", 24, 400, "center"),
        Style(CELL, "表格文字", "song", 24, 400, "left"),
        Style(HEAD_SMALL, "小表头", "black", 21, 340, "center"),
        Style(CELL_SMALL, "小表格文字", "song", 21, 340, "left"),
        Style(TABLE_NOTE, "表注", "song", 21, 340, "left"),
        Style(FIGURE, "图", "song", 2, 0, "center"),
        Style(FOOTER_ODD, "footer", "song", SMALL_SIZE, 0, "right", right=_SMALL_CHARACTER),
        Style(FOOTER_EVEN, "偶数页页脚", "song", SMALL_SIZE, 0, "left", left=_SMALL_CHARACTER),
    )


def styles_part(fonts: Fonts, language: str, letterhead_size: int) -> bytes:
    """The part `word/styles.xml`."""
    defaults = el(
        "w:docDefaults",
        el("w:rPrDefault", el("w:rPr", _families(fonts, "body"), *_sizes(BODY_SIZE), _language(language))),
        el("w:pPrDefault"),
    )
    paragraphs = [_style(style, fonts) for style in paragraph_styles(letterhead_size)]
    leads = [_lead(level, fonts) for level in range(1, len(HEADING_FAMILIES) + 1)]
    signer = _character(SIGNER_NAME, "签发人姓名", el("w:rPr", _families(fonts, "kai")))
    return root("w:styles", defaults, *paragraphs, *leads, signer, _plain_table(), _grid())


def letterhead_style(size: int) -> Style:
    """The red name: its upper edge stands 35 mm below the text area's; with two blank lines below it takes seven whole lines.

    A line of 1.45 characters is what the font wants: Word and LibreOffice then put the characters at the same height in it.
    """
    character = size * 10
    line = character * 145 // 100
    before = _RED_NAME_FROM_TOP - character * 275 // 1000
    after = LINE * 7 - before - line
    return Style(LETTERHEAD, "发文机关标志", "title", size, line, "center", red=True, before=before, after=after)


def _families(fonts: Fonts, family: Family) -> Element:
    chinese = getattr(fonts, family)
    western = chinese if family == "song" or not fonts.latin else fonts.latin  # page numbers are 宋体 in any case
    return el("w:rFonts", ascii=western, hAnsi=western, eastAsia=chinese, cs=western)


def _sizes(size: int) -> tuple[Element, Element]:
    return el("w:sz", val=size), el("w:szCs", val=size)


def _language(language: str) -> Element:
    return el("w:lang", val="en-US" if language == "en" else "zh-CN", eastAsia="zh-CN", bidi="ar-SA")


def _style(style: Style, fonts: Fonts) -> Element:
    built_in = style.name.isascii()
    node = el("w:style", el("w:name", val=style.name), type_="paragraph", styleId=style.id)
    if style.id == NORMAL:
        node.set(w("default"), "1")
    else:
        node.append(el("w:basedOn", val=NORMAL))
    if not built_in:
        node.set(w("customStyle"), "1")
    if style.level:
        node.append(el("w:next", val=BODY))
        node.append(el("w:link", val=lead(style.level)))
    node.append(el("w:qFormat"))
    node.extend((_paragraph(style), _run(style, fonts)))
    return node


def _paragraph(style: Style) -> Element:
    rule = "exact" if style.line else "auto"
    spacing = el("w:spacing", before=style.before, after=style.after, line=style.line or 240, lineRule=rule)
    return el(
        "w:pPr",
        el("w:keepNext") if style.level or style.keep else None,
        el("w:pageBreakBefore") if style.new_page else None,
        el("w:widowControl", val=0),
        el("w:overflowPunct", val=1),  # Word's own; LibreOffice 7.4 reads it upside down, and loses marks that it hangs
        el("w:autoSpaceDE", val=0),
        el("w:autoSpaceDN", val=0),
        None if style.line == LINE else el("w:snapToGrid", val=0),  # LibreOffice puts other lines on the grid too
        spacing,
        _indent(style),
        el("w:jc", val=style.align),
        el("w:outlineLvl", val=style.level - 1) if style.level else None,
    )


def _indent(style: Style) -> Element | None:
    if style.first:  # Word reckons by characters, LibreOffice reads the twips
        return el("w:ind", firstLineChars=style.first * 100, firstLine=style.first * CHARACTER)
    sides = {"left": style.left, "right": style.right, "hanging": style.hanging}
    return el("w:ind", **{side: length for side, length in sides.items() if length}) if any(sides.values()) else None


def _run(style: Style, fonts: Fonts) -> Element:
    return el(
        "w:rPr",
        _families(fonts, style.family),
        el("w:color", val="FF0000") if style.red else None,
        el("w:spacing", val=CLOSER if style.size == BODY_SIZE else 0),
        *_sizes(style.size),
        # The defaults make the document Chinese; digits that are Chinese too are torn at line ends by LibreOffice 7.4.
        _language("en") if style.id == NORMAL else None,
    )


def _lead(level: int, fonts: Fonts) -> Element:
    run = el("w:rPr", _families(fonts, HEADING_FAMILIES[level - 1]))
    return _character(lead(level), f"标题 {level} 字符", run, heading(level))


def _character(id_: str, name: str, run: Element, link: str = "") -> Element:
    return el(
        "w:style", el("w:name", val=name), el("w:link", val=link) if link else None, run,
        type_="character", customStyle=1, styleId=id_,
    )  # fmt: skip


def _plain_table() -> Element:
    sides = (
        el(f"w:{side}", w=length, type_="dxa")
        for side, length in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    )
    return el(
        "w:style", el("w:name", val="Normal Table"), el("w:uiPriority", val=99), el("w:semiHidden"),
        el("w:tblPr", el("w:tblInd", w=0, type_="dxa"), el("w:tblCellMar", *sides)),
        type_="table", default=1, styleId="TableNormal",
    )  # fmt: skip


def _grid() -> Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    edges = (el(f"w:{edge}", val="single", sz=4, space=0, color="auto") for edge in sides)
    return el(
        "w:style", el("w:name", val="Table Grid"), el("w:basedOn", val="TableNormal"),
        el("w:tblPr", el("w:tblBorders", *edges)),
        type_="table", styleId=GRID,
    )  # fmt: skip
