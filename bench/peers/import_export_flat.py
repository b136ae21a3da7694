"""The usual import of a Django application: django-import-export into one flat table, with all that makes it fast.

Rows are written in bulk, no row is looked up first, nothing is kept for a page of differences. There is no history, no
natural key and no rule.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from django.db import connection, models
from django.db.models import Count, Sum
from import_export.formats.base_formats import XLSX
from import_export.resources import ModelResource


class Imported(models.Model):
    """A row of the workbook."""

    held_on = models.DateField()
    title = models.CharField(max_length=60)
    place = models.CharField(max_length=60)
    kind = models.CharField(max_length=12)
    mode = models.CharField(max_length=12)
    people = models.IntegerField()
    hours = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    objects: ClassVar[models.Manager[Imported]] = models.Manager()

    class Meta:
        """In no installed app: the table is made for the run."""

        app_label = "bench"
        db_table = "bench_imported"

    def __str__(self) -> str:
        return self.title


class ImportedResource(ModelResource):
    """Columns by their names."""

    class Meta:
        """Every option that saves time."""

        model = Imported
        exclude = ("id",)
        import_id_fields = ()
        use_bulk = True
        batch_size = 2000
        force_init_instance = True
        skip_diff = True
        skip_html_diff = True
        report_skipped = False
        use_transactions = True


def make_table() -> None:
    """Make the table in the open database."""
    with connection.schema_editor() as editor:
        editor.create_model(Imported)


def import_book(path: Path) -> None:
    """Read the workbook (with openpyxl) and write its rows; raises what the library raises."""
    dataset = XLSX().create_dataset(path.read_bytes())
    ImportedResource().import_data(dataset, raise_errors=True)


def held() -> tuple[int, int]:
    """Rows and people that the table holds."""
    found = Imported.objects.aggregate(rows=Count("id"), people=Sum("people"))
    return found["rows"], found["people"]
