"""Records of the log as the rules of `engine.quality` see them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

from youju.engine.definitions import Register
from youju.engine.ledger.model import Stored
from youju.engine.quality import Around, Seen
from youju.web.commands.desk.office import Office
from youju.web.store import read
from youju.web.store.lookup import StoreLookup
from youju.web.store.neighbours import Told
from youju.web.store.workdays import calendar


def around(office: Office) -> Around:
    """What the rules may ask about this office. Make one per question run: answers are remembered."""
    tree = office.tree()

    @cache
    def unit_name(unit: int, on: str) -> str:
        return tree.label(unit, datetime.fromisoformat(on).date()) if unit else office.site.name

    return Around(StoreLookup(office.pack()), calendar(), unit_name)


NO_PHOTOS: Mapping[int, tuple[str, ...]] = MappingProxyType({})


def attached_photos() -> dict[int, tuple[str, ...]]:
    """Digests of the photos attached to records, by record."""
    found: dict[int, tuple[str, ...]] = {}
    for link in read.live("evidence"):
        data = link.entry.data
        target = data.get("target")
        if data.get("kind") == "photo" and isinstance(target, int):
            found[target] = (*found.get(target, ()), str(data["digest"]))
    return found


class Eyes:
    """Turns records of one register into what is seen of them: no actor, no personal value."""

    def __init__(self, office: Office, register: Register, photos: Mapping[int, tuple[str, ...]] = NO_PHOTOS) -> None:
        self._photos = photos
        self._zone = ZoneInfo(office.site.zone)
        self._files = tuple(f.id for f in register.live_fields() if f.type == "file" and not f.personal)
        self._personal = frozenset(f.id for f in register.fields.values() if f.personal)

    def seen(self, told: Told) -> Seen:
        """A record as the rules see it."""
        entry = told.revision.entry
        data = self.plain(entry.data)
        files = tuple(str(data[name]) for name in self._files if name in data)
        photos = (*told.pictures, *files, *self._photos.get(told.revision.record, ()))
        written = self._day(told.written_at)
        return Seen(told.revision.record, entry.unit, entry.date, data, entry.co_units, written, photos)

    def plain(self, data: Mapping[str, Stored]) -> Mapping[str, Stored]:
        """Data without what is personal."""
        if not self._personal:
            return data
        return {name: value for name, value in data.items() if name not in self._personal}

    def last_written(self, record: int) -> str:
        """The day on which the content was last written, by the whole history."""
        written = [r.recorded_at for r in read.history(record) if r.entry.action in read.WRITING]
        return self._day(written[-1]) if written else ""

    def _day(self, instant: str) -> str:
        """The site's day of an instant of the log."""
        return datetime.fromisoformat(instant).astimezone(self._zone).date().isoformat()
