"""A process that compacts without end, for a test to kill: `python -m engine.snapshot.compacting FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from engine.snapshot.notebook import Notebook, read_office
from youju.engine.snapshot import Snapshot
from youju.engine.snapshot.manifest import read_manifest


def history(book: Notebook, until: int) -> Notebook:
    """Write on until seq `until`: the change at a seq is always the same, half of them over the years' end."""
    while (seq := book.head() + 1) <= until:
        record = 0 if seq <= 20 else 1 + seq * 7 % 20
        book.write("lectures", f"{2023 + seq % 3}-05-01", record, people=seq, title="改" * 50)
    return book


def compact_forever(folder: Path) -> None:
    """A refresh, ten changes, a refresh, ten changes; says so after each, once it is in force."""
    base = read_manifest(folder)
    book = history(Notebook(), base.base_seq if base else 20)
    snapshot = Snapshot(folder, book, read_office())
    while not snapshot.refresh():
        print("refreshed", flush=True)  # noqa: T201 - the test waits for this line
        history(book, book.head() + 10)


if __name__ == "__main__":
    compact_forever(Path(sys.argv[1]))
