"""A station's key can be changed: while it is, the station has two. Quick: the table holds a few rows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kernel", "0005_retention")]

    operations = [
        migrations.AddField(
            model_name="datakey",
            name="stage",
            field=models.CharField(
                choices=[("coming", "Coming"), ("current", "Current"), ("retired", "Retired"), ("empty", "Empty")],
                db_default="current",
                default="current",
                max_length=8,
            ),
        ),
        migrations.RemoveConstraint(model_name="datakey", name="kernel_datakey_one_per_purpose"),
        migrations.AddConstraint(
            model_name="datakey",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stage", "current")),
                fields=("station_id", "emergency_id"),
                name="kernel_datakey_one_per_purpose",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="datakey",
            constraint=models.UniqueConstraint(
                condition=models.Q(models.Q(("stage", "current"), _negated=True), ("destroyed_at", None)),
                fields=("station_id", "emergency_id", "stage"),
                name="kernel_datakey_one_change_at_a_time",
                nulls_distinct=False,
            ),
        ),
    ]
