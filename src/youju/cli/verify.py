"""`youju verify BUNDLE.zip`: recompute every figure of an evidence bundle and compare; no site, no network."""

from __future__ import annotations

import argparse
from base64 import b64decode
from pathlib import Path

from youju.cli.bundle_steps import steps
from youju.cli.output import language, progress, show_json, show_problems, show_table, text
from youju.engine.base.labels import Label
from youju.engine.base.problems import Refused
from youju.engine.bundle.problems import NO_ZIP, NOT_A_RECEIPT, OTHER_KEY
from youju.engine.bundle.verify import Checked, Trust, Verdict, verified

_STATES = {"ok": ("相符", "OK"), "different": ("不符", "DIFFERENT"), "untested": ("未能重算", "not computed")}
_HEAD = Label(
    "{title}（{period}）· {office} · 版次 {id}（{kind}，{stage}）· 算到第 {seq} 号修订",
    "{title} ({period}) · {office} · edition {id} ({kind}, {stage}) · as of revision {seq}",
)
_END = Label(
    "{files} 个文件，{rows} 行记录；{ok} / {of} 个数重算相符。",
    "{files} files, {rows} rows; {ok} of {of} figures agree.",
)
_CODE = Label(
    "回执短码 {code}：请与别的单位手里的回执核对。", "Receipt {code}: compare it with the one that others hold."
)
_KINDS = {False: ("内部版", "inner edition"), True: ("公开版", "public edition")}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("verify", help=text("核对存证包", "check an evidence bundle"))
    parser.add_argument("bundle", type=Path, metavar="BUNDLE.zip")
    parser.add_argument("--receipt", type=Path, metavar="FILE", help=text("别处留存的回执", "a receipt kept elsewhere"))
    parser.add_argument(
        "--key", default="", metavar="KEY", help=text("办公室的公钥", "the office's public key (base64)")
    )
    parser.add_argument("--format", choices=("table", "json"), default="table")


def run(args: argparse.Namespace) -> int:
    """Check it; exit code 1 where anything does not agree."""
    trust = Trust(_key(args.key), _text(args.receipt))
    with progress() as display:
        verdict = verified(args.bundle, trust, steps(display))
    found = show_problems(verdict.problems)
    if args.format == "json":
        show_json(verdict.as_dict(language()))
    else:
        _show(verdict)
    return 1 if found else 0


def _show(verdict: Verdict) -> None:
    edition = verdict.edition
    if edition is not None:
        told = {"title": edition.title, "period": edition.period, "office": edition.office, "id": edition.id}
        kind = text(*_KINDS[verdict.public])
        print(_HEAD.in_(language()).format(**told, kind=kind, stage=verdict.stage or "—", seq=edition.seq))
    heads = text(
        "序号,指标,单位,报告印,版次,重算,随包 SQL,记录,结果",
        "no,figure,unit,printed,claimed,computed,shipped SQL,rows,verdict",
    )
    if verdict.figures:
        show_table("", heads.split(","), [_line(one) for one in verdict.figures], right=(0, 4, 5, 6, 7))
    agree = sum(one.state == "ok" for one in verdict.figures)
    said = {"files": verdict.files, "rows": f"{verdict.rows:,}", "ok": agree, "of": len(verdict.figures)}
    print(_END.in_(language()).format(**said))
    if verdict.code:
        print(_CODE.in_(language()).format(code=verdict.code))


def _line(one: Checked) -> tuple[object, ...]:
    return (
        one.number, one.title, one.unit_code, " | ".join(one.shown), one.claimed, one.computed, one.shipped, one.rows,
        text(*_STATES[one.state]),
    )  # fmt: skip


def _key(written: str) -> bytes | None:
    """A public key as receipts write it: base64 of 32 bytes."""
    if not written:
        return None
    try:
        key = b64decode(written, validate=True)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise Refused(OTHER_KEY.at())
    return key


def _text(path: Path | None) -> str:
    if path is None:
        return ""
    if not path.is_file():
        raise Refused(NO_ZIP.at(file=path, why="没有这个文件", why_en="there is no such file"))
    found = path.read_text("utf-8", "replace")
    if not found.strip():
        raise Refused(NOT_A_RECEIPT.at(why="文件是空的", why_en="the file is empty"))
    return found
