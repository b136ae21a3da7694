"""Word files that people bring to be checked: kept in the site's folder under their digest, never in the log.

A paper belongs to who brought it; whoever answers for the office's reports sees them all. The file itself is not changed.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from youju.engine.base.digests import hex_digest
from youju.engine.base.problems import Refused
from youju.engine.document.archive import LIMITS
from youju.engine.report.converting import CONVERTED, open_any
from youju.web.accounts.actors import Acting, Actor
from youju.web.commands.desk.desk import who
from youju.web.commands.desk.office import Office
from youju.web.commands.reports.paper_problems import NO_PAPER, OTHER_KIND, TOO_LARGE

FOLDER = "papers"
KINDS = (".docx", ".xlsx", *CONVERTED)
READERS = frozenset({"office_reviewer", "writer", "approver", "auditor", "admin"})
_NUMBER = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that somebody brought: its number (16 hex digits), its name there, who brought it and when (UTC)."""

    number: str
    name: str
    actor: str
    at: str
    path: Path


def bring(office: Office, acting: Acting, name: str, content: bytes) -> Paper:
    """Keep a file; the same bytes brought twice by one person are one paper.

    Raises `Refused` for another kind of file (PAP002), one too large (PAP003) or one that cannot be read (DOC001-029).
    """
    actor, shown = who(acting), PurePath(name.replace("\\", "/")).name
    kind = Path(shown).suffix.lower()
    if kind not in KINDS:
        raise Refused(OTHER_KIND.at(name=shown, kinds="、".join(KINDS)))
    if len(content) > LIMITS.bytes:
        raise Refused(TOO_LARGE.at(name=shown, limit=LIMITS.bytes // 1_000_000))
    number = hex_digest(content + actor.id.encode())[:16]
    folder = _folder(office)
    path = folder / f"{number}{kind}"
    if not path.exists():
        _try(shown, content)
        _keep(path, content)
        about = {"name": shown, "actor": actor.id, "at": office.now().isoformat(timespec="seconds"), "file": path.name}
        _keep(folder / f"{number}.json", json.dumps(about, ensure_ascii=False).encode())
    return paper(office, actor, number)


def paper(office: Office, acting: Acting, number: str) -> Paper:
    """A paper by its number; raises `Refused` PAP001 where there is none, or none that this person may see."""
    actor = who(acting)
    about = _folder(office) / f"{number}.json"
    if not _NUMBER.fullmatch(number) or not about.is_file():
        raise Refused(NO_PAPER.at())
    found = _read(about)
    if not _may_see(actor, found):
        raise Refused(NO_PAPER.at())
    return found


def papers(office: Office, acting: Acting) -> tuple[Paper, ...]:
    """The papers that this person may see, the newest first."""
    actor = who(acting)
    found = (_read(path) for path in _folder(office).glob("*.json"))
    return tuple(sorted((p for p in found if _may_see(actor, p)), key=lambda p: (p.at, p.number), reverse=True))


def written(office: Office) -> Iterator[Path]:
    """The Word files in the site's folder of reports, by name."""
    yield from sorted(office.site.path("reports").glob("*.docx"))


def _may_see(actor: Actor, found: Paper) -> bool:
    return found.actor == actor.id or bool(actor.roles & READERS)


def _folder(office: Office) -> Path:
    folder = office.site.path("reports") / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _read(about: Path) -> Paper:
    said = json.loads(about.read_text("utf-8"))
    return Paper(about.stem, said["name"], said["actor"], said["at"], about.with_name(said["file"]))


def _try(name: str, content: bytes) -> None:
    """Open a file once before it is kept, so that what cannot be read is refused at once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"in{Path(name).suffix.lower()}"
        path.write_bytes(content)
        open_any(path)


def _keep(path: Path, content: bytes) -> None:
    """Written whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(path)
