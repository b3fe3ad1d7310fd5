from django.db import migrations

from gatepost.kernel.tenancy import row_security


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_roles_and_rows"), ("people", "0003_sheet_imports")]
    operations = [
        row_security("people_sheetimport"),
        row_security("people_importfile"),
        row_security("people_importrow"),
        row_security("people_importmapping"),
    ]
