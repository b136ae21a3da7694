"""A Word file as its parts. What nobody touched is written back as the same compressed bytes."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from youju.engine.base.problems import Place, Problem
from youju.engine.document.archive import Archive, Entry, packed
from youju.engine.document.content_types import TYPES_PART, XML_NAMES, ContentTypes, add_override, override
from youju.engine.document.names import OFFICE_DOCUMENT, OFFICE_DOCUMENT_STRICT, PACKAGE_RELATIONS
from youju.engine.document.parsing import parsed, parser, written
from youju.engine.document.relations import Relation, read_relations, relations_part
from youju.engine.document.safety import WORD, Sort, check_active, check_main, check_texts, findings, opened

__all__ = ["TYPES_PART", "Package", "Relation", "parser", "relations_part"]

_KEPT = 32_000_000  # bytes of unpacked parts that an opened file keeps at hand; others are unpacked when asked for


class Package:
    """Parts by name, in the file's order. `problems` are findings about a foreign file that do not refuse it."""

    def __init__(self, parts: dict[str, bytes], problems: tuple[Problem, ...] = ()) -> None:
        self.problems = problems
        self.place = Place()
        self.sort = WORD
        self._parts: dict[str, bytes | Entry] = dict(parts)
        self._archive: Archive | None = None
        self._unpacked: dict[str, bytes] = {}
        self._trees: dict[str, etree._Element] = {}
        self._changed: set[str] = set()
        self._checked: set[str] = set()  # XML parts that were found to declare no document type

    @classmethod
    def open(cls, source: bytes | Path, name: str = "", sort: Sort = WORD) -> Package:
        """Open a file that nobody has checked. Raises `Refused` with the one reason why it may not be read."""
        archive, place = opened(source, name, sort)
        package = cls({})
        package.place, package.sort, package._archive = place, sort, archive
        package._parts.update(archive.entries)
        kept = 0
        for part in archive.entries:
            content = archive.read(
                part
            )  # all of them once: sizes and checksums are proved before anybody relies on them
            if (kept := kept + len(content)) <= _KEPT:
                package._unpacked[part] = content
        check_main(package, sort)
        check_active(package)
        package._checked = set(check_texts(package, sort))
        package.problems = findings(package)
        return package

    def copy(self) -> Package:
        """The same file again; changes to one do not reach the other."""
        copy = Package({}, self.problems)
        copy.place, copy.sort, copy._archive = self.place, self.sort, self._archive
        copy._unpacked = dict(self._unpacked)
        copy._checked = set(self._checked)
        copy._parts = {name: self.part(name) if name in self._changed else x for name, x in self._parts.items()}
        return copy

    def names(self) -> tuple[str, ...]:
        """Names of all parts in the file's order."""
        return tuple(self._parts)

    def is_xml(self, name: str) -> bool:
        """Whether a part is XML by its name or its type."""
        types = ContentTypes(self.tree(TYPES_PART))
        return name.casefold().endswith(XML_NAMES) or types.of(name).casefold().endswith("xml")

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def tree(self, name: str) -> etree._Element:
        """The root of an XML part, parsed once; call `touch` after changing it.

        KeyError where there is no such part; raises `Refused` where it is not well-formed.
        """
        if name not in self._trees:
            self._trees[name] = parsed(self._original(name), name, self.place, name in self._checked)
        return self._trees[name]

    def touch(self, name: str) -> None:
        """Say that the tree of a part was changed."""
        self._changed.add(name)

    def part(self, name: str) -> bytes:
        """The bytes of a part as they would be saved. KeyError where there is no such part."""
        original = self._original(name)
        changed = name in self._changed and name in self._trees
        return written(self._trees[name], original) if changed else original

    def put(self, name: str, data: bytes, content_type: str = "") -> None:
        """Add or replace a part; `content_type` is registered where given. ValueError: one differs by case only."""
        if name not in self._parts and name.casefold() in {other.casefold() for other in self._parts}:
            raise ValueError(name)
        self._forget(name)
        self._parts[name] = data
        if content_type:
            add_override(self.tree(TYPES_PART), name, content_type)
            self.touch(TYPES_PART)

    def remove(self, name: str) -> None:
        """Take a part out, with its content type and its own relationships; those that point to it are the caller's."""
        for gone in (name, relations_part(name)):
            self._parts.pop(gone, None)
            self._forget(gone)
        types = self.tree(TYPES_PART)
        node = override(types, name)
        if node is not None:
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
        if name not in self._parts:
            return ()
        return tuple(read_relations(self.tree(name), part, self._parts))

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

    def unrelate(self, part: str, target: str) -> None:
        """Take out the relationships from `part` to another part."""
        name = relations_part(part)
        gone = {relation.id for relation in self.relations(part) if relation.target == target and not relation.external}
        for node in list(self.tree(name)) if gone else ():
            if node.get("Id") in gone:
                self.tree(name).remove(node)
                self.touch(name)

    def save(self) -> bytes:
        """The whole file: parts in their order, untouched ones as the very bytes they came in."""
        items = ((n, self.part(n) if n in self._changed else x) for n, x in self._parts.items())
        return packed(items, self._archive.source if self._archive else b"")

    def _original(self, name: str) -> bytes:
        """The bytes of a part without changes to its tree."""
        content = self._parts[name]
        if not isinstance(content, Entry):
            return content
        if name in self._unpacked or self._archive is None:
            return self._unpacked[name]
        return self._archive.read(name)

    def _forget(self, name: str) -> None:
        self._trees.pop(name, None)
        self._changed.discard(name)
        self._checked.discard(name)
