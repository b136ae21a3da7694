"""`python -m bench.long.alterations [--count N] [--seed S]`: each alteration of a ledger is found and named by `youju log verify`.

A small ledger is copied, one thing in the copy is changed past the program (a cell, a row, a byte of a file, a history hashed
anew), and the command is run on it. As many copies are changed by commands only, and nothing must be found in them. Each
alteration is drawn from its own seed, so that any can be made again. Exit code 1 where one was missed or not named, or for a
false alarm.
"""

from __future__ import annotations

import argparse
import importlib
import io
import json
import random
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from youju.cli.main import main as command
from youju.web.site.start import start

Found = list[dict[str, str]]


@dataclass
class Outcome:
    """How many of each kind were made; `missed` and `unnamed` say seed and kind, `alarms` seed and what was said of a sound copy."""

    made: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[int, str]] = field(default_factory=list)
    unnamed: list[tuple[int, str]] = field(default_factory=list)
    alarms: list[tuple[int, str]] = field(default_factory=list)
    untouched: int = 0

    @property
    def held(self) -> bool:
        """Whether there were alterations, each was found and named, and nothing else was."""
        return bool(self.made) and not (self.missed or self.unnamed or self.alarms)

    def text(self) -> str:
        """For the page of long runs."""
        kinds = ", ".join(f"{kind} {n:,}" for kind, n in sorted(self.made.items()))
        total = self.made.total()
        named = total - len(self.missed) - len(self.unnamed)
        lines = [
            f"{total:,} alterations ({kinds}): {total - len(self.missed):,} found, {named:,} named.",
            f"{self.untouched:,} copies that only commands had changed: {len(self.alarms):,} false alarms.",
        ]
        wrong = [("missed", self.missed), ("not named", self.unnamed), ("false alarm", self.alarms)]
        return "\n".join(
            (*lines, *(f"* {what}: seed {seed}: {said}" for what, some in wrong for seed, said in some[:20]))
        )


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Make a ledger in `folder`, alter `count` copies of it, and look at as many that were not altered."""
    specimen = importlib.import_module("bench.long.specimens").specimen(folder / "site", seed)
    if sound := bundle_verified(specimen.bundle):
        raise AssertionError(f"the bundle is not sound before it is altered: {sound}")
    altering = importlib.import_module("bench.long.altering")
    outcome, copy = Outcome(), folder / "copy"
    for number in range(seed, seed + count):
        shutil.copytree(specimen.folder, copy)
        altered = altering.altered(copy, specimen, random.Random(number))
        outcome.made[altered.kind] += 1
        found = bundle_verified(altered.bundle) if altered.bundle else verified(copy, altered.receipts)
        if not found:
            outcome.missed.append((number, altered.said))
        elif not named(found, altered.names):
            outcome.unnamed.append((number, f"{altered.said}: {[one['sentence'] for one in found][:3]}"))
        shutil.rmtree(copy)
        shutil.copytree(specimen.folder, copy)
        specimen.lived(copy, random.Random(number))
        outcome.untouched += 1
        outcome.alarms += [(number, one["sentence"]) for one in verified(copy, specimen.receipts)[:1]]
        shutil.rmtree(copy)
    return outcome


def verified(folder: Path, receipts: Sequence[Path] = ()) -> Found:
    """What `youju log verify` says of a site."""
    words = ["log", "verify", "--site", str(folder)]
    found = _said([*words, *(word for file in receipts for word in ("--receipt", str(file)))])
    importlib.import_module("youju.web.site.setup").close_site()  # the next copy lies in the same place
    return found


def bundle_verified(bundle: Path) -> Found:
    """What `youju verify` says of a bundle."""
    return _said(["verify", str(bundle)])


def _said(words: Sequence[str]) -> Found:
    """The problems that a command finds. AssertionError where it has neither findings nor none."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = command([*words, "--format", "json"])
    if code == 2 and not out.getvalue():  # a file that cannot be used at all is refused with a sentence
        return [{"place": "", "sentence": err.getvalue()}]
    if code not in (0, 1):
        raise AssertionError(f"exit code {code}: {err.getvalue()}")
    found: Any = json.loads(out.getvalue())["problems"]
    return list(found)


def named(found: Found, names: Sequence[str]) -> bool:
    """Whether some finding says one of the names; a span of revisions names each within."""
    said = [f"{one['place']} {one['sentence']}" for one in found]
    spans = [(int(a), int(b)) for text in said for a, b in re.findall(r"第 (\d+) 至 (\d+) 号", text)]
    return any(
        any(re.search(rf"(?<![\w-]){re.escape(name)}(?!\w)", text) for text in said)
        or (name.isdecimal() and any(first <= int(name) <= last for first, last in spans))
        for name in names
    )


def main() -> int:
    """Run the harness and print what it found."""
    parser = argparse.ArgumentParser(prog="python -m bench.long.alterations", description=__doc__)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    start()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="youju-alterations-") as folder:
        outcome = run(Path(folder), args.count, args.seed)
    print(outcome.text())
    print(f"{time.perf_counter() - begun:.0f} s")
    return 0 if outcome.held else 1


if __name__ == "__main__":
    sys.exit(main())
