"""`youju report REPORT_OR_DRAFT --period P -o OUT.{docx,html,pdf,xbri,xhtml,json,xlsx}`: a report or form with its figures."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from youju.cli.output import figure_json, language, say, show_json, show_problems, show_table, text
from youju.cli.site import format_option, office_of, site_option
from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem
from youju.engine.check.forms.filling import OUTCOMES, Filled
from youju.engine.report.converting import is_form
from youju.web.commands.desk.office import Office
from youju.web.commands.editions.tagging import write_public
from youju.web.commands.reports.forms import definition_of, fill_file
from youju.web.commands.reports.printing import FORMATS, PUBLIC, WITH_FOLDER, check_ending, write_report
from youju.web.commands.reports.reports import Asked, Made, make_report

_FILLED = Label("{path}：{of} 个绑定的格子填好 {count} 个。", "{path}: {count} of {of} bound cells filled.")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("report", help=text("生成报告", "make a report"))
    parser.add_argument(
        "report",
        metavar="REPORT_OR_DRAFT",
        help=text("报告标识，或 .docx、.xlsx 文件", "a report, or a .docx or .xlsx"),
    )
    parser.add_argument(
        "-o", "--out", type=Path, required=True, metavar="OUT", help=".docx .html .pdf .xbri .xhtml .json .xlsx"
    )
    site_option(parser)
    parser.add_argument("--period", default="", metavar="P", help="2025, 2025H1, 2025Q3, 2025-03, A..B")
    parser.add_argument("--unit", default="", metavar="CODE", help=text("这个单位及下级", "this unit and below"))
    shown = text("算到第几号修订", "up to a revision")
    parser.add_argument("--as-of", type=int, default=None, metavar="SEQ", help=shown)
    told = text("公开版：姓名遮盖，小数目不印", "the public version: persons masked, small cells withheld")
    parser.add_argument("--public", action="store_true", help=told)
    format_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write the file; exit code 1 where something in the ledger, the template or the file has to be mended."""
    if is_form(Path(args.report)):
        return filled_form(args)
    check_ending(args.out, PUBLIC if args.public else (*FORMATS, *WITH_FOLDER))
    office = office_of(args)
    period = Period.parse(args.period or str(office.today.year))
    asked = Asked(args.report, period, args.unit, args.as_of)
    made = make_report(office, asked)
    written = write_public(office, asked, made, args.out) if args.public else write_report(office, made, args.out)
    problems = (*made.problems, *written)
    told = _told(office, made.cells, args.as_of)
    if args.format == "json":
        show_json(as_json(args.out, made, problems) | ({"cells": _cells(made.cells, told)} if made.cells else {}))
    else:
        done = Label(
            "{path}：绑定 {count} 个数，算到第 {seq} 号修订。", "{path}: {count} figures bound, as of revision {seq}."
        )
        say(done, path=args.out, count=len(made.rendered.bound), seq=made.as_of)
        _show_cells(made.cells, told)
    return 1 if show_problems(problems) else 0


def filled_form(args: argparse.Namespace) -> int:
    """Fill the bound cells of a form; each is listed with its definition. Exit code 1 as for a report."""
    office = office_of(args)
    period = Period.parse(args.period or str(office.today.year))
    cells, problems = fill_file(office, Asked(args.report, period, args.unit, args.as_of), args.out, language())
    told = _told(office, cells, args.as_of)
    if args.format == "json":
        listed = [p.as_dict(language()) for p in problems]
        show_json({"path": str(args.out), "cells": _cells(cells, told), "problems": listed})
    else:
        say(_FILLED, path=args.out, count=sum(one.outcome in ("filled", "same") for one in cells), of=len(cells))
        _show_cells(cells, told)
    return 1 if show_problems(problems) else 0


def _told(office: Office, cells: tuple[Filled, ...], as_of: int | None) -> dict[str, str]:
    """The definitions of the indicators of a form's cells as sentences."""
    return {one.indicator: definition_of(office, one.indicator, as_of, language()) for one in cells}


def _cells(cells: tuple[Filled, ...], told: Mapping[str, str]) -> list[dict[str, Any]]:
    return [_cell(one) | {"sentence": told[one.indicator]} for one in cells]


def _show_cells(cells: tuple[Filled, ...], told: Mapping[str, str]) -> None:
    """Each bound cell of a form with its value and definition."""
    heads = text("格子,填入,期间,结果,口径", "cell,value,period,outcome,definition").split(",")
    if cells:
        show_table("", heads, [_line(one, told[one.indicator]) for one in cells])


def _cell(one: Filled) -> dict[str, Any]:
    figure = None if one.figure is None else figure_json(one.figure)
    return {"cell": one.address, "text": one.text, "outcome": one.outcome, "indicator": one.indicator, "figure": figure}


def _line(one: Filled, sentence: str) -> tuple[object, ...]:
    period = one.figure.period if one.figure else "—"
    return one.address or "—", one.text or "—", period, OUTCOMES[one.outcome].in_(language()), sentence or one.indicator


def as_json(path: Path, made: Made, problems: tuple[Problem, ...]) -> dict[str, Any]:
    """What the command did, for machines."""
    levels = Counter(problem.kind.level for problem in problems)
    return {
        "path": str(path),
        "title": made.title,
        "as_of": made.as_of,
        "figures": len(made.rendered.bound),
        "errors": levels["error"],
        "warnings": levels["warning"],
        "questions": levels["question"],
        "problems": [problem.as_dict(language()) for problem in problems],
    }
