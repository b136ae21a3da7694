"""What is wrong with the templates of a pack before any report is made: their form, the names in them, the words after them."""

from __future__ import annotations

from collections.abc import Iterator

from youju.engine.base.problems import Place, Problem
from youju.engine.definitions import Pack
from youju.engine.report.directives import asked_for
from youju.engine.report.naming import Condition, FigureRef, Loop, Names
from youju.engine.report.problems import OUT_OF_PLACE
from youju.engine.report.template import TAG, around, directive, is_comment, parted, read_template
from youju.engine.report.unitwords import judged


def check_templates(pack: Pack) -> tuple[Problem, ...]:
    """Everything that is wrong with the text templates that reports of the pack name, at file:line."""
    names = Names(pack)
    used = dict.fromkeys(report.template for report in pack.reports.values() if report.template in pack.templates)
    texts = (pack.templates[name] for name in used)
    return tuple(problem for held in texts for problem in check_template(held.text, held.file, names))


def check_template(text: str, file: str, names: Names) -> tuple[Problem, ...]:
    """Problems of one template, in the order of its lines."""
    found = [*read_template(text, file)[1], *check_names(text, file, names)]
    return tuple(sorted(found, key=lambda problem: (problem.place.line or 0, problem.code)))


def check_names(text: str, file: str, names: Names) -> Iterator[Problem]:
    """Tags that mean nothing, stand where they have no effect, or are followed by the wrong unit word."""
    for number, line in enumerate(text.splitlines(), 1):
        if not is_comment(line):
            yield from _line(line, Place(file=file, line=number), names)


def _line(line: str, place: Place, names: Names) -> Iterator[Problem]:
    if asked := directive(line):
        chart = asked_for(asked, names, place)
        yield from (chart,) if isinstance(chart, Problem) else ()
        return
    within = _loop(line, place, names)
    for match in TAG.finditer(line):
        name, rule = parted(match[1])
        context = around(line, match.start(), match.end())
        found = names.resolve(name, rule, place, within, context)
        if isinstance(found, Problem):
            yield found
        elif _misplaced(found, line, match.start()):
            yield OUT_OF_PLACE.at(place, name=name)
        elif isinstance(found, FigureRef) and not found.change:
            slip = judged(name, names.pack.indicators[found.indicator].unit, line[match.end() :], place, context)
            yield from (slip,) if slip else ()


def _loop(line: str, place: Place, names: Names) -> Loop | None:
    """The loop of a table row: its first cell begins with the tag."""
    cell = line.strip()
    match = TAG.match(cell.removeprefix("|").strip()) if cell.startswith("|") else None
    found = names.resolve(parted(match[1])[0], place=place) if match else None
    return found if isinstance(found, Loop) else None


def _misplaced(found: object, line: str, start: int) -> bool:
    before = line[:start].strip()
    if isinstance(found, Condition):
        return bool(before)
    return isinstance(found, Loop) and before != "|"
