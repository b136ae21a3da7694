"""What the SQL that a bundle ships says, asked in a sandbox."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from youju.engine.base.problems import Place, Problem
from youju.engine.bundle.problems import SQL_REFUSED

_SANDBOX = Path(__file__).with_name("verify_sandbox.py")
_ZH = {
    "not one SELECT": "不是单独一条查询", "too slow": "超过时限", "too many rows": "行数过多", "killed": "超过时限，已停止",
    "": "没有回答",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds per file, rows per answer, memory of the database."""

    seconds: float = 120.0
    rows: int = 20_000
    memory: str = "2GB"


@dataclass(slots=True)
class Shipped:
    """What each figure (by number) amounts to by the SQL: value, rows and verdict as text, None for NULL."""

    figures: dict[int, dict[str, str | None]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def run_shipped(data: Path, files: Sequence[str], bounds: Bounds) -> Shipped:
    """Run SQL files (paths below `data`) in a process of their own. A file that is refused is a problem, BUN115."""
    found = Shipped()
    answers = _answers(data, files, bounds)
    for file in files:
        answer = answers.get(file, {"refused": "killed" if len(answers) < len(files) else ""})
        rows = answer.get("rows")
        if not isinstance(rows, list):
            why = str(answer.get("refused", ""))
            found.problems.append(SQL_REFUSED.at(Place(file=file), file=file, why=_ZH.get(why, why), why_en=why))
            continue
        for row in rows:
            number = str(row.get("number"))
            if number.isdecimal():
                found.figures.setdefault(int(number), row)
    return found


def _answers(data: Path, files: Sequence[str], bounds: Bounds) -> dict[str, dict[str, object]]:
    told = {"files": list(files), "seconds": bounds.seconds, "rows": bounds.rows, "memory": bounds.memory}
    process = subprocess.Popen(  # noqa: S603 - our own script, no shell
        [sys.executable, "-I", str(_SANDBOX)],
        cwd=data, env={"PATH": ""}, text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        out, _ = process.communicate(json.dumps(told), timeout=bounds.seconds * len(files) + 10)
    except subprocess.TimeoutExpired:
        process.kill()
        out, _ = process.communicate()
    lines = (line for line in out.splitlines() if line.startswith("{"))
    answers = [json.loads(line) for line in lines]
    return {str(answer["file"]): answer for answer in answers}
