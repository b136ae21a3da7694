"""`youju import FILE --register ID`: a workbook or CSV into the ledger; `youju import undo N` takes it back."""

from __future__ import annotations

import argparse
from pathlib import Path

from youju.cli.output import language, progress, say, show_json, show_problems, text
from youju.cli.site import actor_name, actor_option, format_option, office_of, site_option
from youju.engine.base.labels import Label
from youju.web.commands.imports.imports import Import, ImportResult, import_file
from youju.web.commands.imports.undoing import undo_import


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("import", help=text("导入工作簿或 CSV", "import a workbook or CSV; undo an import"))
    parser.add_argument("file", metavar="FILE|undo", help=text("文件，或 undo", "the file, or undo"))
    parser.add_argument("number", nargs="?", type=int, metavar="N", help=text("要撤回的导入编号", "the import to undo"))
    site_option(parser)
    actor_option(parser)
    format_option(parser)
    parser.add_argument("--register", default="", metavar="ID", help=text("导入到哪个台账", "the register"))
    parser.add_argument(
        "--unit", default="", metavar="CODE", help=text("这些记录属于哪个单位", "the unit of the records")
    )
    parser.add_argument("--sheet", default="", metavar="S", help=text("工作表", "the sheet"))
    parser.add_argument(
        "--mapping", type=Path, metavar="M.toml", help=text("列的对应关系", "which column is which field")
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=text("只看结果，不写入", "show the result, write nothing")
    )
    parser.add_argument("--accept", action="store_true", help=text("同时审核通过", "accept what is imported"))
    parser.add_argument(
        "--rejects", type=Path, metavar="OUT.xlsx", help=text("退回的行写到哪里", "where rejected rows go")
    )


def run(args: argparse.Namespace) -> int:
    """Import or undo; exit code 1 where rows were rejected or in conflict."""
    if args.file == "undo" and args.number is not None:
        return _undo(args)
    office = office_of(args)
    asked = Import(
        Path(args.file), args.register, args.unit, args.sheet, args.mapping, args.rejects, args.dry_run, args.accept
    )
    with progress() as display:
        task = display.add_task(text("导入", "Importing"), total=None)
        result, problems = import_file(
            office, actor_name(args), asked, lambda done, total: display.update(task, completed=done, total=total)
        )
    return _report(args, result, show_problems(problems))


def _undo(args: argparse.Namespace) -> int:
    result, problems = undo_import(office_of(args), actor_name(args), args.number)
    found = show_problems(problems)
    if args.format == "json":
        show_json({"import": args.number, "voided": result.voided, "restored": result.restored, "kept": result.kept})
    else:
        done = Label(
            "已撤回第 {n} 号导入：作废 {voided} 条，恢复 {restored} 条，保留 {kept} 条（之后有人改过）。",
            "Import {n} undone: {voided} voided, {restored} restored, {kept} kept (changed since).",
        )
        print(
            done.in_(language()).format(n=args.number, voided=result.voided, restored=result.restored, kept=result.kept)
        )
    return 1 if found or result.kept else 0


def _report(args: argparse.Namespace, result: ImportResult, found: int) -> int:
    counts = result.counts()
    if args.format == "json":
        show_json(counts | {"import": result.number, "sheet": result.sheet, "dry_run": args.dry_run})
    else:
        line = Label(
            "新增 {new}，改动 {changed}，相同 {same}，冲突 {conflict}，退回 {rejected}。",
            "new {new}, changed {changed}, same {same}, conflict {conflict}, rejected {rejected}.",
        )
        print(line.in_(language()).format(**counts))
    if result.number:
        undo = Label("导入编号 {n}；撤回：youju import undo {n}", "Import {n}; to undo: youju import undo {n}")
        say(undo, n=result.number)
    if result.rejects:
        say(
            Label("退回的行在 {path}，改好后可直接再导入。", "Rejected rows are in {path}; mend and import it."),
            path=result.rejects,
        )
    return 1 if found or result.rejected or result.conflict else 0
