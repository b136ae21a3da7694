"""`youju COMMAND ...`: finds the command's file, runs it, turns problems into exit codes.

Exit codes: 0 fine; 1 findings in the user's data; 2 unusable input or usage; 3 a fault of ours.
Only the chosen command's modules are imported, so that a small command starts quickly.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from youju import __version__
from youju.cli.output import LANGUAGE, language, say, show_problems, text
from youju.engine.base.labels import Label
from youju.engine.base.problems import Refused

COMMANDS: dict[str, Label] = {
    "demo": Label("建一个示范单位并算出它的数", "make the demo office and compute its figures"),
    "init": Label("新建一个单位的台账", "make a new site"),
    "import": Label("导入工作簿或 CSV", "import a workbook or CSV; undo an import"),
    "form": Label("给没有账号的单位发表", "the workbook for a unit without an account"),
    "export": Label("导出一个台账", "export the records of a register"),
    "figures": Label("计算指标", "compute figures"),
    "trace": Label("一个数从哪里来", "where a figure comes from"),
    "report": Label("生成报告，数都绑在里面", "make a report with its figures bound"),
    "freeze": Label("把报告定稿成一个版次", "freeze a report as an edition"),
    "edition": Label("版次的审核、签署、印发", "check, sign and issue an edition"),
    "drift": Label("印发以后变了什么", "what has changed since an edition"),
    "card": Label("一个数一页纸", "one figure on one page"),
    "sheet": Label("一份报告的数打在一页纸上", "a report's figures on one page"),
    "numbers": Label("找出一篇文字里的数", "find the numerals of a text"),
    "adopt": Label("把写好的报告变成底稿", "make a finished report a draft"),
    "check": Label("核对 Word 文件里的每一个数", "account for every number of a Word file"),
    "state": Label("登记和确认引用数", "state figures from outside the ledger, and confirm them"),
    "account": Label("账号：新建、停用、首次密码", "accounts: add, disable, first passwords"),
    "pack": Label("检查方案包", "check a pack of definitions"),
    "bundle": Label("打存证包，别人可以离线重算", "the evidence bundle of an edition, which others recompute offline"),
    "verify": Label("核对存证包：重算并比对", "check an evidence bundle: recompute and compare"),
    "log": Label("校验修订链", "verify the revision chain"),
    "serve": Label("打开网页", "serve the pages"),
}

_IN = Label(
    "用中文（缺省）还是英文，写在命令前面；也可用环境变量 YOUJU_LANG",
    "Chinese (by default) or English, before the command; or $YOUJU_LANG",
)
WITHOUT_SITE = frozenset({"numbers", "check", "pack", "verify"})
"""Commands that need no site, so that they start without the framework unless one is named."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _utf8_output()
    with _language_of(given):
        return _run(given)


def _run(given: Sequence[str]) -> int:
    parser = _parser(given)
    args = parser.parse_args(given)
    if not getattr(args, "command", None):
        parser.print_help()
        return 2
    module = importlib.import_module(f"youju.cli.{module_name(args.command)}")
    try:
        return int(module.run(args))
    except Refused as refusal:
        show_problems(refusal.problems)
        return 2
    except BrokenPipeError:
        # The reader of a pipe (head, less) has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        say(Label("已停止；没有写完的部分不会留下。", "Stopped; nothing half-written stays behind."))
        return 130


@contextmanager
def _language_of(given: list[str]) -> Iterator[None]:
    """`--language zh|en` before the command goes before `$YOUJU_LANG`; it is taken out of `given`."""
    before = os.environ.get(LANGUAGE)
    if given[:1] == ["--language"] and len(given) > 1:
        os.environ[LANGUAGE] = given[1]
        del given[:2]
    elif given and given[0].startswith("--language="):
        os.environ[LANGUAGE] = given.pop(0).partition("=")[2]
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(LANGUAGE, None)
        else:
            os.environ[LANGUAGE] = before


def module_name(command: str) -> str:
    """The file of a command: `import` is a Python keyword, so its file is `import_`."""
    return f"{command}_" if command in {"import"} else command


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="youju", description=text("有据 Youju", "Youju"))
    parser.add_argument("--language", metavar="zh|en", help=text(_IN.zh, _IN.en))
    parser.add_argument("--version", action="version", version=f"youju {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    chosen = next((word for word in given if not word.startswith("-")), None)
    for name, label in COMMANDS.items():
        if name == chosen:
            if name not in WITHOUT_SITE or any(word.startswith("--site") for word in given):
                importlib.import_module("youju.web.site.start").start()
            importlib.import_module(f"youju.cli.{module_name(name)}").add(commands)
        else:
            commands.add_parser(name, help=label.in_(language()))
    return parser


def _utf8_output() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
