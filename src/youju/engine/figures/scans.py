"""All that is asked of one register at once: the query of its fused scan, and what its rows say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from youju.engine.figures.answers import Group, answer, filters_of
from youju.engine.figures.derived import Answer, Leaf
from youju.engine.figures.dialects import Dialect
from youju.engine.figures.engines import Query, Rows, Wanted
from youju.engine.figures.predicates import Plan, Tests, any_of
from youju.engine.figures.queries import columns_for, scan, with_nodes


@dataclass(frozen=True, slots=True)
class Scan:
    """The plans of one register and day, broken down by `group`; `behind`: of each sum those plans that are parts of it."""

    plans: Mapping[Leaf, Plan]
    behind: Mapping[str, Sequence[Plan]]
    group: Group | None

    @classmethod
    def of(cls, plans: Mapping[Leaf, Plan], summed: Mapping[str, Sequence[Leaf]], group: Group | None) -> Scan:
        """With what the sums `summed` (id and parts) have here."""
        behind = {id_: [plans[part] for part in parts if part in plans] for id_, parts in summed.items()}
        return cls(plans, {id_: some for id_, some in behind.items() if some}, group)

    def query(self, dialect: Dialect) -> Query:
        """The query of all of it."""
        filters, group = self._filters(), self.group

        def build(relation: str) -> str:
            if group is None:
                return scan(relation, dialect, filters)
            inside = with_nodes(relation, dialect, group.nodes) if group.nodes is not None else relation
            return scan(inside, dialect, filters, (group.by,))

        return wanted_of(self.plans.values(), *(group.columns if group else ())), build

    def query_apart(self, dialect: Dialect, groups: Sequence[Group]) -> Query:
        """The query of all of it in all, and by each of these groups alone; there is at least one."""
        nodes = next((group.nodes for group in groups if group.nodes is not None), None)

        def build(relation: str) -> str:
            inside = with_nodes(relation, dialect, nodes) if nodes is not None else relation
            return scan(inside, dialect, self._filters(), [group.by for group in groups], apart=True)

        return wanted_of(self.plans.values(), *(c for group in groups for c in group.columns)), build

    def read_apart(self, rows: Rows, groups: int) -> Iterator[tuple[int, Any, Leaf, Answer]]:
        """The place of the group (`groups`: of none), the key in it, and what `read` says."""
        places = {(1 << groups) - 1 - (1 << (groups - 1 - place)): place for place in range(groups)}
        for row in rows:
            place = places.get(row[0], groups)
            key = row[1 + place] if place < groups else None
            yield from ((place, key, leaf, said) for _, leaf, said in self.read([row[1 + groups :]]))

    def _filters(self) -> list[tuple[str, Tests]]:
        found = [part for made in self.plans.values() for part in filters_of(made)]
        return [*found, *(("count(*)", any_of(some)) for some in self.behind.values())]

    def read(self, rows: Rows) -> Iterator[tuple[Any, Leaf, Answer]]:
        """By group: the answer of each plan, and of each sum how many records are behind any of its plans here."""
        for row in rows:
            values = iter(row)
            key = next(values) if self.group else None
            for leaf, made in self.plans.items():
                yield key, leaf, answer(made, tuple(next(values) for _ in filters_of(made)))
            for id_ in self.behind:
                yield key, (id_, 0), Answer(None, next(values))


def wanted_of(plans: Iterable[Plan], *columns: str) -> Wanted:
    """What a query over plans of one register and day reads: their columns and years together."""
    plans = list(plans)
    years = [made.years for made in plans]
    known = [y for y in years if y is not None]
    span = (min(y[0] for y in known), max(y[1] for y in known)) if len(known) == len(years) else None
    return Wanted(plans[0].register.id, columns_for(plans, "stage", *columns), span, plans[0].valid)
