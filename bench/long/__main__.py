"""`python -m bench.long [--changes N] [--files N] [--clerks N] [--seconds S] [--alterations N] [--out FILE]`: the large harnesses.

Exit code 1 where something that was frozen has changed, a damaged file was neither read nor refused,
a record that clerks saved at once was lost, or an alteration was missed.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.long import alterations, documents
from bench.postgres import binaries, server
from bench.table import ROOT, commit, machine
from bench.timing import progress
from youju.web.site.start import start


def main() -> int:
    """Run the harness and write what it found."""
    parser = argparse.ArgumentParser(prog="python -m bench.long", description=__doc__)
    parser.add_argument("--changes", type=int, default=5_000, help="later changes (default 5,000)")
    parser.add_argument("--records", type=int, default=2_000, help="records that there are before (default 2,000)")
    parser.add_argument("--files", type=int, default=10_000, help="damaged Word files (default 10,000)")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "LONG.md")
    parser.add_argument("--clerks", type=int, default=50, help="clerks who save at once (default 50)")
    parser.add_argument("--seconds", type=float, default=60, help="how long they do (default 60)")
    parser.add_argument("--alterations", type=int, default=1_000, help="alterations of a ledger (default 1,000)")
    args = parser.parse_args()
    start()  # before what has tables is imported
    harness = importlib.import_module("bench.long.freezing")
    with tempfile.TemporaryDirectory(prefix="youju-long-") as folder:
        outcome = harness.run(Path(folder) / "site", args.records, args.changes, args.seed)
        crowds = list(_crowds(Path(folder), args.clerks, args.seconds))
        progress(f"{args.alterations} alterations")
        altered = alterations.run(Path(folder) / "altered", args.alterations, args.seed)
    progress(f"{args.files} damaged Word files")
    damaged = documents.run(args.files, args.seed)
    text = f"{outcome.text()}\n\n## Damaged Word files\n\n{damaged.text()}\n\n{_told(crowds)}\n\n## Alterations\n\n{altered.text()}"
    args.out.write_text(_page(text, datetime.now().astimezone()), "utf-8")
    progress(f"written: {args.out}")
    print(text)
    held = outcome.held and altered.held and not damaged.wrong and all(crowd.held for crowd in crowds)
    return 0 if held else 1


def _crowds(folder: Path, clerks: int, seconds: float) -> Iterator[Any]:
    """Clerks at once, on SQLite and, where a server is installed, on PostgreSQL."""
    harness = importlib.import_module("bench.long.clerks")
    progress(f"{clerks} clerks at once for {seconds:.0f} s")
    yield harness.run(folder / "crowd", clerks, seconds)
    if programs := binaries():
        with server(programs) as running:
            progress("the same on PostgreSQL")
            yield harness.run(folder / "crowd-pg", clerks, seconds, running.database("crowd"))


def _told(crowds: list[Any]) -> str:
    head = importlib.import_module("bench.long.clerks").HEAD
    return "\n".join([head, *(crowd.text() for crowd in crowds)])


def _page(text: str, now: datetime) -> str:
    facts = "\n".join(f"- {fact}" for fact in machine())
    return f"# Long runs\n\nRun {now:%Y-%m-%d} at commit {commit()} by `python -m bench.long`.\n\n{text}\n\n{facts}\n"


if __name__ == "__main__":
    sys.exit(main())
