"""What commands print: tables and JSON on stdout, progress and problems on stderr."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from youju.engine.base.labels import Label
from youju.engine.base.problems import Problem, errors

if TYPE_CHECKING:  # at run time it would load the calculator for commands that compute nothing
    from youju.engine.figures import Figure


LANGUAGE = "YOUJU_LANG"


def language() -> str:
    """Language of the output: `$YOUJU_LANG` ("zh" or "en"), Chinese by default, whatever the system's own is."""
    return "en" if os.environ.get(LANGUAGE, "zh").lower().startswith("en") else "zh"


def text(zh: str, en: str) -> str:
    """The Chinese or the English text, by the output's language."""
    return en if language() == "en" else zh


def say(label: Label, **details: object) -> None:
    """One line for people on stderr."""
    sys.stderr.write(label.in_(language()).format(**details) + "\n")
    sys.stderr.flush()


def show_problems(problems: Iterable[Problem], limit: int = 200) -> int:
    """Print problems on stderr, one line each; returns how many must be mended."""
    found = tuple(problems)
    for problem in found[:limit]:
        sys.stderr.write(problem.line(language()) + "\n")
    if len(found) > limit:
        rest = len(found) - limit
        say(Label("……还有 {rest} 条。", "... and {rest} more."), rest=rest)
    return len(errors(found))


def show_json(value: Any) -> None:
    """Machine output: one JSON document on stdout, UTF-8; decimals as strings."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write("\n")


def figure_json(item: Figure) -> dict[str, Any]:
    """A figure as the command contract writes it: integers as numbers, decimals as strings."""
    return item.as_dict(language())


def show_table(title: str, heads: Sequence[str], rows: Iterable[Sequence[object]], right: Iterable[int] = ()) -> None:
    """A table for people; `right` are the columns set flush right (numbers)."""
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 160)
    table = Table(title=title or None, title_justify="left", box=None, pad_edge=False, header_style="bold")
    numbers = set(right)
    for index, head in enumerate(heads):
        table.add_column(head, justify="right" if index in numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    console.print(table)


class PlainProgress:
    """Progress where nobody watches a terminal: a line on stderr at the start, and one every few seconds."""

    EVERY = 3.0

    def __init__(self) -> None:
        self._said = 0.0
        self._description = ""

    def __enter__(self) -> PlainProgress:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def add_task(self, description: str, total: float | None = None) -> TaskID:
        """Begin a piece of work."""
        self._description = description
        self._say(f"{description} ...")
        return TaskID(0)

    def update(self, task: TaskID, *, completed: float = 0, total: float | None = None, description: str = "") -> None:
        """Tell how far it is, or that another piece begins."""
        if description:
            self.add_task(description)
        elif time.monotonic() - self._said > self.EVERY:
            self._say(f"{self._description} {completed:,.0f}" + (f" / {total:,.0f}" if total else ""))

    def _say(self, line: str) -> None:
        self._said = time.monotonic()
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


def progress() -> Progress | PlainProgress:
    """A progress display on stderr, gone when the work is done; plain lines where stderr is no terminal."""
    if not sys.stderr.isatty():
        return PlainProgress()
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=Console(file=sys.stderr), transient=True)


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    raise TypeError(f"{type(value).__name__} has no JSON form")
