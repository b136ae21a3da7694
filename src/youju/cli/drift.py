"""`youju drift E [-o OUT.docx]`: what has changed since an edition, sentence by sentence; the correction sheet."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from youju.cli.output import language, say, show_json, show_problems, text
from youju.cli.site import format_option, office_of, site_option
from youju.engine.base.labels import Label
from youju.engine.check.drift import FigureDrift, PlaceDrift
from youju.web.commands.desk.office import Office
from youju.web.commands.editions.correcting import correction_sheet
from youju.web.commands.editions.drifting import Drift, drift, rows_of, said_at
from youju.web.commands.editions.standing import standing
from youju.web.commands.reports.printing import as_pdf, check_ending

_HEAD = Label(
    "版次 {id}（第 {then} 号修订）以后，到第 {now} 号修订：{wrong} 处要更正，{true} 处数变了、说法仍成立。",
    "Since edition {id} (revision {then}), as of revision {now}: {wrong} to correct, {true} moved while the words hold.",
)
_WRONG, _TRUE = Label("要更正", "to correct"), Label("仍成立", "still true")
_MAY = Label("可写：{words}", "right would be: {words}")
_ROWS = Label(
    "  {count} 个指标的数没有变，背后的记录有更正。", "  {count} figures stayed while records behind them changed."
)
_DEFINED = Label(
    "  “{id}”口径有调整：原口径 {old}，现口径 {new}，同口径增长 {growth}％。",
    "  “{id}” has another definition: {old} by the old one, {new} by the new one, {growth}% by the new one in both years.",
)
_WROTE = Label("更正单：{path}", "The correction sheet: {path}")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("drift", help=text("印发以后变了什么", "what has changed since an edition"))
    parser.add_argument("edition", metavar="E", help=text("版次编号", "its id"))
    shown = text("另存更正单", "write the correction sheet")
    parser.add_argument("-o", "--out", type=Path, default=None, metavar="OUT.{docx,pdf}", help=shown)
    shown = text("算到第几号修订", "up to a revision")
    parser.add_argument("--as-of", type=int, default=None, metavar="SEQ", help=shown)
    site_option(parser)
    format_option(parser)


def run(args: argparse.Namespace) -> int:
    """Tell it; exit code 1 where a sentence does not hold any more."""
    if args.out:
        check_ending(args.out, (".docx", ".pdf"))
    office = office_of(args)
    found = drift(office, standing(office, args.edition), language(), args.as_of)
    show_problems(found.problems)
    if args.format == "json":
        show_json(as_json(found, {f.index: [c.record for c in rows_of(office, found, f)] for f in _moved(found)}))
    else:
        _show(office, found)
    if args.out:
        package = correction_sheet(office, found)
        args.out.parent.mkdir(parents=True, exist_ok=True)
        args.out.write_bytes(package.save() if args.out.suffix.lower() == ".docx" else as_pdf(package)[0])
        say(_WROTE, path=args.out)
    return 1 if found.to_correct else 0


def _moved(found: Drift) -> tuple[FigureDrift, ...]:
    return tuple(figure for figure in found.figures if figure.state != "same")


def _show(office: Office, found: Drift) -> None:
    facts = {"id": found.standing.id, "then": found.edition.seq, "now": found.seq}
    counts = {"wrong": len(found.to_correct), "true": len(found.still_true)}
    print(_HEAD.in_(language()).format(**facts, **counts))
    for place in found.places:
        head = _TRUE if place.holds else _WRONG
        print(
            f"\n【{head.in_(language())}】“{place.printed.text}”{_was(found, place)}\n   {said_at(office, found, place, language())}"
        )
        if place.suggestion and not place.holds:
            print(f"   {_MAY.in_(language()).format(words=place.suggestion)}")
    if found.corrected_rows:
        print("\n" + _ROWS.in_(language()).format(count=len(found.corrected_rows)))
    for one in found.redefined:
        if one.redefined:
            old, new = (one.now.value if one.now else "—"), one.redefined.figure.value
            growth = "—" if one.redefined.growth is None else one.redefined.growth
            print(_DEFINED.in_(language()).format(id=one.then.id, old=old, new=new, growth=growth))


def _was(found: Drift, place: PlaceDrift) -> str:
    figure = found.of(place)
    return f" {figure.then.value} → {figure.now.value if figure.now else '—'}" if figure else ""


def as_json(found: Drift, records: dict[int, list[int]]) -> dict[str, Any]:
    """The answer for machines: figures that moved with the records that made the difference, places, definitions."""
    return {
        "edition": found.standing.id,
        "then": found.edition.seq,
        "now": found.seq,
        "figures": [_figure(one) | {"records": records[one.index]} for one in _moved(found)],
        "places": [_place(found, one) for one in found.places],
        "definitions": [_definition(one) for one in found.redefined],
        "problems": [problem.as_dict(language()) for problem in found.problems],
    }


def _figure(one: FigureDrift) -> dict[str, Any]:
    of = {"id": one.then.id, "period": one.then.period, "unit_code": one.then.unit_code, "state": one.state}
    return of | {"then": one.then.value, "now": one.now.value if one.now else None, "unit": one.then.unit}


def _place(found: Drift, place: PlaceDrift) -> dict[str, Any]:
    printed, figure = place.printed, found.of(place)
    return {
        "part": printed.part, "paragraph": printed.paragraph, "start": printed.start, "text": printed.text,
        "sentence": place.sentence, "holds": place.holds, "suggestion": place.suggestion or None,
        "figure": figure.then.id if figure else None,
    }  # fmt: skip


def _definition(one: FigureDrift) -> dict[str, Any]:
    other = one.redefined
    if other is None:
        return {}
    return {
        "id": one.then.id, "period": one.then.period, "old": one.now.value if one.now else None, "new": other.figure.value,
        "new_year_before": other.before.value if other.before else None, "growth": other.growth,
        "old_sentence": other.then, "new_sentence": other.now,
    }  # fmt: skip
