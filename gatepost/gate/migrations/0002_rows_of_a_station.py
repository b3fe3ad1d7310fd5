from django.db import migrations

from gatepost.kernel.tenancy import row_security


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_roles_and_rows"), ("gate", "0001_initial")]
    operations = [
        row_security("gate_signingkey"),
        row_security("gate_vehicle"),
        row_security("gate_pass"),
        row_security("gate_gatehold"),
        row_security("gate_passage"),
        row_security("gate_presence"),
        row_security("gate_outing"),
    ]
