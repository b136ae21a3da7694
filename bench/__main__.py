"""`python -m bench [--quick] [--lines figures,...] [--out FILE]`: measures, prints the table, writes TABLE.md.

Exit code 1 where a bar was missed, 2 where results differ (then nothing is written).
"""

from __future__ import annotations

import argparse
import importlib
import signal
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from bench.cells import Unequal
from bench.table import ROOT, Line, Sizes, page, table
from bench.timing import progress
from youju.web.site.start import start

GROUPS = ("figures", "workbook", "importing", "documents", "rendering", "checking", "pages", "proof", "revisions")


def main() -> int:
    """Measure what was asked for."""
    args = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that servers and folders of the run go with it
    start()  # before the lines' modules, which have tables, are imported
    try:
        found = _measured(args.lines.split(","), Sizes.of(args.quick))
    except Unequal as difference:
        print(f"Results differ, so there is nothing to compare: {difference}", file=sys.stderr)
        return 2
    print(table(found, args.quick))
    if args.out:
        args.out.write_text(page(found, args.quick, datetime.now().astimezone()), "utf-8")
        progress(f"written: {args.out}")
    return 1 if not args.quick and any(line.met is False for line in found) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes: results are compared, no bar is judged")
    parser.add_argument("--lines", default=",".join(GROUPS), help=f"some of {', '.join(GROUPS)}")
    parser.add_argument(
        "--out", type=Path, help="where the table goes (default bench/TABLE.md, nowhere if not all is run)"
    )
    args = parser.parse_args()
    if unknown := set(args.lines.split(",")) - set(GROUPS):
        parser.error(f"no such lines: {', '.join(sorted(unknown))}")
    if args.out is None and not args.quick and args.lines == ",".join(GROUPS):
        args.out = ROOT / "bench" / "TABLE.md"
    return args


def _measured(groups: list[str], sizes: Sizes) -> list[Line]:
    found: list[Line] = []
    for group in groups:
        module = importlib.import_module(f"bench.lines.{group}")
        with tempfile.TemporaryDirectory(prefix="youju-bench-") as folder:
            for line in module.lines(sizes, Path(folder)):
                progress(f"{line.name}: {'not run' if line.ratio is None else f'ratio {line.ratio:.2f}'}")
                found.append(line)
    return sorted(found, key=lambda line: line.name)


if __name__ == "__main__":
    sys.exit(main())
