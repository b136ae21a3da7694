"""Editions: their JSON in the table `edition`, their files in `SITE/editions/ID/`, on the disk before any row names them."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from youju.web.store.models import Edition
from youju.web.store.office import current_site

REGISTER = "editions"
JSON, DOCX, PUBLIC, RECEIPT = "edition.json", "report.docx", "public.docx", "receipt.txt"
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,119}")


def folder(id_: str) -> Path:
    """The folder of an edition, whether or not it is there. ValueError for what cannot be an id."""
    if not _ID.fullmatch(id_):
        raise ValueError(f"not an edition's id: {id_}")
    return current_site().path("editions") / id_


def put_files(id_: str, files: Mapping[str, bytes]) -> None:
    """Write the folder of an edition whole, flushed to the disk; one that a broken freeze left is replaced."""
    there = folder(id_)
    there.parent.mkdir(mode=0o700, exist_ok=True)
    made = there.with_name(f".{id_}.{secrets.token_hex(4)}")
    made.mkdir(mode=0o700)
    for name, content in files.items():
        _write(made / name, content)
    if there.exists():
        shutil.rmtree(there)
    made.rename(there)
    _flush(there)
    _flush(there.parent)


def add_file(id_: str, name: str, content: bytes) -> None:
    """Put one more file into an edition's folder, or make it again; whole or not at all."""
    there = folder(id_)
    there.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = there / f".{name}.{secrets.token_hex(4)}"
    _write(beside, content)
    beside.replace(there / name)
    _flush(there)


def file_of(id_: str, name: str) -> bytes | None:
    """A file of an edition; None where it is not there any more."""
    try:
        return (folder(id_) / name).read_bytes()
    except FileNotFoundError:
        return None


def put_text(record: int, id_: str, text: bytes) -> None:
    """Keep an edition's JSON; in the transaction of the revision that names its digest."""
    Edition.objects.create(record=record, name=id_, text=text.decode())


def text_of(id_: str) -> bytes | None:
    """The JSON of an edition as the database holds it."""
    found = Edition.objects.filter(name=id_).values_list("text", flat=True).first()
    return None if found is None else found.encode()


def texts() -> dict[int, tuple[str, bytes]]:
    """Of every row of the table, by record: id and JSON."""
    return {record: (id_, text.encode()) for record, id_, text in Edition.objects.values_list("record", "name", "text")}


def _write(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
