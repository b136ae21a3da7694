"""Reports: a template of the pack or any Word file, with the ledger's figures bound in it."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.base.problems import Place, Problem, Refused
from youju.engine.check.forms.filling import Filled
from youju.engine.check.forms.word import retimed
from youju.engine.definitions import Pack, ReportDefinition, nearest
from youju.engine.document.package import Package
from youju.engine.report.answers import Answers
from youju.engine.report.converting import CONVERTED, open_any
from youju.engine.report.making import Basis, from_file, from_text
from youju.engine.report.naming import Names
from youju.engine.report.particulars import Particulars
from youju.engine.report.rendering import Rendered
from youju.engine.report.template import language_of
from youju.engine.report.xbrl.facts import Told
from youju.engine.report.xbrl.model import Entity
from youju.web.commands.definitions.definitions import pack_folder
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import NO_REPORT, NO_TEMPLATE
from youju.web.commands.figures.figures import Question, scope
from youju.web.commands.reports.answering import LedgerAnswers
from youju.web.commands.reports.stated import stated_figures
from youju.web.commands.reports.wordforms import filled_cells

WORD = ".docx"


@dataclass(frozen=True, slots=True)
class Asked:
    """A report by its id in the pack, or the path of a Word file; period, unit code ("": the office) and seq (None: now)."""

    name: str
    period: Period
    unit: str = ""
    as_of: int | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """The file with what is bound in it, its title, and what can be asked further about its figures.

    `told` is what machines are told of it beside that; `cells` are the bound cells of a form.
    """

    rendered: Rendered
    title: str
    pack: Pack
    answers: Answers
    as_of: int
    language: str
    told: Told
    cells: tuple[Filled, ...] = ()

    @property
    def problems(self) -> Sequence[Problem]:
        """What there is to say about it."""
        return self.rendered.problems


def make_report(office: Office, asked: Asked) -> Made:
    """Render a report of the pack, or refresh and compile a Word file. Nothing is written.

    All figures hold at one seq. Raises `Refused` for an unknown report (CMD020), one without a template (CMD021), a file or
    template that cannot be used, an unknown unit (CMD003), a seq beyond the log (CMD018).
    """
    seq = office.source.head() if asked.as_of is None else asked.as_of
    within = scope(office, Question(asked.period, asked.unit, seq))
    pack = office.pack(seq)
    file = Path(asked.name) if Path(asked.name).suffix.lower() in (WORD, *CONVERTED) else None
    definition = None if file else _definition(pack, asked.name)
    template = pack.templates.get(definition.template) if definition else None
    language = (language_of(template.text) if template else "") or office.site.language
    calculator = office.calculator(seq)
    name = _unit_name(office, asked, seq)
    stated = stated_figures(office, as_of=seq)
    answers = LedgerAnswers(calculator, within, Particulars(name, asked.period, office.today, language), stated)
    names, of = Names(pack, {one.name for one in stated}), Basis(asked.name, asked.period.text, asked.unit, seq)
    cells: tuple[Filled, ...] = ()
    if definition and template:
        out = from_text(template, definition.figures, names, answers, _instance, of)
    else:
        package = _opened(office, file, definition)
        out, cells = _from_file(package, names, answers, replace(of, report=file.stem) if file else of, asked.period)
    title = definition.title if definition else Label(Path(asked.name).stem)
    entity = Entity(office.site.code, office.site.name, asked.unit, name)
    told = Told(definition.id if definition else title.zh, title, asked.period, entity, office.today)
    return Made(out, title.in_(language), pack, answers, seq, language, told, cells)


def _from_file(
    package: Package, names: Names, answers: Answers, of: Basis, period: Period
) -> tuple[Rendered, tuple[Filled, ...]]:
    """A Word file refreshed, and what became of the cells of a form in it."""
    form = retimed(package, period)
    out = from_file(package, names, answers, _instance, of, form.held)
    out.problems = [*form.problems, *out.problems]
    return out, filled_cells(form, out.bound)


def _instance() -> str:
    return secrets.token_hex(6)


def _definition(pack: Pack, name: str) -> ReportDefinition:
    definition = pack.reports.get(name)
    if definition is None:
        raise Refused(NO_REPORT.at(name=name, near="、".join(nearest(name, pack.reports) or pack.reports) or "—"))
    if not definition.template:
        raise Refused(NO_TEMPLATE.at(title=definition.title, id=name))
    return definition


def _opened(office: Office, file: Path | None, definition: ReportDefinition | None) -> Package:
    """The Word file asked for, or the report's template: the site's own before the pack's, as they lie there now."""
    if file is not None:
        return open_any(file)
    name = definition.template if definition else ""
    for folder in (office.site.path("pack"), pack_folder(office.site.pack)):
        if name.endswith(WORD) and (folder / name).is_file():
            return Package.open(folder / name, name)
    raise Refused(NO_TEMPLATE.at(Place(file=name), title=definition.title if definition else "", id=name))


def _unit_name(office: Office, asked: Asked, seq: int) -> str:
    day = min(asked.period.end, office.today)
    number = office.unit(asked.unit, day) if asked.unit else office.tree(seq).on(day).top
    state = office.tree(seq).state(number, day) if number is not None else {}
    return str(state.get("name") or office.site.name)
