"""BagIt 1.0 (RFC 8493), as much of it as we write, and a zip of it that is the same bytes each time."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

TAGS = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")
"""The tag files whose digests the tag manifest holds; the receipt is not among them, for it names the tag manifest's."""
TAG_MANIFEST, RECEIPT = "tagmanifest-sha256.txt", "receipt.txt"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_DAY = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
_UNIX, _LEVEL, _CHUNK = 3, 6, 1 << 20


class Bag:
    """A bag that is made in the empty folder `folder`, and zipped under the name of its root."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, tuple[str, int]] = {}

    def put(self, path: str, content: bytes) -> None:
        """Add a payload file; `path` begins below `data/`."""
        target = self._target(path)
        target.write_bytes(content)
        self.files[path] = sha256(content).hexdigest(), len(content)

    def take(self, path: str, file: Path) -> None:
        """Move a file into the payload."""
        target = self._target(path)
        shutil.move(file, target)
        self.files[path] = digest_of(target), target.stat().st_size

    def close(self, info: Sequence[tuple[str, str]], sign: Callable[[str], str]) -> str:
        """Write the tag files; `sign` gives the receipt for the digest of the tag manifest, which is returned."""
        total = sum(size for _, size in self.files.values())
        lines = [*info, ("Payload-Oxum", f"{total}.{len(self.files)}")]
        told = "".join(f"{label}: {_one_line(value)}\n" for label, value in lines)
        manifest = "".join(f"{digest}  data/{path}\n" for path, (digest, _) in sorted(self.files.items()))
        (self.folder / "bagit.txt").write_bytes(DECLARATION)
        (self.folder / "bag-info.txt").write_text(told, "utf-8")
        (self.folder / "manifest-sha256.txt").write_text(manifest, "utf-8")
        tags = "".join(f"{digest_of(self.folder / tag)}  {tag}\n" for tag in TAGS)
        (self.folder / TAG_MANIFEST).write_text(tags, "utf-8")
        digest = sha256(tags.encode()).hexdigest()
        (self.folder / RECEIPT).write_text(sign(digest), "utf-8")
        return digest

    def zipped(self, root: str, out: Path, step: Callable[[int, int], None]) -> None:
        """Write the zip. `step` is told how many files are in it, and of how many."""
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        draft = out.with_name(f"{out.name}.new")
        try:
            with ZipFile(draft, "w", ZIP_DEFLATED) as archive:
                for number, file in enumerate(files):
                    step(number, len(files))
                    _add(archive, f"{root}/{file.relative_to(self.folder).as_posix()}", file)
            draft.replace(out)
        finally:
            draft.unlink(missing_ok=True)

    def _target(self, path: str) -> Path:
        target = self.folder / "data" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        return target


def digest_of(file: Path) -> str:
    """SHA-256 (hex) of a file."""
    digest = sha256()
    with file.open("rb") as opened:
        while part := opened.read(_CHUNK):
            digest.update(part)
    return digest.hexdigest()


def _add(archive: ZipFile, name: str, file: Path) -> None:
    info = ZipInfo(name, _DAY)
    info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, _UNIX, _MODE
    info.file_size = file.stat().st_size
    info._compresslevel = _LEVEL  # type: ignore[attr-defined]
    with archive.open(info, "w") as target, file.open("rb") as opened:
        shutil.copyfileobj(opened, target, _CHUNK)


def _one_line(value: str) -> str:
    return " ".join(value.split())
