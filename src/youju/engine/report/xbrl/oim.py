"""The facts as xBRL-JSON: each once, exact ones without `decimals`, the notes as facts that they are linked to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from youju.engine.report.xbrl.markup import text
from youju.engine.report.xbrl.model import PREFIX, SCHEME, Content, Fact, member

_ARC = "http://www.xbrl.org/2003/arcrole/fact-footnote"
_ROLE = "http://www.xbrl.org/2003/role/link"
_NAMESPACES = {
    "iso4217": "http://www.xbrl.org/2003/iso4217",
    "scheme": SCHEME,
    "xbrl": "https://xbrl.org/2021",
    "xbrli": "http://www.xbrl.org/2003/instance",
}


def as_json(content: Content, schema: str, notes: Mapping[int, str]) -> bytes:
    """The facts of a report, with the texts of their notes by number."""
    facts = {fact.id: _fact(content, fact, fact.note in notes) for fact in content.facts}
    facts |= {f"fn{number}": _note(content, number, said) for number, said in notes.items()}
    about = {
        "documentType": "https://xbrl.org/2021/xbrl-json",
        "namespaces": _NAMESPACES | {PREFIX: content.namespace},
        "linkTypes": {"footnote": _ARC},
        "linkGroups": {"_": _ROLE},
        "taxonomy": [schema],
        "features": {"xbrl:canonicalValues": False},
    }
    told = {"documentInfo": about, "facts": facts}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _fact(content: Content, fact: Fact, noted: bool) -> dict[str, Any]:
    dimensions = {
        "concept": f"{PREFIX}:{fact.concept.name}",
        "entity": f"scheme:{content.entity.code}",
        "period": fact.span.duration if fact.concept.period == "duration" else fact.span.instant,
    }
    if fact.measure and fact.measure != "xbrli:pure":
        dimensions["unit"] = fact.measure
    if fact.concept.of_record:
        dimensions[f"{PREFIX}:RecordAxis"] = str(fact.record)
    elif fact.unit_code:
        dimensions[f"{PREFIX}:UnitAxis"] = f"{PREFIX}:{member(fact.unit_code)}"
    told: dict[str, Any] = {"value": fact.value}
    if fact.decimals != "INF":
        told["decimals"] = int(fact.decimals)
    told["dimensions"] = dimensions
    return told | ({"links": {"footnote": {"_": [f"fn{fact.note}"]}}} if noted else {})


def _note(content: Content, number: int, said: str) -> dict[str, Any]:
    """A note's value is markup, so its text is escaped."""
    language = "en" if content.language == "en" else "zh-cn"
    return {"value": text(said), "dimensions": {"concept": "xbrl:note", "noteId": f"fn{number}", "language": language}}
