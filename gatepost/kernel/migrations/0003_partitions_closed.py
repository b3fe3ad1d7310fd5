"""A partition had the rights of every table and no wall: through it the serving account could have changed the audit."""

from django.db import migrations

from gatepost.kernel.migrating import close_partitions


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_roles_and_rows")]
    operations = [close_partitions("kernel_audit")]
