"""An import that a person is going through page by page: the file they brought and how far they are, kept on disk.

It lies in `SITE/imports/TOKEN/` until it is done with, so that a reload, another tab or another process finds it.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from youju.engine.base.problems import Refused
from youju.engine.tabular import open_book
from youju.web.commands.desk.office import Office
from youju.web.commands.imports.wizard_problems import NO_SITTING

KEPT_DAYS = 7
_TOKEN = re.compile(r"[0-9a-f]{32}")
_UNFIT = re.compile(r"[^\w.（）()\-]+")


class State(msgspec.Struct):
    """How far it is.

    `stage` is table, columns, checking, preview, running, stopped or done; `unit` a code; `header` the first and last
    row pointed to, from 1 (0, 0: found by itself); `rows` are `PreviewRow`s as mappings; `problems` have zh and en.
    """

    actor: str
    register: str
    unit: str
    file: str
    stage: str = "table"
    sheet: str = ""
    header: tuple[int, int] = (0, 0)
    done: int = 0
    total: int = 0
    number: int = 0
    process: int = 0
    counts: dict[str, int] = {}
    rows: list[dict[str, Any]] = []
    heads: list[str] = []
    problems: list[dict[str, str]] = []
    said: list[dict[str, str]] = []


class Sitting:
    """One import under way and its folder."""

    def __init__(self, folder: Path, state: State) -> None:
        self.folder, self.state = folder, state

    @property
    def token(self) -> str:
        """What names it in addresses."""
        return self.folder.name

    @property
    def file(self) -> Path:
        """The workbook as it was brought."""
        return self.folder / "file" / self.state.file

    @property
    def mapping(self) -> Path:
        """Which column is which field, once somebody has said so."""
        return self.folder / "mapping.toml"

    @property
    def rejects(self) -> Path:
        """The marked-up workbook of what was not taken in."""
        return self.folder / f"{Path(self.state.file).stem}-待改.xlsx"

    @property
    def stop_mark(self) -> Path:
        """A file that says somebody wants it stopped, whichever process is at work."""
        return self.folder / "stop"

    def save(self) -> None:
        """Write the state in one step, so that a reader never finds half of it."""
        fresh = self.folder / f"state.{secrets.token_hex(4)}"
        fresh.write_bytes(msgspec.json.encode(self.state))
        os.replace(fresh, self.folder / "state.json")

    def drop(self) -> None:
        """Let it go, file and all."""
        shutil.rmtree(self.folder, ignore_errors=True)


def begin(office: Office, actor: str, register: str, unit: str, name: str, content: Iterable[bytes]) -> Sitting:
    """Keep a file that was brought; raises `Refused` for one that cannot be opened, which is not kept."""
    clear_old(office)
    folder = _home(office) / secrets.token_hex(16)
    (folder / "file").mkdir(parents=True, mode=0o700)
    fit = _UNFIT.sub("_", Path(name).name)[-120:] or "file.xlsx"
    sitting = Sitting(folder, State(actor, register, unit, fit))
    with sitting.file.open("wb") as out:
        for chunk in content:
            out.write(chunk)
    try:
        open_book(sitting.file)
    except Refused:
        sitting.drop()
        raise
    sitting.save()
    return sitting


def sitting_of(office: Office, actor: str, token: str) -> Sitting:
    """The import that this person is going through; raises `Refused` IMP001 for anybody else's or none."""
    file = _home(office) / token / "state.json"
    if not _TOKEN.fullmatch(token) or not file.is_file():
        raise Refused(NO_SITTING.at())
    found = Sitting(file.parent, msgspec.json.decode(file.read_bytes(), type=State))
    if found.state.actor != actor:
        raise Refused(NO_SITTING.at())
    return found


def sittings(office: Office, actor: str) -> list[Sitting]:
    """The imports that a person has not finished, the latest first."""
    folders = sorted(_home(office).glob("*/state.json"), key=lambda file: file.stat().st_mtime, reverse=True)
    found = [Sitting(f.parent, msgspec.json.decode(f.read_bytes(), type=State)) for f in folders]
    return [each for each in found if each.state.actor == actor and each.state.stage != "done"]


def clear_old(office: Office) -> None:
    """Let go of files that nobody has touched for a week: they may hold personal data."""
    limit = time.time() - KEPT_DAYS * 86_400
    for folder in _home(office).iterdir():
        if _TOKEN.fullmatch(folder.name) and folder.stat().st_mtime < limit:
            shutil.rmtree(folder, ignore_errors=True)


def _home(office: Office) -> Path:
    home = office.site.folder / "imports"
    home.mkdir(mode=0o700, exist_ok=True)
    return home
