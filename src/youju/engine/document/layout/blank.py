"""Our blank file: the parts that every letter has. Built here, so that nothing binary lies in the repository."""

from __future__ import annotations

from youju.engine.document.layout.fonts import Fonts, alternative
from youju.engine.document.layout.markup import Element, el, paragraph, root, run
from youju.engine.document.layout.styles import FOOTER_EVEN, FOOTER_ODD, styles_part
from youju.engine.document.names import (
    CONTENT_TYPES,
    MAIN_TYPE,
    OFFICE_DOCUMENT,
    PACKAGE_RELATIONS,
    RELATIONS_TYPE,
    R,
    w,
)
from youju.engine.document.package import TYPES_PART, Package

DOCUMENT = "word/document.xml"
FOOTERS = (("default", "word/footer1.xml", FOOTER_ODD), ("even", "word/footer2.xml", FOOTER_EVEN))
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'<Types xmlns="{CONTENT_TYPES}"><Default Extension="rels" ContentType="{RELATIONS_TYPE}"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>{}</dc:language></cp:coreProperties>'
)
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = f"{PACKAGE_RELATIONS}/metadata/core-properties"
# What Word sets for Chinese: full-width spaces underlined, marks squeezed at the end of a line, lines of tables kept.
_COMPATIBLE = (
    "spaceForUL",
    "balanceSingleByteDoubleByteWidth",
    "doNotLeaveBackslashAlone",
    "ulTrailSpace",
    "useFELayout",
)


def blank(fonts: Fonts, language: str, letterhead_size: int) -> Package:
    """A package with styles, settings, fonts and footers, its document not yet written."""
    package = Package({TYPES_PART: _TYPES.encode(), DOCUMENT: root("w:document", el("w:body"))})
    package.put(DOCUMENT, package.part(DOCUMENT), MAIN_TYPE)
    package.relate("", OFFICE_DOCUMENT, DOCUMENT)
    tag = "en-US" if language == "en" else "zh-CN"
    package.put("docProps/core.xml", _CORE.format(tag).encode(), _CORE_TYPE)
    package.relate("", _CORE_RELATION, "docProps/core.xml")
    for kind, data in (
        ("styles", styles_part(fonts, language, letterhead_size)),
        ("settings", _settings(tag)),
        ("fontTable", _font_table(fonts)),
    ):
        package.put(f"word/{kind}.xml", data, f"{_WORD}.{kind}+xml")
        package.relate(DOCUMENT, f"{R}/{kind}", f"word/{kind}.xml")
    for _, part, style in FOOTERS:
        package.put(part, root("w:ftr", page_number(style)), f"{_WORD}.footer+xml")
    return package


def page_number(style: str) -> Element:
    """The paragraph `— 1 —`, its number a field in full: WPS shows no short one."""
    kinds = ("begin", "separate", "end")
    begin, separate, end = (el("w:r", el("w:fldChar", fldCharType=kind)) for kind in kinds)
    instruction = el("w:instrText")
    instruction.text = " PAGE "
    return paragraph(style, _dash("— "), begin, el("w:r", instruction), separate, run("1"), end, _dash(" —"))


def _dash(text: str) -> Element:
    node = run(text)
    node.insert(0, el("w:rPr", el("w:rFonts", hint="eastAsia")))
    return node


def _settings(language: str) -> bytes:
    compatible = el("w:compat", *(el(f"w:{name}") for name in _COMPATIBLE))
    uri = "http://schemas.microsoft.com/office/word"
    compatible.append(el("w:compatSetting", name="compatibilityMode", uri=uri, val=15))
    return root(
        "w:settings",
        el("w:zoom", percent=100),
        el("w:defaultTabStop", val=420),
        el("w:evenAndOddHeaders"),
        el("w:characterSpacingControl", val="compressPunctuation"),
        compatible,
        el("w:themeFontLang", val=language, eastAsia="zh-CN"),
    )


def _font_table(fonts: Fonts) -> bytes:
    return root("w:fonts", *(_font(name) for name in fonts.names()))


def _font(name: str) -> Element:
    western = name.isascii()
    other = alternative(name)
    node = el(
        "w:font",
        el("w:altName", val=other) if other else None,
        el("w:charset", val="00" if western else "86"),
        el("w:family", val="roman" if western else "auto"),
        el("w:pitch", val="variable"),
    )
    node.set(w("name"), name)
    return node
