"""A trial reading in a process of its own, for formats whose reader may give up by ending the process.

The reader lays a sheet out as a full grid. A damaged .xls or .ods can name a cell so far away that the grid does not fit in
memory, and Rust then aborts: no exception, the whole server is gone. For .xlsx `extent` knows the grid beforehand; the
others are read once here first. They are rare and small. This file is also the program that the process runs, so it
imports nothing of ours.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

try:
    import resource
except ImportError:  # pragma: no cover - Windows has no such limits; there a failed allocation alone ends the trial
    resource = None  # type: ignore[assignment]

_MEMORY = 4 << 30
_SECONDS = 120


def survives(path: Path) -> bool:
    """Whether every sheet of the file can be read; false where that ends the process, or takes 4 GB or two minutes.

    An ordinary refusal by the reader (a password, say) counts as survived: it is told apart when the file is opened.
    """
    command = [sys.executable, "-I", __file__, str(path.resolve())]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - our own program, no shell
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _read_all(path: str) -> None:
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        workbook = CalamineWorkbook.from_path(path)
        for name in workbook.sheet_names:
            workbook.get_sheet_by_name(name)
    except CalamineError:
        return


if __name__ == "__main__":
    _read_all(sys.argv[1])
