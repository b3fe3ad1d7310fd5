"""What became of each attempt to make a backup. The serving account reads it and writes nothing there."""

import gatepost.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kernel", "0003_partitions_closed")]

    operations = [
        migrations.CreateModel(
            name="Backup",
            fields=[
                ("id", models.UUIDField(default=gatepost.kernel.ids.new_id, primary_key=True, serialize=False)),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField()),
                ("folder", models.CharField(max_length=400)),
                ("file_name", models.CharField(default="", max_length=80)),
                ("size", models.BigIntegerField(null=True)),
                ("row_count", models.BigIntegerField(null=True)),
                ("is_proved", models.BooleanField(default=False)),
                ("problem", models.CharField(default="", max_length=20)),
                ("detail", models.CharField(default="", max_length=300)),
            ],
            options={
                "ordering": ["-started_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("problem", ""),
                                ("row_count__isnull", False),
                                ("size__isnull", False),
                                models.Q(("file_name", ""), _negated=True),
                            ),
                            models.Q(("problem", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="kernel_backup_there_or_why_not",
                    )
                ],
            },
        ),
        migrations.RunSQL(
            "REVOKE INSERT, UPDATE, DELETE ON kernel_backup FROM gatepost_app;",
            "GRANT INSERT, UPDATE, DELETE ON kernel_backup TO gatepost_app;",
        ),
    ]
