"""The figures of an edition as SQL that DuckDB alone can run over the tables of the bundle: one SELECT, exact arithmetic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from youju.engine.bundle.plans import Asked
from youju.engine.bundle.tables import Held, csv, rows_of
from youju.engine.definitions import Indicator, Pack
from youju.engine.figures.derived import Leaf
from youju.engine.figures.dialects import DuckDialect, condition
from youju.engine.figures.predicates import Plan, Tests, any_of
from youju.engine.figures.queries import value_of
from youju.engine.snapshot import literal, name

_DUCK = DuckDialect()
CLAIMED = {
    "number": "INTEGER", "figure": "VARCHAR", "title": "VARCHAR", "period": "VARCHAR", "unit_code": "VARCHAR",
    "unit": "VARCHAR", "value": "VARCHAR", "rows": "BIGINT", "digest": "VARCHAR", "digest_checkable": "BOOLEAN",
    "recomputable": "BOOLEAN", "numerator": "VARCHAR", "denominator": "VARCHAR", "definition": "VARCHAR",
    "day": "DATE", "tree": "VARCHAR", "wording": "VARCHAR", "shown": "VARCHAR", "places": "VARCHAR",
}  # fmt: skip
"""The columns of `figures/figures.csv` and their types."""

_VERDICT = """CASE WHEN NOT c.recomputable THEN 'WITHHELD'
  WHEN TRY_CAST(c.value AS DECIMAL(38,6)) IS DISTINCT FROM TRY_CAST(n.computed AS DECIMAL(38,6)) THEN 'DIFFERENT'
  WHEN c.rows IS DISTINCT FROM n.rows THEN 'DIFFERENT'
  WHEN c.digest_checkable AND c.digest IS DISTINCT FROM n.digest THEN 'DIFFERENT'
  ELSE 'OK' END"""


@dataclass(frozen=True, slots=True)
class Table:
    """A register as the bundle has it."""

    register: str
    held: Sequence[Held]
    parquet: bool = False


@dataclass(frozen=True, slots=True)
class _Exact:
    """A number in SQL: a whole number, to be divided by `10**places`; NULL where it cannot be said."""

    sql: str
    places: int = 0

    def at(self, places: int) -> str:
        """The whole number for so many places, which are no fewer than its own."""
        return self.sql if places == self.places else f"({self.sql} * {10 ** (places - self.places)})"

    @property
    def text(self) -> str:
        """As text with its decimals."""
        if not self.places:
            return f"CAST({self.sql} AS VARCHAR)"
        one = f"CAST({literal('0.' + '1'.zfill(self.places))} AS DECIMAL({self.places + 1},{self.places}))"
        return f"CAST(CAST({self.sql} AS DECIMAL(30,0)) * {one} AS VARCHAR)"


class _Scans:
    """What is asked of each register, on one day of those that change: named expressions of one pass over its rows."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self._tables = tables
        self._scans: dict[str, dict[str, str]] = {}
        self.more: list[str] = []

    def named(self, made: Plan, expression: str) -> str:
        """The name of the answer to an expression over the rows of a plan."""
        held = self._scans.setdefault(self.rows(made), {})
        scan = list(self._scans).index(self.rows(made)) + 1
        return f"scan_{scan}.{held.setdefault(expression, f'x{len(held) + 1}')}"

    def rows(self, made: Plan) -> str:
        """The rows of a plan's register, as valid on its day."""
        own = f"rows_{made.register.id}"
        if made.valid is None:
            return own
        return made.valid.picked(own, [h.column for h in self._tables[made.register.id].held])

    @property
    def names(self) -> list[str]:
        """The scans that were asked for."""
        return [f"scan_{n}" for n in range(1, len(self._scans) + 1)]

    def parts(self) -> list[str]:
        """The WITH parts of all scans."""
        made = []
        for n, (rows, asked) in enumerate(self._scans.items(), 1):
            listed = ",\n  ".join(f"{expression} AS {alias}" for expression, alias in asked.items())
            made.append(f"scan_{n} AS (SELECT\n  {listed}\n  FROM {rows} AS s)")
        return made


def statement(pack: Pack, asked: Sequence[Asked], tables: Mapping[str, Table]) -> str:
    """One SELECT: number, figure, title, period, unit_code, shown, claimed, computed, rows, verdict of each of `asked`."""
    scans = _Scans(tables)
    lines = [_computed(pack, one, tables, scans) for one in asked]
    nothing = "SELECT NULL::INTEGER AS number, NULL::VARCHAR AS computed, NULL::BIGINT AS rows, NULL::VARCHAR AS digest WHERE false"
    needed = dict.fromkeys(register for one in asked for register in one.registers)
    parts = [f"claimed AS (SELECT * FROM {csv('figures/figures.csv', CLAIMED)})"]
    parts += [
        f"{name(f'rows_{r}')} AS MATERIALIZED (\n  {rows_of(r, tables[r].held, tables[r].parquet)})" for r in needed
    ]
    parts += [*scans.parts(), *scans.more]
    parts.append("computed AS (\n" + "\nUNION ALL\n".join(lines or [nothing]) + ")")
    which = "" if len(asked) != 1 else f" WHERE c.number = {asked[0].number}"
    return (
        "WITH\n" + ",\n".join(parts) + "\nSELECT c.number, c.figure, c.title, c.period, c.unit_code, c.shown, "
        f"c.value AS claimed, n.computed, n.rows, n.digest,\n  {_VERDICT} AS verdict\n"
        f"FROM claimed AS c LEFT JOIN computed AS n ON n.number = c.number{which} ORDER BY c.number;\n"
    )


