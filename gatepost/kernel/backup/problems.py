"""Why there is no backup, or why one cannot be used: a word that is stored, and the sentence for the person who has to act."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class BackupProblem(models.TextChoices):
    NO_KEY = (
        "no_key",
        _("There is no recovery key yet, and without one a backup is worth nothing once this machine is gone."),
    )
    NO_FOLDER = "no_folder", _("The folder for backups is not there, or nothing can be written into it: %(detail)s.")
    NO_SPACE = "no_space", _("The disk with the folder for backups is full.")
    BUSY = "busy", _("A backup is being made at this moment. Wait until it is there.")
    NOTHING = "nothing", _("There is nothing to back up: no data folder was ever set up here.")
    NO_PROGRAM = (
        "no_program",
        _("PostgreSQL's program %(detail)s is not on this machine. Install PostgreSQL's client programs."),
    )
    DUMP = "dump", _("PostgreSQL could not read everything out: %(detail)s.")
    NOT_PROVED = (
        "not_proved",
        _("It was written, but no server could be started to prove it by restoring it: %(detail)s"),
    )
    STOPPED = "stopped", _("The program or the machine stopped in the middle of it. What it had written is removed.")
    NOT_BACKUP = "not_backup", _("%(detail)s is not a backup of Gatepost.")
    DAMAGED = "damaged", _("The backup is damaged or not whole, and nothing of it was used. Take another one.")
    WRONG_KEY = (
        "wrong_key",
        _("This is not the key of this backup; it belongs to the recovery key with the mark %(detail)s."),
    )
    MISTYPED = (
        "mistyped",
        _("The recovery key is mistyped: 8 groups of 4 letters and digits, as they are on the sheet."),
    )
    NOT_SHOWN = "not_shown", _("This page is from too long ago. Make another recovery key.")
    NOT_CONFIRMED = "not_confirmed", _("These are not the groups that the sheet says. Look at the sheet again.")
    NEWER = "newer", _("The backup was made by a newer Gatepost (%(detail)s). Install that version first.")
    RESTORE = "restore", _("PostgreSQL could not take the backup in: %(detail)s. Nothing of it stays.")
    DIFFERENT = "different", _("What was restored differs from what was backed up, in these tables: %(detail)s.")


class BackupRefused(Exception):
    """Its text is the sentence, in the language of the moment."""

    def __init__(self, problem: BackupProblem, detail: object = "") -> None:
        self.problem = problem
        self.detail = str(detail)
        super().__init__(problem, self.detail)

    def __str__(self) -> str:
        return sentence(self.problem, self.detail)


def sentence(problem: str, detail: str) -> str:
    label = str(BackupProblem(problem).label)
    return label % {"detail": detail} if "%(" in label else label
