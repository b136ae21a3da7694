"""`youju freeze REPORT --period P`: a report as an edition; its id alone on stdout."""

from __future__ import annotations

import argparse

from youju.cli.output import language, say, show_json, show_problems, text
from youju.cli.site import actor_name, actor_option, format_option, office_of, site_option
from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.web.commands.editions.freezing import freeze_report
from youju.web.commands.reports.reports import Asked

_DONE = Label(
    "{title}：{figures} 个数、{shown} 处，算到第 {seq} 号修订。下一步由另一个人审核：youju edition check {id}",
    "{title}: {figures} figures at {shown} places, as of revision {seq}. Next, another person: youju edition check {id}",
)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("freeze", help=text("把报告定稿成一个版次", "freeze a report as an edition"))
    shown = text("报告标识，或 .docx 文件", "a report, or a .docx")
    parser.add_argument("report", metavar="REPORT_OR_DRAFT", help=shown)
    site_option(parser)
    actor_option(parser)
    parser.add_argument("--period", default="", metavar="P", help="2025, 2025H1, 2025Q3, 2025-03, A..B")
    parser.add_argument("--unit", default="", metavar="CODE", help=text("这个单位及下级", "this unit and below"))
    format_option(parser)


def run(args: argparse.Namespace) -> int:
    """Freeze it; exit code 1 where something has to be mended first."""
    office = office_of(args)
    period = Period.parse(args.period or str(office.today.year))
    made = freeze_report(office, actor_name(args), Asked(args.report, period, args.unit))
    show_problems(made.problems)
    edition = made.edition
    if args.format == "json":
        problems = [problem.as_dict(language()) for problem in made.problems]
        show_json({"id": edition.id if edition else None, "seq": edition.seq if edition else 0, "problems": problems})
    elif edition:
        print(edition.id)
    if edition is None:
        return 1
    counts = {"figures": len(edition.figures), "shown": len(edition.shown)}
    say(_DONE, title=edition.title, seq=edition.seq, id=edition.id, **counts)
    return 0
