"""After an emergency was closed its devices are told what to destroy."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sync", "0001_initial")]
    operations = [
        migrations.AddField(model_name="device", name="forget_before", field=models.DateTimeField(null=True)),
    ]
