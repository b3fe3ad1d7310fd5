from django.db import migrations

from gatepost.kernel.tenancy import row_security


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_roles_and_rows"), ("places", "0001_initial")]
    operations = [
        row_security("places_compound"),
        row_security("places_entrance"),
        row_security("places_post"),
        row_security("places_building"),
        row_security("places_door"),
    ]
