"""From a row as people write it to a row as the ledger stores it, with everything that is wrong told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from youju.engine.base.problems import NOWHERE, Place
from youju.engine.definitions.model import Field, Register
from youju.engine.ledger import problems as led
from youju.engine.ledger.cells import Reader, Suggest, Unfit, reader_of
from youju.engine.ledger.cells.refs import nothing_alike, target_of
from youju.engine.ledger.cells.table import NAMING
from youju.engine.ledger.model import Lookup, Normalised, Stored
from youju.engine.ledger.seals import new_salt


class Normaliser:
    """A register compiled into one reader per field; make it once and give it rows.

    Names are looked up on the row's own day, so its date is read first. `suggest` offers names for one that is not
    known; `salt` gives the salt of each personal value.
    """

    def __init__(
        self,
        register: Register,
        lookup: Lookup,
        suggest: Suggest = nothing_alike,
        salt: Callable[[], bytes] = new_salt,
    ) -> None:
        self.register = register
        self._lookup = lookup
        fields = sorted(register.live_fields(), key=self._turn)
        self._plan = [(f.id, self._reader(f, suggest, salt)) for f in fields]
        self._fields = frozenset(f.id for f in fields)
        self._required = frozenset(f.id for f in fields if f.required)
        self._copies = [
            (name, target_of(register.fields[name]), tuple((a, f"{name}_{a}") for a in register.fields[name].copy))
            for name in (f.id for f in fields if f.copy and f.type in ("ref", "unit"))
        ]
        self._derived = frozenset(name for name, f in register.fields.items() if f.derived is not None)

    def row(
        self,
        raw: Mapping[str, Any],
        *,
        on: str,
        year_hint: int | None = None,
        place: Place = NOWHERE,
        known: Mapping[str, Stored] | None = None,
    ) -> Normalised:
        """Normalise one row: field id -> text, number, day, truth value, list or None.

        `on` is the day (`YYYY-MM-DD`) for a row that has none of its own. `known` is the data of the record that the
        row edits: fields that the row does not name keep their value, one that is named and empty loses it.
        """
        row = Normalised({}, on, year_hint, place)
        data = row.data
        for name, read in self._plan:
            value = raw.get(name)
            if value is None:
                continue
            try:
                stored = read(value, row)
            except Unfit as unfit:
                row.note(unfit.kind, self.register.fields[name], **unfit.details)
            else:
                if stored is not None:
                    data[name] = stored
        if known:
            self._keep(known, raw, row)
        if not self._fields >= raw.keys():
            self._report_unknown(raw.keys() - self._fields, row)
        if not data.keys() >= self._required:
            self._report_missing(row)
        if self._copies:
            self._copy(row)
        return row

    def _turn(self, field: Field) -> int:
        """The record's day first, what is looked up on that day last."""
        if field.id in (self.register.date, self.register.effective):
            return 0
        return 2 if field.type in NAMING else 1

    def _reader(self, field: Field, suggest: Suggest, salt: Callable[[], bytes]) -> Reader:
        read = reader_of(field, self._lookup, suggest, salt)
        if field.id == self.register.date:
            return _dating(read)
        return _effective(read) if field.id == self.register.effective else read

    def _keep(self, known: Mapping[str, Stored], raw: Mapping[str, Any], row: Normalised) -> None:
        for name, value in known.items():
            if name not in raw and name not in self._derived:
                row.data[name] = value
        if not row.date and self.register.date in row.data:
            row.date = row.on = str(row.data[self.register.date])

    def _copy(self, row: Normalised) -> None:
        """Take over attributes of what is referred to, as valid on the row's day; figures never join registers."""
        for name, register, copies in self._copies:
            record = row.data.get(name)
            if isinstance(record, int):
                attributes = self._lookup.attributes(register, record, row.on) or {}
                row.data.update((copy, attributes[source]) for source, copy in copies if source in attributes)

    def _report_unknown(self, names: Iterable[str], row: Normalised) -> None:
        titles = {"register": self.register.title.zh, "register_en": self.register.title.in_("en")}
        for name in sorted(names):
            row.problems.append(led.NO_SUCH_FIELD.at(replace(row.place, field=name), field=led.short(name), **titles))

    def _report_missing(self, row: Normalised) -> None:
        refused = {problem.place.field for problem in row.problems}
        for name in sorted(self._required - row.data.keys() - refused):
            row.note(led.MISSING, self.register.fields[name])


def _dating(read: Reader) -> Reader:
    def read_date(value: Any, row: Normalised) -> Stored | None:
        stored = read(value, row)
        if stored is not None:
            row.date = row.on = str(stored)
        return stored

    return read_date


def _effective(read: Reader) -> Reader:
    def read_day(value: Any, row: Normalised) -> Stored | None:
        stored = read(value, row)
        if stored is not None:
            row.on = str(stored)
        return stored

    return read_day
