"""Linkbases: what is called how, what is listed under what, which dimensions facts have, which facts add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from youju.engine.base.labels import Label
from youju.engine.report.xbrl.arcs import DEFAULT, Arc, drawn, extended, linkbase, locator, order, simple, uses
from youju.engine.report.xbrl.concepts import CHANGES, OTHER, RECORDS, STATED
from youju.engine.report.xbrl.markup import element, text
from youju.engine.report.xbrl.model import Concept, Content, member

_ARC = "http://www.xbrl.org/2003/arcrole/"
_DIM = "http://xbrl.org/int/dim/arcrole/"
_ROLE = "http://www.xbrl.org/2003/role/"
_SUM = "https://xbrl.org/2023/arcrole/summation-item"
_SUM_SCHEMA = "https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item"
_DIM_ROLES = ("all", "hypercube-dimension", "dimension-domain", "dimension-default", "domain-member")
_FIXED = {
    "report": Label("报告", "Report"),
    "items": Label("数字", "Figures"),
    "record-items": Label("记录里的项", "Fields of records"),
    "table": Label("按单位", "By unit"),
    "record-table": Label("按记录", "By record"),
    "UnitAxis": Label("单位", "Unit"),
    "RecordAxis": Label("记录编号", "Number of the record"),
}
_GROUPS = {
    CHANGES: Label("与上年同期比", "Against the year before"),
    RECORDS: Label("记录里的项", "Fields of records"),
    STATED: Label("引用数", "Stated figures"),
    OTHER: Label("其他", "Other"),
}


def labels(content: Content, language: str) -> str:
    """Titles and definitions in one language; what has none in it is left out."""
    lang = {"zh": "zh-CN", "en": "en"}[language]
    body = []
    for name, title, told in _titled(content):
        said = [("label", getattr(title, language)), ("documentation", getattr(told, language))]
        written = [
            element("link:label", _resource(name, kind, lang), text(words)) for kind, words in said if words.strip()
        ]
        if written:
            body += [
                locator(name),
                *written,
                drawn("link:labelArc", Arc(f"{_ARC}concept-label", name, f"label.{name}")),
            ]
    link = element("link:labelLink", {"xlink:type": "extended", "xlink:role": f"{_ROLE}link"}, *body)
    return linkbase((), link)


def presentation(content: Content) -> str:
    """The report, its groups in the pack's order, their concepts in the order of the text."""
    arcs = []
    for place, id_ in enumerate(content.listed_groups, 1):
        arcs.append(Arc(f"{_ARC}parent-child", "report", f"group.{id_}", order(place)))
        inside = [concept.name for concept in content.concepts if concept.group == id_]
        arcs += [Arc(f"{_ARC}parent-child", f"group.{id_}", name, order(at)) for at, name in enumerate(inside, 1)]
    link = extended(content, "presentation", "figures", arcs)
    return linkbase(uses(content, ("figures",)), link)


def definition(content: Content) -> str:
    """Each figure by unit, with the office as default; each field of a record by record; both tables closed."""
    figures = [concept for concept in content.concepts if not concept.of_record]
    records = [concept for concept in content.concepts if concept.of_record]
    links = [
        extended(content, "definition", "figures", [*_table("items", "table", "UnitAxis"), *_units(content, figures)])
    ]
    if records:
        arcs = [*_table("record-items", "record-table", "RecordAxis"), *_members("record-items", _names(records))]
        links.append(extended(content, "definition", "records", arcs))
    roles = ("figures", "records") if records else ("figures",)
    arcroles = "".join(
        element(
            "link:arcroleRef", simple(f"http://www.xbrl.org/2005/xbrldt-2005.xsd#{name}", "arcroleURI", _DIM + name)
        )
        for name in _DIM_ROLES
    )
    return linkbase([*uses(content, roles), arcroles], *links)


def calculation(content: Content) -> str:
    """Sums with all their parts, by Calculations 1.1."""
    arcs = [
        Arc(_SUM, total.name, part.name, (*order(at), ("weight", "1")))
        for total, parts in content.sums
        for at, part in enumerate(parts, 1)
    ]
    arcrole = element("link:arcroleRef", simple(_SUM_SCHEMA, "arcroleURI", _SUM))
    return linkbase([*uses(content, ("figures",)), arcrole], extended(content, "calculation", "figures", arcs))


def _titled(content: Content) -> Iterator[tuple[str, Label, Label]]:
    none = Label("")
    yield from ((c.name, c.title, c.documentation) for c in content.concepts)
    yield from ((member(code), Label(name), none) for code, name in content.units.items())
    for id_ in content.listed_groups:
        yield f"group.{id_}", content.groups.get(id_) or _GROUPS.get(id_) or Label(id_), none
    records = any(concept.of_record for concept in content.concepts)
    fixed = _FIXED | {"report": content.title}
    yield from ((name, label, none) for name, label in fixed.items() if records or name != "RecordAxis")


def _units(content: Content, figures: Sequence[Concept]) -> Iterator[Arc]:
    """The default needs a locator of its own: two arcs between the same two would be one too many."""
    yield Arc(f"{_DIM}dimension-domain", "UnitAxis", member(""), order(1))
    yield Arc(f"{_DIM}dimension-default", "UnitAxis", f"{DEFAULT}{member('')}")
    yield from _members(member(""), [member(code) for code in content.units if code])
    yield from _members("items", _names(figures))


def _table(items: str, table: str, axis: str) -> Iterator[Arc]:
    closed = (("xbrldt:contextElement", "scenario"), ("xbrldt:closed", "true"))
    yield Arc(f"{_DIM}all", items, table, closed)
    yield Arc(f"{_DIM}hypercube-dimension", table, axis)


def _members(parent: str, names: Iterable[str]) -> Iterator[Arc]:
    return (Arc(f"{_DIM}domain-member", parent, name, order(at)) for at, name in enumerate(names, 1))


def _names(concepts: Iterable[Concept]) -> list[str]:
    return [concept.name for concept in concepts]


def _resource(name: str, kind: str, lang: str) -> dict[str, str]:
    return {"xlink:type": "resource", "xlink:label": f"label.{name}", "xlink:role": _ROLE + kind, "xml:lang": lang}
