"""Stated figures for their pages: who may read and do what with one, and which documents rest on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from youju.engine.base.labels import Label
from youju.engine.base.problems import Refused
from youju.engine.definitions import Pack
from youju.engine.document.manifest import Row, read_manifest
from youju.engine.document.package import Package
from youju.engine.ledger import Revision
from youju.engine.report.naming import Names, StatedRef
from youju.engine.report.template import tags_of
from youju.web.accounts.actors import Acting, Actor
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.reach import reach
from youju.web.commands.reports.papers import READERS, papers, written
from youju.web.commands.reports.stated import CONFIRM, REGISTER, StatedFigure, stated_figures
from youju.web.commands.reports.stating import STATING
from youju.web.store import read


@dataclass(frozen=True, slots=True)
class May:
    """What somebody may do with a stated figure; `second`: it waits, and for another person than this one."""

    change: bool = False
    confirm: bool = False
    second: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """A document that rests on a stated figure: a report of the pack (`report`), a paper (`paper`), or a file in the site."""

    title: Label | str
    report: str = ""
    paper: str = ""


def readable(office: Office, acting: Acting, period: str = "") -> tuple[StatedFigure, ...]:
    """Those that this person may read: of the whole office, and of the units within reach. Raises `Refused` BAS001."""
    return tuple(one for one in stated_figures(office, period) if _reads(office, who(acting), one.unit))


def cited(office: Office, acting: Acting, record: int) -> StatedFigure | None:
    """One by its number; None where there is none that stands, or none that this person may read."""
    return next((one for one in readable(office, acting) if one.record == record), None)


def voided(office: Office, acting: Acting) -> list[Revision]:
    """Those taken out of use that this person may put back, the latest first."""
    desk = Desk(office, who(acting), office.register(REGISTER))
    found = read.last_revisions_of(REGISTER, None).values()
    gone = (r for r in found if r.entry.stage == "void" and desk.roles(r.entry.unit) & STATING)
    return sorted(gone, key=lambda r: r.seq, reverse=True)


def may(office: Office, acting: Acting, one: StatedFigure) -> May:
    """What this person may do with it."""
    desk = Desk(office, who(acting), office.register(REGISTER))
    roles = desk.roles(one.unit)
    confirms = bool(roles & set(desk.loop.transitions[CONFIRM].roles))
    waits, own = not one.confirmed_by, one.stated_by == desk.actor.id and not office.site.one_person
    return May(bool(roles & STATING), waits and confirms and not own, waits and own)


def uses(office: Office, acting: Acting, one: StatedFigure) -> list[Use]:
    """Reports whose template names it, and documents that were printed with it, as far as this person may see them."""
    actor = who(acting)
    found = list(_reports(office.pack(), one))
    if actor.roles & READERS:
        found += [Use(path.name) for path in written(office) if _rests(path, one)]
    return [*found, *(Use(p.name, paper=p.number) for p in papers(office, actor) if _rests(p.path, one))]


def _reads(office: Office, actor: Actor, unit: int) -> bool:
    return not unit or reach(actor, office.units(), office.today.isoformat()).covers(unit)


def _reports(pack: Pack, one: StatedFigure) -> Iterator[Use]:
    names = Names(pack, {one.name})
    for report in pack.reports.values():
        template = pack.templates.get(report.template)
        tags = tags_of(template.text) if template else ()
        if any(_is(names.resolve(name, rule), one) for _, name, rule, _ in tags):
            yield Use(report.title, report=report.id)


def _is(reference: object, one: StatedFigure) -> bool:
    return isinstance(reference, StatedRef) and reference.name == one.name


def _rests(path: Path, one: StatedFigure) -> bool:
    rows = _stated_in(path, path.stat().st_mtime_ns) if path.suffix.lower() == ".docx" else ()
    return any((row.indicator, row.period) == (one.name, one.period) for row in rows)


@lru_cache(maxsize=512)
def _stated_in(path: Path, _changed: int) -> tuple[Row, ...]:
    """The stated figures that a Word file carries; read once as long as it is the same."""
    try:
        manifest, _ = read_manifest(Package.open(path, path.name))
    except Refused:
        return ()
    return tuple(row for row in manifest.rows if row.kind == "stated") if manifest else ()
