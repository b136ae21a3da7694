"""The list of content types: which part is what. Names count in any case."""

from __future__ import annotations

from lxml import etree

from youju.engine.document.names import CONTENT_TYPES

TYPES_PART = "[Content_Types].xml"
XML_NAMES = (".xml", ".rels", ".vml")  # parts so called are XML whatever the list says
_DEFAULT, _OVERRIDE = f"{{{CONTENT_TYPES}}}Default", f"{{{CONTENT_TYPES}}}Override"


class ContentTypes:
    """What the list says. `clear` is False where it says two things of one part or one extension."""

    def __init__(self, root: etree._Element) -> None:
        self.clear = root.tag == f"{{{CONTENT_TYPES}}}Types"
        self._overrides = self._read(root, _OVERRIDE, "PartName")
        self._defaults = self._read(root, _DEFAULT, "Extension")

    def of(self, part: str) -> str:
        """The content type of a part, "" where it has none."""
        own = self._overrides.get(f"/{part}".casefold())
        return own if own is not None else self._defaults.get(part.rpartition(".")[2].casefold(), "")

    def all(self) -> frozenset[str]:
        """Every type that is named, of a part that is there or not."""
        return frozenset((*self._overrides.values(), *self._defaults.values()))

    def _read(self, root: etree._Element, tag: str, key: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for node in root.iterchildren(tag):
            name, value = node.get(key, "").casefold(), node.get("ContentType", "")
            self.clear = self.clear and found.get(name, value) == value
            found.setdefault(name, value)
        return found


def override(root: etree._Element, part: str) -> etree._Element | None:
    """The list's own line about a part."""
    wanted = f"/{part}".casefold()
    return next((x for x in root.iterchildren(_OVERRIDE) if x.get("PartName", "").casefold() == wanted), None)


def add_override(root: etree._Element, part: str, content_type: str) -> None:
    """Say what a part is, in place of what was said."""
    node = override(root, part)
    if node is None:
        node = etree.SubElement(root, _OVERRIDE, PartName=f"/{part}")
    node.set("ContentType", content_type)
