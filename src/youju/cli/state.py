"""`youju state add|confirm|change|void|list`: figures from outside the ledger, with their source and a second person."""

from __future__ import annotations

import argparse
from typing import Any

from youju.cli.output import language, show_json, show_problems, show_table, text
from youju.cli.site import actor_name, actor_option, format_option, office_of, site_option
from youju.engine.base.labels import Label
from youju.web.commands.desk.office import Office
from youju.web.commands.entry.entries import Answer
from youju.web.commands.reports import stating
from youju.web.commands.reports.stated import StatedFigure, people, stated_figures

_FIELDS = {
    "name": ("NAME", Label("名称，照报告里的写法", "its name, as reports write it")),
    "value": ("VALUE", Label("数值，例如 42.0万", "the value, such as 420000")),
    "unit": ("WORD", Label("计量单位", "the unit word")),
    "period": ("P", Label("期间", "the period")),
    "source": ("TEXT", Label("出处", "the source document")),
    "office": ("TEXT", Label("发布单位", "the office that published it")),
    "note": ("TEXT", Label("备注", "a note")),
}
_DONE = {
    "add": Label(
        "第 {record} 号引用数已登记，待确认。", "Stated figure {record} is entered and waits to be confirmed."
    ),
    "change": Label(
        "第 {record} 号引用数已修改，待确认。", "Stated figure {record} is changed and waits to be confirmed."
    ),
    "confirm": Label("第 {record} 号引用数已确认。", "Stated figure {record} is confirmed."),
    "void": Label("第 {record} 号引用数已作废。", "Stated figure {record} is void."),
}
_WAITS, _ALONE = Label("待确认", "to be confirmed"), Label("（一人经办）", " (one person)")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    about = text("登记和确认引用数", "state figures from outside the ledger, and confirm them")
    verbs = commands.add_parser("state", help=about).add_subparsers(dest="verb", required=True)
    stated = _verb(verbs, "add", text("登记一个引用数", "state a figure"))
    _field_options(stated, required=True)
    stated.add_argument(
        "--of", default="", metavar="CODE", help=text("是哪个单位的数；缺省为本人所在单位", "the unit that it is about")
    )
    _verb(verbs, "confirm", text("确认：与出处一致", "confirm that it agrees with its source"), numbered=True)
    _field_options(
        _verb(verbs, "change", text("修改，要重新确认", "change it; it has to be confirmed again"), numbered=True)
    )
    void = _verb(verbs, "void", text("作废", "take it out of use"), numbered=True)
    void.add_argument("--reason", default="", metavar="TEXT", help=text("理由", "why"))
    listed = _verb(verbs, "list", text("列出引用数", "list the stated figures"))
    listed.add_argument("--period", default="", metavar="P", help=text("只列这个期间的", "of this period only"))


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, about: str, numbered: bool = False
) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=about)
    if numbered:
        parser.add_argument("number", type=int, metavar="N", help=text("引用数的编号", "its number"))
    site_option(parser)
    actor_option(parser)
    format_option(parser)
    return parser


def _field_options(parser: argparse.ArgumentParser, required: bool = False) -> None:
    for name, (shown, label) in _FIELDS.items():
        needed = required and name != "note"
        parser.add_argument(f"--{name}", required=needed, default=None, metavar=shown, help=label.in_(language()))


def run(args: argparse.Namespace) -> int:
    """Do it; exit code 1 where something stands against it."""
    office = office_of(args)
    if args.verb == "list":
        return _list(args, stated_figures(office, args.period), office)
    saved, problems = _written(args, office)
    found = show_problems(problems)
    if args.format == "json":
        show_json({"record": saved.record, "seq": saved.seq, "problems": [p.as_dict(language()) for p in problems]})
    elif saved.seq and not problems:
        print(_DONE[args.verb].in_(language()).format(record=saved.record))
    return 1 if found else 0


def _written(args: argparse.Namespace, office: Office) -> Answer:
    actor = actor_name(args)
    if args.verb == "add":
        unit = office.unit(args.of) if args.of else None
        return stating.add(office, actor, _raw(args), unit)
    if args.verb == "change":
        return stating.change(office, actor, args.number, _raw(args))
    if args.verb == "void":
        return stating.void(office, actor, args.number, args.reason)
    return stating.confirm(office, actor, args.number)


def _raw(args: argparse.Namespace) -> dict[str, Any]:
    """The fields that were given; `--unit` is the unit word."""
    given = {name: getattr(args, name) for name in _FIELDS if getattr(args, name) is not None}
    return {"unit_word" if name == "unit" else name: value for name, value in given.items()}


def _list(args: argparse.Namespace, figures: tuple[StatedFigure, ...], office: Office) -> int:
    names, tree = people(figures), office.tree()
    codes = {one.unit: tree.code(one.unit, office.today) if one.unit else "" for one in figures}
    if args.format == "json":
        show_json([_as_json(one, codes[one.unit], names) for one in figures])
        return 0
    heads = text(
        "编号,名称,数值,计量单位,期间,单位,出处,登记,确认", "no,name,value,unit,period,of,source,stated,confirmed"
    )
    rows = [
        (
            one.record, one.name, f"{one.value:,}", one.unit_word, one.period, codes[one.unit], f"{one.office} {one.source}",
            names[one.stated_by], _confirmed(one, names),
        )
        for one in figures
    ]  # fmt: skip
    show_table("", heads.split(","), rows, right=(0, 2))
    return 0


def _confirmed(one: StatedFigure, names: dict[str, str]) -> str:
    if not one.confirmed_by:
        return _WAITS.in_(language())
    return names[one.confirmed_by] + (_ALONE.in_(language()) if one.alone else "")


def _as_json(one: StatedFigure, code: str, names: dict[str, str]) -> dict[str, Any]:
    return {
        "number": one.record, "seq": one.seq, "name": one.name, "value": one.value, "unit": one.unit_word,
        "period": one.period, "unit_code": code, "source": one.source, "office": one.office, "note": one.note,
        "stated_by": names[one.stated_by], "confirmed_by": names.get(one.confirmed_by) or None,
        "one_person": one.alone,
    }  # fmt: skip