def _computed(pack: Pack, one: Asked, tables: Mapping[str, Table], scans: _Scans) -> str:
    value = _value(pack, (one.id, 0), one, scans)
    rows, digest = _behind(one, tables, scans)
    said = f"-- {one.number} {one.id} {one.scope.period.text}\n"
    listed = f"SELECT {one.number} AS number, {value.text} AS computed, {rows} AS rows, {digest} AS digest"
    used = sorted({part for part in scans.names if f"{part}." in listed})
    return f"{said}{listed}\nFROM {', '.join(used)}" if used else f"{said}{listed}"


def _value(pack: Pack, leaf: Leaf, one: Asked, scans: _Scans) -> _Exact:
    indicator, years = pack.indicators[leaf[0]], leaf[1]

    def part(id_: str, shift: int = 0) -> _Exact:
        return _value(pack, (id_, years + shift), one, scans)

    if indicator.kind == "plain":
        return _plain(one.parts[leaf], scans)
    if indicator.kind == "sum":
        found = [part(id_) for id_ in indicator.parts]
        places = max(some.places for some in found)
        return _Exact(f"({' + '.join(some.at(places) for some in found)})", places)
    if indicator.kind == "ratio":
        return _percent(indicator, part(indicator.numerator), part(indicator.denominator))
    now, then = part(indicator.of), part(indicator.of, 1)
    places = max(now.places, then.places)
    return _percent(indicator, _Exact(f"({now.at(places)} - {then.at(places)})", places), then)


def _plain(made: Plan, scans: _Scans) -> _Exact:
    """As `figures.answers.answer` has it: nothing entered adds up to 0, records that all lack the field to nothing."""
    value = scans.named(made, f"CAST({_only(value_of(made), made.asked)} AS HUGEINT)")
    field = made.register.fields.get(made.register.measures[made.indicator.measure].field)
    if made.operation != "sum":
        return _Exact(f"COALESCE({value}, 0)")
    rows = scans.named(made, _only("count(*)", made.predicates))
    missing = scans.named(made, _only("count(*)", made.missing))
    said = f"(CASE WHEN {rows} = 0 AND {missing} > 0 THEN NULL ELSE COALESCE({value}, 0) END)"
    return _Exact(said, field.places if field else 0)


def _percent(indicator: Indicator, part: _Exact, whole: _Exact) -> _Exact:
    """Half up, away from 0, in whole numbers: DuckDB's own division is binary."""
    above = f"({part.at(part.places)} * {100 * 10 ** (indicator.places + whole.places)})"
    below = f"({whole.sql} * {10**part.places})"
    half = f"(2 * abs({above}) + abs({below})) // (2 * abs({below}))"
    signed = f"CASE WHEN ({above} < 0) <> ({below} < 0) THEN -({half}) ELSE {half} END"
    return _Exact(f"(CASE WHEN {below} = 0 THEN NULL ELSE {signed} END)", indicator.places)


def _behind(one: Asked, tables: Mapping[str, Table], scans: _Scans) -> tuple[str, str]:
    """How many records are behind a figure, and the digest of their numbers and revisions."""
    known = all(not made.register.person for made in one.behind)
    relations = {scans.rows(made) for made in one.behind}
    if len(relations) == 1:
        tests = any_of(one.behind)
        rows = scans.named(one.behind[0], _only("count(*)", tests))
        lines = _only("string_agg(record || ' ' || seq || chr(10), '' ORDER BY record)", tests)
        return rows, scans.named(one.behind[0], f"sha256(COALESCE({lines}, ''))") if known else "NULL"
    every = (f"SELECT record, seq FROM {scans.rows(p)} AS s WHERE {condition(p.predicates, _DUCK)}" for p in one.behind)
    scans.more.append(f"behind_{one.number} AS (\n  {' UNION '.join(every)})")
    lines = "string_agg(record || ' ' || seq || chr(10), '' ORDER BY record)"
    digest = f"(SELECT sha256(COALESCE({lines}, '')) FROM behind_{one.number})"
    return f"(SELECT count(*) FROM behind_{one.number})", digest if known else "NULL"


def _only(aggregate: str, tests: Tests) -> str:
    return f"{aggregate} FILTER (WHERE {condition(tests, _DUCK)})"
