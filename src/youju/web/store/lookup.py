"""What a row's references mean: implements `engine.ledger.Lookup` over the store. Make one per batch or request."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache

from youju.engine.definitions.model import PERSONAL_TYPES, Pack, Register
from youju.engine.ledger.model import Revision, Stored
from youju.engine.ledger.seals import blind
from youju.web.store import read, tables, tree
from youju.web.store.dated import Dated
from youju.web.store.office import current_keys
from youju.web.store.persons import blind_index
from youju.web.store.tree import Units, known_units, plain

FEW = 16
"""So many records of a register are read one by one; whoever asks for more gets the register read whole."""


class StoreLookup:
    """Answers are remembered, so it must not outlive the batch: records added since are not seen."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._known: dict[str, _Known] = {}
        self.find = lru_cache(maxsize=None)(self._find)

    @cached_property
    def units(self) -> Units:
        """The units as they stand in the log."""
        return known_units()

    def unit(self, text: str, on: str) -> int | None:
        """Number of the unit with this code, name or short name on that day, or with this number."""
        found = self.units.find(text, on)
        return int(text) if found is None and text.isdecimal() and int(text) in self.units else found

    def attributes(self, register: str, record: int, on: str) -> Mapping[str, Stored] | None:
        """Data of a record as valid on that day; None if there is no such record, or none yet on that day."""
        return self._register(register).at(record, on)

    def _find(self, register: str, text: str, on: str) -> tuple[int, ...]:
        """Records of `register` that this text names: by number, by label, or a person by a personal value."""
        if register == tree.REGISTER:
            unit = self.unit(text, on)
            return () if unit is None else (unit,)
        known = self._register(register)
        if text.isdecimal() and known.at(int(text), "") is not None:
            return (int(text),)
        return known.labelled(text) or known.persons(text)

    def _register(self, register: str) -> _Known:
        if register not in self._known:
            self._known[register] = _Known(self._pack.registers[register])
        return self._known[register]


class _Known:
    """What one register holds, read as far as it is asked for."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._single: dict[int, Dated] = {}

    def at(self, record: int, on: str) -> Mapping[str, Stored] | None:
        """The data of a record on a day."""
        if "_whole" not in self.__dict__ and len(self._single) < FEW:
            if record not in self._single:
                self._single[record] = Dated(self._history(record), self._register.effective)
            return self._single[record].at(record, on)
        return self._whole.at(record, on)

    def labelled(self, text: str) -> tuple[int, ...]:
        """Records that ever bore this label."""
        return self._labels.get(plain(text), ())

    def persons(self, text: str) -> tuple[int, ...]:
        """Records that hold this text as a personal value of any kind."""
        if not self._kinds:
            return ()
        key, index = current_keys().blind, self._blind
        return tuple(sorted({record for kind in self._kinds for record in index.get(blind(key, kind, text), ())}))

    def _history(self, record: int) -> tuple[Revision, ...]:
        head = tables.heads_of((record,)).get(record)
        return read.history(record) if head and head.register == self._register.id else ()

    @cached_property
    def _whole(self) -> Dated:
        effective, register = self._register.effective, self._register.id
        return Dated(read.revisions_of(register) if effective else read.live(register), effective)

    @cached_property
    def _labels(self) -> dict[str, tuple[int, ...]]:
        label = self._register.fields.get(self._register.label)
        if label is None or label.personal or label.type in PERSONAL_TYPES:
            return {}
        found: dict[str, tuple[int, ...]] = {}
        for record in self._whole.records:
            for text in {plain(str(data.get(label.id, ""))) for data in self._whole.ever(record)} - {""}:
                found[text] = (*found.get(text, ()), record)
        return found

    @cached_property
    def _kinds(self) -> frozenset[str]:
        fields = self._register.fields.values()
        return frozenset(f.type for f in fields if f.personal or f.type in PERSONAL_TYPES)

    @cached_property
    def _blind(self) -> dict[bytes, tuple[int, ...]]:
        return blind_index(self._register.id)
