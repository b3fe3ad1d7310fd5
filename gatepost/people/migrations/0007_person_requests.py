"""What people ask about their own data, with the day on which the answer is due."""

import django.db.models.deletion
from django.db import migrations, models

import gatepost.kernel.ids
from gatepost.kernel.tenancy import row_security


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0002_roles_and_rows"),
        ("people", "0006_walls_of_merging"),
        ("places", "0002_rows_of_a_station"),
    ]
    operations = [
        migrations.CreateModel(
            name="PersonRequest",
            fields=[
                ("id", models.UUIDField(default=gatepost.kernel.ids.new_id, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("see", "see it"),
                            ("copy", "get a copy"),
                            ("correct", "have it corrected"),
                            ("delete", "have it deleted"),
                        ],
                        max_length=10,
                    ),
                ),
                ("asker_sealed", models.BinaryField()),
                ("wish_sealed", models.BinaryField(null=True)),
                ("received_at", models.DateTimeField()),
                ("received_by", models.UUIDField(null=True)),
                ("due_on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("done", "done as asked"),
                            ("nothing", "nothing is kept of this person"),
                            ("refused", "refused, with the reason"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("answer_sealed", models.BinaryField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.UUIDField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="requests",
                        to="people.person",
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
                "ordering": ["due_on", "received_at"],
                "indexes": [
                    models.Index(fields=["station", "answered_at", "due_on"], name="people_personrequest_due")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("outcome", "")),
                            models.Q(models.Q(("outcome", ""), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="people_personrequest_answered_with_an_outcome",
                    )
                ],
            },
        ),
        row_security("people_personrequest"),
    ]
