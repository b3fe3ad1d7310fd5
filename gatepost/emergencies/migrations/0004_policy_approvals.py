"""Superiors approve a version of a policy; what they said is never taken back or changed."""

import django.db.models.deletion
from django.db import migrations, models

import gatepost.kernel.ids
from gatepost.kernel.tenancy import row_security


class Migration(migrations.Migration):
    dependencies = [
        ("emergencies", "0003_versions_only_added"),
        ("places", "0002_rows_of_a_station"),
    ]
    operations = [
        migrations.CreateModel(
            name="PolicyApproval",
            fields=[
                ("id", models.UUIDField(default=gatepost.kernel.ids.new_id, primary_key=True, serialize=False)),
                ("approved_by", models.UUIDField()),
                ("approved_at", models.DateTimeField()),
                (
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.station"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="emergencies.policyversion",
                    ),
                ),
            ],
            options={
                "ordering": ["approved_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "approved_by"), name="emergencies_policy_approved_once")
                ],
            },
        ),
        row_security("emergencies_policyapproval"),
        migrations.RunSQL(
            "REVOKE UPDATE, DELETE ON emergencies_policyapproval FROM gatepost_app;",
            "GRANT UPDATE, DELETE ON emergencies_policyapproval TO gatepost_app;",
        ),
    ]
