"""Visitors were passages only: nothing said who is still inside, and until when."""

import django.db.models.deletion
import gatepost.kernel.ids
from django.db import migrations, models

from gatepost.kernel.tenancy import row_security


class Migration(migrations.Migration):
    dependencies = [("gate", "0003_partitions_closed"), ("places", "0002_rows_of_a_station")]
    operations = [
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.UUIDField(default=gatepost.kernel.ids.new_id, primary_key=True, serialize=False),
                ),
                ("policy_id", models.UUIDField()),
                ("in_passage_id", models.UUIDField()),
                ("out_passage_id", models.UUIDField(null=True)),
                ("companions", models.SmallIntegerField(default=0)),
                ("details_sealed", models.BinaryField(null=True)),
                ("phone_sealed", models.BinaryField(null=True)),
                ("phone_blind", models.BinaryField(max_length=16, null=True)),
                ("came_at", models.DateTimeField()),
                ("due_out_at", models.DateTimeField()),
                ("left_at", models.DateTimeField(null=True)),
                ("closed_by", models.UUIDField(null=True)),
                (
                    "compound",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.compound"
                    ),
                ),
                (
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.station"
                    ),
                ),
            ],
            options={
                "db_table": "gate_visit",
                "indexes": [
                    models.Index(
                        condition=models.Q(("left_at", None)),
                        fields=["station", "due_out_at"],
                        name="gate_visit_inside",
                    ),
                    models.Index(fields=["station", "phone_blind"], name="gate_visit_by_phone"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("station", "in_passage_id"), name="gate_visit_one_per_passage"),
                    models.CheckConstraint(
                        condition=models.Q(("due_out_at__gt", models.F("came_at"))),
                        name="gate_visit_due_after_coming",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("out_passage_id", None), ("left_at__isnull", False), _connector="OR"),
                        name="gate_visit_out_means_left",
                    ),
                ],
            },
        ),
        row_security("gate_visit"),
    ]
