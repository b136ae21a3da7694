"""`youju edition list|show|check|sign|issue|withdraw|recompute E`: the steps of an edition, and it worked out again."""

from __future__ import annotations

import argparse
from typing import Any

from youju.cli.output import language, say, show_json, show_problems, show_table, text
from youju.cli.site import actor_name, actor_option, format_option, office_of, site_option
from youju.engine.base.labels import Label
from youju.engine.check.findings import findings
from youju.engine.check.model import Checked
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.people import names_of
from youju.web.commands.editions import steps
from youju.web.commands.editions.recomputing import recompute
from youju.web.commands.editions.standing import DONE, Standing, editions, stage_title, standing

_VERBS = {
    "check": Label("审核：核对全文的数", "check every number of it"),
    "sign": Label("签署", "sign it off"),
    "issue": Label("印发", "say that it went out"),
    "withdraw": Label("撤回", "take it back"),
    "show": Label("看一个版次", "show one"),
    "recompute": Label("只用数据库重算每一个数", "work every figure out again from the database alone"),
}
_ALONE = Label("（一人经办）", " (one person)")
_SAME = Label("{count} 个数逐一重算，全部相同。", "{count} figures worked out again, all the same.")
_WAITS = Label("审核没有通过：", "Not passed:")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    about = text("版次：审核、签署、印发、撤回、重算", "editions: check, sign, issue, withdraw, recompute")
    verbs = commands.add_parser("edition", help=about).add_subparsers(dest="verb", required=True)
    for name, label in (*_VERBS.items(), ("list", Label("列出版次", "list the editions"))):
        parser = verbs.add_parser(name, help=label.in_(language()))
        if name != "list":
            parser.add_argument("edition", metavar="E", help=text("版次编号", "its id"))
        if name in ("check", "withdraw"):
            parser.add_argument("--reason", default="", metavar="TEXT", help=text("理由", "why"))
        site_option(parser)
        actor_option(parser)
        format_option(parser)


def run(args: argparse.Namespace) -> int:
    """Do it; exit code 1 where something stands against it or differs."""
    office = office_of(args)
    if args.verb == "list":
        return _list(args, office)
    if args.verb == "show":
        return _show(args, office, standing(office, args.edition))
    if args.verb == "recompute":
        return _recompute(args, office)
    done = _step(args, office)
    found = show_problems(done.problems)
    if args.format == "json":
        problems = [problem.as_dict(language()) for problem in done.problems]
        show_json({"id": done.standing.id, "stage": done.standing.stage, "problems": problems})
    else:
        if found and done.checked:
            _tell(done.checked)
        print(stage_title(office, done.standing.stage).in_(language()))
    return 1 if found else 0


def _step(args: argparse.Namespace, office: Office) -> steps.Stepped:
    who, name = actor_name(args), args.edition
    if args.verb == "check":
        return steps.check_edition(office, who, name, args.reason, language())
    if args.verb == "withdraw":
        return steps.withdraw(office, who, name, args.reason)
    return (steps.sign if args.verb == "sign" else steps.issue)(office, who, name)


def _tell(checked: Checked) -> None:
    say(_WAITS)
    for one in findings(checked, language()):
        if not one.echo:
            print(f"  “{one.printed}” 【{one.head}】{one.says}")


def _recompute(args: argparse.Namespace, office: Office) -> int:
    done = recompute(office, standing(office, args.edition))
    found = show_problems(done.problems)
    differing = sum(now != then for now, then in zip(done.figures, done.edition.figures, strict=True))
    if args.format == "json":
        problems = [problem.as_dict(language()) for problem in done.problems]
        show_json({"id": args.edition, "figures": len(done.figures), "differing": differing, "problems": problems})
    elif not differing:
        print(_SAME.in_(language()).format(count=len(done.figures)))
    return 1 if found else 0


def _list(args: argparse.Namespace, office: Office) -> int:
    found = editions(office)
    if args.format == "json":
        show_json([_as_json(one, _people(one)) for one in found])
        return 0
    heads = text("版次,标题,期间,修订,环节", "edition,title,period,as of,stage").split(",")
    rows = [(one.id, one.title, one.period, one.as_of, stage_title(office, one.stage).in_(language())) for one in found]
    show_table("", heads, rows, right=(3,))
    return 0


def _show(args: argparse.Namespace, office: Office, one: Standing) -> int:
    names = _people(one)
    if args.format == "json":
        show_json(_as_json(one, names))
        return 0
    print(f"{one.title}  {one.id}  {one.period}  {one.digest}")
    heads = text("步骤,谁,何时,说明", "step,who,when,said").split(",")
    rows = [
        (DONE[s.action].in_(language()), names[s.actor] + (_ALONE.in_(language()) if s.alone else ""), s.at, s.reason)
        for s in one.steps
    ]
    show_table("", heads, rows)
    return 0


def _people(one: Standing) -> dict[str, str]:
    return names_of(step.actor for step in one.steps)


def _as_json(one: Standing, names: dict[str, str]) -> dict[str, Any]:
    taken = [
        {"step": s.action, "by": names[s.actor], "at": s.at, "reason": s.reason, "one_person": s.alone}
        for s in one.steps
    ]
    return {
        "id": one.id, "report": one.report, "title": one.title, "period": one.period, "as_of": one.as_of,
        "stage": one.stage, "digest": one.digest, "docx": one.docx, "public_docx": one.public_docx, "steps": taken,
    }  # fmt: skip
