"""How a paragraph or run looks in the end: its own settings over its styles' over the defaults."""

from __future__ import annotations

from dataclasses import dataclass

from youju.engine.document.layout.markup import Element
from youju.engine.document.names import R, w
from youju.engine.document.package import Package

_LONGEST_CHAIN = 50
_OFF = {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class RunLook:
    """Family for Chinese ("" where a theme decides), size in half-points, bold, colour, spacing in twips."""

    family: str
    size: int
    bold: bool
    colour: str
    spacing: int


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """Alignment, line in twips with its rule, first line and indents by characters (hundredths) or twips, page break, widows."""

    align: str
    line: int
    rule: str
    first_chars: int
    first: int
    right: int
    left: int
    new_page: bool
    widows: bool


class Looks:
    """Resolves the looks of one file."""

    def __init__(self, package: Package) -> None:
        parts = [rel.target for rel in package.relations(package.main) if rel.type == f"{R}/styles"]
        root = package.tree(parts[0]) if parts and parts[0] in package else None
        nodes = [] if root is None else root.findall(w("style"))
        self._chains: dict[tuple[str, str], list[Element | None]] = {}
        self._styles = {node.get(w("styleId"), ""): node for node in nodes}
        defaults = (node for node in nodes if node.get(w("type")) == "paragraph" and on(node.get(w("default"), "0")))
        self.default = next((node.get(w("styleId"), "") for node in defaults), "")
        self._defaults = None if root is None else root.find(w("docDefaults"))

    def style_id(self, paragraph: Element) -> str:
        """Id of the paragraph's style."""
        return _value(paragraph.find(w("pPr")), "pStyle") or self.default

    def style_name(self, style: str) -> str:
        """Name of a style, its id where it has none."""
        return _value(self._styles.get(style), "name") or style

    def outline(self, paragraph: Element) -> int:
        """Heading level 1 to 9 of a paragraph, 0 of text."""
        for properties in self._paragraph_layers(paragraph):
            value = _value(properties, "outlineLvl")
            if value.isdigit():
                return (int(value) + 1) % 10
        return 0

    def paragraph(self, paragraph: Element, own: bool = True) -> ParagraphLook:
        """The look of a paragraph; without its own settings where not `own`."""
        layers = self._paragraph_layers(paragraph)
        layers = layers if own else layers[1:]

        def number(element: str, attribute: str, otherwise: int = 0) -> int:
            return whole(_first(layers, element, attribute), otherwise)

        return ParagraphLook(
            align=_first(layers, "jc", "val") or "left",
            line=number("spacing", "line", 240),
            rule=_first(layers, "spacing", "lineRule") or "auto",
            first_chars=number("ind", "firstLineChars"),
            first=number("ind", "firstLine"),
            right=number("ind", "right"),
            left=number("ind", "left"),
            new_page=_toggle(layers, "pageBreakBefore", False),
            widows=_toggle(layers, "widowControl", True),
        )

    def run(self, run: Element, paragraph: Element, own: bool = True) -> RunLook:
        """The look of a run; without its own settings where not `own`."""
        properties = run.find(w("rPr"))
        layers = [properties] if own else []
        layers += self._chain(_value(properties, "rStyle"), "rPr")
        layers += self._chain(self.style_id(paragraph), "rPr")
        layers.append(None if self._defaults is None else self._defaults.find(f"{w('rPrDefault')}/{w('rPr')}"))
        return RunLook(
            family=_first(layers, "rFonts", "eastAsia"),
            size=whole(_first(layers, "sz", "val"), 20),
            bold=_toggle(layers, "b", False),
            colour=(_first(layers, "color", "val") or "auto").upper(),
            spacing=whole(_first(layers, "spacing", "val"), 0),
        )

    def _paragraph_layers(self, paragraph: Element) -> list[Element | None]:
        default = None if self._defaults is None else self._defaults.find(f"{w('pPrDefault')}/{w('pPr')}")
        return [paragraph.find(w("pPr")), *self._chain(self.style_id(paragraph), "pPr"), default]

    def _chain(self, style: str, part: str) -> list[Element | None]:
        if (style, part) not in self._chains:
            found: list[Element | None] = []
            node = self._styles.get(style)
            while node is not None and len(found) < _LONGEST_CHAIN:  # a chain that bites its own tail ends too
                found.append(node.find(w(part)))
                node = self._styles.get(_value(node, "basedOn"))
            self._chains[style, part] = found
        return self._chains[style, part]


def on(value: str) -> bool:
    """Whether a switch of OOXML is on."""
    return value.lower() not in _OFF


def whole(text: str, otherwise: int) -> int:
    """A whole number of a file; `otherwise` where there is none."""
    return int(text) if len(text) < 10 and text.removeprefix("-").isdecimal() else otherwise


def _value(parent: Element | None, name: str) -> str:
    node = None if parent is None else parent.find(w(name))
    return "" if node is None else node.get(w("val"), "")


def _first(layers: list[Element | None], element: str, attribute: str) -> str:
    for layer in layers:
        node = None if layer is None else layer.find(w(element))
        value = "" if node is None else node.get(w(attribute), "")
        if value:
            return value
    return ""


def _toggle(layers: list[Element | None], element: str, otherwise: bool) -> bool:
    for layer in layers:
        node = None if layer is None else layer.find(w(element))
        if node is not None:
            return on(node.get(w("val"), "1"))
    return otherwise
