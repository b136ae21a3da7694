"""Files of evidence in the site's folder, each under the SHA-256 of its bytes; on the disk before any row names it."""

from __future__ import annotations

import os
import secrets
from hashlib import sha256
from pathlib import Path

from youju.web.store.office import current_site

_HEX = frozenset("0123456789abcdef")


def put(content: bytes) -> str:
    """Keep these bytes; their digest (64 hex). They and their folder are flushed to the disk when this returns."""
    digest = sha256(content).hexdigest()
    _write(path_of(digest), content)
    return digest


def path_of(digest: str) -> Path:
    """Where the bytes with this digest lie, whether or not they do. ValueError for what is no digest."""
    if len(digest) != 64 or not _HEX.issuperset(digest):
        raise ValueError("not a SHA-256 digest")
    return current_site().path("evidence") / digest[:2] / digest


def read(digest: str) -> bytes | None:
    """The bytes; None where they were erased or never kept."""
    try:
        return path_of(digest).read_bytes()
    except FileNotFoundError:
        return None


def small_path(digest: str) -> Path:
    """Where the small picture of a photo lies, once somebody has made it; it may be deleted at any time."""
    return path_of(digest).with_name(f"{digest}.small.jpg")


def put_small(digest: str, content: bytes) -> None:
    """Keep the small picture of a photo."""
    _write(small_path(digest), content)


def _write(path: Path, content: bytes) -> None:
    if path.exists():
        return
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(mode=0o700, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    for folder in (path.parent, path.parent.parent):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
