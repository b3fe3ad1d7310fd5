"""Migration steps that Django has no word for."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel, RunSQL
from django.db.migrations.state import ProjectState


class CreatePartitionedModel(CreateModel):
    """A table cut by ranges of its `id`, with a DEFAULT partition; see kernel/partitions.py."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        plain: Any = schema_editor.sql_create_table
        schema_editor.sql_create_table = f"{plain} PARTITION BY RANGE (id)"
        try:
            super().database_forwards(app_label, schema_editor, from_state, to_state)
        finally:
            schema_editor.sql_create_table = plain
        table = to_state.apps.get_model(app_label, self.name)._meta.db_table  # noqa: SLF001
        schema_editor.execute(f"CREATE TABLE {table}_default PARTITION OF {table} DEFAULT")

    def describe(self) -> str:
        return f"Create partitioned model {self.name}"


def close_partitions(table: str) -> RunSQL:
    """A migration step: the serving account reaches the rows of `table` through the whole table only, which has its wall and its
    rights. Those made later are closed when they are made, see kernel/partitions.py."""
    return RunSQL(
        "DO $$ DECLARE part regclass; BEGIN"  # noqa: S608  one of ours
        f" FOR part IN SELECT inhrelid FROM pg_inherits WHERE inhparent = '{table}'::regclass LOOP"
        " EXECUTE format('REVOKE ALL ON %s FROM gatepost_app', part);"
        " END LOOP; END $$;",
        RunSQL.noop,
    )
