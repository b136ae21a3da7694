"""A text document in one XML file (flat ODF), which LibreOffice prints: the form in which cards and sheets become PDF."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from html import escape

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
}
SANS = "黑体"
_LANGUAGES = {"zh": ("zh", "CN"), "en": ("en", "GB")}


def document(title: str, styles: str, body: str, language: str, foot: str = "") -> str:
    """An A4 page with `body`; `styles` are automatic styles, `foot` stands at the foot of every page."""
    spaces = "".join(f' xmlns:{name}="{address}"' for name, address in _SPACES.items())
    kind = 'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"'
    edges = 'fo:margin-top="14mm" fo:margin-bottom="12mm" fo:margin-left="18mm" fo:margin-right="18mm"'
    page = (
        '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" '
        f'{edges}/><style:footer-style><style:header-footer-properties fo:margin-top="3mm" '
        'style:dynamic-spacing="false"/></style:footer-style></style:page-layout>'
    )
    master = f'<style:master-page style:name="Standard" style:page-layout-name="A4">{_footer(foot)}</style:master-page>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document{spaces} {kind}>'
        f"<office:meta><dc:title>{escape(title)}</dc:title></office:meta>"
        f'<office:font-face-decls><style:font-face style:name="{SANS}" svg:font-family="{SANS}"/></office:font-face-decls>'
        f"<office:styles>{_default(language)}</office:styles>"
        f"<office:automatic-styles>{page}{styles}</office:automatic-styles>"
        f"<office:master-styles>{master}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>\n"
    )


def _footer(foot: str) -> str:
    return f"<style:footer>{foot}</style:footer>" if foot else ""


def _default(language: str) -> str:
    code, country = _LANGUAGES[language]
    fonts = f'style:font-name="{SANS}" style:font-name-asian="{SANS}" style:font-name-complex="{SANS}"'
    sizes = 'fo:font-size="10.5pt" style:font-size-asian="10.5pt" fo:color="#1b1f24"'
    spoken = f'fo:language="{code}" fo:country="{country}" style:language-asian="zh" style:country-asian="CN"'
    return (
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:line-height="125%"/>'
        f"<style:text-properties {fonts} {sizes} {spoken}/></style:default-style>"
    )


def style(name: str, paragraph: str = "", text: str = "") -> str:
    """A paragraph style; `text` says `fo:font-size` and the like, sizes and weights for Chinese letters follow."""
    both = text
    for key in ("font-size", "font-weight"):
        both = both.replace(f"fo:{key}=", f"style:{key}-asian=") if f"fo:{key}=" in text else both
    asian = both if both != text else ""
    # LibreOffice tears digits at line ends where they are marked as Chinese; only the default is, for the PDF's language.
    shared = " ".join(dict.fromkeys(f'{text} {asian} fo:language="en" fo:country="US"'.split()))
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {paragraph}/>'
        f"<style:text-properties {shared}/></style:style>"
    )


def span_style(name: str, text: str) -> str:
    """A style of part of a paragraph."""
    return (
        style(name, "", text)
        .replace('family="paragraph"', 'family="text"')
        .replace("<style:paragraph-properties />", "")
    )


def paragraph(name: str, *markup: str) -> str:
    """A paragraph of a style; its content is markup."""
    return f'<text:p text:style-name="{name}">{"".join(markup)}</text:p>'


def heading(name: str, level: int, words: str) -> str:
    """A heading, so that the PDF has an outline."""
    return f'<text:h text:style-name="{name}" text:outline-level="{level}">{escape(words)}</text:h>'


def span(name: str, words: str) -> str:
    """Part of a paragraph in a style."""
    return f'<text:span text:style-name="{name}">{escape(words)}</text:span>'


def picture(svg: str, width: str, height: str, alt: str) -> str:
    """A drawing in the line, read out as `alt`."""
    data = b64encode(svg.encode()).decode()
    return (
        f'<draw:frame text:anchor-type="as-char" svg:width="{width}" svg:height="{height}"><draw:image '
        f'draw:mime-type="image/svg+xml"><office:binary-data>{data}</office:binary-data></draw:image>'
        f"<svg:title>{escape(alt)}</svg:title></draw:frame>"
    )


def columns(name: str, widths: tuple[str, ...]) -> tuple[str, str]:
    """Styles and columns of a table with these widths (mm)."""
    styles = "".join(
        f'<style:style style:name="{name}.{at}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{width}"/></style:style>'
        for at, width in enumerate(widths)
    )
    return styles, "".join(f'<table:table-column table:style-name="{name}.{at}"/>' for at in range(len(widths)))


def cell_style(name: str, properties: Mapping[str, str]) -> str:
    """A style of table cells."""
    said = "".join(f' {key}="{value}"' for key, value in properties.items())
    return (
        f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties{said}/></style:style>'
    )


def cell(name: str, *markup: str) -> str:
    """A cell; its content is paragraphs."""
    return (
        f'<table:table-cell table:style-name="{name}" office:value-type="string">{"".join(markup)}</table:table-cell>'
    )


def row(*cells: str) -> str:
    """A row of cells."""
    return f"<table:table-row>{''.join(cells)}</table:table-row>"
