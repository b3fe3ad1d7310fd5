"""The closed lists of people."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from gatepost.kernel.access import Role


class Sex(TextChoices):
    MALE = "male", _("male")
    FEMALE = "female", _("female")


class PoliticalStanding(TextChoices):
    """Steps towards membership (F9, F16). Sensitive: shown to few."""

    MASSES = "masses", _("no party")
    LEAGUE_MEMBER = "league_member", _("Youth League member")
    APPLICANT = "applicant", _("applicant")
    ACTIVIST = "activist", _("activist")
    CANDIDATE = "candidate", _("development candidate")
    PROBATIONARY = "probationary", _("probationary member")
    MEMBER = "member", _("Party member")


class ImportState(TextChoices):
    """How far a sheet has come."""

    RECEIVED = "received", _("columns to be confirmed")
    READING = "reading", _("being checked")
    CHECKED = "checked", _("checked, nothing written yet")
    WRITING = "writing", _("being written")
    DONE = "done", _("in the register")
    FAILED = "failed", _("could not be read")
    DROPPED = "dropped", _("put aside")


class RequestKind(TextChoices):
    """What somebody may ask about their own data (Personal Information Protection Law, articles 44 to 50)."""

    SEE = "see", _("see it")
    COPY = "copy", _("get a copy")
    CORRECT = "correct", _("have it corrected")
    DELETE = "delete", _("have it deleted")


class RequestOutcome(TextChoices):
    DONE = "done", _("done as asked")
    NOTHING = "nothing", _("nothing is kept of this person")
    REFUSED = "refused", _("refused, with the reason")


ROLE_NAMES = {
    Role.ADMINISTRATOR: _("administrator"),
    Role.STATION_LEAD: _("station lead"),
    Role.BRANCH_SECRETARY: _("branch secretary"),
    Role.DEPUTY_HEAD: _("deputy head"),
    Role.SHIFT_WORKER: _("shift worker"),
    Role.CASE_WORKER: _("case worker"),
    Role.TESTER: _("tester"),
    Role.VOLUNTEER: _("volunteer"),
    Role.COMMUNITY_LIAISON: _("community liaison"),
    Role.UNION_CHAIR: _("union chair"),
    Role.STREET_VIEWER: _("street viewer"),
}
