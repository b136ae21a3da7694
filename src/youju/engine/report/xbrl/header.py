"""The machine's part of the page: hidden facts, the schema, contexts, units, and which facts a note is about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from youju.engine.report.xbrl.markup import element, text
from youju.engine.report.xbrl.model import PREFIX, SCHEME, Content, Fact, member

FORMAT = "ixt:num-dot-decimal"
NAMESPACES = {
    "xmlns": "http://www.w3.org/1999/xhtml",
    "xmlns:ix": "http://www.xbrl.org/2013/inlineXBRL",
    "xmlns:ixt": "http://www.xbrl.org/inlineXBRL/transformation/2022-02-16",
    "xmlns:link": "http://www.xbrl.org/2003/linkbase",
    "xmlns:xbrli": "http://www.xbrl.org/2003/instance",
    "xmlns:xbrldi": "http://xbrl.org/2006/xbrldi",
    "xmlns:iso4217": "http://www.xbrl.org/2003/iso4217",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


class Resources:
    """Ids of the contexts and units that facts refer to."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._contexts: dict[tuple[object, ...], tuple[str, Fact]] = {}
        self._units: dict[str, str] = {}
        for fact in content.facts:
            self._contexts.setdefault(_context(fact), (f"c{len(self._contexts) + 1}", fact))
            if fact.measure:
                self._units.setdefault(fact.measure, f"u{len(self._units) + 1}")

    def references(self, fact: Fact) -> dict[str, str]:
        """The attributes that every tag of a fact has."""
        found = {"name": f"{PREFIX}:{fact.concept.name}", "contextRef": self._contexts[_context(fact)][0]}
        return found | ({"unitRef": self._units[fact.measure]} if fact.measure else {})

    def hidden(self, fact: Fact) -> str:
        """A fact with all its digits, or nil where it is missing."""
        base = {"id": fact.hidden_id} | self.references(fact)
        kind = "ix:nonFraction" if fact.measure else "ix:nonNumeric"
        if fact.value is None:
            return element(kind, base | {"xsi:nil": "true"})
        if not fact.measure:
            return element(kind, base, text(fact.value))
        sign = {"sign": "-"} if fact.value.startswith("-") else {}
        exact = base | {"decimals": fact.decimals, "format": FORMAT} | sign
        return element(kind, exact, text(fact.value.removeprefix("-")))

    def resources(self, numbers: Collection[int]) -> Iterator[str]:
        """Contexts and units of the facts of these numbers."""
        used = [fact for fact in self._content.facts if fact.number in numbers]
        contexts, units = {_context(fact) for fact in used}, {fact.measure for fact in used}
        for key, (id_, fact) in self._contexts.items():
            if key in contexts:
                yield self._context(id_, fact)
        for measure, id_ in self._units.items():
            if measure in units:
                yield element("xbrli:unit", {"id": id_}, element("xbrli:measure", {}, text(measure)))

    def _context(self, id_: str, fact: Fact) -> str:
        identifier = element("xbrli:identifier", {"scheme": SCHEME}, text(self._content.entity.code))
        if fact.concept.period == "instant":
            days = element("xbrli:instant", {}, fact.span.end.isoformat())
        else:
            start = element("xbrli:startDate", {}, fact.span.start.isoformat())
            days = start + element("xbrli:endDate", {}, fact.span.end.isoformat())
        parts = [element("xbrli:entity", {}, identifier), element("xbrli:period", {}, days)]
        if dimension := _dimension(fact):
            parts.append(element("xbrli:scenario", {}, dimension))
        return element("xbrli:context", {"id": id_}, *parts)


def header(
    found: Resources,
    hidden: Iterable[Fact],
    schema: str,
    tagged: Mapping[int, Collection[str]],
    numbers: Collection[int],
) -> str:
    """The header; `tagged` are the ids of the facts that each note is about, `numbers` all facts that are stated."""
    secret = "".join(found.hidden(fact) for fact in hidden)
    reference = element("link:schemaRef", {"xlink:type": "simple", "xlink:href": schema})
    relations = (
        element("ix:relationship", {"fromRefs": " ".join(ids), "toRefs": f"fn{note}"}) for note, ids in tagged.items()
    )
    inside = element(
        "ix:header",
        {},
        element("ix:hidden", {}, secret) if secret else "",
        element("ix:references", {}, reference),
        element("ix:resources", {}, *relations, *found.resources(numbers)),
    )
    return element("div", {"style": "display:none"}, inside)


def _context(fact: Fact) -> tuple[object, ...]:
    return (fact.concept.period, fact.span, fact.concept.of_record, fact.unit_code, fact.record)


def _dimension(fact: Fact) -> str:
    if fact.concept.of_record:
        number = element(f"{PREFIX}:record", {}, str(fact.record))
        return element("xbrldi:typedMember", {"dimension": f"{PREFIX}:RecordAxis"}, number)
    if not fact.unit_code:
        return ""
    name = f"{PREFIX}:{member(fact.unit_code)}"
    return element("xbrldi:explicitMember", {"dimension": f"{PREFIX}:UnitAxis"}, name)
