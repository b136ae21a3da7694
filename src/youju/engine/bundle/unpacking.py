"""A foreign zip, unpacked without trusting it: nothing is written before every name, size and kind has been looked at."""

from __future__ import annotations

import stat
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from youju.engine.base.problems import Kind, Place, Problem, Refused
from youju.engine.bundle.problems import NO_ZIP, UNSAFE
from youju.engine.document.archive import good_name

_ENCRYPTED = 1
_CHUNK = 1 << 20
_UNREADABLE = (BadZipFile, LargeZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_Why = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is unpacked: members, bytes of one and of all, growth of one that is larger than a megabyte."""

    members: int = 100_000
    one: int = 4_000_000_000
    all: int = 16_000_000_000
    growth: int = 200


def unpacked(path: Path, folder: Path, limits: Limits = Limits()) -> dict[str, Path]:
    """Unpack a bundle into the empty `folder`; its members by name, below its root folder.

    Raises `Refused` BUN100 for what is no such zip, BUN101 for a member that may not be unpacked.
    """
    try:
        with ZipFile(path) as archive:
            infos = archive.infolist()
            root = _root(infos, limits, path)
            found = {}
            for info in infos:
                if not info.is_dir():
                    name = info.filename.removeprefix(f"{root}/")
                    found[name] = _written(archive, info, folder / "bag" / name)
            return found
    except _UNREADABLE as error:
        why = (f"打不开（{type(error).__name__}）", f"it cannot be read ({type(error).__name__})")
        raise Refused(_no(path, *why)) from error


def _root(infos: Sequence[ZipInfo], limits: Limits, path: Path) -> str:
    """The name of the only folder at the top."""
    if not infos or len(infos) > limits.members:
        raise Refused(_no(path, f"有 {len(infos)} 个文件", f"it has {len(infos)} members"))
    if sum(info.file_size for info in infos) > limits.all:
        raise Refused(_no(path, "解开后过大", "it unpacks to too much"))
    seen: set[str] = set()
    problems = [UNSAFE.at(Place(file=path.name), file=ascii(i.filename), why=w[0], why_en=w[1])
                for i in infos if (w := _against(i, limits, seen))]  # fmt: skip
    if problems:
        raise Refused(problems)
    roots = {info.filename.partition("/")[0] for info in infos}
    if len(roots) != 1 or any("/" not in info.filename for info in infos):
        raise Refused(_no(path, "不是一个文件夹", "it is not one folder"))
    return roots.pop()


def _against(info: ZipInfo, limits: Limits, seen: set[str]) -> _Why | None:
    """What is wrong with a member."""
    folded = info.filename.casefold()
    twice = folded in seen
    seen.add(folded)
    kind = stat.S_IFMT(info.external_attr >> 16)
    tests: list[tuple[bool, _Why]] = [
        (not good_name(info.orig_filename), ("名称会跑出文件夹", "its name leads out of the folder")),
        (twice, ("名称重复", "its name is there twice")),
        (bool(info.flag_bits & _ENCRYPTED), ("加了密", "it is encrypted")),
        (info.compress_type not in (ZIP_STORED, ZIP_DEFLATED), ("压缩方式不认识", "its compression is not known")),
        (kind not in (0, stat.S_IFREG, stat.S_IFDIR), ("不是普通文件", "it is no plain file")),
        (info.file_size > min(limits.one, max(_CHUNK, info.compress_size * limits.growth)),
         ("解开后过大", "it unpacks to too much")),
    ]  # fmt: skip
    return next((why for wrong, why in tests if wrong), None)


def _written(archive: ZipFile, info: ZipInfo, target: Path) -> Path:
    """Unpack one, counted as it grows: what the directory says of its size may be a lie."""
    target.parent.mkdir(parents=True, exist_ok=True)
    left = info.file_size
    with archive.open(info) as source, target.open("xb") as file:
        while part := source.read(_CHUNK):
            left -= len(part)
            if left < 0:
                raise BadZipFile("more than it says")
            file.write(part)
    return target


def _no(path: Path, why: str, why_en: str, kind: Kind = NO_ZIP) -> Problem:
    return kind.at(Place(file=path.name), file=path.name, why=why, why_en=why_en)
