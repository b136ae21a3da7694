"""`youju trace ID`: the definition in a sentence, the breakdown, and the rows behind, page by page."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from youju.cli.figures import shown
from youju.cli.output import figure_json, language, say, show_json, show_problems, show_table, text
from youju.cli.site import office_of, question, question_options, rows_a_page, site_option
from youju.engine.base.labels import Label
from youju.engine.figures import Figure, Row
from youju.web.commands.desk.office import Office
from youju.web.commands.figures.credit import Credited, adds_up, credited
from youju.web.commands.figures.figures import Question, breakdown, figure, figures, rows_behind

CREDIT = "credit"
_NEVER_ADDS_UP = Label(
    "{unit}是去重后的数：同一个会算进几行，各行不能相加成总数。",
    "{unit} is counted distinct: one may stand in several lines, so the lines never add up to the whole.",
)
_COUNTED_ONCE = Label(
    "去重 {total}，各单位合计 {sum_of_units}，重叠 {overlap}",
    "distinct {total}, sum of units {sum_of_units}, overlap {overlap}",
)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("trace", help=text("一个数从哪里来", "where a figure comes from"))
    parser.add_argument("id", metavar="ID")
    site_option(parser)
    question_options(parser)
    shown_by = text("按什么分；credit：各单位记功", "break down by; credit: what each unit is credited with")
    parser.add_argument("--by", default="month", metavar="month|unit|credit|FIELD", help=shown_by)
    parser.add_argument("--limit", type=rows_a_page, default=50, metavar="N", help=text("每页行数", "rows a page"))
    parser.add_argument(
        "--after", type=int, default=0, metavar="KEY", help=text("从哪条之后", "rows after this record")
    )


def run(args: argparse.Namespace) -> int:
    """Print where a figure comes from."""
    office = office_of(args)
    asked = question(args, office)
    (item,), problems = figures(office, (args.id,), asked)
    rows = rows_behind(office, args.id, asked, limit=args.limit, after=args.after)
    after = rows[-1].record if len(rows) == args.limit else None
    if args.format == "json":
        parts = _parts_as_json(office, args, asked)
        sentence = figure(office, args.id, asked.as_of, language()).sentence
        show_json({"figure": figure_json(item), "sentence": sentence, **parts, "rows": _rows(rows), "next": after})
    else:
        _print_parts(office, args, asked, item)
        _print_rows(rows, after)
    return 1 if show_problems(problems) else 0


def _parts_as_json(office: Office, args: argparse.Namespace, asked: Question) -> dict[str, Any]:
    if args.by == CREDIT:
        return {"shares": _shares(credited(office, args.id, asked))}
    parts = breakdown(office, args.id, asked, args.by)
    by = [{"label": label, "value": value} for label, value in parts]
    return {"by": by, "adds_up": adds_up(office, args.id, asked.as_of)}


def _shares(found: Credited) -> dict[str, Any]:
    units = [{"unit_code": s.unit_code, "name": s.name, "value": s.value} for s in found.units]
    return {"total": found.total, "sum_of_units": found.sum_of_units, "overlap": found.overlap, "units": units}


def _rows(rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [
        {"record": r.record, "seq": r.seq, "unit_code": r.unit_code, "date": r.date, "title": r.title} for r in rows
    ]


def _print_parts(office: Office, args: argparse.Namespace, asked: Question, item: Figure) -> None:
    about = figure(office, args.id, asked.as_of, language())
    # What is refused is refused before anything is printed.
    found = credited(office, args.id, asked) if args.by == CREDIT else None
    parts = () if found else breakdown(office, args.id, asked, args.by)
    print(f"{about.title}  {shown(item)} {item.unit}  {item.period}  #{item.as_of}")
    print(about.sentence)
    if found:
        heads = [text("单位", "unit"), text("名称", "name"), item.unit]
        show_table("", heads, [(s.unit_code, s.name, s.value) for s in found.units], right=(2,))
        print(_COUNTED_ONCE.in_(language()).format(**_shares(found)))
        return
    show_table("", [args.by, item.unit], parts, right=(1,))
    if not adds_up(office, args.id, asked.as_of) and item.unit != "%":
        print(_NEVER_ADDS_UP.in_(language()).format(unit=item.unit))


def _print_rows(rows: Sequence[Row], after: int | None) -> None:
    heads = text("记录,修订,单位,日期,名称", "record,seq,unit,date,title").split(",")
    show_table("", heads, [(r.record, r.seq, r.unit_code, r.date, r.title) for r in rows], right=(0, 1))
    if after is not None:
        say(Label("下一页：加 --after {after}", "next page: add --after {after}"), after=after)
