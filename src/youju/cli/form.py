"""`youju form REGISTER --unit CODE -o OUT.xlsx`: the workbook for a unit without an account."""

from __future__ import annotations

import argparse
from pathlib import Path

from youju.cli.output import say, text
from youju.cli.site import actor_name, actor_option, office_of, site_option
from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.web.commands.requests.issuing import form_of


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "form", help=text("给没有账号的单位发表", "the workbook for a unit without an account")
    )
    parser.add_argument("register", metavar="REGISTER")
    parser.add_argument("--unit", required=True, metavar="CODE", help=text("发给哪个单位", "for which unit"))
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT.xlsx")
    site_option(parser)
    actor_option(parser)
    parser.add_argument(
        "--period",
        default="",
        metavar="P",
        help=text("哪个期间的记录，默认本年", "records of this period, or this year"),
    )


def run(args: argparse.Namespace) -> int:
    """Write the workbook."""
    office = office_of(args)
    period = Period.parse(args.period) if args.period else None
    form_of(office, actor_name(args), args.register, office.unit(args.unit), args.out, period)
    say(
        Label("{path}：填好后导入，或在“征集”页收回。", "{path}: import it when filled, or drop it on “Requests”."),
        path=args.out,
    )
    return 0
