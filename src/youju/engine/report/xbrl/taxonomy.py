"""The taxonomy of a report as files: schema, labels, presentation, dimensions, sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from youju.engine.base.digests import hex_digest
from youju.engine.report.xbrl.linkbases import calculation, definition, labels, presentation
from youju.engine.report.xbrl.markup import HEAD, element
from youju.engine.report.xbrl.model import BASE, PREFIX, Concept, Content, member

CORE = "core.xsd"
_LINK_ROLES = "http://www.xbrl.org/2003/role/"
_LINKBASE = "http://www.w3.org/1999/xlink/properties/linkbase"
_SPACES = {
    "xmlns:xsd": "http://www.w3.org/2001/XMLSchema",
    "xmlns:xbrli": "http://www.xbrl.org/2003/instance",
    "xmlns:link": "http://www.xbrl.org/2003/linkbase",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "xmlns:xbrldt": "http://xbrl.org/2005/xbrldt",
    "xmlns:dtr-types": "http://www.xbrl.org/dtr/type/2024-01-31",
}
_IMPORTS = {
    "http://www.xbrl.org/2003/instance": "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd",
    "http://xbrl.org/2005/xbrldt": "http://www.xbrl.org/2005/xbrldt-2005.xsd",
    "http://www.xbrl.org/dtr/type/2024-01-31": "https://www.xbrl.org/dtr/type/2024-01-31/types.xsd",
}
_ITEM, _HYPERCUBE, _DIMENSION = "xbrli:item", "xbrldt:hypercubeItem", "xbrldt:dimensionItem"


def taxonomy(content: Content) -> Mapping[str, bytes]:
    """The files by name. They refer to each other by relative addresses, so that a folder of them works anywhere."""
    files = {
        "lab-zh.xml": labels(content, "zh"),
        "lab-en.xml": labels(content, "en"),
        "pre.xml": presentation(content),
        "def.xml": definition(content),
    }
    if content.sums:
        files["cal.xml"] = calculation(content)
    named = {CORE: _schema(content, files)} | files
    return {name: (HEAD + text).encode() for name, text in named.items()}


def entry_point(content: Content, files: Mapping[str, bytes]) -> str:
    """The address of the schema: one address, one content."""
    listed = "".join(f"{name} {hex_digest(data)}\n" for name, data in sorted(files.items()))
    return f"{BASE}/{content.pack}/{quote(content.report, safe='')}/{hex_digest(listed.encode())[:12]}/{CORE}"


def _schema(content: Content, linkbases: Iterable[str]) -> str:
    space = content.namespace
    attributes = _SPACES | {f"xmlns:{PREFIX}": space, "targetNamespace": space, "elementFormDefault": "qualified"}
    references = "".join(
        element(
            "link:linkbaseRef",
            {"xlink:type": "simple", "xlink:href": name, "xlink:arcrole": _LINKBASE, "xlink:role": _role_of(name)},
        )
        for name in linkbases
    )
    notes = element("xsd:annotation", {}, element("xsd:appinfo", {}, references, *_roles(content)))
    imports = (element("xsd:import", {"namespace": n, "schemaLocation": at}) for n, at in _IMPORTS.items())
    return element("xsd:schema", attributes, notes, *imports, *_fixed(content), *map(_concept, content.concepts))


def _role_of(name: str) -> str:
    kind = {"lab": "label", "pre": "presentation", "def": "definition", "cal": "calculation"}[name[:3]]
    return f"{_LINK_ROLES}{kind}LinkbaseRef"


def _roles(content: Content) -> Iterator[str]:
    """The role that presentation, dimensions and sums are stated in, and that of fields of records."""
    used = ("link:presentationLink", "link:definitionLink", "link:calculationLink")
    for name, title in (("figures", "Figures"), ("records", "Fields of records")):
        inner = element("link:definition", {}, title) + "".join(element("link:usedOn", {}, link) for link in used)
        yield element("link:roleType", {"roleURI": f"{content.namespace}/role/{name}", "id": f"role-{name}"}, inner)


def _fixed(content: Content) -> Iterator[str]:
    """What every report has: the roots, the tables, the dimensions, the members; groups as headings."""
    for name in ("report", "items", "record-items", *(f"group.{id_}" for id_ in content.listed_groups)):
        yield _declared(name, _ITEM, "xbrli:stringItemType", abstract=True)
    for name in ("table", "record-table"):
        yield _declared(name, _HYPERCUBE, "xbrli:stringItemType", abstract=True)
    yield _declared("UnitAxis", _DIMENSION, "xbrli:stringItemType", abstract=True)
    if any(concept.of_record for concept in content.concepts):
        yield _declared("RecordAxis", _DIMENSION, "xbrli:stringItemType", abstract=True, typed="#record")
        pattern = element("xsd:pattern", {"value": "[1-9][0-9]{0,14}"})
        inner = element("xsd:restriction", {"base": "xsd:token"}, pattern)
        yield element("xsd:element", {"name": "record", "id": "record"}, element("xsd:simpleType", {}, inner))
    for code in content.units:
        yield _declared(member(code), _ITEM, "dtr-types:domainItemType", abstract=True)


def _concept(concept: Concept) -> str:
    return _declared(concept.name, _ITEM, concept.type, concept.period)


def _declared(
    name: str, substitution: str, type_: str, period: str = "duration", abstract: bool = False, typed: str = ""
) -> str:
    attributes = {
        "name": name,
        "id": f"{PREFIX}_{name}",
        "type": type_,
        "substitutionGroup": substitution,
        "abstract": "true" if abstract else "",
        "nillable": "true",
        "xbrli:periodType": period,
        "xbrldt:typedDomainRef": typed,
    }
    return element("xsd:element", attributes)
