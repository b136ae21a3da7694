"""`youju trace ID`: the definition in a sentence, the breakdown, and the rows behind, page by page."""

from __future__ import annotations

import argparse

from youju.cli.figures import as_json, shown
from youju.cli.output import language, say, show_json, show_problems, show_table, text
from youju.cli.site import office_of, question, question_options, site_option
from youju.engine.base.labels import Label
from youju.web.commands.figures import breakdown, figure, figures, rows_behind


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("trace", help=text("一个数从哪里来", "where a figure comes from"))
    parser.add_argument("id", metavar="ID")
    site_option(parser)
    question_options(parser)
    parser.add_argument("--by", default="month", metavar="month|unit|FIELD", help=text("按什么分", "break down by"))
    parser.add_argument("--limit", type=int, default=50, metavar="N", help=text("每页行数", "rows a page"))
    parser.add_argument(
        "--after", type=int, default=0, metavar="KEY", help=text("从哪条之后", "rows after this record")
    )


def run(args: argparse.Namespace) -> int:
    """Print where a figure comes from."""
    office = office_of(args)
    asked = question(args, office)
    (item,), problems = figures(office, (args.id,), asked)
    about = figure(office, args.id, asked.as_of, language())
    parts = breakdown(office, args.id, asked, args.by)
    rows = rows_behind(office, args.id, asked, limit=args.limit, after=args.after)
    after = rows[-1].record if len(rows) == args.limit else None
    if args.format == "json":
        page = [
            {"record": r.record, "seq": r.seq, "unit_code": r.unit_code, "date": r.date, "title": r.title} for r in rows
        ]
        by = [{"label": label, "value": value} for label, value in parts]
        body = {"figure": as_json(item), "sentence": about.sentence, "by": by, "rows": page, "next": after}
        show_json(body)
        return 1 if show_problems(problems) else 0
    print(f"{about.title}  {shown(item)} {item.unit}  {item.period}  #{item.as_of}")
    print(about.sentence)
    show_table("", [args.by, item.unit], parts, right=(1,))
    heads = text("记录,修订,单位,日期,名称", "record,seq,unit,date,title").split(",")
    show_table("", heads, [(r.record, r.seq, r.unit_code, r.date, r.title) for r in rows], right=(0, 1))
    if after is not None:
        say(Label("下一页：加 --after {after}", "next page: add --after {after}"), after=after)
    return 1 if show_problems(problems) else 0
