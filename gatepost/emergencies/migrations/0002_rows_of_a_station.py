from django.db import migrations

from gatepost.kernel.tenancy import row_security


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_roles_and_rows"), ("emergencies", "0001_initial")]
    operations = [
        row_security("emergencies_emergency"),
        row_security("emergencies_phase"),
        row_security("emergencies_arearisk"),
        row_security("emergencies_policyversion"),
    ]
