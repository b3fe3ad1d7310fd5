"""The kernel's own tables, and those of the libraries that it stands on."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gatepost.kernel.retention.declaring import Basis, Declaration, Ending, Impersonal, Personal
from gatepost.kernel.retention.months import take_months
from gatepost.kernel.retention.rows import Rows
from gatepost.kernel.retention.rules import Rule, Turn

AUDIT_DAYS = 400
_OVER = Rows("kernel_audit", "at < %(due)s", key="station_id, id")


def rules() -> list[Rule]:
    return [Rule("kernel_audit", AUDIT_DAYS, _audit, of_station=False)]


def _audit(turn: Turn) -> int:
    """Only the owner of the table may: the serving account adds lines and takes none away."""
    values = {"due": turn.due}
    return take_months(_OVER, values, at=turn.at) or _OVER.destroy(values, turn.most)


def declared() -> list[Declaration]:
    return [
        Personal(
            table="kernel_audit",
            what=_("who did what in the program"),
            purpose=_("so that every change and every look at a full number can be explained"),
            basis=Basis.LOGS,
            period=_("400 days"),
            ending=Ending.DESTROYED,
            how=_("whole months at once; lines carry identifiers and words, no numbers of papers or phones"),
        ),
        Personal(
            table="kernel_searchentry",
            what=_("words by which people, doors and plates are found"),
            purpose=_("finding the right person at the gate"),
            basis=Basis.DUTY,
            period=_("as long as what they find"),
            ending=Ending.DESTROYED,
            how=_("in the same moment as the person or vehicle"),
        ),
        Impersonal("kernel_domainclock", "one offset in time"),
        Impersonal("kernel_datakey", "keys, wrapped; they open nothing without the master key"),
        Impersonal("kernel_holiday", "public holidays", {"name_zh": "of a holiday", "name_en": "of a holiday"}),
        Impersonal("kernel_backup", "what became of each backup", {"file_name": "of a backup", "detail": "what the disk said"}),
        Impersonal("kernel_keptfigure", "numbers that count people and name none"),
        Impersonal("kernel_retentionrun", "how many rows ended on a day"),
        Impersonal("procrastinate_jobs", "work to be done: identifiers and numbers", {"queue_name": "of a queue", "task_name": "of a job"}),
        Impersonal("procrastinate_events", "when work was put in and done"),
        Impersonal("procrastinate_periodic_defers", "when daily work had its turn", {"task_name": "of a job"}),
        Impersonal("procrastinate_workers", "when a worker was last alive"),
        Impersonal("django_migrations", "which tables were made when", {"name": "of a migration"}),
        Impersonal("django_content_type", "names of tables"),
    ]  # fmt: skip
