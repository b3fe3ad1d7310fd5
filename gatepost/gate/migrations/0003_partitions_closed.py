"""A partition had the rights of every table and no wall: through it passages of every station could have been read."""

from django.db import migrations

from gatepost.kernel.migrating import close_partitions


class Migration(migrations.Migration):
    dependencies = [("gate", "0002_rows_of_a_station"), ("kernel", "0003_partitions_closed")]
    operations = [close_partitions("gate_passage")]
