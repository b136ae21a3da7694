"""What is being typed, and how people like to see their lists."""

from django.db import migrations, models

from youju.web.store.models import Number

_ID = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


class Migration(migrations.Migration):
    """Neither touches the log."""

    dependencies = (("store", "0002_holds"),)
    operations = (
        migrations.CreateModel(
            name="Draft",
            fields=[
                _ID,
                ("actor", models.CharField(max_length=64)),
                ("client_id", models.CharField(max_length=64)),
                ("register", models.CharField(max_length=64)),
                ("record", Number(default=0)),
                ("unit", Number(default=0)),
                ("raw", models.TextField()),
                ("saved_at", models.CharField(max_length=24)),
            ],
            options={
                "db_table": "draft",
                "constraints": [models.UniqueConstraint(fields=("actor", "client_id"), name="draft_of_actor")],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                _ID,
                ("actor", models.CharField(max_length=64)),
                ("register", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=40)),
                ("query", models.CharField(max_length=2000)),
            ],
            options={
                "db_table": "saved_view",
                "constraints": [models.UniqueConstraint(fields=("actor", "register", "name"), name="saved_view_name")],
            },
        ),
    )
