"""What a file says of the figures it carries: rows in custom XML parts, their digest in the document's properties.

The parts are found by their namespace, never by name: editors renumber them. Values are elements, for LibreOffice drops
attributes. A file that lost the parts (.odt, .doc) still has report and digest in `docProps/custom.xml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Literal

from lxml import etree

from youju.engine.base.digests import canonical_unchecked, hex_digest
from youju.engine.base.problems import Problem
from youju.engine.document.names import R
from youju.engine.document.package import Package
from youju.engine.document.problems import MANIFEST_CHANGED
from youju.engine.document.properties import drop_property, get_property, set_property

NAMESPACE = "urn:youju:figures:1"
REPORT, DIGEST = "YoujuReport", "YoujuDigest"
"""Names of the document properties."""

_SHARD, _BYTES = 100, 32 * 1024 - 1
"""Rows and bytes of a part at most: one editor fails to open files with parts of 32 KiB and more."""

_PLACES = 6  # digits of a part's number
_SEQ = re.compile(r"[0-9]{1,15}")  # what canonical JSON holds exactly
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_ITEM = "{{59D2C1E4-6B0A-4E57-9C11-5F1E7A0B{0:04X}}}"

RowKind = Literal["figure", "change", "entry", "stated"]
"""A change is that of an indicator against the year before, in percent."""


@dataclass(frozen=True, slots=True)
class Row:
    """One bound number.

    `issued` is the text that was written, `rule` its wording style, `value` the exact value as text. `indicator` is an indicator's
    id, for an entry `register[key].field`. `years` is the shift against the report's period (-1: the year before). `definition`
    and `rows` are digests (hex) of the definition and of the records behind, "" where there is none.
    """

    instance: str
    kind: RowKind
    indicator: str
    period: str
    unit_code: str = ""
    rule: str = "exact"
    issued: str = ""
    value: str = ""
    unit: str = ""
    years: str = "0"
    definition: str = ""
    rows: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The report, the digest of its template, the seq it was made at, its rows in the order of the text, and its unit."""

    report: str
    template: str
    as_of: int
    rows: tuple[Row, ...]
    unit_code: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the canonical form of everything in it."""
        head = {name: getattr(self, name) for name in _HEAD}
        return hex_digest(canonical_unchecked({**head, "rows": [_fields_of(row) for row in self.rows]}))

    def row(self, instance: str) -> Row | None:
        """The row of an instance."""
        return next((row for row in self.rows if row.instance == instance), None)


_HEAD = ("report", "template", "as_of", "unit_code")
_FIELDS = tuple(field.name for field in fields(Row))
_TAGS = {f"{{{NAMESPACE}}}{name}": name for name in _FIELDS}


def write_manifest(package: Package, manifest: Manifest) -> None:
    """Put a manifest into a file in place of the one it has."""
    for name in tuple(_parts(package)):
        _drop(package, name)
    digest = manifest.digest  # reckoned once: it goes over all rows
    for number, rows in enumerate(_shards(manifest, digest)):
        _add(package, _xml(manifest, rows, number, digest), _ITEM.format(number))
    set_property(package, REPORT, manifest.report)
    set_property(package, DIGEST, digest)


def drop_manifest(package: Package) -> None:
    """Take the manifest out of a file, and what its properties say of it."""
    for name in tuple(_parts(package)):
        _drop(package, name)
    for name in (REPORT, DIGEST):
        drop_property(package, name)


def read_manifest(package: Package) -> tuple[Manifest | None, tuple[Problem, ...]]:
    """The manifest of a file, None where it has none; DOC034 where its rows are not those of its digest."""
    roots = sorted(
        (package.tree(name) for name in _parts(package)), key=lambda root: _text(root, "part").zfill(_PLACES)
    )
    if not roots:
        return None, ()
    head = {name: _text(roots[0], name) for name in _HEAD}
    rows = tuple(_row(node) for root in roots for node in root.iterchildren(_name("f")))
    seq = int(head["as_of"]) if _SEQ.fullmatch(head["as_of"]) else 0
    manifest = Manifest(head["report"], head["template"], seq, rows, head["unit_code"])
    written = get_property(package, DIGEST) or _text(roots[0], "digest")
    whole = written == manifest.digest
    return manifest, () if whole else (MANIFEST_CHANGED.at(package.place),)


def issued_as(package: Package) -> tuple[str, str]:
    """Report and digest as the document's properties have them, "" where they are gone."""
    return get_property(package, REPORT), get_property(package, DIGEST)


def _shards(manifest: Manifest, digest: str) -> list[list[Row]]:
    """The rows in parts below the sizes; one row alone may be larger, and there is at least one part."""
    shards: list[list[Row]] = [[]]
    room = _BYTES - len(_xml(manifest, (), 10**_PLACES, digest))
    left = room
    for row in manifest.rows:
        size = len(_xml(manifest, (row,), 10**_PLACES, digest)) - (_BYTES - room)
        if shards[-1] and (size > left or len(shards[-1]) == _SHARD):
            shards.append([])
            left = room
        shards[-1].append(row)
        left -= size
    return shards


def _xml(manifest: Manifest, rows: Sequence[Row], part: int, digest: str) -> bytes:
    root = etree.Element(_name("figures"), nsmap={"y": NAMESPACE})
    for name in _HEAD:
        etree.SubElement(root, _name(name)).text = str(getattr(manifest, name))
    etree.SubElement(root, _name("digest")).text = digest
    etree.SubElement(root, _name("part")).text = str(part)
    for row in rows:
        node = etree.SubElement(root, _name("f"))
        for name in _FIELDS:
            if value := getattr(row, name):
                etree.SubElement(node, _name(name)).text = value
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _fields_of(row: Row) -> dict[str, str]:
    return {name: getattr(row, name) for name in _FIELDS}


def _row(node: etree._Element) -> Row:
    """The first element of each name counts; an empty one says nothing."""
    found: dict[str, str] = {}
    for child in node.iterchildren(*_TAGS):
        found.setdefault(_TAGS[str(child.tag)], child.text or "")
    values = {name: text for name, text in found.items() if text}
    return Row(**{"instance": "", "kind": "figure", "indicator": "", "period": ""} | values)  # type: ignore[arg-type]


def _add(package: Package, data: bytes, item: str) -> None:
    number = next(n for n in range(1, 10_000) if f"customXml/item{n}.xml" not in package)
    name, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    package.put(name, data, "application/xml")
    about = (
        f'<ds:datastoreItem xmlns:ds="{_STORE}" ds:itemID="{item}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    package.put(properties, about.encode(), _PROPERTIES_TYPE)
    package.relate(name, f"{R}/customXmlProps", properties)
    package.relate(package.main, f"{R}/customXml", name)


def _drop(package: Package, name: str) -> None:
    for relation in package.relations(name):
        if not relation.external and relation.target in package:
            package.remove(relation.target)
    package.remove(name)
    package.unrelate(package.main, name)


def _parts(package: Package) -> Iterator[str]:
    """Custom XML parts of ours, in the order of their relationships."""
    for relation in package.relations(package.main):
        if relation.type == f"{R}/customXml" and relation.target in package:
            head = package.part(relation.target)
            if NAMESPACE.encode() in head and package.tree(relation.target).tag == _name("figures"):
                yield relation.target


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _text(node: etree._Element, name: str) -> str:
    return node.findtext(_name(name)) or ""
