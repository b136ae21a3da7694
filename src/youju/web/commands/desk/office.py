"""The open office: its settings, definitions, calculator and day, shared by all commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from youju.engine.base.problems import Refused
from youju.engine.definitions import Pack, Register, nearest
from youju.engine.figures import Calculator, LiveEngine, SqlEngine, Tree
from youju.engine.snapshot.sheets import sheets_of
from youju.engine.snapshot.snapshot import Snapshot
from youju.web.commands.desk.problems import AHEAD, NO_INDICATOR, NO_REGISTER, NO_UNIT
from youju.web.store import definitions as logged
from youju.web.store.folder import Site
from youju.web.store.source import LogSource
from youju.web.store.tree import Units, known_units, unit_tree


@dataclass(slots=True)
class Office:
    """An open site with its definitions as logged; made once per process, cheap to ask again."""

    site: Site
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    source: LogSource = field(default_factory=LogSource)
    day: date | None = None
    _made: list[Calculator] = field(default_factory=list, repr=False)

    @property
    def today(self) -> date:
        """The site's day: the fixed one of its settings, or the day in its zone."""
        return self.day or self.site.today_at(self.clock())

    def now(self) -> datetime:
        """The instant that is written into the log; on a fixed day, that day with the real time of day."""
        instant = self.clock().astimezone(ZoneInfo(self.site.zone))
        return datetime.combine(self.today, instant.timetz()).astimezone(UTC)

    def pack(self, as_of: int | None = None) -> Pack:
        """The definitions in force at seq `as_of` (None: now), read from the log."""
        return logged.pack(as_of)

    def tree(self, as_of: int | None = None) -> Tree:
        """The units as known at seq `as_of`."""
        return unit_tree(as_of)

    def units(self) -> Units:
        """The units as they stand: names, and what stands above them."""
        return known_units()

    def refuse_beyond(self, as_of: int | None) -> None:
        """Raises `Refused` CMD018 for a seq that the log does not have; None is now."""
        head = self.source.head()
        if as_of is not None and not 0 < as_of <= head:
            raise Refused(AHEAD.at(head=head, asked=as_of))

    def register(self, name: str) -> Register:
        """A register by id; raises `Refused` CMD001 with the nearest name."""
        registers = self.pack().registers
        if name not in registers:
            raise Refused(NO_REGISTER.at(name=name, near="、".join(nearest(name, registers)) or "—"))
        return registers[name]

    def indicator_ids(self, names: tuple[str, ...], as_of: int | None = None) -> tuple[str, ...]:
        """The ids asked for, or those of the pack's first report; raises `Refused` CMD002."""
        pack = self.pack(as_of)
        if not names:
            report = next(iter(pack.reports.values()), None)
            return report.figures if report else tuple(pack.indicators)
        missing = [n for n in names if n not in pack.indicators]
        if missing:
            near = (nearest(n, pack.indicators) for n in missing)
            raise Refused(
                [NO_INDICATOR.at(name=n, near="、".join(w) or "—") for n, w in zip(missing, near, strict=True)]
            )
        return names

    def unit(self, name: str, on: date | None = None) -> int:
        """Number of the unit with this code or name; raises `Refused` CMD003."""
        tree = self.tree()
        number = tree.find(name, on or self.today)
        if number is None:
            raise Refused(NO_UNIT.at(name=name, near="、".join(nearest(name, tree.names())) or "—"))
        return number

    def calculator(self, as_of: int | None = None, oracle: bool = False) -> Calculator:
        """The calculator over the snapshot, or with `oracle` over the SQL database alone."""
        pack, tree = self.pack(as_of), self.tree(as_of)
        if oracle:
            return Calculator(pack, SqlEngine(self.source.execute, self.source.dialect), tree)
        for made in self._made:  # what it works out of definitions holds as long as they and the units are the same
            if made.pack is pack and made.tree is tree:
                return made
        snapshot = self.snapshot(pack)
        made = Calculator(pack, LiveEngine(snapshot, pack, sheets_of(snapshot.folder, self.source)), tree)
        self._made[:] = [made, *self._made[:3]]
        return made

    def snapshot(self, pack: Pack | None = None) -> Snapshot:
        """The snapshot in the site's folder."""
        return Snapshot(self.site.folder / "snapshot", self.source, pack or self.pack())


_CURRENT: list[Office] = []


def use(site: Site) -> Office:
    """Make the office of `site` the one that pages of this process show."""
    _CURRENT[:] = [Office(site)]
    return _CURRENT[0]


def current_office() -> Office:
    """The office that `use` was called with."""
    return _CURRENT[0]
