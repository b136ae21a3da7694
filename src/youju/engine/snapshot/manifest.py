"""The manifest: which files make up the base, as of which seq. Swapped in one step, never edited in place."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from youju.engine.base.digests import canonical
from youju.engine.base.problems import Place, Problem
from youju.engine.snapshot.columns import Columns, Shape
from youju.engine.snapshot.files import file_digest, sync
from youju.engine.snapshot.problems import DAMAGED

FORMAT = 1
NAME = "manifest.json"
WHOLE_REGISTER = "*"


class Part(msgspec.Struct, frozen=True):
    """One Parquet file: the records of `register` dated in `year` (0: undated), and what it must add up to.

    `totals`: `rows`, `stage ID` (records in that stage), `sum COLUMN` (of a whole-number column).
    """

    name: str
    register: str
    year: int
    digest: str
    totals: dict[str, int]
    columns: dict[str, Shape]


class Manifest(msgspec.Struct, frozen=True):
    """The base at `base_seq`. `registers` maps a register to its definition's version when last written.

    `unknown` lists, per register, keys of bodies that the definitions did not know when the base was written ("*": the
    register itself). A definition that now asks for one of them needs the base made anew.
    """

    base_seq: int = 0
    format: int = FORMAT
    registers: dict[str, str] = {}
    parts: tuple[Part, ...] = ()
    unknown: dict[str, tuple[str, ...]] = {}

    def parts_of(self, register: str) -> list[Part]:
        """The files of one register."""
        return [p for p in self.parts if p.register == register]

    def serves(self, columns: Mapping[str, Columns]) -> bool:
        """Whether the base holds what these columns ask for. A column it never saw a value of is simply empty."""
        for part in self.parts:
            asked = columns.get(part.register, {})
            if any(shape != asked[name].shape for name, shape in part.columns.items() if name in asked):
                return False
        return not any(_asked(columns[r], keys) for r, keys in self.unknown.items() if r in columns)

    def damaged(self, folder: Path) -> list[Problem]:
        """Files whose bytes are not those that were written, or that are gone."""
        wrong = [p.name for p in self.parts if not _intact(folder / p.name, p.digest)]
        return [DAMAGED.at(Place(file=n), name=n) for n in wrong]


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of the folder; None where there is none to use: missing, unreadable, or a file of it is gone.

    It is read again only where it or the entries of the folder have changed.
    """
    try:
        file, entries = os.stat(folder / NAME), os.stat(folder)
    except OSError:
        return None
    return _read(folder, (file.st_ino, file.st_size, file.st_mtime_ns, entries.st_mtime_ns))


@lru_cache(maxsize=8)
def _read(folder: Path, changed: tuple[int, ...]) -> Manifest | None:
    try:
        manifest = msgspec.json.decode((folder / NAME).read_bytes(), type=Manifest)
        present = set(os.listdir(folder))
    except (OSError, msgspec.DecodeError):
        return None
    usable = manifest.format == FORMAT and all(p.name in present for p in manifest.parts)
    return manifest if usable else None


def swap_manifest(folder: Path, manifest: Manifest) -> None:
    """Make `manifest` the one in force: its files must be on disk already. A crash leaves the old or the new one."""
    draft = folder / f"{NAME}.{secrets.token_hex(4)}.tmp"
    draft.write_bytes(canonical(msgspec.to_builtins(manifest)))
    sync(draft)
    os.replace(draft, folder / NAME)
    sync(folder)


def sweep(folder: Path, keep: Iterable[str], older_than: int = 600) -> list[str]:
    """Delete files that no manifest names, at least `older_than` seconds older than the manifest in force.

    The manifest's own time is "now", so nothing here reads a clock. Younger files may still be read by someone who
    opened the manifest before the last swap. Returns the names deleted.
    """
    now = (folder / NAME).stat().st_mtime
    kept = {NAME, *keep}
    old = [
        p
        for p in folder.iterdir()
        if p.suffix in {".parquet", ".tmp"} and p.name not in kept and now - p.stat().st_mtime >= older_than
    ]
    for path in old:
        path.unlink(missing_ok=True)
    return [p.name for p in old]


def _asked(columns: Columns, keys: tuple[str, ...]) -> bool:
    return WHOLE_REGISTER in keys or any(str(c.path[1]) in keys for c in columns.values() if len(c.path) > 1)


def _intact(path: Path, digest: str) -> bool:
    return path.is_file() and file_digest(path) == digest
