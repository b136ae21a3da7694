"""`youju figures [ID ...]`: values with unit word, rows behind and definition."""

from __future__ import annotations

import argparse

from youju.cli.output import figure_json, language, show_json, show_problems, show_table, text
from youju.cli.site import office_of, question, question_options, site_option
from youju.engine.figures import Figure
from youju.web.commands.desk.office import Office
from youju.web.commands.figures.figures import figure, figures


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("figures", help=text("计算指标", "compute figures"))
    parser.add_argument("ids", nargs="*", metavar="ID")
    site_option(parser)
    question_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print the figures; exit code 1 where one could not be computed."""
    office = office_of(args)
    asked = question(args, office)
    found, problems = figures(office, args.ids, asked)
    if args.format == "json":
        show_json([figure_json(f) for f in found])
    else:
        print_figures(office, found, asked.as_of)
    return 1 if show_problems(problems) else 0


def print_figures(office: Office, found: list[Figure], as_of: int | None = None) -> None:
    """The figures as a table: number, title, value, wording, rows and the definition's sentence."""
    heads = text("序号,指标,数,计量单位,写作,行数,口径", "no,indicator,value,unit,written,rows,definition").split(",")
    rows = [
        (n, item.title.in_(language()), shown(item), item.unit, item.wording, item.rows, sentence(office, item, as_of))
        for n, item in enumerate(found, 1)
    ]
    show_table("", heads, rows, right=(0, 2, 5))


def shown(item: Figure) -> str:
    """The value as printed, `—` where there is none."""
    if item.value is None:
        return "—"
    return f"{item.value:,}" if isinstance(item.value, int) else format(item.value, "f")


def sentence(office: Office, item: Figure, as_of: int | None = None) -> str:
    """The definition of a figure as one sentence."""
    return figure(office, item.id, as_of, language()).sentence
