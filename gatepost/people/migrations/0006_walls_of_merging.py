"""Whoever is destroyed by a statement takes along what was noted of their records: it would keep what they said, sealed."""

from django.db import migrations

from gatepost.kernel.tenancy import row_security

GO_ALONG = """
DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT conname, conrelid::regclass AS of_table, pg_get_constraintdef(oid) AS told FROM pg_constraint
        WHERE contype = 'f'
        AND conrelid IN ('people_alikepair'::regclass, 'people_differentpersons'::regclass, 'people_personmerge'::regclass,
            'people_mergedrow'::regclass)
        AND confrelid IN ('people_person'::regclass, 'people_personmerge'::regclass)
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.of_table, one.conname);
        EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', one.of_table, one.conname,
            replace(one.told, ' DEFERRABLE', ' ON DELETE CASCADE DEFERRABLE'));
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_roles_and_rows"), ("people", "0005_merging")]
    operations = [
        row_security("people_alikepair"),
        row_security("people_differentpersons"),
        row_security("people_personmerge"),
        row_security("people_mergedrow"),
        migrations.RunSQL(GO_ALONG, migrations.RunSQL.noop),
    ]
