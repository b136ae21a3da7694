"""The records as a plain Django application keeps them: one flat, typed, indexed table, each with its unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from django.db import connection, models

from bench.ledger import BATCH, parts
from bench.registers import KINDS, MODES
from bench.rows import Row

STAGES = (("submitted", "待审核"), ("accepted", "已通过"), ("returned", "已退回"))


class Place(models.Model):
    """A unit by number."""

    name = models.CharField(max_length=40)
    objects: ClassVar[models.Manager[Place]] = models.Manager()

    class Meta:
        """The table is made for the run."""

        app_label = "bench"
        db_table = "bench_place"

    def __str__(self) -> str:
        return self.name


class Listed(models.Model):
    """A record as a row of typed columns: what our lists show of one."""

    register = models.CharField(max_length=8)
    title = models.CharField("题目", max_length=60)
    held_on = models.DateField("日期")
    unit = models.ForeignKey(Place, models.CASCADE, verbose_name="单位")
    stage = models.CharField("环节", max_length=12, choices=STAGES)
    place = models.CharField("地点", max_length=60)
    kind = models.CharField("类别", max_length=12, choices=[(kind, kind) for kind in KINDS])
    mode = models.CharField("方式", max_length=12, choices=[(mode, mode) for mode in MODES])
    people = models.IntegerField("人数")
    hours = models.DecimalField("时长", max_digits=8, decimal_places=2, null=True)
    spent = models.DecimalField("经费", max_digits=12, decimal_places=2, null=True)
    objects: ClassVar[models.Manager[Listed]] = models.Manager()

    class Meta:
        """The table is made for the run."""

        app_label = "bench"
        db_table = "bench_listed"
        indexes = (
            models.Index(fields=("register", "title"), name="bench_listed_title"),
            models.Index(fields=("register", "stage", "held_on"), name="bench_listed_day"),
            models.Index(fields=("stage", "id"), name="bench_listed_stage"),
        )

    def __str__(self) -> str:
        return self.title


def fill(rows: Iterable[Row], leaves: Sequence[int], names: Mapping[int, str]) -> None:
    """Make the tables in the open database and put the rows into them, numbered from 1."""
    with connection.schema_editor() as editor:
        editor.create_model(Place)
        editor.create_model(Listed)
    _insert("bench_place", ("id", "name"), names.items())
    columns = ("register", "title", "held_on", "unit_id", "stage", "place", "kind", "mode", "people", "hours", "spent")
    _insert("bench_listed", columns, (_values(row, leaves) for row in rows))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE bench_listed")


def page_at(register: str, share: float, size: int) -> int:
    """The number of the page this far down the list of a register."""
    return int(Listed.objects.filter(register=register).count() * share) // size


def _values(row: Row, leaves: Sequence[int]) -> tuple[str | int | None, ...]:
    told = (row.register, row.title, row.held_on, leaves[row.unit], row.stage, row.place, row.kind, row.mode)
    return (*told, row.people, _hundredths(row.hours), _hundredths(row.spent))


def _hundredths(value: int | None) -> str | None:
    return None if value is None else f"{value // 100}.{value % 100:02}"


def _insert(table: str, columns: Sequence[str], rows: Iterable[tuple[str | int | None, ...]]) -> None:
    sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        for part in parts(rows, BATCH):
            cursor.execute("BEGIN")
            cursor.executemany(sql, part)
            cursor.execute("COMMIT")
