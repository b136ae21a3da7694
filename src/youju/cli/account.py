"""`youju account add|password|disable|enable|list`: who may sign in. A new site gets its first administrator here."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from youju.cli.output import language, say, show_json, show_problems, show_table, text
from youju.cli.site import actor_name, actor_option, format_option, office_of, site_option
from youju.engine.base.labels import Label
from youju.engine.base.problems import Problem
from youju.web.commands.desk.desk import who
from youju.web.commands.desk.office import Office
from youju.web.commands.people.accounts import (
    Answer,
    accounts,
    create_account,
    disable_account,
    enable_account,
    reset_password,
)
from youju.web.commands.people.roles import Role, grant

_VERBS = {
    "add": Label("新建账号，打印首次密码", "a new account; prints its first password"),
    "password": Label("重设密码，打印首次密码", "a new first password, printed"),
    "disable": Label("停用", "disable it"),
    "enable": Label("启用", "enable it again"),
}
_FIRST = Label("首次密码（登录后要改）：", "First password (to be changed after signing in):")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    verbs = commands.add_parser("account", help=text("账号", "accounts")).add_subparsers(dest="verb", required=True)
    for name, label in _VERBS.items():
        parser = verbs.add_parser(name, help=label.in_(language()))
        parser.add_argument("login", metavar="LOGIN", help=text("登录名", "the login"))
        _options(parser)
        if name == "add":
            parser.add_argument("--name", default="", metavar="NAME", help=text("姓名", "the person's name"))
            parser.add_argument("--role", default="", metavar="ROLE", help="clerk, reviewer, ..., admin")
            parser.add_argument("--unit", default="", metavar="CODE", help=text("职责的单位", "the unit of the role"))
    _options(verbs.add_parser("list", help=text("列出账号", "list the accounts")))


def _options(parser: argparse.ArgumentParser) -> None:
    site_option(parser)
    actor_option(parser)
    format_option(parser)


def run(args: argparse.Namespace) -> int:
    """Do it; exit code 1 where something stands against it."""
    office = office_of(args)
    if args.verb == "list":
        return _list(args)
    made, problems = _done(args, office)
    found = show_problems(problems)
    if args.format == "json":
        show_json(asdict(made) | {"problems": [problem.as_dict(language()) for problem in problems]})
    elif made.password:
        say(_FIRST)
        print(made.password)
    return 1 if found else 0


def _done(args: argparse.Namespace, office: Office) -> Answer:
    actor = actor_name(args)
    if args.verb == "add":
        return _added(args, office, actor)
    user = who(args.login).id if args.verb != "enable" else _anyone(args.login)
    act = {"password": reset_password, "disable": disable_account, "enable": enable_account}[args.verb]
    return act(office, actor, user)


def _added(args: argparse.Namespace, office: Office, actor: str) -> Answer:
    unit = office.unit(args.unit) if args.unit else 0
    made, problems = create_account(office, actor, args.login, args.name or args.login)
    more: tuple[Problem, ...] = ()
    if made.user and args.role:
        _, more = grant(office, actor, Role(0, 0, made.user, args.role, unit))
    return made, (*problems, *more)


def _anyone(login: str) -> str:
    """The user of a login, disabled ones too."""
    found = next((known.user for known in accounts() if known.login.casefold() == login.casefold()), "")
    return found or who(login).id


def _list(args: argparse.Namespace) -> int:
    found = accounts()
    if args.format == "json":
        show_json([asdict(known) for known in found])
        return 0
    heads = ("登录名", "姓名", "编号", "在用") if language() == "zh" else ("login", "name", "user", "active")
    show_table("", heads, [(known.login, known.name, known.user, "✓" if known.active else "") for known in found])
    return 0
