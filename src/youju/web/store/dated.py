"""Records that change on a day, not at a keystroke: units, outlets. The rule is in docs/decisions/spine.md."""

from __future__ import annotations

from collections.abc import Iterable, KeysView, Mapping
from operator import itemgetter

from youju.engine.ledger.model import Revision, Stored

_State = tuple[str, int, Mapping[str, Stored]]


class Dated:
    """The revisions of one register, asked for the state of a record on a day.

    `effective` is the date field that says from when a revision holds; "" for a register without one: there the last
    revision holds on every day. Void records have no state.
    """

    def __init__(self, revisions: Iterable[Revision], effective: str) -> None:
        self._states: dict[int, list[_State]] = {}
        void = set()
        for revision in revisions:
            entry, record = revision.entry, revision.record
            if entry.stage == "void":
                void.add(record)
                continue
            void.discard(record)
            since = str(entry.data.get(effective, "")) if effective else ""
            states = self._states.setdefault(record, [])
            if not effective:
                states.clear()
            states.append((since, revision.seq, entry.data))
        for record in void:
            self._states.pop(record, None)
        for states in self._states.values():
            states.sort(key=itemgetter(0, 1))

    @property
    def records(self) -> KeysView[int]:
        """Numbers of the records that are not void."""
        return self._states.keys()

    def at(self, record: int, on: str) -> Mapping[str, Stored] | None:
        """The data of a record as valid on the day `on` (`YYYY-MM-DD`; "": as it stands now).

        None if there is no such record, or if it begins later.
        """
        found = None
        for since, _, data in self._states.get(record, ()):
            if on and since > on:
                break
            found = data
        return found

    def ever(self, record: int) -> tuple[Mapping[str, Stored], ...]:
        """Every state of a record, in the order of days."""
        return tuple(data for _, _, data in self._states.get(record, ()))
