"""Evidence in a bundle: an index of digests, and in the inner edition the files that hold no personal value."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from io import StringIO

from youju.engine.bundle.content import Attached, BundleContent

INDEX = ("register", "record", "sha256", "media_type", "size", "name", "file", "withheld")
PUBLIC_INDEX = ("register", "media_type", "size")
_ENDINGS = {
    "image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
}  # fmt: skip
WHY = {"found": "personal", "unreadable": "not searchable", "": "erased"}
"""Why a file is not in the bundle, as the index says it."""


def evidence_files(
    content: BundleContent, registers: Collection[str], counted: dict[str, int]
) -> Iterator[tuple[str, bytes]]:
    """Paths and bytes: the files of the records of these registers, then the index. `counted` is told what is withheld."""
    lines: list[list[object]] = []
    done: set[str] = set()
    held = (one for one in content.evidence if one.register in registers)
    for one in sorted(held, key=lambda a: (a.register, a.target, a.digest, a.name)):
        if content.public:
            lines.append([one.register, one.media_type, one.size])
            continue
        path, why, data = _looked(content, one)
        if data is not None and path not in done:
            done.add(path)
            yield path, data
        counted["evidence"] = counted.get("evidence", 0) + bool(why)
        record = content.pseudonym(one.register, one.target) if _person(content, one) else one.target
        file = path.removeprefix("evidence/") if path else ""
        lines.append(
            [one.register, record, one.digest, one.media_type, one.size, content.veil.blot(one.name), file, why]
        )
    yield "evidence/index.csv", _index(lines, PUBLIC_INDEX if content.public else INDEX)


def _looked(content: BundleContent, one: Attached) -> tuple[str, str, bytes | None]:
    """Where a file goes, or why it does not."""
    data = one.read()
    if data is None:
        return "", WHY[""], None
    ending = _ENDINGS.get(one.media_type, "bin")
    finding = content.veil.look(f"x.{ending}", data)
    if finding != "clean":
        return "", WHY[finding], None
    return f"evidence/files/{one.digest}.{ending}", "", data


def _person(content: BundleContent, one: Attached) -> bool:
    register = content.pack.registers.get(one.register)
    return register is not None and register.person


def _index(lines: list[list[object]], head: tuple[str, ...]) -> bytes:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(sorted(lines, key=lambda line: [str(cell) for cell in line]))
    return out.getvalue().encode()
