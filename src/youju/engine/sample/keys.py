"""Keeps natural keys apart, so that no made row is taken for another one when it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from youju.engine.definitions.model import Register
from youju.engine.sample.model import Raw
from youju.engine.sample.world import Scene

_IGNORED = re.compile(r"[\W_]+")


class Keys:
    """The keys of one register that are taken: its natural key, its `unique` rules, and what the recipe adds."""

    def __init__(self, register: Register) -> None:
        self._key, self._across = register.key, register.across_units
        self._rules = [_fields(rule.arguments.get("fields")) for rule in register.rules if rule.kind == "unique"]
        self._taken: set[tuple[object, ...]] = set()

    def free(self, scene: Scene, once: Iterable[Sequence[str]]) -> bool:
        """Takes the row's keys and says so; False where one of them is taken already."""
        keys = {(-1 if self._across else scene.unit, *_values(scene, self._key))} if self._key else set()
        keys |= {(fields, *_values(scene, fields)) for fields in (*map(tuple, once), *self._rules)}
        keys = {key for key in keys if None not in key}
        if keys & self._taken:
            return False
        self._taken |= keys
        return True


def plain(value: Raw | None) -> object:
    """A value as keys compare it: text without spaces, punctuation and case; lists as tuples."""
    if isinstance(value, str):
        return _IGNORED.sub("", unicodedata.normalize("NFKC", value)).casefold()
    return tuple(value) if isinstance(value, list) else value


def _values(scene: Scene, fields: Iterable[str]) -> list[object]:
    return [plain(scene.raw.get(field)) for field in fields]


def _fields(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, (list, tuple)) else ()
