"""`youju export REGISTER -o OUT.{xlsx,csv,parquet}`: the records of a register."""

from __future__ import annotations

import argparse
from pathlib import Path

from youju.cli.output import say, show_problems, text
from youju.cli.site import actor_name, actor_option, office_of, site_option
from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.web.commands.registers.export import Export, export


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("export", help=text("导出一个台账", "export the records of a register"))
    parser.add_argument("register", metavar="REGISTER")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT", help=".xlsx .csv .parquet")
    site_option(parser)
    actor_option(parser)
    parser.add_argument("--period", default="", metavar="P", help=text("只要这个期间", "this period only"))
    parser.add_argument("--as-of", type=int, default=None, metavar="SEQ", help=text("第几号修订时", "as of a revision"))
    parser.add_argument("--codes", action="store_true", help=text("表头用字段名，选项用代码", "field ids and codes"))
    parser.add_argument("--personal", action="store_true", help=text("含个人信息（须有权）", "with personal fields"))


def run(args: argparse.Namespace) -> int:
    """Write the file."""
    office = office_of(args)
    period = Period.parse(args.period) if args.period else None
    asked = Export(args.register, args.out, period, args.as_of, args.codes, args.personal)
    count, problems = export(office, actor_name(args), asked)
    say(Label("{count} 行 → {path}", "{count} rows -> {path}"), count=count, path=args.out)
    return 1 if show_problems(problems) else 0
