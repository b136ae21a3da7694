"""Files of evidence against the digests under which the log names them."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from youju.engine.base.problems import Place, Problem
from youju.web.store import tables
from youju.web.store.bodies import opened
from youju.web.store.evidence import path_of
from youju.web.store.problems import FILE_DIFFERS, FILE_GONE

_LINKS = "SELECT v.record, v.body FROM revision v JOIN record r ON r.id = v.record WHERE r.register = %s ORDER BY v.record, v.seq"


def check() -> Iterator[Problem]:
    """Each file that the log names, detached ones too, is there and has its digest; what was erased may be gone."""
    erased = {target for (body,) in _bodies("erasures") if isinstance(target := _said(body, "target"), int)}
    seen: set[str] = set()
    for record, body in tables.stream(_LINKS, ("evidence",)):
        digest = str(_said(body, "digest") or "")
        if digest and digest not in seen:
            seen.add(digest)
            yield from _compared(record, digest, record in erased)


def _bodies(register: str) -> Iterator[tuple[object]]:
    return ((body,) for _, body in tables.stream(_LINKS, (register,)))


def _said(body: object, name: str) -> object:
    revision = opened(body)
    return revision.entry.data.get(name) if revision else None


def _compared(record: int, digest: str, erased: bool) -> Iterator[Problem]:
    place = Place(record=record)
    try:
        with path_of(digest).open("rb") as file:
            found = sha256()
            while part := file.read(2**20):
                found.update(part)
    except ValueError:
        return  # no digest at all: an altered body, which the chain names
    except OSError:
        if not erased:
            yield FILE_GONE.at(place, record=record, digest=digest[:12])
        return
    if found.hexdigest() != digest:
        yield FILE_DIFFERS.at(place, record=record, digest=digest[:12])
