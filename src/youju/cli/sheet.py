"""`youju sheet REPORT -o OUT.pdf`: the figures of a report on one page, for the leader's desk."""

from __future__ import annotations

import argparse
from pathlib import Path

from youju.cli.output import language, say, text
from youju.cli.site import office_of, question, question_options, site_option
from youju.engine.base.labels import Label
from youju.web.commands.editions.cards import sheet_of, sheet_pdf
from youju.web.commands.reports.printing import check_ending

_DONE = Label("{path}：{count} 个数，第 {seq} 号修订。", "{path}: {count} figures, revision {seq}.")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("sheet", help=text("一份报告的数打在一页纸上", "a report's figures on one page"))
    parser.add_argument("report", metavar="REPORT")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT", help=".pdf")
    site_option(parser)
    question_options(parser)


def run(args: argparse.Namespace) -> int:
    """Write the sheet. Exit code 2 where the report is unknown or no PDF can be printed."""
    check_ending(args.out, (".pdf",))
    office = office_of(args)
    sheet = sheet_of(office, args.report, question(args, office), language())
    data = sheet_pdf(sheet)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_bytes(data)
    say(_DONE, path=args.out, count=len(sheet.lines), seq=sheet.seq)
    return 0
