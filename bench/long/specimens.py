"""The ledger that is altered: small, with every kind of thing that is verified, made by the commands that people use."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.long.changes import KINDS
from bench.long.ground import ACTOR, Ground, ground
from youju.engine.base.periods import Period
from youju.engine.base.problems import errors
from youju.web.commands.desk.office import Office
from youju.web.commands.editions.bundling import bundled
from youju.web.commands.editions.freezing import freeze_report
from youju.web.commands.entry.entries import correct
from youju.web.commands.people.persons import erase_person
from youju.web.commands.registers.evidence import attach
from youju.web.commands.reports.reports import Asked
from youju.web.site.setup import close_site, open_site
from youju.web.store import read

FEW = 14
PDF = b"%PDF-1.4\n%" + bytes(range(160, 250)) + b"\n%%EOF\n"


@dataclass(frozen=True)
class Specimen:
    """The site, the receipts that lie elsewhere, its bundle, how to go on with a copy of it; `size` is the last seq."""

    folder: Path
    ground: Ground
    receipts: Sequence[Path]
    bundle: Path
    size: int

    def lived(self, copy: Path, chance: random.Random) -> None:
        """A copy in which somebody has gone on working: one change of any kind, by its command."""
        office = Office(open_site(copy), clock=self.ground.office.clock)
        held = {name: list(records) for name, records in self.ground.records.items()}
        going = replace(self.ground, office=office, chance=chance, units=list(self.ground.units), records=held)
        KINDS[chance.choice(list(KINDS))][0](going)
        close_site()


def specimen(folder: Path, seed: int) -> Specimen:
    """Some records with their history, persons of whom one was erased, three files of evidence, two editions with receipts."""
    made = ground(folder, FEW * 4, seed)
    office, lectures, people = made.office, made.records["lectures"], made.records["people"]
    for number, record in enumerate(lectures[:3]):
        _must(attach(office, ACTOR, record, f"签到{number}.pdf", PDF + bytes([number]))[1])
    first = _frozen(office, "2024")
    last = read.last((lectures[0],))[lectures[0]]
    _must(correct(office, ACTOR, last.record, last.seq, {"people": 7})[1])
    _must(erase_person(office, ACTOR, people.pop(), ["name", "phone"], "本人申请")[1])
    second = _frozen(office, "2025")
    _must(made.enter("lectures"))
    elsewhere = [_elsewhere(folder, edition) for edition in (first, second)]
    bundle = folder.parent / f"{second}.zip"
    bundled(office, ACTOR, second, False, bundle)
    size = read.head()
    close_site()
    return Specimen(folder, made, elsewhere, bundle, size)


def _frozen(office: Office, period: str) -> str:
    """The id of an edition of the yearly report."""
    made = freeze_report(office, ACTOR, Asked("annual", Period.parse(period)))
    if made.edition is None:
        raise AssertionError(made.problems)
    return made.edition.id


def _elsewhere(folder: Path, edition: str) -> Path:
    """The copy of a receipt that a unit holds."""
    return Path(shutil.copy(folder / "editions" / edition / "receipt.txt", folder.parent / f"{edition}.txt"))


def _must(problems: Sequence[object]) -> None:
    if wrong := errors(problems):  # type: ignore[arg-type]
        raise AssertionError(wrong)
