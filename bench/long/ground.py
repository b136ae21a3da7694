"""The ledger that the changes fall upon: made by the commands that people use."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from youju.engine.base.problems import Problem, Refused, errors
from youju.web.commands.definitions.definitions import sync_definitions
from youju.web.commands.desk.office import Office
from youju.web.commands.entry.entries import Given, accept_all, enter
from youju.web.commands.settings.units import add_root, add_unit
from youju.web.site.setup import create_site
from youju.web.store.folder import Site

ACTOR = "cli:long"
TODAY = date(2025, 12, 30)
LEVELS = ("central", "province", "city")
UNITS, OUTLETS = 40, 25
KINDS_OF_RECORD = ("lectures", "lectures", "clippings", "people")


@dataclass
class Ground:
    """An open office, chance, and the numbers of what there is."""

    office: Office
    chance: random.Random
    units: list[int] = field(default_factory=list)
    outlets: list[int] = field(default_factory=list)
    records: dict[str, list[int]] = field(default_factory=lambda: {"lectures": [], "clippings": [], "people": []})
    titles: int = 0

    def day(self) -> str:
        """Some day of 2024 or 2025."""
        return (TODAY - timedelta(self.chance.randrange(700))).isoformat()

    def enter(self, register: str) -> tuple[Problem, ...]:
        """Enter a new record of a register as a clerk would."""
        saved, problems = enter(
            self.office, ACTOR, register, Given(self.chance.choice(self.units), self._raw(register))
        )
        if saved.record:
            self.records[register].append(saved.record)
        return problems

    def _raw(self, register: str) -> Mapping[str, Any]:
        self.titles += 1
        if register == "people":
            phone = f"139{self.chance.randrange(10**8):08}"
            return {"joined_on": self.day(), "name": f"张{'伟芳娜敏静'[self.titles % 5]}", "phone": phone}
        raw = {"held_on": self.day(), "title": f"活动{self.titles}"}
        if register == "clippings":
            return raw | {"outlet": self.chance.choice(self.outlets)}
        return raw | {"people": self.chance.randrange(300)}


def ground(folder: Path, records: int, seed: int, url: str = "") -> Ground:
    """A site with 40 units, 25 outlets and about `records` records, most of them accepted; `url` as in `youju.toml`."""
    site = Site(folder, str(Path(__file__).parent), "清和区", "990101", today=TODAY, one_person=True, database_url=url)
    office = Office(create_site(site), clock=lambda: datetime(2025, 12, 30, 4, 0, tzinfo=UTC))
    _must(sync_definitions(office, ACTOR))
    made = Ground(office, random.Random(seed))
    root = add_root(office, ACTOR)
    for number in range(UNITS):
        raw = {
            "code": f"990101{number:03}",
            "name": f"第{number}街道",
            "kind": "town",
            "parent": root,
            "valid_from": "2020-01-01",
        }
        unit, problems = add_unit(office, ACTOR, raw)
        _must(problems)
        made.units.append(unit or 0)
    for number in range(OUTLETS):
        raw = {"name": f"日报{number}", "level": LEVELS[number % 3], "since": "2020-01-01"}
        saved, problems = enter(office, ACTOR, "outlets", Given(0, raw))
        _must(problems)
        made.outlets.append(saved.record)
    for _ in range(records):
        _must(made.enter(made.chance.choice(KINDS_OF_RECORD)))
    reviewed = [
        n for register in ("lectures", "clippings") for n in made.records[register] if made.chance.random() < 0.85
    ]
    _must(accept_all(office, ACTOR, reviewed)[1])
    return made


def _must(problems: tuple[Problem, ...]) -> None:
    if wrong := errors(problems):
        raise Refused(wrong)
