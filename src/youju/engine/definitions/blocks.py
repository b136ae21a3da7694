"""Where one definition stands in a TOML text: its lines cut out, and put back, with everything else untouched."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from youju.engine.definitions.lines import LineIndex


@dataclass(frozen=True, slots=True)
class Block:
    """One definition cut out of a text: its own lines, and the lines before and after the first of them."""

    own: str
    before: str
    after: str

    def put(self, text: str) -> str:
        """The whole text with `text` in the place of the block; "" takes it out."""
        return self.before + text + self.after


def section_of(text: str, section: str) -> Mapping[str, Any]:
    """Everything under `[section]` of a TOML text as plain values; empty where it cannot be read."""
    try:
        found = tomllib.loads(text, parse_float=Decimal).get(section, {})
    except tomllib.TOMLDecodeError:
        return {}
    return found if isinstance(found, Mapping) else {}


def values_in(text: str, section: str, id_: str) -> Mapping[str, Any] | None:
    """The table `[section.id]` of a TOML text as plain values; None where it is not written or cannot be read."""
    values = section_of(text, section).get(id_)
    return values if isinstance(values, Mapping) else None


def block_of(text: str, section: str, id_: str) -> Block | None:
    """The lines of `[section.id]` and of all tables inside it, with the comments right above each.

    None where it is not written under headers of its own (as dotted keys or inside an inline table).
    """
    lines = text.splitlines(keepends=True)
    headers = LineIndex(text).headers
    starts = [_with_comments(lines, number - 1) for number, _ in headers]
    ends = [*starts[1:], len(lines)] if starts else []
    mine = [(a, b) for a, b, (_, keys) in zip(starts, ends, headers, strict=True) if keys[:2] == (section, id_)]
    if not mine:
        return None
    own = "".join("".join(lines[a:b]) for a, b in mine)
    taken = {number for a, b in mine for number in range(a, b)}
    first = mine[0][0]
    after = "".join(line for number, line in enumerate(lines) if number >= first and number not in taken)
    found = Block(own, "".join(lines[:first]), after)
    whole = values_in(own, section, id_) == values_in(text, section, id_)
    return found if whole and values_in(found.put(""), section, id_) is None else None


def _with_comments(lines: list[str], start: int) -> int:
    """The line where the comments right above a header begin, unless they head the file."""
    first = start
    while first > 0 and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return start if first == 0 else first
