"""A file held against an edition: its figures as they were then, or as its definitions say them over the records of now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from youju.engine.base.periods import Period
from youju.engine.check.checking import check
from youju.engine.check.model import Checked
from youju.engine.document.package import Package
from youju.engine.figures import Calculator, DuckEngine, Scope
from youju.engine.report.edition import Edition
from youju.web.commands.desk.office import Office
from youju.web.commands.reports.checking import OfficeLedger
from youju.web.store import definitions as logged


def check_against(office: Office, package: Package, edition: Edition, language: str = "zh") -> Checked:
    """Check a file against what an edition says: its period, unit, day and seq."""
    within = scope_of(office, edition, edition.seq)
    return check(package, OfficeLedger(office, within, language), language)


def check_now(office: Office, package: Package, edition: Edition, seq: int, language: str = "zh") -> Checked:
    """Check an edition's own file against the records as of a later seq, by the definitions that it was made with."""
    calculator = calculator_of(office, edition, seq)
    return check(package, OfficeLedger(office, scope_of(office, edition, seq), language, calculator), language)


def scope_of(office: Office, edition: Edition, seq: int) -> Scope:
    """The edition's own period and unit, on its day, at a seq."""
    within = Scope(Period.parse(edition.period), None, seq, edition.tree, date.fromisoformat(edition.today))
    if not edition.unit_code:
        return within
    return replace(within, unit=office.tree(seq).find(edition.unit_code, within.tree_day))


def calculator_of(office: Office, edition: Edition, seq: int) -> Calculator:
    """The edition's definitions over the records and units as known at a seq."""
    if seq == edition.seq:
        return office.calculator(seq)
    return Calculator(logged.pack(edition.seq), DuckEngine(office.snapshot()), office.tree(seq))
