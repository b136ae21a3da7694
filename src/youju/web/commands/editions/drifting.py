"""Drift: what has changed since an edition, figure by figure and sentence by sentence; which records made the difference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem, Refused
from youju.engine.check.drift import FigureDrift, PlaceDrift, Redefined, RowChange, place_drifts, row_changes
from youju.engine.definitions import Pack, describe, indicator_version
from youju.engine.document.package import Package
from youju.engine.figures import Scope
from youju.engine.figures.frozen import FrozenFigure
from youju.engine.report.edition import Edition
from youju.engine.report.freezing import refreeze
from youju.web.commands.desk.office import Office
from youju.web.commands.editions.edition_problems import DRIFT_FIGURES_ONLY
from youju.web.commands.editions.holding import calculator_of, check_now, scope_of
from youju.web.commands.editions.standing import Standing, document_of, edition_of

_CELL = Label("表中“{title}”（{unit}）", "In the table, “{title}” ({unit})")
_CHANGE_CELL = Label("表中“{title}”比上年增减％（{unit}）", "In the table, change of “{title}” in % ({unit})")


@dataclass(frozen=True, slots=True)
class Drift:
    """What became of an edition as of `seq`: every figure of it, and the places whose number moved, in reading order."""

    standing: Standing
    edition: Edition
    seq: int
    figures: tuple[FigureDrift, ...]
    places: tuple[PlaceDrift, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def to_correct(self) -> tuple[PlaceDrift, ...]:
        """The places whose words do not hold any more."""
        return tuple(place for place in self.places if not place.holds)

    @property
    def still_true(self) -> tuple[PlaceDrift, ...]:
        """The places whose number moved and whose words hold all the same."""
        return tuple(place for place in self.places if place.holds)

    @property
    def redefined(self) -> tuple[FigureDrift, ...]:
        """The figures of the edition's own unit and period whose definition is another now."""
        own = (self.edition.period, self.edition.unit_code)
        return tuple(f for f in self.figures if f.redefined and (f.then.period, f.then.unit_code) == own)

    @property
    def corrected_rows(self) -> tuple[FigureDrift, ...]:
        """The figures whose value stayed though records behind it changed."""
        return tuple(figure for figure in self.figures if figure.state == "rows")

    def of(self, place: PlaceDrift) -> FigureDrift | None:
        """The figure that a place prints; None for an entry or a stated figure."""
        return self.figures[place.printed.figure] if place.printed.figure >= 0 else None


def drift(office: Office, one: Standing, language: str = "zh", as_of: int | None = None) -> Drift:
    """Ask everything again as of a seq (None: now). Nothing is written. Raises `Refused` EDI006, CMD018."""
    office.refuse_beyond(as_of)
    edition = edition_of(one)
    seq = office.source.head() if as_of is None else as_of
    within, calculator = scope_of(office, edition, seq), calculator_of(office, edition, seq)
    now = refreeze(calculator, within, edition.figures, edition.unit_code)
    later = _redefined(office, edition, within, language)
    pairs = zip(edition.figures, now, strict=True)
    figures = tuple(FigureDrift(n, old, new, later.get(n)) for n, (old, new) in enumerate(pairs))
    try:
        package = Package.open(document_of(one), f"{one.id}.docx")
    except Refused:
        return Drift(one, edition, seq, figures, (), (DRIFT_FIGURES_ONLY.at(),))
    places = place_drifts(edition.shown, figures, check_now(office, package, edition, seq, language))
    return Drift(one, edition, seq, figures, places)


def said_at(office: Office, found: Drift, place: PlaceDrift, language: str = "zh") -> str:
    """Where a number stands: its sentence, or of a table's cell what the figure is and of which unit."""
    figure = found.of(place)
    if figure is None or place.sentence != place.printed.text:
        return place.sentence
    day = scope_of(office, found.edition, found.seq).tree_day
    tree, code = office.tree(found.seq), figure.then.unit_code
    unit = tree.find(code, day) if code else tree.on(day).top
    label = _CHANGE_CELL if place.printed.before >= 0 else _CELL
    title = titled(office.pack(found.seq), figure, language)
    return label.in_(language).format(title=title, unit=tree.label(unit, day) if unit is not None else code)


def titled(pack: Pack, figure: FigureDrift, language: str) -> str:
    """What a figure is called now; its id where the indicator is gone."""
    found = pack.indicators.get(figure.then.id)
    return found.title.in_(language) if found else figure.then.id


def rows_of(office: Office, found: Drift, figure: FigureDrift) -> tuple[RowChange, ...]:
    """The records that made a difference to a figure between the edition and now; of a ratio also those of its numerator."""
    ids = [figure.then.id]
    indicator = office.pack(found.edition.seq).indicators[figure.then.id]
    ids += [indicator.numerator] if indicator.kind == "ratio" else []
    then: dict[int, int] = {}
    now: dict[int, int] = {}
    for id_ in ids:
        then |= _pairs(office, found.edition, figure.then, id_, found.edition.seq)
        now |= _pairs(office, found.edition, figure.then, id_, found.seq)
    return row_changes(then, now)


def _pairs(office: Office, edition: Edition, figure: FrozenFigure, id_: str, seq: int) -> Mapping[int, int]:
    within = replace(scope_of(office, edition, seq), period=Period.parse(figure.period))
    if figure.unit_code != edition.unit_code:
        within = replace(within, unit=office.tree(seq).find(figure.unit_code, within.tree_day))
    return calculator_of(office, edition, seq).pairs(id_, within)


def _redefined(office: Office, edition: Edition, within: Scope, language: str) -> dict[int, Redefined]:
    """By index of the figures whose definition is another now: both sentences, and what the new one says."""
    old, new = office.pack(edition.seq), office.pack(within.as_of)
    changed = [
        n
        for n, figure in enumerate(edition.figures)
        if figure.id in new.indicators and indicator_version(new, figure.id) != figure.definition
    ]
    if not changed:
        return {}
    calculator = office.calculator(within.as_of)
    figures = [edition.figures[n] for n in changed]
    now = refreeze(calculator, within, figures, edition.unit_code)
    before = refreeze(calculator, within, [_year_before(figure) for figure in figures], edition.unit_code)
    found = {}
    for n, figure, other, earlier in zip(changed, figures, now, before, strict=True):
        if other is not None:
            said = (describe(pack, pack.indicators[figure.id], language) for pack in (old, new))
            found[n] = Redefined(other, earlier, *said)
    return found


def _year_before(figure: FrozenFigure) -> FrozenFigure:
    return replace(figure, period=Period.parse(figure.period).year_before().text)
