"""Which class an English quantity has, in the same order as for Chinese."""

from __future__ import annotations

import re
from dataclasses import replace

from youju.engine.numerals.found import Found

_UP = (
    "grew|grown|growing|rose|risen|rising|increased|increasing|climbed|gained|jumped|expanded|soared|improved|up|growth of|growth rate of"
    "|an increase of|increase of|a rise of|rise of|higher by|surged"
)
_DOWN = (
    "fell|fallen|falling|dropped|declined|decreased|decreasing|shrank|down|a decrease of|decrease of|a fall of|a drop of|drop of"
    "|a reduction of|reduction of|reduced|cut|lower by|slipped|decline of"
)
_ABOUT = "about|around|nearly|almost|over|more than|some|roughly|approximately|at least"
_CHANGE = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?: further)?(?P<link> by| to)?(?: (?:{_ABOUT}))? ?$", re.IGNORECASE
)
_AFTER = re.compile(
    " (?:(?P<up>increase|rise|growth|gain|improvement|higher|more than|jump)"
    r"|(?P<down>decrease|decline|drop|fall|reduction|lower|fewer|less than|cut))\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|plans? to|planned to|aims? to|aims? for|targets?|target of|goal of|goal is|intends? to|expects? to|expected to|is set to"
    r"|next year|proposes? to|shall|by 20[3-9]\d|seeks? to|projected to|hopes? to)\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:already|so far|has been|have been|was|were|completed)\b", re.IGNORECASE)
_HEADING = re.compile(
    r"next steps|plans?\b|outlook|targets?|goals|priorities for|looking ahead|the year ahead", re.IGNORECASE
)
_STOP = re.compile(r"[.!?;\n](?=\s|$)")
_REACH = 160


def announces(heading: str) -> bool:
    """Whether a heading announces plans."""
    return bool(_HEADING.search(heading))


def classed(s: str, span: Found, times: frozenset[str], ahead: bool) -> Found:
    """The span with its class, direction and reason."""
    before = s[max(0, span.start - _REACH) : span.start]
    sentence = before[max((stop.end() for stop in _STOP.finditer(before)), default=0) :]
    if span.unit in times:
        return replace(span, cls="period", reasons=("length of time",))
    share = span.unit in ("%", "percentage points", "times", "fold")
    direction = _direction(s, span, sentence, share)
    promise = list(_AHEAD.finditer(sentence))
    if ahead or (promise and not _DONE.search(sentence, promise[-1].end())):
        reason = f"after {promise[-1][0]}" if promise else "in a section on plans"
        return replace(span, cls="plan-target", direction=direction, reasons=(reason,))
    if direction:
        return replace(span, cls="change", direction=direction, reasons=("change",))
    if span.unit in ("%", "ratio", "percentage points"):
        return replace(span, cls="percent", reasons=("share",))
    if span.dimension == "money":
        return replace(span, cls="money", reasons=("money",))
    return replace(span, reasons=("count",))


def _direction(s: str, span: Found, sentence: str, share: bool) -> str | None:
    """up or down where the amount says by how much something changed, not what it changed to."""
    verb = _CHANGE.search(sentence)
    if verb and verb["link"] != " to":
        return "up" if verb["up"] else "down"
    after = _AFTER.match(s, span.end) if share else None
    if after:
        return "up" if after["up"] else "down"
    return None
