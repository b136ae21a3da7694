"""`youju check FILE`: a verdict for every number of a Word file or workbook, with or without a ledger; a copy with comments."""

from __future__ import annotations

import argparse
import importlib
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from youju.cli.output import language, say, show_json, show_problems, text
from youju.engine.base.labels import Label
from youju.engine.base.problems import Problem, Refused
from youju.engine.check.checking import check
from youju.engine.check.findings import UNSEEN, VERDICT, Finding, findings
from youju.engine.check.forms.filling import MISSING
from youju.engine.check.marking import marked
from youju.engine.check.model import VERDICTS, Checked, Numeral
from youju.engine.check.problems import MARKED_ENDING, OWN_FILE
from youju.engine.check.telling import checked_json, is_cell, numeral_told
from youju.engine.document.layout import lint
from youju.engine.document.package import Package
from youju.engine.report.converting import is_form, open_any

_COVERAGE = Label(
    "全文 {numerals} 处数字，{claims} 处需要依据，其中 {traced} 处相符",
    "{numerals} numbers in all, {claims} need a basis, {traced} of them are traced",
)
_APART = Label("，另有 {stated} 处为引用", "; {stated} more are stated")
_NO_LEDGER = Label(
    "没有给台账（--site），只分清了数字的种类，并查了前后矛盾。",
    "No ledger was given (--site): numbers are told apart by kind, and contradictions were looked for.",
)
_NOT_HELD = Label("未对台账", "not held against a ledger")
_MARKED = Label("带批注的副本：{path}（{count} 条批注）", "The copy with comments: {path} ({count} comments)")
_MISSING = Label(
    "绑定的数不见了：{indicator}（原为“{issued}”）", "A bound number is gone: {indicator} (it was “{issued}”)"
)
_WAITS = Label("还没有填：{indicator}", "Not filled yet: {indicator}")
_NOT_EXAMINED = Label("没有核对：{what}", "Not examined: {what}")
_LAYOUT = Label("版式与 GB/T 9704-2012 不符之处：{count}", "departures from the layout of GB/T 9704-2012: {count}")
_PLACE = Label("{story}第 {number} 段 {around}", "{story}, paragraph {number} {around}")
_CLASHES = Label("前后矛盾 {count}", "contradictions {count}")
_BEFORE, _AFTER = 12, 6
_AT = {"document": Label("正文", "text"), "header": Label("页眉", "header"), "footer": Label("页脚", "footer"),
       "footnote": Label("脚注", "footnote"), "endnote": Label("尾注", "endnote")}  # fmt: skip


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "check", help=text("核对 Word 文件或工作簿里的每一个数", "account for every number of a Word file or workbook")
    )
    parser.add_argument("file", type=Path, metavar="FILE.{docx,xlsx}")
    shown = text("台账文件夹；不给就只分清数字的种类", "the site; without one numbers are only told apart by kind")
    parser.add_argument("--site", type=Path, default=None, metavar="DIR", help=shown)
    shown = text("期间；缺省为文件自己的，否则今年", "the period; by default the file's own, else this year")
    parser.add_argument("--period", default="", metavar="P", help=shown)
    shown = text("对着这个版次核对，而不是现在的台账", "against this edition, not the ledger as it is now")
    parser.add_argument("--edition", default="", metavar="E", help=shown)
    shown = text("另存一份带批注的", "write a copy with comments")
    parser.add_argument("--marked", type=Path, default=None, metavar="OUT", help=shown)
    shown = text("同时列出与 GB/T 9704-2012 版式不符之处", "also list where the layout departs from GB/T 9704-2012")
    parser.add_argument("--layout", action="store_true", help=shown)
    parser.add_argument("--format", choices=("table", "json"), default="table")


def run(args: argparse.Namespace) -> int:
    """Print coverage and findings; exit code 1 where there are findings. Raises `Refused` for a file that cannot be read."""
    if args.marked and args.marked.resolve() == args.file.resolve():
        raise Refused(OWN_FILE.at(path=args.marked))
    ending = ".xlsx" if is_form(args.file) else ".docx"
    if args.marked and args.marked.suffix.lower() != ending:
        raise Refused(MARKED_ENDING.at(name=args.marked.name, format=ending))
    package = open_any(args.file)
    checked, period, titles = _checked(args, package)
    departures = lint(package) if args.layout else ()
    if args.format == "json":
        layout = {"layout": [problem.as_dict(language()) for problem in departures]} if args.layout else {}
        show_json(as_json(checked) | layout)
    else:
        show(checked, period, titles)
        show_layout(departures, args.layout)
    if args.marked:
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        copy, count = marked(package, checked, now, language())
        args.marked.parent.mkdir(parents=True, exist_ok=True)
        args.marked.write_bytes(copy.save())
        say(_MARKED, count=count, path=args.marked)
    return 1 if has_findings(checked) or departures else 0


