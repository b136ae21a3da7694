"""`python -m bench.long [--changes N] [--files N] [--seed S] [--out FILE]`: the large sizes of the harnesses.

Exit code 1 where something that was frozen has changed, or a damaged file was neither read nor refused.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from bench.long import documents
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
    args = parser.parse_args()
    start()  # before what has tables is imported
    harness = importlib.import_module("bench.long.freezing")
    with tempfile.TemporaryDirectory(prefix="youju-long-") as folder:
        outcome = harness.run(Path(folder) / "site", args.records, args.changes, args.seed)
    progress(f"{args.files} damaged Word files")
    damaged = documents.run(args.files, args.seed)
    text = f"{outcome.text()}\n\n## Damaged Word files\n\n{damaged.text()}"
    args.out.write_text(_page(text, datetime.now().astimezone()), "utf-8")
    progress(f"written: {args.out}")
    print(text)
    return 0 if outcome.held and not damaged.wrong else 1


def _page(text: str, now: datetime) -> str:
    facts = "\n".join(f"- {fact}" for fact in machine())
    return f"# Long runs\n\nRun {now:%Y-%m-%d} at commit {commit()} by `python -m bench.long`.\n\n{text}\n\n{facts}\n"


if __name__ == "__main__":
    sys.exit(main())
