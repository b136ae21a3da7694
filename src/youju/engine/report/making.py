"""From a template, or a draft, to the file with its figures and its manifest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from youju.engine.base.digests import hex_digest
from youju.engine.base.problems import Refused
from youju.engine.definitions import TemplateText
from youju.engine.document.layout import Letter, compose, refit
from youju.engine.document.manifest import Manifest, Row, read_manifest, write_manifest
from youju.engine.document.package import Package
from youju.engine.report.annex import charts_of, expanded
from youju.engine.report.answers import Answers
from youju.engine.report.bound import manifest_row
from youju.engine.report.checking import check_names
from youju.engine.report.counting import number_paragraphs
from youju.engine.report.naming import Names
from youju.engine.report.problems import NAMING, OLD_CHARTS
from youju.engine.report.refreshing import refresh
from youju.engine.report.rendering import NewInstance, Rendered, render
from youju.engine.report.template import read_template

_CHARTS = "word/charts/chart"


@dataclass(frozen=True, slots=True)
class Basis:
    """Of what a file is made: the report's id, its period and unit, the seq that all figures hold at, its template's digest."""

    report: str
    period: str
    unit_code: str
    as_of: int
    template: str = ""


def from_text(
    template: TemplateText,
    figures: Sequence[str],
    names: Names,
    answers: Answers,
    new_instance: NewInstance,
    of: Basis,
) -> Rendered:
    """A report set from a plain-text template; `figures` are those of its table. Raises `Refused` with all its mistakes."""
    letter, problems = read_template(template.text, template.file)
    if letter is None:
        raise Refused(problems)
    letter = expanded(replace(letter, language=answers.language), figures, names, answers)
    out = from_letter(letter, names, answers, new_instance, replace(of, template=hex_digest(template.text.encode())))
    # What is wrong with a name is said at the line of the template, not at the paragraph that came of it.
    others = [problem for problem in out.problems if problem.kind not in NAMING]
    out.problems = [*problems, *check_names(template.text, template.file, names), *others]
    return out


def from_letter(letter: Letter, names: Names, answers: Answers, new_instance: NewInstance, of: Basis) -> Rendered:
    """A letter whose texts may hold tags, set in GB/T 9704 form with its numbers bound."""
    package = compose(letter)
    out = render(package, names, answers, new_instance)
    out.charts = charts_of(letter)
    number_paragraphs(package)
    refit(package)
    _seal(out, of, ())
    return out


def from_file(
    package: Package,
    names: Names,
    answers: Answers,
    new_instance: NewInstance,
    of: Basis,
    held: frozenset[str] = frozenset(),
) -> Rendered:
    """A Word file with its bound figures refreshed and its tags compiled; nothing else in it changes, nor what is `held`."""
    manifest, changed = read_manifest(package)
    again, problems = refresh(package, manifest, names, answers, held) if manifest else ([], [])
    out = render(package, names, answers, new_instance)
    out.bound = [*again, *out.bound]
    out.problems = [*changed, *problems, *out.problems]
    if manifest:
        charts = sum(name.startswith(_CHARTS) and name.endswith(".xml") for name in package.names())
        out.problems += [OLD_CHARTS.at(package.place, count=charts)] if charts else []
        _seal(out, replace(of, report=manifest.report or of.report, template=manifest.template), manifest.rows)
    elif out.bound:
        _seal(out, of, ())
    return out


def _seal(out: Rendered, of: Basis, before: Sequence[Row]) -> None:
    """Write the manifest: rows of what is bound now, and of what could not be asked again as they were."""
    now = [manifest_row(one, of.period) for one in out.bound]
    known = {row.instance for row in now}
    rows = (*(row for row in before if row.instance not in known), *now)
    write_manifest(out.package, Manifest(of.report, of.template, of.as_of, rows, of.unit_code))
