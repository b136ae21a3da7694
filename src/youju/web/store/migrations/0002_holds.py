"""Who has a record in hand, and an index of what waits for somebody."""

from django.db import migrations, models

from youju.web.store.models import Number


class Migration(migrations.Migration):
    """Neither touches the log."""

    dependencies = (("store", "0001_initial"),)
    operations = (
        migrations.CreateModel(
            name="Hold",
            fields=[
                ("record", Number(primary_key=True, serialize=False)),
                ("actor", models.CharField(max_length=64)),
                ("until", models.CharField(max_length=24)),
            ],
            options={"db_table": "hold"},
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(
                condition=models.Q(("stage__in", ("accepted", "void")), _negated=True),
                fields=["stage", "register", "id"],
                name="record_open",
            ),
        ),
    )
