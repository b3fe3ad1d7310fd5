"""The app role may read and write rows of its transaction's stations; audit lines it may only add."""

from django.db import migrations

from gatepost.kernel.tenancy import row_security

ROLES = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gatepost_owner') THEN CREATE ROLE gatepost_owner; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gatepost_app') THEN CREATE ROLE gatepost_app; END IF;
END $$;
GRANT USAGE ON SCHEMA public TO gatepost_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO gatepost_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO gatepost_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO gatepost_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO gatepost_app;
REVOKE UPDATE, DELETE ON kernel_audit FROM gatepost_app;
"""

# SECURITY DEFINER: with row-level security the planner may not use the index on terms. The function keeps to the same stations.
FIND = """
CREATE FUNCTION kernel_find(wanted text[], kinds text[], most integer)
RETURNS TABLE (station_id uuid, kind varchar, subject_id uuid, title varchar, note varchar)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT e.station_id, e.kind, e.subject_id, e.title, e.note
    FROM kernel_searchentry e
    WHERE e.terms @> wanted::varchar[]
      AND (kinds IS NULL OR e.kind = ANY (kinds))
      AND (current_setting('gatepost.stations', true) = '*' OR e.station_id = ANY (
           string_to_array(nullif(current_setting('gatepost.stations', true), '*'), ',')::uuid[]))
    ORDER BY e.sort_key, e.subject_id
    LIMIT most
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [
        migrations.RunSQL(ROLES, migrations.RunSQL.noop),
        row_security("kernel_audit"),
        row_security("kernel_datakey"),
        row_security("kernel_searchentry"),
        migrations.RunSQL(FIND, "DROP FUNCTION kernel_find(text[], text[], integer);"),
    ]
