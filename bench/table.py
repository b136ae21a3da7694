"""The table: one line per ratio, its bar, and where and when it was measured."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_LIBRARIES = (
    "duckdb",
    "Django",
    "msgspec",
    "python-calamine",
    "openpyxl",
    "pandas",
    "django-import-export",
    "psycopg",
    "lxml",
    "docxtpl",
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large a run is. `quick` runs check that results are equal; their times mean nothing and meet no bar."""

    quick: bool
    large: int
    medium: int
    pending: int
    imported: int
    runs: int

    @classmethod
    def of(cls, quick: bool) -> Sizes:
        """The sizes of the bars, or small ones."""
        return cls(True, 10_000, 2_000, 100, 1_000, 1) if quick else cls(False, 1_000_000, 100_000, 1_000, 100_000, 5)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table.

    `ours` and `peer` are seconds (None: not run, `peer_name` says why). `bar` is the ratio to meet: at most, of
    ours / peer, or with `faster` at least, of peer / ours (None: shown for comparison). `rows`: also shown as rows per second.
    With `bytes` both sides are bytes of memory instead of seconds.
    """

    name: str
    ours: float | None
    peer: float | None
    bar: float | None
    peer_name: str
    faster: bool = False
    rows: int = 0
    bytes: bool = False

    @property
    def ratio(self) -> float | None:
        """The ratio that the bar is about."""
        if not self.ours or not self.peer:
            return None
        return self.peer / self.ours if self.faster else self.ours / self.peer

    @property
    def met(self) -> bool | None:
        """Whether the bar was met; None for a line that was not run or has none."""
        if self.ratio is None or self.bar is None:
            return None
        return self.ratio >= self.bar if self.faster else self.ratio <= self.bar


def table(lines: Iterable[Line], quick: bool) -> str:
    """The table in Markdown."""
    head = "| line | ours | peer | ratio | bar | peer named |\n| --- | ---: | ---: | ---: | --- | --- |"
    return "\n".join([head, *(_row(line, quick) for line in lines)])


def page(lines: Sequence[Line], quick: bool, now: datetime) -> str:
    """TABLE.md: the table with machine, versions, commit and date."""
    told = [
        "# Ratios against named peers",
        f"Measured {now:%Y-%m-%d} at commit {commit()} by `python -m bench`{' --quick' if quick else ''}.",
        table(lines, quick),
        "\n".join(f"- {fact}" for fact in machine()),
        (
            "Seconds are the best of several runs, ours and the peer's in turn, in one process; results were compared "
            "and equal. Pages (11 to 13): 95th percentiles. What each line does: [README.md](README.md)."
        ),
    ]
    return "\n\n".join(told) + "\n"


def machine() -> list[str]:
    """Processor, memory, system and versions."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    return [
        f"machine: {_processor()}, {os.cpu_count()} cores, {memory} GiB, {platform.system()} {platform.release()}",
        f"versions: Python {platform.python_version()}, " + ", ".join(f"{n} {_version(n)}" for n in _LIBRARIES),
    ]


def commit() -> str:
    """The commit that was measured, with `+` where the work tree differs from it."""
    asked = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return asked.stdout.strip() or "(none)"


def _row(line: Line, quick: bool) -> str:
    ratio = "—" if line.ratio is None else f"{line.ratio:.1f}" if line.ratio > 10 else f"{line.ratio:.2f}"
    sides = [_size(side) if line.bytes else _time(side, line.rows) for side in (line.ours, line.peer)]
    return f"| {line.name} | {sides[0]} | {sides[1]} | {ratio} | {_bar(line, quick)} | {line.peer_name} |"


def _bar(line: Line, quick: bool) -> str:
    if line.bar is None:
        return "none"
    verdict = "not judged" if quick else "met" if line.met else "**missed**"
    return f"{'>=' if line.faster else '<='} {line.bar:.4g}: {'not run' if line.met is None else verdict}"


def _size(count: float | None) -> str:
    if count is None:
        return "—"
    return f"{count:.0f} B" if count < 2**20 else f"{count / 2**20:.0f} MiB"


def _time(seconds: float | None, rows: int) -> str:
    if seconds is None:
        return "—"
    shown = f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"
    return f"{shown} ({rows / seconds:,.0f} rows/s)" if rows else shown


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "(absent)"
