from django.db import migrations

from gatepost.kernel.tenancy import row_security


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_roles_and_rows"), ("people", "0001_initial")]
    operations = [
        row_security("people_household"),
        row_security("people_person"),
        row_security("people_politicalstatus"),
        row_security("people_enterprise"),
        row_security("people_tenancy"),
        row_security("people_employment"),
    ]
