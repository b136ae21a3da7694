"""What residents may come to: records of registers with `public` fields, dated from today on. No personal value, no rights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from youju.engine.definitions import Field, Register
from youju.engine.ledger import Revision
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.showing import Shown
from youju.web.store import upcoming

AHEAD = timedelta(days=180)
_LONGEST = timedelta(days=366)
"""What goes on longer is no occasion: an exhibition that opened before is not looked for."""
_ID = "-//Youju//public//ZH"


@dataclass(frozen=True, slots=True)
class Coming:
    """One occasion: days (both included), title, where and what else the register makes public, and who holds it."""

    record: int
    recorded_at: str
    register: str
    title: str
    start: date
    end: date
    place: str
    unit: str
    details: tuple[tuple[str, str], ...]


def coming(office: Office, language: str = "zh") -> tuple[Coming, ...]:
    """Occasions that have not ended, of the next half year, the nearest first. Only what counts in figures is told."""
    show = Shown(office, language)
    found = [one for register in _public(office) for one in _of(office, register, show)]
    return tuple(sorted(found, key=lambda one: (one.start, one.record)))


def calendar(office: Office, language: str = "zh") -> bytes:
    """The same as iCalendar (RFC 5545): one event of whole days an occasion, its UID lasting."""
    feed = Calendar()
    feed.add("prodid", _ID)
    feed.add("version", "2.0")
    feed.add("x-wr-calname", office.site.name)
    for one in coming(office, language):
        event = Event()
        event.add("uid", f"{one.record}@{office.site.code}.youju")
        event.add("dtstamp", datetime.fromisoformat(one.recorded_at))
        event.add("dtstart", one.start)
        event.add("dtend", one.end + timedelta(days=1))  # RFC 5545 3.6.1: the day after the last
        event.add("summary", one.title)
        event.add("location", one.place)
        event.add("description", "\n".join([one.unit, *(f"{title}：{text}" for title, text in one.details)]))
        feed.add_component(event)
    return bytes(feed.to_ical())


def _public(office: Office) -> Iterator[Register]:
    return (r for r in office.pack().registers.values() if r.public and (r.date or r.start))


def _of(office: Office, register: Register, show: Shown) -> Iterator[Coming]:
    counts = office.pack().loops[register.loop].counts
    first = register.date or register.start
    last = next((f.id for f in _fields(register) if f.type == "date" and f.id != first), first)
    since, until = office.today, office.today + AHEAD
    begun = since if last == first else since - _LONGEST
    revisions = upcoming.dated(register.id, counts, begun.isoformat(), until.isoformat())
    show.prepare(revisions)
    for revision in revisions:
        data = revision.entry.data
        start = date.fromisoformat(str(data[first])) if data.get(first) else None
        end = date.fromisoformat(str(data[last])) if data.get(last) else start
        if start is not None and end is not None and end >= since:
            yield _told(register, revision, show, (start, max(start, end)))


def _told(register: Register, revision: Revision, show: Shown, days: tuple[date, date]) -> Coming:
    data, entry = revision.entry.data, revision.entry
    said = [(f, show.value(f, data.get(f.id), entry.date)) for f in _fields(register) if f.type != "date"]
    places = [text for f, text in said if text and f.id in ("place", "venue", "site")]
    title = next((text for f, text in said if f.id == register.label and text), register.title.in_(show.language))
    others = [(f.title.in_(show.language), t) for f, t in said if t and t not in places and f.id != register.label]
    return Coming(
        revision.record,
        revision.recorded_at,
        register.title.in_(show.language),
        title,
        *days,
        "，".join(dict.fromkeys(places)),
        show.unit(entry.unit, entry.date),
        tuple(others),
    )


def _fields(register: Register) -> list[Field]:
    """The public fields in the order that the pack names them; a personal one never, whatever the pack says."""
    found = (register.fields[name] for name in register.public if name in register.fields)
    return [field for field in found if not (field.personal or field.sensitive)]
