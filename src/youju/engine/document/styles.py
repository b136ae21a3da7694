"""What styles say of a paragraph or run: name, heading level, and whether it hides its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from youju.engine.document.markup import whole
from youju.engine.document.names import R, w
from youju.engine.document.package import Package
from youju.engine.document.parsing import parsed

TINY = 4  # half-points: text of 2 pt is there for machines only
_VAL, _STYLE, _OUTLINE = w("val"), w("pStyle"), w("outlineLvl")
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off", "none"})
_UNDER_WHITE = frozenset({"auto", "FFFFFF", "NONE", "", "WHITE"})
_BODY_LEVEL = 9  # `w:outlineLvl` of text that is no heading
_LONGEST_CHAIN = 50
_SMALL = 1_000_000  # bytes of a styles part that is remembered


@dataclass(frozen=True, slots=True)
class Look:
    """What decides whether text can be seen; None where nothing is said."""

    vanish: bool | None = None
    white: bool | None = None
    tiny: bool | None = None

    def over(self, base: Look) -> Look:
        """This look laid over another one."""
        return Look(*(b if a is None else a for a, b in zip(_all(self), _all(base), strict=True)))

    @property
    def reason(self) -> str:
        """Why the text cannot be seen, "" where it can."""
        return "vanish" if self.vanish else "white" if self.white else "tiny" if self.tiny else ""


@dataclass(frozen=True, slots=True)
class Style:
    """One style with what it inherits."""

    name: str
    level: int = 0
    look: Look = Look()


class Styles:
    """The styles part of a file; an unknown style is known by its id only."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._paragraph = ""
        if root is None:
            return
        nodes: dict[str, etree._Element] = {}
        for node in root.iterchildren(w("style")):
            key = node.get(w("styleId"), "")
            nodes.setdefault(key, node)
            if node.get(w("type")) == "paragraph" and node.get(w("default"), "0") not in _OFF:
                self._paragraph = self._paragraph or key
        defaults = look(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"))
        self._styles = {key: _resolved(key, nodes, defaults) for key in nodes}

    @classmethod
    def of(cls, package: Package) -> Styles:
        """The styles of a file, empty where it has none."""
        for relation in package.relations(package.main):
            if relation.type == f"{R}/styles" and relation.target in package:
                data = package.part(relation.target)
                return _known(data) if len(data) < _SMALL else cls(package.tree(relation.target))
        return cls(None)

    def paragraph(self, properties: etree._Element | None) -> Style:
        """The style of a paragraph by its `w:pPr`, with the outline level that it sets itself."""
        if properties is None:
            return self.style(self._paragraph)
        style = self.style(_value(properties, _STYLE) or self._paragraph)
        own = _level(_value(properties, _OUTLINE))
        return style if own is None else Style(style.name, own, style.look)

    def run(self, properties: etree._Element, paragraph: Look) -> Look:
        """How a run looks by its `w:rPr`: own settings over its character style over its paragraph's style."""
        name = _value(properties, w("rStyle"))
        styled = self.style(name).look if name else Look()
        # vanish is a toggle: set by both styles it is off
        vanish = bool(styled.vanish) != bool(paragraph.vanish)
        return look(properties).over(Look(vanish, styled.white, styled.tiny).over(paragraph))

    def style(self, key: str) -> Style:
        """A style by its id, with what it is based on."""
        return self._styles.get(key) or Style(key)


@lru_cache(maxsize=8)
def _known(data: bytes) -> Styles:
    """The styles of a part; an office's files share theirs, and parsing them takes longer than reading a report."""
    return Styles(parsed(data, "styles"))


def _resolved(key: str, nodes: dict[str, etree._Element], defaults: Look) -> Style:
    found, level, name = Look(), None, ""
    node = nodes.get(key)
    for _ in range(_LONGEST_CHAIN):  # a chain that bites its own tail ends too
        if node is None:
            break
        found = found.over(look(node.find(w("rPr"))))
        level = _level(_value(node.find(w("pPr")), _OUTLINE)) if level is None else level
        name = name or _value(node, w("name"))
        node = nodes.get(_value(node, w("basedOn")))
    heading = _HEADING.match(name)
    by_name = int(heading[1]) if heading else 0
    return Style(name or key, by_name if level is None else level, found.over(defaults))


def look(properties: etree._Element | None) -> Look:
    """What a `w:rPr` says itself."""
    vanish = white = tiny = None
    for node in () if properties is None else properties:
        value = node.get(_VAL, "")
        if node.tag == w("vanish"):
            vanish = value.lower() not in _OFF
        elif node.tag == w("color"):
            white = value.upper() == "FFFFFF"
        elif node.tag == w("sz"):
            size = whole(value)
            tiny = size is not None and size <= TINY
    return Look(vanish, white, tiny)


def on_dark(run: etree._Element) -> bool:
    """Whether white text of a run stands on a colour: of its own, its paragraph's or its cell's."""
    paragraph = next(run.iterancestors(w("p")), None)
    cell = next(run.iterancestors(w("tc")), None)
    if (shade := run.find(f"{w('rPr')}/{w('highlight')}")) is not None and shade.get(_VAL, "") not in {"white", "none"}:
        return True
    for owner, properties in ((run, "rPr"), (paragraph, "pPr"), (cell, "tcPr")):
        shade = None if owner is None else owner.find(f"{w(properties)}/{w('shd')}")
        if shade is not None and shade.get(w("fill"), "").upper() not in _UNDER_WHITE:
            return True
    return False


def _all(look: Look) -> tuple[bool | None, bool | None, bool | None]:
    return look.vanish, look.white, look.tiny


def _value(parent: etree._Element | None, name: str) -> str:
    node = None if parent is None else parent.find(name)
    return "" if node is None else node.get(_VAL, "")


def _level(outline: str) -> int | None:
    number = whole(outline)
    if number is None:
        return None
    return number + 1 if number < _BODY_LEVEL else 0
