"""What leaders ask of a shift was said aloud, and what shifts told each other stood on paper: nobody could see who knew it."""

import django.contrib.postgres.fields
import django.db.models.deletion
import gatepost.kernel.ids
from django.db import migrations, models

from gatepost.kernel.tenancy import row_security


class Migration(migrations.Migration):
    dependencies = [
        ("gate", "0004_visits"),
        ("places", "0002_rows_of_a_station"),
    ]

    operations = [
        migrations.CreateModel(
            name="Instruction",
            fields=[
                ("id", models.UUIDField(default=gatepost.kernel.ids.new_id, primary_key=True, serialize=False)),
                ("text", models.CharField(max_length=500)),
                ("written_by", models.UUIDField()),
                ("since", models.DateTimeField()),
                ("until_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.UUIDField(null=True)),
                (
                    "expected",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
                ),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instructions",
                        to="places.post",
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
                "ordering": ["-since", "-id"],
            },
        ),
        migrations.CreateModel(
            name="InstructionSeen",
            fields=[
                ("id", models.UUIDField(default=gatepost.kernel.ids.new_id, primary_key=True, serialize=False)),
                ("staff_id", models.UUIDField()),
                ("seen_at", models.DateTimeField()),
                (
                    "instruction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seen", to="gate.instruction"
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
                "ordering": ["seen_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="HandOver",
            fields=[
                ("id", models.UUIDField(default=gatepost.kernel.ids.new_id, primary_key=True, serialize=False)),
                ("from_at", models.DateTimeField()),
                ("until_at", models.DateTimeField()),
                ("figures", models.JSONField()),
                ("note", models.CharField(default="", max_length=1000)),
                ("given_by", models.UUIDField()),
                ("taken_by", models.UUIDField(null=True)),
                ("taken_at", models.DateTimeField(null=True)),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handovers", to="places.post"
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
                "ordering": ["-until_at", "-id"],
                "indexes": [models.Index(fields=["station", "-until_at"], name="gate_handover_by_time")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until_at__gt", models.F("from_at"))), name="gate_handover_forward"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_at", None), ("taken_by", None)),
                            models.Q(("taken_at__isnull", False), ("taken_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="gate_handover_taken_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_by", None),
                            models.Q(("taken_by", models.F("given_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="gate_handover_between_two",
                    ),
                    models.UniqueConstraint(fields=("post", "from_at"), name="gate_handover_one_after_the_other"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="instruction",
            index=models.Index(fields=["station", "-since"], name="gate_instruction_by_time"),
        ),
        migrations.AddConstraint(
            model_name="instruction",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="gate_instruction_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="instruction",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_at", None), ("until_at__gt", models.F("since")), _connector="OR"),
                name="gate_instruction_forward",
            ),
        ),
        migrations.AddConstraint(
            model_name="instruction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                    models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                    _connector="OR",
                ),
                name="gate_instruction_withdrawn_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="instructionseen",
            constraint=models.UniqueConstraint(
                fields=("instruction", "staff_id"), name="gate_instructionseen_once_each"
            ),
        ),
        row_security("gate_instruction"),
        row_security("gate_instructionseen"),
        row_security("gate_handover"),
    ]
