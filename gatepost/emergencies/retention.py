"""What stays of an emergency: what it was, by which rules, and that it was closed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gatepost.emergencies.models import PolicyVersion
from gatepost.kernel.retention import Basis, Ending, Impersonal, Personal
from gatepost.kernel.retention.span import Span, Staying
from gatepost.places.models import Door, Post

_COLLEAGUE = "a colleague's identifier, explained by the list of accounts only"


def declared() -> list[Personal | Impersonal]:
    return [
        Personal(
            table="emergencies_closingsignature",
            what=_("who signed that an emergency is closed"),
            purpose=_("the proof that two people answered for the destruction"),
            basis=Basis.DUTY,
            period=_("as long as the certificate"),
            ending=Ending.KEPT,
            how=_("Emergency Response Law, article 94: the papers of the work are archived"),
        ),
        Impersonal("emergencies_emergency", "what happened, from when to when", {"name": "of an emergency"}),
        Impersonal("emergencies_phase", "its phases", {"name": "of a phase"}),
        Impersonal("emergencies_arearisk", "announced levels of areas"),
        Impersonal("emergencies_policyversion", "the rules of the gate", {"created_by": _COLLEAGUE}),
        Impersonal("emergencies_policyapproval", "which superior stands behind them", {"approved_by": _COLLEAGUE}),
        Impersonal("emergencies_closing", "how far a closing is, and its counts"),
    ]


def staying() -> list[Staying]:
    """What the next emergency begins with."""
    return [
        Staying("places_post", _("posts"), _posts, _("places name nobody, and are used in the next emergency")),
        Staying("places_door", _("doors"), _doors, _("places name nobody, and are used in the next emergency")),
        Staying(
            "emergencies_policyversion",
            _("policy versions"),
            _versions,
            _("Emergency Response Law, article 94: the papers of the work are archived"),
        ),
    ]


def _posts(span: Span) -> int:
    return Post.objects.filter(station_id=span.station_id).count()


def _doors(span: Span) -> int:
    return Door.objects.filter(station_id=span.station_id).count()


def _versions(span: Span) -> int:
    return PolicyVersion.objects.filter(station_id=span.station_id, emergency_id=span.emergency_id).count()
