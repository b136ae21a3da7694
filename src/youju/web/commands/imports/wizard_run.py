"""An import at work beside the pages: judged first, then written in parts, with progress that survives a reload.

It runs in a thread of this process; how far it is lies in the folder of the sitting. Stopped, or interrupted with the
process, it goes on from where it was: what was written bears the import's number and is found again.
"""

from __future__ import annotations

import os
from typing import Any

from youju.engine.base.problems import Problem, Refused, errors
from youju.engine.definitions import Register
from youju.engine.ledger.model import Stored
from youju.web.accounts.actors import Actor
from youju.web.commands.desk import at_work
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.showing import Shown
from youju.web.commands.imports.imports import Import, ImportResult, Stop, import_file
from youju.web.commands.imports.judging import Judged
from youju.web.commands.imports.sittings import Sitting
from youju.web.commands.imports.wizard import cell_text
from youju.web.commands.imports.wizard_problems import INTERRUPTED
from youju.web.store import read
from youju.web.store.log import leave

SHOWN_ROWS = 200
"""Rows of a preview that are kept to be shown, of each verdict; all are counted."""
PART = 500


def check(office: Office, actor: Actor, sitting: Sitting) -> None:
    """Judge every row without writing any."""
    _start(office, actor, sitting, "checking")


def commit(office: Office, actor: Actor, sitting: Sitting) -> None:
    """Write the good rows, or go on with an import that stopped."""
    _start(office, actor, sitting, "running")


def stop(sitting: Sitting) -> None:
    """Ask it to stop after the part that is being written."""
    sitting.stop_mark.touch()


def look_after(sitting: Sitting) -> None:
    """Say so where the process that was at work is gone."""
    state = sitting.state
    if state.stage not in ("checking", "running") or not state.process or at_work.alive(sitting.token, state.process):
        return
    state.stage = "columns" if state.stage == "checking" else "stopped"
    state.said, state.process = told((INTERRUPTED.at(),)), 0
    sitting.save()


def told(problems: tuple[Problem, ...]) -> list[dict[str, str]]:
    """Problems as they are kept: cell, and sentences in both languages."""
    return [
        {"cell": p.place.cell, "level": p.kind.level}
        | {f"says_{language}": p.sentence(language) for language in ("zh", "en")}
        | {f"mend_{language}": p.mend(language) for language in ("zh", "en")}
        for p in problems
    ]


def _start(office: Office, actor: Actor, sitting: Sitting, stage: str) -> None:
    if at_work.running(sitting.token):
        return
    sitting.stop_mark.unlink(missing_ok=True)
    state = sitting.state
    state.stage, state.done, state.total, state.process, state.said = stage, 0, 0, os.getpid(), []
    state.rows, state.problems = [], []
    sitting.save()
    at_work.start(sitting.token, lambda: _work(office, actor, sitting, stage))


def _work(office: Office, actor: Actor, sitting: Sitting, stage: str) -> None:
    seen = _Seen(office, office.register(sitting.state.register))
    dry = stage == "checking"

    def progress(done: int, total: int) -> None:
        sitting.state.done, sitting.state.total = done, total
        sitting.save()
        if sitting.stop_mark.exists():
            raise Stop

    asked = Import(
        sitting.file, sitting.state.register, sitting.state.unit, sitting.state.sheet, sitting.mapping,
        None if dry else sitting.rejects, dry, part=PART, heard=seen if dry else None,
    )  # fmt: skip
    try:
        result, problems = import_file(office, actor, asked, progress)
        _end(sitting, result, problems, dry)
        sitting.state.rows, sitting.state.heads = seen.rows, seen.heads
    except Refused as refusal:
        sitting.state.stage, sitting.state.said = "columns", told(refusal.problems)
    finally:
        sitting.state.process = 0
        sitting.save()
        leave()


def _end(sitting: Sitting, result: ImportResult, problems: tuple[Problem, ...], dry: bool) -> None:
    state = sitting.state
    state.counts, state.number = result.counts(), result.number
    state.problems = told(errors(problems))[:1000]
    state.said = told(tuple(p for p in problems if p.kind.level != "error"))[:50]
    if result.stopped:
        state.stage = "columns" if dry else "stopped"
    else:
        state.stage = "preview" if dry else "done"


class _Seen:
    """Keeps what a preview shows of the rows: verdict, values, what they were before, what is wrong at which cell."""

    def __init__(self, office: Office, register: Register) -> None:
        self.shown, self.register = Shown(office), register
        self.rows: list[dict[str, Any]] = []
        self.heads: list[str] = []
        self.kept: dict[str, int] = {}

    def __call__(self, item: Judged) -> None:
        """One row, once its verdict stands."""
        self.heads += [name for name in item.row.cells if name not in self.heads]
        if self.kept.get(item.verdict, 0) >= SHOWN_ROWS:
            return
        self.kept[item.verdict] = self.kept.get(item.verdict, 0) + 1
        wrong = {problem.place.field: problem for problem in errors(item.problems)}
        before = self._before(item)
        row: dict[str, Any] = {"number": item.row.number, "verdict": item.verdict, "record": 0, "cells": {}, "said": []}
        if item.entry is not None and item.entry.record:
            row["record"] = item.entry.record
        for name, value in item.row.cells.items():
            row["cells"][name] = {"text": self._said(item, name, value), "before": before.get(name, "")}
            if name in wrong:
                row["cells"][name]["problem"] = told((wrong.pop(name),))[0]
        row["said"] = told(tuple(wrong.values()))
        self.rows.append(row)

    def _said(self, item: Judged, name: str, value: object) -> str:
        """The cell as it was written; of what the header says for it, the title."""
        field = self.register.fields.get(name)
        choice = field.choice(str(value)) if field and name not in item.row.letters else None
        return choice.title.zh if choice else cell_text(value)

    def _before(self, item: Judged) -> dict[str, str]:
        """What a changed row's fields said until now."""
        if item.verdict != "changed" or item.entry is None or not item.entry.record:
            return {}
        last = read.last((item.entry.record,)).get(item.entry.record)
        if last is None:
            return {}
        fields = self.register.fields.values()
        was: dict[str, Stored] = dict(last.entry.data)
        differing = [f for f in fields if was.get(f.id) != item.entry.data.get(f.id)]
        return {f.id: self.shown.value(f, was.get(f.id)) or "—" for f in differing}
