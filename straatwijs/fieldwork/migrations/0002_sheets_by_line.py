"""A sheet with lines is approved as one, by somebody who can undo it; a sheet can be of the lighter form."""
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def each_its_own(apps, schema_editor):
    """What waits from before stands on a sheet of its own, as it did."""
    rows = apps.get_model("fieldwork", "TypedSheet").objects
    rows.update(sheet=models.F("note_id"))


class Migration(migrations.Migration):
    dependencies = [
        ("fieldwork", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("typedsheet", "sheet", models.UUIDField(null=True)),
        migrations.RunPython(each_its_own, migrations.RunPython.noop, elidable=True),
        migrations.AlterField("typedsheet", "sheet", models.UUIDField(db_index=True)),
        migrations.AddField("typedsheet", "line", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("typedsheet", "lighter", models.BooleanField(default=False)),
        migrations.AddField(
            "typedsheet",
            "judged_by",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField("typedsheet", "judged_at", models.DateTimeField(null=True)),
        migrations.AlterField(
            "typedsheet",
            "state",
            models.CharField(
                choices=[
                    ("typed", "waits for approval"),
                    ("sent_back", "sent back, with the reason"),
                    ("approved", "approved"),
                ],
                default="typed",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            "typedsheet",
            models.CheckConstraint(
                condition=models.Q(("state", "approved"), _negated=True)
                | models.Q(("judged_at__isnull", False)),
                name="approved_sheet_has_its_moment",
            ),
        ),
    ]
