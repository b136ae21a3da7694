"""A Word file as its parts. What nobody touched is written back as the same compressed bytes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from youju.engine.base.problems import Problem
from youju.engine.document.names import (
    CONTENT_TYPES,
    OFFICE_DOCUMENT,
    OFFICE_DOCUMENT_STRICT,
    PACKAGE_RELATIONS,
)

TYPES_PART = "[Content_Types].xml"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of ZIP: files written twice from the same content are the same bytes


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: `target` is a part name, or an address where `external`."""

    id: str
    type: str
    target: str
    external: bool


class Package:
    """Parts by name, in the file's order. `problems` are findings about a foreign file that do not refuse it."""

    def __init__(self, parts: dict[str, bytes], problems: tuple[Problem, ...] = ()) -> None:
        self.problems = problems
        self._parts = parts
        self._trees: dict[str, etree._Element] = {}
        self._changed: set[str] = set()

    def names(self) -> tuple[str, ...]:
        """Names of all parts, the content types first."""
        return tuple(self._parts)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def tree(self, name: str) -> etree._Element:
        """The root of an XML part, parsed once; call `touch` after changing it. KeyError where there is no such part."""
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self._parts[name], parser())
        return self._trees[name]

    def touch(self, name: str) -> None:
        """Say that the tree of a part was changed."""
        self._changed.add(name)

    def part(self, name: str) -> bytes:
        """The bytes of a part as they would be saved. KeyError where there is no such part."""
        if name in self._changed:
            return etree.tostring(self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True)
        return self._parts[name]

    def put(self, name: str, data: bytes, content_type: str = "") -> None:
        """Add or replace a part; `content_type` is registered where given."""
        self._parts[name] = data
        self._trees.pop(name, None)
        self._changed.discard(name)
        if content_type:
            self._register(name, content_type)

    def remove(self, name: str) -> None:
        """Take a part out, with its content type and its own relationships; those that point to it are the caller's."""
        for gone in (name, relations_part(name)):
            self._parts.pop(gone, None)
            self._trees.pop(gone, None)
            self._changed.discard(gone)
        types = self.tree(TYPES_PART)
        for node in types.findall(f"{{{CONTENT_TYPES}}}Override"):
            if node.get("PartName") == f"/{name}":
                types.remove(node)
                self.touch(TYPES_PART)

    @property
    def main(self) -> str:
        """Name of the main document part. KeyError where no relationship names one."""
        for relation in self.relations(""):
            if relation.type in (OFFICE_DOCUMENT, OFFICE_DOCUMENT_STRICT):
                return relation.target
        raise KeyError("officeDocument")

    def relations(self, part: str) -> tuple[Relation, ...]:
        """The relationships of a part ("" for the package itself)."""
        name = relations_part(part)
        return tuple(_relations(self.tree(name), posixpath.dirname(part))) if name in self._parts else ()

    def relate(self, part: str, kind: str, target: str, external: bool = False) -> str:
        """Add a relationship from `part` to a part or, `external`, to an address; its new id."""
        name = relations_part(part)
        if name not in self._parts:
            self.put(name, f'<Relationships xmlns="{PACKAGE_RELATIONS}"/>'.encode())
        root = self.tree(name)
        taken = {node.get("Id") for node in root}
        number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        node = etree.SubElement(root, f"{{{PACKAGE_RELATIONS}}}Relationship", Id=f"rId{number}", Type=kind)
        node.set("Target", target if external else f"/{target}")
        if external:
            node.set("TargetMode", "External")
        self.touch(name)
        return f"rId{number}"

    def save(self) -> bytes:
        """The whole file."""
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as file:
            for name in self._parts:
                info = ZipInfo(name, _FIRST_DAY)
                info.compress_type = ZIP_DEFLATED
                file.writestr(info, self.part(name))
        return out.getvalue()

    def _register(self, name: str, content_type: str) -> None:
        types = self.tree(TYPES_PART)
        for node in types.findall(f"{{{CONTENT_TYPES}}}Override"):
            if node.get("PartName") == f"/{name}":
                types.remove(node)
        etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
        self.touch(TYPES_PART)


def parser() -> etree.XMLParser:
    """A parser that resolves nothing and fetches nothing. Make one per document: lxml's are not to be shared by threads."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True, remove_comments=True
    )


def relations_part(part: str) -> str:
    """Name of the part that holds a part's relationships ("" for the package itself)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relations(root: etree._Element, folder: str) -> Iterator[Relation]:
    for node in root.findall(f"{{{PACKAGE_RELATIONS}}}Relationship"):
        target, external = node.get("Target", ""), node.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield Relation(node.get("Id", ""), node.get("Type", ""), target, external)
