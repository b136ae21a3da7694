"""Relationships: what a part of a file points to, inside and outside of it."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree

from youju.engine.document.names import PACKAGE_RELATIONS

RELATION = f"{{{PACKAGE_RELATIONS}}}Relationship"
_LINKS = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: `target` is a part name, or an address where `external`."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type: `image`, `hyperlink`, ..."""
        return self.type.rpartition("/")[2]

    @property
    def foreign(self) -> bool:
        """Whether it leads out of the file by another way than a link that a person follows."""
        if not self.external:
            return ":" in self.target or "\\" in self.target
        return self.kind != "hyperlink" or not self.target.strip().lower().startswith(_LINKS)


def relations_part(part: str) -> str:
    """Name of the part that holds a part's relationships ("" for the package itself)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def owner(part: str) -> str | None:
    """The part whose relationships a part holds, None where it holds none."""
    folder, name = posixpath.split(part)
    parent, last = posixpath.split(folder)
    return posixpath.join(parent, name.removesuffix(".rels")) if last == "_rels" and name.endswith(".rels") else None


def read_relations(root: etree._Element, part: str, names: Collection[str]) -> Iterator[Relation]:
    """The relationships under a root; names of parts count in any case."""
    for node in root.iterchildren(RELATION):
        target, external = node.get("Target", ""), node.get("TargetMode", "").casefold() == "external"
        if not external:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
            if target not in names:
                target = next((name for name in names if name.casefold() == target.casefold()), target)
        yield Relation(node.get("Id", ""), node.get("Type", ""), target, external)
