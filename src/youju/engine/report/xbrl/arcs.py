"""Pieces of linkbases: arcs between named things, the links that hold them, where roles are declared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from youju.engine.report.xbrl.markup import element
from youju.engine.report.xbrl.model import PREFIX, Content

CORE = "core.xsd"
DEFAULT = "default."
"""Before the label of a second locator of the same thing."""

_SPACES = {
    "xmlns:link": "http://www.xbrl.org/2003/linkbase",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "xmlns:xbrldt": "http://xbrl.org/2005/xbrldt",
}


@dataclass(frozen=True, slots=True)
class Arc:
    """From one name to another, in a role; `more` are further attributes."""

    role: str
    source: str
    target: str
    more: tuple[tuple[str, str], ...] = ()


def order(at: int) -> tuple[tuple[str, str], ...]:
    """The attribute that says which comes first."""
    return (("order", str(at)),)


def extended(content: Content, kind: str, role: str, arcs: Sequence[Arc]) -> str:
    """An extended link: one locator for each end of its arcs, then the arcs."""
    ends = dict.fromkeys(name for arc in arcs for name in (arc.source, arc.target))
    body = [locator(name) for name in ends] + [drawn(f"link:{kind}Arc", arc) for arc in arcs]
    attributes = {"xlink:type": "extended", "xlink:role": f"{content.namespace}/role/{role}"}
    return element(f"link:{kind}Link", attributes, *body)


def locator(name: str) -> str:
    """A name that arcs use for something that the schema declares."""
    href = f"{CORE}#{PREFIX}_{name.removeprefix(DEFAULT)}"
    return element("link:loc", {"xlink:type": "locator", "xlink:href": href, "xlink:label": name})


def drawn(kind: str, arc: Arc) -> str:
    """An arc as an element."""
    ends = {"xlink:type": "arc", "xlink:arcrole": arc.role, "xlink:from": arc.source, "xlink:to": arc.target}
    return element(kind, ends | dict(arc.more))


def uses(content: Content, roles: Iterable[str]) -> list[str]:
    """Where the roles of our own are declared."""
    return [
        element("link:roleRef", simple(f"{CORE}#role-{role}", "roleURI", f"{content.namespace}/role/{role}"))
        for role in roles
    ]


def simple(href: str, key: str, value: str) -> dict[str, str]:
    """Attributes of a reference to where a role is declared."""
    return {key: value, "xlink:type": "simple", "xlink:href": href}


def linkbase(head: Iterable[str], *links: str) -> str:
    """A whole linkbase."""
    return element("link:linkbase", _SPACES, *head, *links)
