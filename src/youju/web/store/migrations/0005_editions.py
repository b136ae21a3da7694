"""Editions of reports: what each said, beside the log that holds its digest."""

from django.db import migrations, models

from youju.web.store.models import Number


class Migration(migrations.Migration):
    """A table of its own; the log stays as it is."""

    dependencies = (("store", "0004_record_date"),)
    operations = (
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("record", Number(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120, unique=True)),
                ("text", models.TextField()),
            ],
            options={"db_table": "edition"},
        ),
    )
