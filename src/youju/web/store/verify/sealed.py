"""Sealed personal values against the digests that the log holds of them, and what is neither there nor erased."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from youju.engine.base.problems import Kind, Problem
from youju.engine.definitions import Pack
from youju.engine.ledger.seals import SealBroken, blind
from youju.engine.ledger.seals import digest as digest_of
from youju.web.store import tables
from youju.web.store.bodies import blob, opened, place
from youju.web.store.office import current_keys
from youju.web.store.persons import SealedValue
from youju.web.store.problems import SEAL_DIFFERS, SEAL_GONE, SEAL_UNREADABLE

Digests = dict[str, set[str]]
Spot = tuple[int, str, str]
"""Record, field, digest."""

_ROWS = "SELECT record, field, ciphertext, salt, blind FROM sealed ORDER BY record, id"


def check(pack: Pack | None) -> Iterator[Problem]:
    """Every sealed value opens with its digest in some revision of its record, and each digest has its value or was erased."""
    kinds = _kinds(pack)
    wanted, named = _wanted(kinds), _erased()
    for record, rows in groupby(tables.stream(_ROWS), key=itemgetter(0)):
        register, digests = _digests(record)
        for _, field, *cells in rows:
            kind = kinds.get(register, {}).get(field)
            found = _fitting(SealedValue(record, field, *map(blob, cells)), digests.get(field, set()), kind)
            if isinstance(found, str):
                wanted.discard((record, field, found))
            else:
                named.add((record, field))
                yield found.at(place(record, field), record=record, field=field)
    for record, field in sorted({(record, field) for record, field, _ in wanted} - named):
        yield SEAL_GONE.at(place(record, field), record=record, field=field)


def _kinds(pack: Pack | None) -> dict[str, dict[str, str]]:
    """Of each register with personal fields, their types."""
    registers = pack.registers.items() if pack else ()
    found = {id_: {f.id: str(f.type) for f in r.fields.values() if f.personal} for id_, r in registers}
    return {id_: fields for id_, fields in found.items() if fields}


def _wanted(kinds: Mapping[str, Mapping[str, str]]) -> set[Spot]:
    """Each personal value that the log holds a digest of."""
    found: set[Spot] = set()
    for register, fields in kinds.items():
        for (body,) in tables.stream(
            "SELECT v.body FROM revision v JOIN record r ON r.id = v.record WHERE r.register = %s", (register,)
        ):
            revision = opened(body)
            data = revision.entry.data if revision else {}
            found |= {(revision.record, f, str(data[f])) for f in fields if revision and data.get(f)}
    return found


def _digests(record: Any) -> tuple[str, Digests]:
    """The register of a record and what its revisions say, by field."""
    digests: Digests = defaultdict(set)
    register = ""
    for (body,) in tables.stream("SELECT body FROM revision WHERE record = %s ORDER BY seq", (record,)):
        revision = opened(body)
        if revision is None:
            continue
        register = revision.entry.register
        for field, value in revision.entry.data.items():
            digests[field].add(str(value))
    return register, digests


def _fitting(row: SealedValue, digests: set[str], kind: str | None) -> str | Kind:
    """The digest that a value opens with, if its salt and its blind index fit it; else what is wrong."""
    keys = current_keys()
    try:
        for digest in digests:
            value = row.open(keys.seal, digest)
            if value is not None:
                sound = digest_of(value, row.salt) == digest
                return (
                    digest if sound and (kind is None or blind(keys.blind, kind, value) == row.blind) else SEAL_DIFFERS
                )
    except SealBroken:
        return SEAL_UNREADABLE
    return SEAL_DIFFERS


def _erased() -> set[tuple[int, str]]:
    """What was erased by law, as logged."""
    found: set[tuple[int, str]] = set()
    for (body,) in tables.stream(
        "SELECT v.body FROM revision v JOIN record r ON r.id = v.record WHERE r.register = %s", ("erasures",)
    ):
        revision = opened(body)
        data = revision.entry.data if revision else {}
        found |= {
            (int(str(data["target"])), name) for name in str(data.get("fields", "")).split("、") if "target" in data
        }
    return found
