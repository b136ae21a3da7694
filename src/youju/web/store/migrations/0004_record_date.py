"""Records of a register by their dates: neighbours of an entry, a year in order."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """An index of its own; the table and its triggers stay as they are."""

    dependencies = (("store", "0003_drafts"),)
    operations = (
        migrations.AddIndex(
            model_name="record", index=models.Index(fields=["register", "date"], name="record_register_date")
        ),
    )
