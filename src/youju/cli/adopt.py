"""`youju adopt IN -o DRAFT --period P`: the numbers of a finished report, or the cells of a form, become bound figures."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from youju.cli.check import numeral_json
from youju.cli.output import language, say, show_json, show_problems, show_table, text
from youju.cli.site import format_option, office_of, site_option
from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.check.adopting import WHY, Adopted, Place, summary
from youju.web.commands.reports.adopting import adopt_file


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    told = text("把写好的报告或上级的表变成底稿：数与指标对上号", "make a report or form a draft with bound figures")
    parser = commands.add_parser("adopt", help=told)
    parser.add_argument("file", type=Path, metavar="IN.{docx,xlsx}")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="DRAFT")
    site_option(parser)
    said = text("这份报告说的是哪个期间", "the period that the report is about")
    parser.add_argument("--period", default="", metavar="P", help=said)
    format_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write the draft; exit code 1 where numbers that need a basis were left unbound."""
    office = office_of(args)
    period = Period.parse(args.period or str(office.today.year))
    done = adopt_file(office, args.file, args.out, period, language())
    left = [place for place in done.places if place.why not in ("bound", "already", "no_claim")]
    if args.format == "json":
        show_json({"path": str(args.out), "counts": summary(done.places), "numerals": [_json(p) for p in done.places]})
    else:
        _print(args, done, left)
    show_problems(done.problems)
    return 1 if left else 0


def _json(place: Place) -> dict[str, Any]:
    cell = {"cell": place.cell} if place.cell else {}
    return numeral_json(place.numeral) | cell | {"instance": place.instance, "why": place.why}


def _print(args: argparse.Namespace, done: Adopted, left: list[Place]) -> None:
    line = Label(
        "{path}：绑定 {bound} 个数，{left} 个留给人看，{none} 个不是数据。",
        "{path}: {bound} figures bound, {left} left for a person, {none} no data.",
    )
    counts = summary(done.places)
    say(line, path=args.out, bound=done.bound, left=len(left), none=counts["no_claim"])
    heads = text("处,数,没有绑定的原因,候选", "place,number,why it was left,candidates").split(",")
    show_table("", heads, [_row(place) for place in left])


def _row(place: Place) -> tuple[object, ...]:
    numeral = place.numeral
    candidates = "；".join(f"{c.title}（{c.indicator}）" for c in numeral.candidates[:3]) or "—"
    return place.cell or numeral.paragraph + 1, numeral.text or "—", WHY[place.why].in_(language()), candidates
