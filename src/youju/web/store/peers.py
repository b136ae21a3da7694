"""Records alike in some fields: implements `engine.ledger.Peers` over the store. Make one per batch or request."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping

from django.db import connection

from youju.engine.ledger.body import decode
from youju.engine.ledger.model import Revision, Stored
from youju.web.store import read, tables

FEW = 8
"""So many questions about the same fields go to the database; then the register is read and indexed once."""

_Values = tuple[object, ...]


class StorePeers:
    """Few questions are asked of the database, many are answered from an index of the register."""

    def __init__(self) -> None:
        self._asked: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self._index: dict[tuple[str, tuple[str, ...]], dict[_Values, list[Revision]]] = {}

    def same(self, register: str, fields: Mapping[str, Stored], besides: int | None) -> tuple[Revision, ...]:
        """Live records whose fields have these stored values, except the record `besides`, by number."""
        names = tuple(sorted(fields))
        self._asked[register, names] += 1
        if self._asked[register, names] <= FEW:
            found = [r for r in _asked_of_database(register, fields) if _values(r, names) == _given(fields, names)]
        else:
            found = self._indexed(register, names).get(_given(fields, names), [])
        return tuple(revision for revision in found if revision.record != besides)

    def _indexed(self, register: str, names: tuple[str, ...]) -> dict[_Values, list[Revision]]:
        if (register, names) not in self._index:
            index: dict[_Values, list[Revision]] = {}
            for revision in read.live(register):
                index.setdefault(_values(revision, names), []).append(revision)
            self._index[register, names] = index
        return self._index[register, names]


def _asked_of_database(register: str, fields: Mapping[str, Stored]) -> Iterator[Revision]:
    """Candidates, narrowed down in SQL by the fields that hold one plain value."""
    tests, parameters = [], [register]
    for name, value in fields.items():
        if isinstance(value, str | int) and not isinstance(value, bool):
            tests.append(_is(name))
            parameters.append(str(value))
    sql = "SELECT v.body FROM record r JOIN revision v ON v.seq = r.seq WHERE r.register = %s AND r.stage <> 'void'"
    where = "".join(f" AND {test}" for test in tests)
    return (decode(body) for (body,) in tables.stream(f"{sql}{where} ORDER BY r.id", parameters))


def _is(name: str) -> str:
    if not name.isidentifier():
        raise ValueError(f"{name!r} is no field id")
    if connection.vendor == "sqlite":
        return f"CAST(json_extract(v.body, '$.data.{name}') AS TEXT) = %s"
    return f"v.body::jsonb #>> '{{data,{name}}}' = %s"


def _given(fields: Mapping[str, Stored], names: tuple[str, ...]) -> _Values:
    return tuple(_hashable(fields[name]) for name in names)


def _values(revision: Revision, names: tuple[str, ...]) -> _Values:
    return tuple(_hashable(revision.entry.data.get(name)) for name in names)


def _hashable(value: object) -> object:
    return json.dumps(value) if isinstance(value, list | bool) else value
