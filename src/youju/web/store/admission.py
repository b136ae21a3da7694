"""What is asked under the lock: repeated sends, stale edits, and which natural keys are taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from youju.engine.base.problems import Place, Problem
from youju.engine.ledger.model import Entry
from youju.web.store import tables
from youju.web.store.problems import NO_RECORD, SAME_KEY, SAME_KEY_HERE, STALE
from youju.web.store.tables import Head


@dataclass(slots=True)
class Admission:
    """The answer, by position in the batch: those to write, those written before, those refused and why.

    `repeated` maps to the head that an earlier send made; `twins` to the position of the same send in this batch;
    `standing` are the heads of the records that the batch changes.
    """

    fresh: list[int] = field(default_factory=list)
    repeated: dict[int, Head] = field(default_factory=dict)
    twins: dict[int, int] = field(default_factory=dict)
    refused: dict[int, Problem] = field(default_factory=dict)
    standing: dict[int, Head] = field(default_factory=dict)


def admit(entries: Sequence[Entry], expected: Mapping[int, int]) -> Admission:
    """Judge a batch; `expected` says for each record that it changes which revision the change started from.

    A changed record without one is a fault of the caller (ValueError).
    """
    answer = Admission()
    _sort_out_repeats(entries, answer)
    changed = [p for p in answer.fresh if entries[p].record is not None]
    answer.standing = tables.heads_of({entries[p].record or 0 for p in changed})
    _refuse_stale(entries, changed, expected, answer)
    return answer


def _sort_out_repeats(entries: Sequence[Entry], answer: Admission) -> None:
    """The same client id twice is one record, whether sent again or twice in one batch."""
    asked = {client for entry in entries if entry.record is None and (client := entry.client_id)}
    known = tables.heads_of_clients(asked) if asked else {}
    first: dict[str, int] = {}
    if not asked:
        answer.fresh = list(range(len(entries)))
        return
    for position, entry in enumerate(entries):
        client = entry.client_id if entry.record is None else None
        if client in known:
            answer.repeated[position] = known[client]
        elif client in first:
            answer.twins[position] = first[client]
        else:
            answer.fresh.append(position)
            if client:
                first[client] = position


def _refuse_stale(
    entries: Sequence[Entry], changed: Sequence[int], expected: Mapping[int, int], answer: Admission
) -> None:
    for position in changed:
        entry = entries[position]
        record = entry.record or 0
        place, head = Place(record=record), answer.standing.get(record)
        if record not in expected:
            raise ValueError(f"a change of record {record} must name the revision it started from")
        if head is None or head.register != entry.register:
            answer.refused[position] = NO_RECORD.at(place, record=record)
        elif head.seq != expected[record]:
            answer.refused[position] = STALE.at(place, expected=expected[record], found=head.seq)


def refuse_taken_keys(entries: Sequence[Entry], answer: Admission) -> None:
    """Each natural key belongs to one record once the whole batch is written; refuse what would share one."""
    last = {entries[p].record or -p - 1: p for p in answer.fresh}
    holders: dict[str, dict[bytes, int]] = defaultdict(dict)
    for position in last.values():
        entry = entries[position]
        if entry.key is None:
            continue
        if holders[entry.register].setdefault(entry.key, position) != position:
            answer.refused[position] = SAME_KEY_HERE.at(Place(record=entry.record))
    for register, wanted in holders.items():
        for head in tables.heads_with_key(register, wanted):
            if head.id not in last and head.key is not None:
                position = wanted[head.key]
                answer.refused[position] = SAME_KEY.at(Place(record=entries[position].record), other=head.id)