def _checked(args: argparse.Namespace, package: Package) -> tuple[Checked, str, Mapping[str, str]]:
    """What was found, the period asked about ("" without a ledger), and the titles of the ledger's indicators."""
    folder = args.site or os.environ.get("YOUJU_SITE")
    if not folder:
        return check(package, None, language()), "", {}
    importlib.import_module("youju.web.site.start").start()
    args.site = Path(folder)
    office = importlib.import_module("youju.cli.site").office_of(args)
    if args.edition:
        return _against_edition(args, office, package)
    commands = importlib.import_module("youju.web.commands.reports.checking")
    checked, period = commands.check_package(package, office, args.period, language())
    titles = {one.id: one.title.in_(language()) for one in office.pack().indicators.values()}
    return checked, str(period), titles


def _against_edition(args: argparse.Namespace, office: Any, package: Package) -> tuple[Checked, str, Mapping[str, str]]:
    """The same against an edition: its period, its state, its definitions."""
    standing = importlib.import_module("youju.web.commands.editions.standing")
    holding = importlib.import_module("youju.web.commands.editions.holding")
    edition = standing.edition_of(standing.standing(office, args.edition))
    titles = {one.id: one.title.in_(language()) for one in office.pack(edition.seq).indicators.values()}
    return holding.check_against(office, package, edition, language()), edition.period, titles


def has_findings(checked: Checked) -> bool:
    """Whether there is anything to mend."""
    return bool(findings(checked) or checked.missing)


def show_layout(departures: Sequence[Problem], asked: bool) -> None:
    """Where the layout departs from the standard, or that it does not."""
    if asked:
        print(_LAYOUT.in_(language()).format(count=len(departures)))
        for problem in departures:
            print(f"  {problem.line(language())}")


def show(checked: Checked, period: str = "", titles: Mapping[str, str] | None = None) -> None:
    """Coverage first, then the findings one by one with place and mend, then what is missing and was not examined."""
    _show_counts(checked)
    if not period:
        say(_NO_LEDGER)
    show_problems(checked.problems)
    _show_findings(checked)
    for row in checked.missing:
        told = _WAITS if row.issued == MISSING else _MISSING
        said = {"indicator": (titles or {}).get(row.indicator, row.indicator), "issued": row.issued}
        print("\n" + told.in_(language()).format(**said))
    if checked.not_examined:
        kinds = Counter(UNSEEN[one.kind].in_(language()) for one in checked.not_examined)
        print("\n" + _NOT_EXAMINED.in_(language()).format(what="、".join(f"{kind} {n}" for kind, n in kinds.items())))


def _show_counts(checked: Checked) -> None:
    print(coverage_line(checked))
    counts = checked.coverage()
    words = VERDICT if checked.asked else VERDICT | {"untraced": _NOT_HELD}
    said = [f"{words[verdict].in_(language())} {counts[verdict]}" for verdict in VERDICTS if counts[verdict]]
    clashes = [_CLASHES.in_(language()).format(count=len(checked.contradictions))] if checked.contradictions else []
    print("  ".join((*said, *clashes)))


def _show_findings(checked: Checked) -> None:
    told = [one for one in findings(checked, language()) if not one.echo]
    for number, one in enumerate(told, 1):
        print(f"\n{number}. {_place(one, checked)} “{one.printed}” 【{one.head}】{one.says}")
        if one.mend:
            print(f"   {one.mend}")


def coverage_line(checked: Checked) -> str:
    """全文 64 处数字，41 处需要依据，其中 37 处相符，另有 2 处为引用: what is stated is told apart."""
    counts = checked.coverage()
    said = _COVERAGE.in_(language()).format(**counts)
    return said + (_APART.in_(language()).format(**counts) if counts["stated"] else "")


def _place(one: Finding, checked: Checked) -> str:
    """Where, as people count: the story, the paragraph from 1, and the words around."""
    if is_cell(one.part):
        return one.part
    paragraph = next(p for p in checked.paragraphs if (p.part, p.index) == (one.part, one.paragraph))
    before = paragraph.text[max(0, one.start - _BEFORE) : one.start].replace("\n", " ")
    after = paragraph.text[one.end : one.end + _AFTER].replace("\n", " ")
    story = _AT.get(paragraph.story, _AT["document"]).in_(language())
    return _PLACE.in_(language()).format(
        story=story, number=one.paragraph + 1, around=f"…{before}[{one.printed}]{after}…"
    )


def as_json(checked: Checked) -> dict[str, Any]:
    """The answer of the command's contract."""
    return checked_json(checked, language())


def numeral_json(one: Numeral) -> dict[str, Any]:
    """One numeral of that answer."""
    return numeral_told(one, language())
