"""Definitions changed by the office: proposed, judged by the linter, compared, put into force, taken back.

Only the site's own overlay (`SITE/pack/`) is ever written, one file for each register or indicator that the editor
touches first; what the pack ships is copied there by id and changed in the copy. The text in force is that of the log.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from youju.engine.base.problems import Place, Problem, Refused, errors
from youju.engine.definitions import Pack, Text, nearest, read_texts
from youju.engine.definitions.blocks import block_of, section_of, values_in
from youju.engine.definitions.writing import put
from youju.web.accounts.actors import Acting
from youju.web.commands.definitions.definitions import against_log, changed_texts
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import (
    BAD_FILE_NAME,
    BY_HAND_ONLY,
    CHANGED_BY_HAND,
    CHANGED_MEANWHILE,
    EDITED_AFTER,
    NO_DEFINITION,
    SYSTEM_DEFINITION,
)
from youju.web.store import read
from youju.web.store.definitions import REGISTER, logged_texts
from youju.web.store.log import append, writing

ADMIN = frozenset({"admin"})
_FILE = re.compile(r"[\w][\w.-]*\.toml")
_HEAD = "# 本单位的口径，代替方案包 {file} 里的同名定义。 The office's own version of what the pack defines there.\n\n"


@dataclass(frozen=True, slots=True)
class Change:
    """What is asked: `[section.id]` as plain values; None gives up the office's own version (the pack's returns)."""

    section: str
    id: str
    values: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Held:
    """A definition in force: its plain values, its lines, and the layer and file that say it."""

    values: Mapping[str, Any]
    text: str
    layer: str
    file: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One file of the overlay, before and after ("": there is none); `basis` is what of the pack it was copied from."""

    file: str
    before: str
    after: str
    basis: str = ""

    @property
    def diff(self) -> str:
        """Unified diff against what is in force."""
        old, new = self.before or self.basis, self.after
        if self.basis and not self.before and new.startswith("# "):
            new = new.partition("\n\n")[2]
        lines = difflib.unified_diff(old.splitlines(), new.splitlines(), self.file, self.file, lineterm="")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the definitions would be: `pack` is None where `problems` stand against it; `seen` is the state it is based on."""

    edits: tuple[Edit, ...]
    pack: Pack | None
    problems: tuple[Problem, ...]
    seen: int

    @property
    def ready(self) -> bool:
        """Whether it can be put into force."""
        return self.pack is not None and bool(self.edits) and not errors(self.problems)


def definition(section: str, id_: str) -> Held:
    """A definition as it is in force; raises `Refused` CMD160 with the nearest name."""
    texts = _texts()
    for layer, file, text in reversed(texts):
        values = values_in(text, section, id_)
        if values is not None:
            block = block_of(text, section, id_)
            return Held(values, block.own if block else "", layer, file)
    known = [name for _, _, text in texts for name in section_of(text, section)]
    raise Refused(NO_DEFINITION.at(section=section, name=id_, near="、".join(nearest(id_, known)) or "—"))


def propose(office: Office, changes: Sequence[Change]) -> Proposal:
    """The overlay with these definitions changed, and everything that stands against it. Nothing is written."""
    files = {file: text for layer, file, text in _texts() if layer == "overlay"}
    before, bases, problems = dict(files), dict[str, str](), list[Problem]()
    system = {r.id for r in office.pack().registers.values() if r.system}
    for change in changes:
        if change.section == "register" and change.id in system:
            problems.append(SYSTEM_DEFINITION.at(name=change.id))
            continue
        file, text, basis = _file_for(change, files)
        made = put(text, change.section, change.id, change.values)
        if made is None:
            problems.append(BY_HAND_ONLY.at(Place(file=file), name=change.id))
        else:
            files[file] = made if _says_something(made) else ""
            bases[file] = basis
    edited = {file: text for file, text in files.items() if text != before.get(file, "")}
    found = judge(office, edited, bases)
    return Proposal(found.edits, found.pack, (*problems, *found.problems), found.seen)


def judge(office: Office, files: Mapping[str, str], bases: Mapping[str, str] | None = None) -> Proposal:
    """The overlay with whole files put in place ("" takes one away), and what stands against it."""
    held = _texts()
    before = {file: text for layer, file, text in held if layer == "overlay"}
    bad = [BAD_FILE_NAME.at(name=file) for file in files if not _FILE.fullmatch(file) or file == "sample.toml"]
    edits = tuple(Edit(f, before.get(f, ""), text, (bases or {}).get(f, "")) for f, text in sorted(files.items()))
    wanted = _with(held, files)
    pack, problems = read_texts(wanted)
    _, known = read_texts(held)
    told = [p for p in problems if p.place.file in files or p not in known]
    stopping = against_log(pack, wanted) if pack else []
    by_hand = _changed_by_hand(office, edits)
    usable = None if errors((*told, *stopping, *bad)) else pack
    return Proposal(edits, usable, (*bad, *by_hand, *told, *stopping), _seen())


def apply(office: Office, acting: Acting, proposal: Proposal, reason: str = "") -> tuple[int, tuple[Problem, ...]]:
    """Put a proposal into force: the overlay's files and the log together. Returns the seq of the last revision.

    It is judged again; where the definitions have changed since it was made, nothing is written (CMD162).
    """
    now = judge(office, {edit.file: edit.after for edit in proposal.edits})
    desk = Desk(office, who(acting), office.register(REGISTER))
    refused = desk.refuse_unless(0, ADMIN, "修改")
    stale = () if now.seen == proposal.seen else (CHANGED_MEANWHILE.at(),)
    problems = (*((refused,) if refused else ()), *stale, *now.problems)
    if errors(problems) or not now.ready or now.pack is None:
        return 0, problems
    entries, expected = changed_texts(desk, now.pack, _with(_texts(), {e.file: e.after for e in now.edits}))
    said = [entry.changed(source={**entry.source, "reason": reason} if reason else entry.source) for entry in entries]
    folder = office.site.path("pack")
    try:
        with writing():
            result = append(said, office.now(), expected)
            if result.refused:
                return 0, (*problems, *result.problems)
            _write(folder, {edit.file: edit.after for edit in now.edits})
    except BaseException:
        _write(folder, {edit.file: edit.before for edit in now.edits})
        raise
    return result.last_seq, problems


def reverted(office: Office, seq: int) -> Proposal:
    """The proposal that puts a file of the overlay back as it was before revision `seq`; to be judged and applied.

    Raises `Refused` CMD160 where `seq` is no change of the office's own files, CMD163 where the file changed after it.
    """
    revision = read.revision(seq)
    if revision is None or revision.entry.register != REGISTER or revision.entry.data.get("layer") != "overlay":
        raise Refused(NO_DEFINITION.at(section=REGISTER, name=seq, near="—"))
    history = read.history(revision.record)
    if history[-1].seq != seq:
        raise Refused(EDITED_AFTER.at(file=revision.entry.data["file"], seq=history[-1].seq))
    earlier = [r for r in history if r.seq < seq]
    text = str(earlier[-1].entry.data["content"]) if earlier and earlier[-1].entry.stage != "void" else ""
    return judge(office, {str(revision.entry.data["file"]): text})


def _file_for(change: Change, files: Mapping[str, str]) -> tuple[str, str, str]:
    """(file, its text so far, what of the pack was copied into it) for a change."""
    for file, text in files.items():
        if values_in(text, change.section, change.id) is not None:
            return file, text, ""
    file = f"{change.section}.{change.id}.toml"
    shipped = next((t for t in _texts() if t[0] == "pack" and values_in(t[2], change.section, change.id)), None)
    block = block_of(shipped[2], change.section, change.id) if shipped else None
    if shipped is None or block is None or change.values is None:
        return file, files.get(file, ""), ""
    return file, _HEAD.format(file=shipped[1]) + block.own, block.own


def _says_something(text: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())


def _texts() -> tuple[Text, ...]:
    return tuple(text for text in logged_texts() if text[0] != "system")


def _with(held: Iterable[Text], files: Mapping[str, str]) -> tuple[Text, ...]:
    kept = [text for text in held if text[0] != "overlay" or text[1] not in files]
    more = [("overlay", file, text) for file, text in sorted(files.items()) if text]
    return (*kept, *more)


def _seen() -> int:
    last = read.last_of(REGISTER)
    return last[0] if last else 0


def _changed_by_hand(office: Office, edits: Iterable[Edit]) -> list[Problem]:
    """A file that somebody changed in the folder since it was logged is not written over."""
    folder = office.site.path("pack")
    return [
        CHANGED_BY_HAND.at(Place(file=e.file)) for e in edits if _on_disk(folder / e.file) not in (e.before, e.after)
    ]


def _on_disk(path: Path) -> str:
    return path.read_text("utf-8-sig", errors="surrogateescape") if path.is_file() else ""


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Each file whole or not at all, and on the disk before this returns."""
    folder.mkdir(mode=0o700, exist_ok=True)
    for name, text in files.items():
        if not text:
            (folder / name).unlink(missing_ok=True)
            continue
        beside = folder / f".{name}.new"
        with beside.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(folder / name)
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
