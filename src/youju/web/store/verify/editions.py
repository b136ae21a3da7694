"""Editions: the table and the files against the digests that the log holds of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from youju.engine.base.problems import Kind, Place, Problem
from youju.web.store import editions, tables
from youju.web.store.bodies import blob, opened, place
from youju.web.store.office import current_site
from youju.web.store.problems import EDITION_FILE, EDITION_ROW

_LOGGED = (
    "SELECT v.record, v.body FROM revision v JOIN record r ON r.id = v.record WHERE r.register = %s ORDER BY v.seq"
)
_ROWS = "SELECT record, name, text FROM edition ORDER BY record"
_FILES = {editions.JSON: "digest", editions.DOCX: "docx", editions.PUBLIC: "public_docx"}


def check() -> Iterator[Problem]:
    """Each edition that the log names has its row and its files, with their digests; and there is no row of another."""
    logged = _logged()
    rows = {record: (name, text) for record, name, text in tables.stream(_ROWS)}
    for record in sorted(logged.keys() | rows.keys(), key=str):
        said, (name, text) = logged.get(record, {}), rows.get(record, ("", ""))
        wanted = (said.get("name", ""), said.get("digest", ""))
        if record not in logged or (name, sha256(blob(text)).hexdigest()) != wanted:
            yield EDITION_ROW.at(place(record), record=record, edition=wanted[0] or name)
    for said in logged.values():
        yield from _check_files(said)


def _logged() -> dict[object, Mapping[str, str]]:
    """What the first readable revision of each edition says, by record."""
    found: dict[object, Mapping[str, str]] = {}
    for record, body in tables.stream(_LOGGED, (editions.REGISTER,)):
        revision = opened(body)
        if revision is not None and record not in found:
            found[record] = {name: str(value) for name, value in revision.entry.data.items()}
    return found


def _check_files(said: Mapping[str, str]) -> Iterator[Problem]:
    folder = current_site().path("editions") / said.get("name", "").replace("/", "")
    for file, field in _FILES.items():
        digest = said.get(field)
        if not digest:
            continue
        try:
            same = sha256((folder / file).read_bytes()).hexdigest() == digest
        except OSError:
            same = False
        if not same:
            yield _problem(EDITION_FILE, said.get("name", ""), file)


def _problem(kind: Kind, edition: str, file: str) -> Problem:
    return kind.at(Place(file=f"editions/{edition}/{file}"), edition=edition, file=file)
