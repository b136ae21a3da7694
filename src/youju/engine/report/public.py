"""The public version of a report: the same file with fewer words in it. Persons are masked, small cells said to be small.

It is plain Word text: no controls, no manifest, no comments or tracked changes, no embedded files, no authors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from youju.engine.base.labels import Label
from youju.engine.base.problems import Problem
from youju.engine.definitions import Pack
from youju.engine.document.carriers import drop_marks
from youju.engine.document.editing import Editor
from youju.engine.document.filling import fill
from youju.engine.document.flatten import flattened
from youju.engine.document.layout.charts import drop_chart
from youju.engine.document.layout.letter import Chart
from youju.engine.document.manifest import drop_manifest
from youju.engine.document.package import Package
from youju.engine.document.properties import forget_people
from youju.engine.document.reading import read
from youju.engine.figures.frozen import FrozenFigure
from youju.engine.report.edition import Shown
from youju.engine.report.masking import Persons
from youju.engine.report.problems import CELLS_HIDDEN, CHART_HIDDEN, PERSONS_MASKED
from youju.engine.report.withholding import LEAST, is_small, public_text, withheld

NO_CHART = Label(
    f"（“{{title}}”图中有不足{LEAST}人的单位，公开版不印。）",
    f"(The chart “{{title}}” shows units with fewer than {LEAST} persons and is not printed here.)",
)


@dataclass(frozen=True, slots=True)
class Public:
    """The file, the places with what they print in it, the figures (by index) that it does not say, what there is to say."""

    package: Package
    shown: tuple[Shown, ...]
    withheld: tuple[int, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Internal:
    """The internal version: the file, what it prints, its figures and charts, its own unit ("": the office), its language."""

    package: Package
    shown: Sequence[Shown]
    figures: Sequence[FrozenFigure]
    charts: Sequence[Chart] = ()
    unit_code: str = ""
    language: str = "zh"


def public_version(of: Internal, pack: Pack, persons: Persons) -> Public:
    """Made from the internal file, which stays as it is."""
    hidden = withheld(of.figures, of.shown, pack, of.unit_code)
    shown = tuple(replace(one, public=public_text(one, hidden, of.language)) for one in of.shown)
    copy = of.package.copy()
    fill(copy, {one.instance: one.public for one in shown if one.public})
    problems = _drop_charts(copy, of)
    package = flattened(copy)
    drop_manifest(package)
    drop_marks(package)
    forget_people(package)
    masked = _mask(package, persons)
    if hidden:
        problems.append(CELLS_HIDDEN.at(count=sum(bool(one.public) for one in shown), least=LEAST))
    if masked:
        places = "、".join(f"{text}×{count}" for text, count in masked.items())
        problems.append(PERSONS_MASKED.at(count=sum(masked.values()), places=places))
    return Public(package, shown, tuple(sorted(hidden)), tuple(problems))


def _drop_charts(package: Package, of: Internal) -> list[Problem]:
    problems = []
    for chart in of.charts:
        if shows_few(chart):
            drop_chart(package, chart.title, NO_CHART.in_(of.language).format(title=chart.title))
            problems.append(CHART_HIDDEN.at(title=chart.title, least=LEAST))
    return problems


def shows_few(chart: Chart) -> bool:
    """Whether a chart shows a small cell."""
    values = (value for series in chart.series for value in series.values)
    return any(is_small(chart.unit, str(value)) for value in values if value is not None)


def _mask(package: Package, persons: Persons) -> Mapping[str, int]:
    """Put the masks; how often each of them now stands there."""
    counts: dict[str, int] = {}
    for paragraph in read(package):
        editor = Editor(paragraph)
        for one in reversed(persons.find(paragraph.text)):
            if editor.replace(one.start, one.end, one.masked):
                counts[one.masked] = counts.get(one.masked, 0) + 1
                package.touch(paragraph.part)
    return counts
