"""Figures that stay when rows go, and what the daily job did. The serving account reads what it did and writes nothing there."""

from django.db import migrations, models

import gatepost.kernel.ids
from gatepost.kernel.tenancy import row_security


class Migration(migrations.Migration):
    dependencies = [("kernel", "0004_backups")]

    operations = [
        migrations.CreateModel(
            name="KeptFigure",
            fields=[
                ("id", models.UUIDField(default=gatepost.kernel.ids.new_id, primary_key=True, serialize=False)),
                ("station_id", models.UUIDField()),
                ("emergency_id", models.UUIDField(null=True)),
                ("figure", models.CharField(max_length=20)),
                ("day", models.DateField(null=True)),
                ("place_id", models.UUIDField(null=True)),
                ("split", models.JSONField(default=dict)),
                ("count", models.BigIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("station_id", "emergency_id", "figure", "day", "place_id", "split"),
                        name="kernel_keptfigure_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(condition=models.Q(("count__gte", 0)), name="kernel_keptfigure_counted"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RetentionRun",
            fields=[
                ("id", models.UUIDField(default=gatepost.kernel.ids.new_id, primary_key=True, serialize=False)),
                ("station_id", models.UUIDField(null=True)),
                ("day", models.DateField()),
                ("table", models.CharField(max_length=60)),
                ("ending", models.CharField(max_length=16)),
                ("rows", models.BigIntegerField()),
            ],
            options={
                "ordering": ["-day", "table"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("station_id", "day", "table", "ending"),
                        name="kernel_retentionrun_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        row_security("kernel_keptfigure"),
        row_security("kernel_retentionrun"),
        migrations.RunSQL(
            "REVOKE INSERT, UPDATE, DELETE ON kernel_retentionrun FROM gatepost_app;",
            "GRANT INSERT, UPDATE, DELETE ON kernel_retentionrun TO gatepost_app;",
        ),
    ]
