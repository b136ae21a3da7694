"""Definitions + an engine + a tree -> figures, breakdowns, rows, cells, shares: one plan serves them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from youju.engine.base.problems import Refused
from youju.engine.definitions import Pack, indicator_version
from youju.engine.definitions.model import ScopeDay
from youju.engine.figures.answers import Group, answer
from youju.engine.figures.breakdowns import field_group, months_of, ordered
from youju.engine.figures.derived import Answer, Leaf, base_of, derive, earlier, leaves, sums, time_of
from youju.engine.figures.dialects import DuckDialect
from youju.engine.figures.engines import Engine, Query, View
from youju.engine.figures.model import Cells, Figure, Row, Scope, Shares, Sides, Value
from youju.engine.figures.predicates import Defined, Plan, plan
from youju.engine.figures.problems import NO_BREAKDOWN
from youju.engine.figures.queries import credited, named_besides, page, scan, tests_of, value_of, with_nodes
from youju.engine.figures.scans import Scan, wanted_of
from youju.engine.figures.tree import Tree
from youju.engine.figures.witnessing import digests, none, pairs
from youju.engine.numerals import phrase
from youju.engine.snapshot import Valid

Units = frozenset[int] | None
Grouped = dict[Any, list[Answer]] | None


class Calculator:
    """Evaluates the indicators of a pack with an engine and the unit tree. An unknown id raises KeyError."""

    def __init__(self, pack: Pack, engine: Engine, tree: Tree) -> None:
        self.pack, self.engine, self.tree = pack, engine, tree
        self._defined: dict[str, Defined] = {}
        self._versions: dict[str, str] = {}

    def figures(self, ids: Sequence[str], scope: Scope) -> list[Figure]:
        """The figures of `ids` in their order."""
        view = self.engine.at(scope.as_of)
        answers = self._answers(view, ids, scope, self._units(scope), None)
        return [
            self._figure(id_, found, scope, view.seq) for id_, found in zip(ids, answers.get(None, ()), strict=True)
        ]

    def breakdown(self, id_: str, scope: Scope, by: str) -> list[tuple[str, Value]]:
        """(label, value) by `month`, by `unit` (the one asked for and those below it), by `stage` or a field.

        Raises `Refused` FIG005 for a field that the figure's records do not have, or that holds lists.
        """
        view = self.engine.at(scope.as_of)
        units = self._units(scope)
        if by == "month":
            return self._by_month(view, id_, scope, units)
        if by == "unit":
            return [(self.tree.label(n, scope.tree_day), a[0].value) for n, a in self._by_unit(view, [id_], scope)]
        indicators = base_of(self.pack, id_)
        group = field_group([self._define(i.register) for i in indicators], by)
        if group is None:
            raise Refused(NO_BREAKDOWN.at(title=self.pack.indicators[id_].title, by=by, near=self._near(id_)))
        found = self._answers(view, [id_], scope, units, group)
        values = {key: answers[0].value for key, answers in found.items() if answers[0].rows}
        return ordered(self._define(indicators[0].register), by, values)

    def figures_by_unit(self, ids: Sequence[str], scope: Scope) -> list[tuple[int, list[Figure]]]:
        """The figures of `ids` in each unit right below the one asked for: (unit number, figures), a scan per register.

        What is that one's own alone is no figure of a unit with those below it, so it is not among them.
        """
        view = self.engine.at(scope.as_of)
        below = frozenset(self.tree.on(scope.tree_day).children(self._own(scope)))
        if not below:
            return []
        return [
            (unit, [self._figure(i, a, replace(scope, unit=unit), view.seq) for i, a in zip(ids, found, strict=True)])
            for unit, found in self._by_unit(view, ids, scope)
            if unit in below
        ]

    def sides(self, id_: str, scope: Scope) -> Sides:
        """A figure with its months and the units right below, from one scan of its register where that can be."""
        view, units, day = self.engine.at(scope.as_of), self._units(scope), self.tree.on(scope.tree_day)
        months = list(months_of(scope))
        fits = len(months) > 1 and all(self._of_its_month(*leaf) for leaf in leaves(self.pack, [id_]))
        if not (isinstance(view.dialect, DuckDialect) and fits):
            (figure,) = self.figures([id_], scope)
            return Sides(figure, tuple(self.breakdown(id_, scope, "month")), self._valued(id_, scope))
        below = day.children(self._own(scope))
        groups = [Group(("date",), view.dialect.month()), *([self._group_by_unit(scope)] if below else [])]
        by_month, *rest = self._answers_apart(view, id_, scope, units, groups)
        total, by_unit = rest[-1], rest[0] if below else {}
        months_of_it = self._by_month(view, id_, scope, units, by_month)
        parts = self._by_unit(view, [id_], scope, by_unit) if below else []
        figure = self._figure(id_, total.get(None, self._nothing([id_], scope))[0], scope, view.seq)
        return Sides(
            figure, tuple(months_of_it), tuple((u, a[0].value, a[0].rows) for u, a in parts if u in set(below))
        )

    def rows(
        self, id_: str, scope: Scope, limit: int = 50, after: int = 0, unit: int | None = None, month: str = ""
    ) -> list[Row]:
        """A page of the records behind a figure, by number, those above `after`; of a ratio, its denominator's.

        `unit` (a number, its subtree) and `month` (`2025-03`) narrow it to a cell of the breakdown.
        """
        view = self.engine.at(scope.as_of)
        return self._page(view, self._behind(id_, scope, unit, month), scope, limit, after)

    def behind(self, register: str, record: int, scope: Scope) -> list[str]:
        """Ids of the plain indicators of a register that count this record in a scope, in the order of the pack."""
        own = [i for i in self.pack.indicators.values() if i.kind == "plain" and i.register == register]
        view, units = self.engine.at(scope.as_of), self._units(scope)
        plans = [self._plan(i.id, scope, units) for i in own]
        if not plans:
            return []
        wanted = wanted_of(plans, "record")
        rows = view.select(wanted, lambda relation: tests_of(relation, view.dialect, plans, record))
        return [i.id for row in rows for i, met in zip(own, row, strict=True) if met]

    def digest(self, id_: str, scope: Scope) -> str:
        """SHA-256 (hex) over the lines `record seq` of all records behind a figure, by record number."""
        return self.digests([id_], scope)[0]

    def digests(self, ids: Sequence[str], scope: Scope) -> list[str]:
        """The digest of the rows behind each of `ids`, in one scan per register."""
        found = digests(self.engine.at(scope.as_of), {id_: self._behind(id_, scope) for id_ in ids})
        return [found.get((id_, None), none()) for id_ in ids]

    def digests_by_unit(self, ids: Sequence[str], scope: Scope) -> dict[tuple[str, int], str]:
        """The same by (id, unit) in each unit right below the one asked for; one without rows there is left out."""
        day = self.tree.on(scope.tree_day)
        nodes = day.among(day.children(self._own(scope)))
        return digests(self.engine.at(scope.as_of), {id_: self._behind(id_, scope) for id_ in ids}, nodes)

    def pairs(self, id_: str, scope: Scope) -> dict[int, int]:
        """Record and seq of every row behind a figure, by record."""
        return pairs(self.engine.at(scope.as_of), self._behind(id_, scope))

    def cells(self, ids: Sequence[str], scope: Scope, level: int | None = None) -> list[Cells]:
        """Plain indicators (and those that derived ones are made of) by unit and month, one scan per register.

        `level` None: by the unit that owns the record, as stored; else by the node of the tree at that depth (0: the
        top). Stocks and cumulative indicators, which have no month, come apart, under the month None. Conditions on the
        day of the figure mean the day of the scope in all months.
        """
        view, units = self.engine.at(scope.as_of), self._units(scope)
        nodes = self.tree.on(scope.tree_day).at_level(level) if level is not None else None
        plans: dict[tuple[str, bool], dict[str, Plan]] = defaultdict(dict)
        for name, shift in leaves(self.pack, ids):
            if shift == 0:
                made = self._plan(name, scope, units)
                plans[made.register.id, made.indicator.time == "flow"][name] = made
        asked = [self._celled(view, list(some.values()), nodes, flow) for (_, flow), some in plans.items()]
        return [
            Cells(register, tuple(some), list(rows))
            for ((register, _), some), rows in zip(plans.items(), view.select_each(asked), strict=True)
        ]

    def shares(self, id_: str, scope: Scope) -> Shares:
        """Count once, credit many: over the records that units of the scope own, share or are credited with."""
        (indicator,) = base_of(self.pack, id_)
        view, day = self.engine.at(scope.as_of), self.tree.on(scope.tree_day)
        made = self._plan(indicator.id, scope, None)
        everyone = {**day.node, 0: day.top or 0}
        inside = self._units(scope)
        nodes = {unit: node for unit, node in everyone.items() if inside is None or unit in inside}
        wanted = wanted_of([made], "record", "unit", "co_units", "credited_units")
        found = view.select(wanted, lambda relation: credited(relation, view.dialect, made, nodes))
        values = {node: answer(made, (value, 1, 0)).value or 0 for node, value in found}
        return Shares(values.pop(None), tuple(sorted(values.items())))

    def is_shared(self, id_: str, scope: Scope) -> bool:
        """Whether any record behind a plain figure, of whatever unit, names another unit besides its own."""
        (indicator,) = base_of(self.pack, id_)
        view, made = self.engine.at(scope.as_of), self._plan(indicator.id, scope, None)
        wanted = wanted_of([made], "co_units", "credited_units")
        ((rows,),) = view.recall_each([(wanted, lambda relation: named_besides(relation, view.dialect, made))])
        return bool(rows[0])

    def _answers(
        self, view: View, ids: Sequence[str], scope: Scope, units: Units, group: Group | None
    ) -> dict[Any, list[Answer]]:
        """For each group (None: the only one) the answers of `ids` in order."""
        found: dict[Any, dict[Leaf, Answer]] = defaultdict(dict)
        summed = {id_: [(part.id, 0) for part in base_of(self.pack, id_)] for id_ in sums(self.pack, ids)}
        scans = [Scan.of(plans, summed, group) for plans in self._by_scan(ids, scope, units)]
        for one, rows in zip(scans, view.recall_each([s.query(view.dialect) for s in scans]), strict=True):
            for key, leaf, said in one.read(rows):
                before = found[key].get(leaf)  # of a sum: the records of its other registers
                found[key][leaf] = Answer(None, said.rows + before.rows) if before else said
        return {
            key: [derive(self.pack, (id_, 0), scope.period, answers) for id_ in ids] for key, answers in found.items()
        }

    def _answers_apart(
        self, view: View, id_: str, scope: Scope, units: Units, groups: Sequence[Group]
    ) -> list[dict[Any, list[Answer]]]:
        """What `_answers` gives for each of the groups, and last for none, from one query of each register."""
        found: list[dict[Any, dict[Leaf, Answer]]] = [defaultdict(dict) for _ in range(len(groups) + 1)]
        summed = {name: [(part.id, 0) for part in base_of(self.pack, name)] for name in sums(self.pack, [id_])}
        scans = [Scan.of(plans, summed, None) for plans in self._by_scan([id_], scope, units)]
        queries = [one.query_apart(view.dialect, groups) for one in scans]
        for one, rows in zip(scans, view.recall_each(queries), strict=True):
            for place, key, leaf, said in one.read_apart(rows, len(groups)):
                before = found[place][key].get(leaf)  # of a sum: the records of its other registers
                found[place][key][leaf] = Answer(None, said.rows + before.rows) if before else said
        return [
            {key: [derive(self.pack, (id_, 0), scope.period, answers)] for key, answers in some.items()}
            for some in found
        ]

    def _nothing(self, ids: Sequence[str], scope: Scope) -> list[Answer]:
        """What no record at all amounts to."""
        scans = self._by_scan(ids, scope, frozenset())
        answers = {leaf: answer(made, (0, 0)) for plans in scans for leaf, made in plans.items()}
        return [derive(self.pack, (id_, 0), scope.period, answers) for id_ in ids]

    def _by_scan(self, ids: Sequence[str], scope: Scope, units: Units) -> Iterable[dict[Leaf, Plan]]:
        """The plans of all that `ids` are worked out from; those over the same records are together."""
        plans: dict[tuple[str, Valid | None], dict[Leaf, Plan]] = defaultdict(dict)
        for leaf in leaves(self.pack, ids):
            made = self._plan(leaf[0], replace(scope, period=earlier(scope.period, leaf[1])), units)
            plans[made.register.id, made.valid][leaf] = made
        return plans.values()

    def _group_by_unit(self, scope: Scope) -> Group:
        day, own = self.tree.on(scope.tree_day), self._own(scope)
        shown = [*([own] if own is not None else []), *day.children(own)]
        return Group(("unit",), "node", nodes=day.among(shown))

    def _by_unit(
        self, view: View, ids: Sequence[str], scope: Scope, known: Grouped = None
    ) -> list[tuple[int, list[Answer]]]:
        """Answers by the units right below the one asked for, and by itself where records are its own."""
        below = self.tree.on(scope.tree_day).children(self._own(scope))
        found = known
        if found is None:
            found = self._answers(view, ids, scope, self._units(scope), self._group_by_unit(scope))
        nothing = self._nothing(ids, scope)
        more = (key for key in sorted(found) if key not in below and any(a.rows for a in found[key]))
        return [(unit, found.get(unit, nothing)) for unit in (*below, *more)]

    def _valued(self, id_: str, scope: Scope) -> tuple[tuple[int, Value, int], ...]:
        return tuple((unit, found[0].value, found[0].rows) for unit, found in self.figures_by_unit([id_], scope))

    def _by_month(
        self, view: View, id_: str, scope: Scope, units: Units, known: Grouped = None
    ) -> list[tuple[str, Value]]:
        """The months of a period. In one scan where each record belongs to the month of its date and to no other."""
        months = list(months_of(scope))
        parts = leaves(self.pack, [id_])
        if len(months) < 2 or not all(self._of_its_month(*leaf) for leaf in parts):
            each = (replace(scope, period=month) for month in months)
            return [(s.period.text, self._answers(view, [id_], s, units, None)[None][0].value) for s in each]
        group = Group(("date",), view.dialect.month())
        found = self._answers(view, [id_], scope, units, group) if known is None else known
        numbers = [month.start.year * 100 + month.start.month for month in months]
        nothing = self._nothing([id_], scope)
        return [(m.text, found.get(n, nothing)[0].value) for m, n in zip(months, numbers, strict=True)]

    def _of_its_month(self, id_: str, years_before: int) -> bool:
        """Whether a month's figure is what the records dated in that month amount to, on whatever day it is asked."""
        indicator = self.pack.indicators[id_]
        register = self.pack.registers[indicator.register]
        flows = indicator.time == "flow" and not register.effective and not years_before
        return flows and not any(isinstance(value, ScopeDay) for c in indicator.where for value in c.values)

    def _version(self, id_: str) -> str:
        if id_ not in self._versions:
            self._versions[id_] = indicator_version(self.pack, id_)
        return self._versions[id_]

    def _own(self, scope: Scope) -> int | None:
        """The node of the unit asked for, or of the office; None where several stand at the top."""
        day = self.tree.on(scope.tree_day)
        return day.node.get(scope.unit, scope.unit) if scope.unit is not None else day.top

    def _figure(self, id_: str, found: Answer, scope: Scope, seq: int) -> Figure:
        indicator = self.pack.indicators[id_]
        return Figure(
            id=id_,
            title=indicator.title,
            value=found.value,
            unit=indicator.unit,
            time=time_of(self.pack, id_),
            period=scope.period.text,
            unit_code=self.tree.code(scope.unit, scope.tree_day) if scope.unit is not None else "",
            as_of=seq,
            rows=found.rows,
            definition=self._version(id_),
            wording="" if found.value is None else phrase(found.value, indicator.wording, indicator.unit),
            numerator=found.numerator,
            denominator=found.denominator,
            problems=found.problems,
        )

    def _celled(self, view: View, plans: list[Plan], nodes: Mapping[int, int] | None, flow: bool) -> Query:
        group = Group(("unit",), "node" if nodes else "unit", nodes=nodes)
        month = view.dialect.month() if flow else "NULL"
        filters = [(value_of(made), made.asked) for made in plans]

        def build(relation: str) -> str:
            inside = with_nodes(relation, view.dialect, group.nodes) if group.nodes else relation
            return scan(inside, view.dialect, filters, (group.by, month))

        return wanted_of(plans, "unit", "date"), build

    def _behind(self, id_: str, scope: Scope, unit: int | None = None, month: str = "") -> list[Plan]:
        units = self._units(scope)
        if unit is not None:
            inside = self.tree.on(scope.tree_day).subtree(unit)
            units = inside if units is None else units & inside
        if month:
            scope = replace(scope, period=next(m for m in months_of(scope) if m.text == month))
        return [self._plan(indicator.id, scope, units) for indicator in base_of(self.pack, id_)]

    def _page(self, view: View, plans: Iterable[Plan], scope: Scope, limit: int, after: int) -> list[Row]:
        found = {row.record: row for made in plans for row in self._rows(view, made, scope, (after, limit))}
        return [found[record] for record in sorted(found)[:limit]]

    def _rows(self, view: View, made: Plan, scope: Scope, span: tuple[int, int]) -> Iterator[Row]:
        label = made.columns.get(f"f_{made.register.label}")
        more = [label.name] if label else []
        wanted = wanted_of([made], "record", "seq", "unit", "date", *more)
        found = view.select(wanted, lambda relation: page(relation, view.dialect, made, label, span))
        for record, seq, unit, on, title in found:
            yield Row(record, seq, unit, self.tree.code(unit, scope.tree_day), str(on or ""), str(title or ""))

    def _plan(self, id_: str, scope: Scope, units: Units) -> Plan:
        indicator = self.pack.indicators[id_]
        return plan(indicator, self._define(indicator.register), scope, units)

    def _define(self, register: str) -> Defined:
        if register not in self._defined:
            found = self.pack.registers[register]
            self._defined[register] = Defined.of(found, self.pack.loops[found.loop])
        return self._defined[register]

    def _units(self, scope: Scope) -> Units:
        return None if scope.unit is None else self.tree.on(scope.tree_day).subtree(scope.unit)

    def _near(self, id_: str) -> str:
        coded = (f.id for f in self.pack.registers[base_of(self.pack, id_)[0].register].fields.values() if f.choices)
        return "、".join(["month", "unit", "stage", *coded])
