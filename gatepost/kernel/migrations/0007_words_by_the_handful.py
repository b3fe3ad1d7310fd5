"""New words of the search wait in a short list and are put into the index by the handful: a hundred thousand entries cost a third.

Quick: the index is told of it, and stays as it is.
"""

import django.contrib.postgres.indexes
from django.db import migrations

# SECURITY DEFINER: only the owner of an index may have its list put in order.
PUT_IN_ORDER = """
CREATE FUNCTION kernel_put_words_in_order() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    SELECT gin_clean_pending_list('kernel_searchentry_terms'::regclass)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("kernel", "0006_key_stages")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "ALTER INDEX kernel_searchentry_terms SET (fastupdate = on)",
                    "ALTER INDEX kernel_searchentry_terms SET (fastupdate = off)",
                )
            ],
            state_operations=[
                migrations.RemoveIndex("searchentry", "kernel_searchentry_terms"),
                migrations.AddIndex(
                    "searchentry",
                    django.contrib.postgres.indexes.GinIndex(fields=["terms"], name="kernel_searchentry_terms"),
                ),
            ],
        ),
        migrations.RunSQL(PUT_IN_ORDER, "DROP FUNCTION kernel_put_words_in_order()"),
    ]
