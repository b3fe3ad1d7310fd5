"""A version is never edited, only followed: the serving account cannot change one, whatever a page does."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("emergencies", "0002_rows_of_a_station")]
    operations = [
        migrations.RunSQL(
            "REVOKE UPDATE, DELETE ON emergencies_policyversion FROM gatepost_app;",
            "GRANT UPDATE, DELETE ON emergencies_policyversion TO gatepost_app;",
        ),
    ]
