"""What the kernel does for itself every day; see the table of jobs in config/wiring.py."""

from __future__ import annotations

import logging

from django.conf import settings
from django.core.management import call_command

from gatepost.kernel.backup.problems import BackupRefused
from gatepost.kernel.backup.recording import back_up
from gatepost.kernel.backup.recovery import public_half

log = logging.getLogger(__name__)


def make_months() -> None:
    """A program that runs for years never lacks a month."""
    call_command("make_months")


def make_backup(*, asked: bool = False) -> None:
    """What became of it stands in a row, which the desk shows; trying again at once would change nothing. By itself it does nothing
    in a demo, which has nothing to lose, and before there is a recovery key, for which the first page asks."""
    if not asked and (settings.GATEPOST_DEMO or public_half(settings.DATA_DIR) is None):
        return
    try:
        back_up()
    except BackupRefused as refusal:
        log.error("no backup problem=%s", refusal.problem.value)
