"""Options that many commands share, and opening the site they name."""

from __future__ import annotations

import argparse
import getpass
import os
from pathlib import Path

from youju.cli.output import show_problems, text
from youju.engine.base.periods import Period
from youju.web.commands.definitions.definitions import sync_definitions
from youju.web.commands.desk.office import Office, use
from youju.web.commands.figures.figures import Question
from youju.web.site.setup import open_site


def site_option(parser: argparse.ArgumentParser) -> None:
    """`--site DIR`, by default `$YOUJU_SITE` or the folder one stands in."""
    default = os.environ.get("YOUJU_SITE", ".")
    parser.add_argument("--site", type=Path, default=Path(default), metavar="DIR", help=text("台账文件夹", "the site"))


def actor_option(parser: argparse.ArgumentParser) -> None:
    """`--as USER`, by default the login of this machine, written `cli:LOGIN`."""
    parser.add_argument("--as", dest="actor", default="", metavar="USER", help=text("以谁的名义", "acting as"))


def rows_a_page(written: str) -> int:
    """The number of rows of a page, at least one; raises ValueError, which argparse says as wrong usage."""
    if (count := int(written)) < 1:
        raise ValueError(written)
    return count


def question_options(parser: argparse.ArgumentParser) -> None:
    """`--period`, `--unit`, `--as-of`, `--tree`, `--oracle`, `--format`."""
    parser.add_argument("--period", default="", metavar="P", help="2025, 2025H1, 2025Q3, 2025-03, A..B")
    parser.add_argument("--unit", default="", metavar="CODE", help=text("只算这个单位及下级", "this unit and below"))
    parser.add_argument(
        "--as-of", type=int, default=None, metavar="SEQ", help=text("算到第几号修订", "up to a revision")
    )
    parser.add_argument(
        "--tree", choices=("then", "today"), default="then", help=text("机构树的日期", "which unit tree")
    )
    parser.add_argument(
        "--oracle", action="store_true", help=text("只用数据库重算", "recompute from the database alone")
    )
    format_option(parser)


def format_option(parser: argparse.ArgumentParser) -> None:
    """`--format table|json`."""
    parser.add_argument("--format", choices=("table", "json"), default="table")


def question(args: argparse.Namespace, office: Office) -> Question:
    """The question that the options ask; without `--period`, the site's current year."""
    period = Period.parse(args.period or str(office.today.year))
    return Question(period, args.unit, args.as_of, args.tree, args.oracle)


def office_of(args: argparse.Namespace, *, guarded: bool = True) -> Office:
    """Open the site that the arguments name; raises `Refused` where it cannot be used.

    `guarded=False` opens one whose log has lost its triggers, so that it can be looked at.
    """
    office = use(open_site(args.site, guarded=guarded))
    if guarded:
        # What the office changed in its own pack/ holds from the next command on; a pack with errors does not.
        show_problems(sync_definitions(office, actor_name(args)))
    return office


def actor_name(args: argparse.Namespace) -> str:
    """Who acts: the user named with `--as`, or `cli:LOGIN`."""
    return getattr(args, "actor", "") or f"cli:{getpass.getuser()}"
