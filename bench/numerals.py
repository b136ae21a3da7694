"""`python -m bench.numerals [FILE ...] [--list]`: how well numerals are found, by class, and milliseconds for 10,000 characters.

FILE is labelled text: JSON lines with `text` and `spans` (start, end, class, value, low, high, unit), or a TOML of cases
marked up in the text ({3万余户|claim|30000|户|(30000,40000)}). Without FILE our own cases are scored. `--list` prints
every difference.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from youju.engine.numerals import QUANTITIES, Found, find

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "tests" / "engine" / "numerals" / "cases"
_MARKED = re.compile(r"\{([^{}]*)\}")
_INTERVAL = re.compile(r"([\[(])([^,]*),([^,]*)([\])])")
_MEASURES = ("found", "exact span", "value", "unit", "interval")


@dataclass(frozen=True)
class Label:
    """One span as labelled by hand."""

    start: int
    end: int
    text: str
    cls: str
    value: Decimal | str | None = None
    unit: str | None = None
    interval: tuple[Decimal | None, Decimal | None, bool, bool] = (None, None, True, True)


@dataclass(frozen=True)
class Case:
    """One text with its labels. `allow` are words that may or may not be found."""

    id: str
    text: str
    labels: tuple[Label, ...]
    heading: str = ""
    language: str = "auto"
    allow: tuple[str, ...] = ()


@dataclass
class Score:
    """Counts by measure and class, and what differs."""

    counts: Counter[str] = field(default_factory=Counter)
    by_class: Counter[tuple[str, bool]] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def share(self, measure: str) -> float:
        """A measure in percent of the labelled quantities; precision of those found; class of all labels."""
        whole = {"precision": "given", "class": "labels"}.get(measure, "quantities")
        return 100 * self.counts[measure] / self.counts[whole] if self.counts[whole] else 100.0


def read(path: Path) -> list[Case]:
    """The cases of a file of either form."""
    if path.suffix == ".toml":
        return [_marked(case) for case in tomllib.loads(path.read_text("utf-8"))["case"]]
    return [_lined(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _marked(case: dict[str, Any]) -> Case:
    text, labels, last = "", [], 0
    for match in _MARKED.finditer(case["text"]):
        words, cls, *more = match[1].split("|")
        text += case["text"][last : match.start()]
        value, unit, bounds = (*more, "", "", "")[:3]
        number = None if not value else value if cls == "date" or "/" in value or ":" in value else Decimal(value)
        labels.append(
            Label(len(text), len(text) + len(words), words, cls, number, unit or None, _bounds(bounds, number))
        )
        text, last = text + words, match.end()
    text += case["text"][last:]
    more = {key: case[key] for key in ("heading", "language") if key in case}
    return Case(case["id"], text, tuple(labels), allow=tuple(case.get("allow", ())), **more)


def _bounds(text: str, value: Decimal | str | None) -> tuple[Decimal | None, Decimal | None, bool, bool]:
    if match := _INTERVAL.fullmatch(text):
        low, high = (Decimal(side) if side else None for side in (match[2], match[3]))
        return low, high, match[1] == "[" or low is None, match[4] == "]" or high is None
    return (value, value, True, True) if isinstance(value, Decimal) else (None, None, True, True)


def _lined(line: dict[str, Any]) -> Case:
    labels = []
    for span in line["spans"]:
        value, low, high = (_number(span.get(key)) for key in ("value", "low", "high"))
        ends = (span.get("low_inclusive", True), span.get("high_inclusive", True))
        bounds = (low if isinstance(low, Decimal) else None, high if isinstance(high, Decimal) else None, *ends)
        labels.append(Label(span["start"], span["end"], span["text"], span["class"], value, span.get("unit"), bounds))
    return Case(line["id"], line["text"], tuple(labels))


def _number(value: Any) -> Decimal | str | None:
    return Decimal(str(value)) if isinstance(value, int | float) else value


def score(cases: list[Case]) -> Score:
    """Find, and compare with the labels."""
    total = Score()
    for case in cases:
        given = find(case.text, heading=case.heading, language=case.language)
        for label in case.labels:
            _compare(total, case, label, _nearest(label, given))
        for span in given:
            touching = [label for label in case.labels if _overlap(label, span) > 0]
            allowed = span.text in case.allow and not touching
            if span.is_quantity and not allowed:
                total.counts["given"] += 1
                total.counts["precision"] += any(label.cls in QUANTITIES for label in touching)
            if not touching and not allowed:
                total.differences.append(f"{case.id}: {span.text} is not labelled, given as {span.cls}")
    return total


def _overlap(label: Label, span: Found) -> int:
    return min(label.end, span.end) - max(label.start, span.start)


def _nearest(label: Label, given: tuple[Found, ...]) -> Found | None:
    touching = [span for span in given if _overlap(label, span) > 0]
    return max(touching, key=lambda span: _overlap(label, span), default=None)


def _compare(total: Score, case: Case, label: Label, span: Found | None) -> None:
    total.counts["labels"] += 1
    right = span is not None and span.cls == label.cls
    total.counts["class"] += right
    total.by_class[label.cls, right] += 1
    wrong = [] if right else [f"class {span.cls if span else 'none'}"]
    if label.cls in QUANTITIES:
        total.counts["quantities"] += 1
        if span is not None and span.is_quantity:
            wrong += list(_quantity(total, label, span))
    if wrong:
        total.differences.append(f"{case.id}: {label.text} ({label.cls}): {', '.join(wrong)}")


def _quantity(total: Score, label: Label, span: Found) -> Iterator[str]:
    bounds = (span.low, span.high, span.low_inclusive, span.high_inclusive)
    pairs = (
        ("found", True, True), ("exact span", (label.start, label.end), (span.start, span.end)), ("value", label.value, span.value),
        ("unit", label.unit, span.unit), ("interval", label.interval, bounds),
    )  # fmt: skip
    for measure, wanted, got in pairs:
        total.counts[measure] += wanted == got
        if wanted != got:
            yield f"{measure} {span.text if measure == 'exact span' else got}"


def milliseconds(cases: list[Case], length: int = 10_000, runs: int = 5) -> float:
    """Best computing time of several runs for a text of `length` characters made of the cases."""
    text = "\n".join(case.text for case in cases)
    text = (text * (length // max(1, len(text)) + 1))[:length]
    best = min(_timed(text) for _ in range(runs))
    return best * 1000


def _timed(text: str) -> float:
    began = time.process_time()
    find(text)
    return time.process_time() - began


def table(name: str, found: Score) -> str:
    """The result as lines of a table."""
    lines = [f"{name}: {found.counts['labels']} labels, {found.counts['quantities']} quantities"]
    lines += [f"  {measure:<12}{found.share(measure):6.1f} %" for measure in (*_MEASURES, "precision", "class")]
    for cls in sorted({cls for cls, _ in found.by_class}):
        right, wrong = found.by_class[cls, True], found.by_class[cls, False]
        lines.append(f"    {cls:<16}{right:4} of {right + wrong}")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Score the files and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.numerals", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--list", action="store_true", help="print every difference")
    args = parser.parse_args(arguments)
    for path in args.files or sorted(OWN.glob("*.toml")):
        cases = read(path)
        found = score(cases)
        print(table(path.name, found))
        print(f"  {milliseconds(cases):.0f} ms for 10,000 characters")
        if args.list:
            print("\n".join(found.differences))
    return 0


if __name__ == "__main__":
    sys.exit(main())
