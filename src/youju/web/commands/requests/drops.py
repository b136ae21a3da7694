"""Returned files dropped at once: kept sealed on disk until they are looked at, with what became of each.

A drop lies in `SITE/returns/TOKEN/`, so that a reload, another tab or another process finds it. Everything there is
encrypted under the site's key, for it holds what people wrote, personal values too; it is let go after a day.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from youju.engine.base.labels import Label
from youju.engine.base.problems import Problem, Refused
from youju.web.commands.desk.office import Office
from youju.web.commands.requests.receiving import Received
from youju.web.commands.requests.request_problems import NO_DROP
from youju.web.store.office import current_keys

KEPT_HOURS = 24
_TOKEN = re.compile(r"[0-9a-f]{32}")
_NONCE = 12


class Said(msgspec.Struct):
    """A text in both languages."""

    zh: str
    en: str

    @property
    def label(self) -> Label:
        """As templates take it."""
        return Label(self.zh, self.en)


class Wrong(msgspec.Struct):
    """A problem of a file: where, what, how to mend it."""

    sheet: str
    cell: str
    says: Said
    mends: Said


class Sheet(msgspec.Struct):
    """What became of the rows of one register."""

    title: Said
    new: int
    changed: int
    same: int
    conflict: int
    rejected: int
    nothing: bool


class Result(msgspec.Struct):
    """What became of one file, as `Received` says it; `marked`: a copy is kept in which what goes back is marked."""

    name: str
    verdict: str
    number: int
    says: Said
    sheets: list[Sheet]
    problems: list[Wrong]
    marked: bool = False


class State(msgspec.Struct):
    """How far it is: `stage` is running, stopped or done; the files in the order they came, a result for each seen one."""

    actor: str
    names: list[str]
    accept: bool
    request: int
    at: str
    stage: str = "stopped"
    process: int = 0
    results: list[Result] = []


class Drop:
    """Files dropped at once, and their folder."""

    def __init__(self, folder: Path, state: State) -> None:
        self.folder, self.state = folder, state

    @property
    def token(self) -> str:
        """What names it in addresses."""
        return self.folder.name

    @property
    def stop_mark(self) -> Path:
        """A file that says somebody wants it stopped, whichever process is at work."""
        return self.folder / "stop"

    def content(self, place: int) -> bytes:
        """The file at a place, as it was dropped."""
        return _opened(self.folder / f"{place}.in")

    def seen(self, received: Received) -> None:
        """Keep what became of the next file; the file itself is let go, its marked copy kept."""
        place = len(self.state.results)
        if received.marked:
            _seal(self.folder / f"{received.number}.marked", received.marked)
        self.state.results.append(_result(received))
        self.save()
        (self.folder / f"{place}.in").unlink(missing_ok=True)

    def read_again(self) -> None:
        """Take over how far it is by now."""
        self.state = msgspec.json.decode(_opened(self.folder / "state"), type=State)

    def save(self) -> None:
        """Write the state in one step, so that a reader never finds half of it."""
        _seal(self.folder / "state", msgspec.json.encode(self.state))

    def let_go(self) -> None:
        """Remove it, files and all."""
        shutil.rmtree(self.folder, ignore_errors=True)


def begin(office: Office, actor: str, files: Iterable[tuple[str, bytes]], accept: bool, request: int = 0) -> Drop:
    """Keep dropped files (name and bytes) to be looked at; `request` is the page they were dropped on."""
    clear_old(office)
    folder = _home(office) / secrets.token_hex(16)
    folder.mkdir(mode=0o700)
    names = []
    for place, (name, content) in enumerate(files):
        _seal(folder / f"{place}.in", content)
        names.append(name)
    drop = Drop(folder, State(actor, names, accept, request, office.now().isoformat(timespec="seconds")))
    drop.save()
    return drop


def drop_of(office: Office, actor: str, token: str) -> Drop:
    """The drop of this person; raises `Refused` REQ006 for anybody else's or none."""
    folder = _home(office) / token
    if not _TOKEN.fullmatch(token) or not (found := _read(folder)) or found.state.actor != actor:
        raise Refused(NO_DROP.at())
    return found


def drops(office: Office, actor: str) -> list[Drop]:
    """What a person has dropped within a day, the latest first."""
    folders = sorted(_home(office).iterdir(), key=lambda each: each.name)
    found = [drop for folder in folders if (drop := _read(folder)) and drop.state.actor == actor]
    return sorted(found, key=lambda drop: drop.state.at, reverse=True)


def marked_copy(office: Office, actor: str, number: int) -> tuple[str, bytes] | None:
    """Name and content of the marked copy of a return, for whoever dropped it; None where it is let go already."""
    for drop in drops(office, actor):
        for result in drop.state.results:
            if result.number == number and result.marked:
                return result.name, _opened(drop.folder / f"{number}.marked")
    return None


def clear_old(office: Office) -> None:
    """Let go of what is older than a day."""
    limit = time.time() - KEPT_HOURS * 3600
    for folder in _home(office).iterdir():
        if _TOKEN.fullmatch(folder.name) and folder.stat().st_mtime < limit:
            shutil.rmtree(folder, ignore_errors=True)


def _read(folder: Path) -> Drop | None:
    try:
        return Drop(folder, msgspec.json.decode(_opened(folder / "state"), type=State))
    except (OSError, InvalidTag):
        return None


def _home(office: Office) -> Path:
    home = office.site.folder / "returns"
    home.mkdir(mode=0o700, exist_ok=True)
    return home


def _key() -> bytes:
    return hmac.digest(current_keys().seal, b"youju returned files", "sha256")


def _seal(path: Path, content: bytes) -> None:
    """Written whole or not at all; bound to its place, so that one cannot stand for another."""
    nonce, fresh = secrets.token_bytes(_NONCE), path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    fresh.write_bytes(nonce + AESGCM(_key()).encrypt(nonce, content, _place(path)))
    os.replace(fresh, path)


def _opened(path: Path) -> bytes:
    content = path.read_bytes()
    return AESGCM(_key()).decrypt(content[:_NONCE], content[_NONCE:], _place(path))


def _place(path: Path) -> bytes:
    return f"{path.parent.name}/{path.name}".encode()


def _result(received: Received) -> Result:
    taken = received.verdict == "taken"
    says = received.says if taken else Label("", "")
    sheets = [
        Sheet(_said(s.register.title), s.new, s.changed, s.same, s.conflict, s.rejected, s.nothing)
        for s in received.sheets
    ]
    wrong = [_wrong(problem) for problem in received.everything]
    return Result(received.name, received.verdict, received.number, _said(says), sheets, wrong, bool(received.marked))


def _wrong(problem: Problem) -> Wrong:
    place, says, mends = problem.place, Said(*map(problem.sentence, ("zh", "en"))), map(problem.mend, ("zh", "en"))
    return Wrong(place.sheet, place.cell, says, Said(*mends))


def _said(label: Label) -> Said:
    return Said(label.zh, label.en)
