"""Closing an emergency for good, and who signed it."""

import django.db.models.deletion
from django.db import migrations, models

import gatepost.kernel.ids
from gatepost.kernel.tenancy import row_security


def _station() -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.station")


class Migration(migrations.Migration):
    dependencies = [
        ("emergencies", "0004_policy_approvals"),
        ("kernel", "0005_retention"),
        ("places", "0002_rows_of_a_station"),
    ]
    operations = [
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("id", models.UUIDField(default=gatepost.kernel.ids.new_id, primary_key=True, serialize=False)),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("sign", "waits for the second signature"),
                            ("count", "the figures are written down"),
                            ("destroy", "people's data is being destroyed"),
                            ("check", "the figures are compared"),
                            ("destroy_key", "the key is destroyed"),
                            ("tell_devices", "devices are told"),
                            ("finish", "the certificate is written"),
                            ("done", "closed"),
                        ],
                        default="sign",
                        max_length=16,
                    ),
                ),
                ("seen", models.CharField(max_length=64)),
                ("planned", models.JSONField(default=dict)),
                ("ended", models.JSONField(default=dict)),
                ("stayed", models.JSONField(default=dict)),
                ("figures", models.JSONField(default=dict)),
                ("devices", models.PositiveIntegerField(null=True)),
                ("fault", models.CharField(default="", max_length=200)),
                ("opened_at", models.DateTimeField()),
                ("key_destroyed_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "emergency",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closing",
                        to="emergencies.emergency",
                    ),
                ),
                ("station", _station()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False), ("key_destroyed_at__isnull", False), ("step", "done")
                            ),
                            models.Q(models.Q(("step", "done"), _negated=True), ("closed_at", None)),
                            _connector="OR",
                        ),
                        name="emergencies_closing_done_once_closed",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ClosingSignature",
            fields=[
                ("id", models.UUIDField(default=gatepost.kernel.ids.new_id, primary_key=True, serialize=False)),
                ("signed_by", models.UUIDField()),
                ("name", models.CharField(max_length=80)),
                ("roles", models.JSONField(default=list)),
                ("signed_at", models.DateTimeField()),
                (
                    "closing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="emergencies.closing",
                    ),
                ),
                ("station", _station()),
            ],
            options={
                "ordering": ["signed_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("closing", "signed_by"), name="emergencies_closing_signed_once_by_each"
                    )
                ],
            },
        ),
        row_security("emergencies_closing"),
        row_security("emergencies_closingsignature"),
    ]
