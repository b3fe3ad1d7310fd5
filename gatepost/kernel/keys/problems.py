"""Why a key was not changed: a word, and the sentence for the person at the terminal."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class KeyProblem(models.TextChoices):
    BUSY = "busy", _("Keys are being changed at this moment. Wait until that is done.")
    DAMAGED = "damaged", _("%(detail)s is gone or damaged. Nothing was changed; gatepost doctor says what to do.")
    OTHERS = (
        "others",
        _(
            "The master key does not open %(detail)s of the keys in the database. Nothing was changed; run gatepost doctor."
        ),
    )
    NO_KEY = "no_key", _("This station has no key: nothing of it is sealed.")
    BROKEN = (
        "broken",
        _(
            "Some values cannot be opened, and their key is kept for that reason: %(detail)s."
            " Enter them again on their pages, then run this command again."
        ),
    )


class KeyRefused(Exception):
    """Its text is the sentence, in the language of the moment."""

    def __init__(self, problem: KeyProblem, detail: object = "") -> None:
        self.problem = problem
        self.detail = str(detail)
        super().__init__(problem, self.detail)

    def __str__(self) -> str:
        label = str(self.problem.label)
        return label % {"detail": self.detail} if "%(" in label else label
