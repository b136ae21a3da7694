"""`youju init DIR --pack NAME_OR_PATH`: a new site with its definitions and its own unit."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from youju.cli.output import language, show_problems, text
from youju.cli.site import actor_name, actor_option
from youju.engine.base.labels import Label
from youju.engine.base.problems import errors
from youju.engine.definitions import read_pack
from youju.web.commands.definitions.definitions import pack_folder, sync_definitions
from youju.web.commands.desk.office import use
from youju.web.commands.settings.units import add_root
from youju.web.site.setup import Site, create_site


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("init", help=text("新建一个单位的台账", "make a new site"))
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--pack", default="district_office", metavar="NAME_OR_PATH", help=text("方案包", "the pack"))
    parser.add_argument("--name", default="本单位", help=text("单位名称", "name of the office"))
    parser.add_argument("--code", default="000000", help=text("单位代码", "code of the office"))
    parser.add_argument(
        "--today", type=date.fromisoformat, default=None, metavar="DATE", help=text("固定的今天", "a fixed today")
    )
    parser.add_argument("--database", default="", metavar="URL", help="postgresql://user@host/name")
    parser.add_argument(
        "--office", choices=("one", "many"), default="one", help=text("一人经办或多人", "one person or many")
    )
    actor_option(parser)


def run(args: argparse.Namespace) -> int:
    """Make the site."""
    # A pack with mistakes is told before anything lies in the folder, so that the command can be given again.
    pack, problems = read_pack([pack_folder(args.pack)])
    if pack is None:
        show_problems(problems)
        return 2
    site = create_site(
        Site(
            args.folder.resolve(),
            pack=args.pack,
            name=args.name,
            code=args.code,
            today=args.today,
            one_person=args.office == "one",
            language=language(),
            database_url=args.database,
        )
    )
    office = use(site)
    problems = sync_definitions(office, actor_name(args))
    if not errors(problems):
        add_root(office, actor_name(args))
        made = Label("已建好：{folder}", "Made: {folder}")
        print(made.in_(language()).format(folder=args.folder))
    return 2 if show_problems(problems) else 0
