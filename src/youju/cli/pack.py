"""`youju pack lint PATH [--site DIR]`: what is wrong with the definitions in a folder, each at FILE:LINE."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

from youju.cli.output import language, show_json, text
from youju.engine.base.problems import Problem
from youju.engine.definitions import read_pack
from youju.engine.report.checking import check_templates


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("pack", help=text("检查方案包", "check a pack of definitions"))
    verbs = parser.add_subparsers(dest="verb", required=True)
    check = verbs.add_parser("lint", help=text("列出每一处要改的地方", "list everything that has to be mended"))
    check.add_argument("path", type=Path, metavar="PATH", help=text("含 pack.toml 的文件夹", "the pack's folder"))
    shown = text("同时与这个台账的记录核对", "compare with the records of this site too")
    check.add_argument("--site", type=Path, metavar="DIR", help=shown)
    check.add_argument("--format", choices=("table", "json"), default="table")


def run(args: argparse.Namespace) -> int:
    """Print every finding on stdout; exit code 1 where there is one, 2 (`Refused`) where there is no pack."""
    problems = _with_site(args) if args.site else _alone(args.path)
    if args.format == "json":
        show_json([problem.as_dict(language()) for problem in problems])
    else:
        for problem in problems:
            print(problem.line(language()))
    return 1 if problems else 0


def _alone(path: Path) -> tuple[Problem, ...]:
    pack, problems = read_pack([path])
    return (*problems, *(check_templates(pack) if pack else ()))


def _with_site(args: argparse.Namespace) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = importlib.import_module("youju.cli.packlog").problems(args.path, args.site)
    return found
