"""`youju bundle EDITION [--public] -o OUT.zip`: what it takes to recompute an edition without the office."""

from __future__ import annotations

import argparse
from pathlib import Path

from youju.cli.bundle_steps import steps
from youju.cli.output import language, progress, say, show_json, show_problems, text
from youju.cli.site import actor_name, actor_option, format_option, office_of, site_option
from youju.engine.base.labels import Label
from youju.web.commands.editions.bundling import KINDS, Bundled, bundled

_DONE = Label(
    "{path}：{kind}，{files} 个文件，{rows} 行记录；{can} / {of} 个数可以用它重算。回执短码 {code}",
    "{path}: {kind}, {files} files, {rows} rows; {can} of {of} figures can be computed from it. Receipt {code}",
)
_WITHHELD = Label("没有放进去：{name}（{why}）", "left out: {name} ({why})")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("bundle", help=text("打存证包", "make an evidence bundle"))
    parser.add_argument("edition", metavar="EDITION", help=text("版次，例如 annual-2025-1", "such as annual-2025-1"))
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT.zip")
    parser.add_argument("--public", action="store_true", help=text("公开版", "the public edition"))
    site_option(parser)
    actor_option(parser)
    format_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write it. One that is not yet issued says so, and is no fault."""
    office = office_of(args)
    with progress() as display:
        made = bundled(office, actor_name(args), args.edition, args.public, args.out, steps(display))
    show_problems(made.problems)
    for name, why in made.packed.withheld.items():
        say(_WITHHELD, name=name, why=why)
    if args.format == "json":
        show_json(_as_json(made, args.public))
        return 0
    done = made.packed
    kind = KINDS[args.public].in_(language())
    told = {"files": done.files, "rows": f"{done.rows:,}", "can": done.recomputable, "of": done.figures}
    print(_DONE.in_(language()).format(path=made.path, kind=kind, code=made.code, **told))
    return 0


def _as_json(made: Bundled, public: bool) -> dict[str, object]:
    done = made.packed
    return {
        "path": str(made.path), "kind": "public" if public else "inner", "stage": made.stage, "receipt": made.code,
        "tagmanifest": done.tagmanifest, "files": done.files, "rows": done.rows, "figures": done.figures,
        "recomputable": done.recomputable, "blotted": done.blotted, "withheld": done.withheld,
        "problems": [problem.as_dict(language()) for problem in made.problems],
    }  # fmt: skip
