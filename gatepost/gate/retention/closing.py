"""What of the gate goes when an emergency is closed, and what stays."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gatepost.gate.models import Pass, SigningKey, Vehicle
from gatepost.gate.retention import rows, shift
from gatepost.kernel.retention.span import Going, Span, Staying
from gatepost.people.retention.persons import going_persons

_IN_IT = "station_id = %(station)s AND {} >= %(started)s AND {} < %(ended)s"


def _in_it(column: str) -> str:
    return _IN_IT.format(column, column)


def _vehicles() -> str:
    """A plate that is nobody's and opens nothing has no purpose any more."""
    return f"""
station_id = %(station)s AND (keeper_id IS NULL OR keeper_id IN ({going_persons()}))
    AND NOT EXISTS (SELECT 1 FROM gate_pass card WHERE card.vehicle_id = gate_vehicle.id
        AND NOT (card.issued_at >= %(started)s AND card.issued_at < %(ended)s))
"""  # noqa: S608  ours


def going() -> list[Going]:
    """Passages first: they are the most, and nothing hangs on them."""
    return [
        Going(rows.passages(rows.OF_EMERGENCY)),
        Going(rows.visits(rows.VISITS_OF_EMERGENCY)),
        Going(rows.presence(_in_it("since"))),
        Going(rows.outings("station_id = %(station)s AND day BETWEEN %(first_day)s AND %(last_day)s")),
        Going(rows.holds(_in_it("from_at"))),
        Going(rows.passes(_in_it("issued_at"))),
        Going(rows.vehicles(_vehicles())),
        *shift.going(),
    ]


def staying() -> list[Staying]:
    return [
        Staying("gate_pass", _("passes"), _other_passes, _("issued in another time")),
        Staying(
            "gate_vehicle",
            _("vehicles"),
            _other_vehicles,
            _("kept by somebody who stays, or with a pass of another time"),
        ),
        Staying(
            "gate_signingkey", _("signing keys"), _keys, _("name nobody, and sign the passes of the next emergency")
        ),
    ]


def _other_passes(span: Span) -> int:
    every = Pass.objects.filter(station_id=span.station_id)
    return every.exclude(issued_at__gte=span.started_at, issued_at__lt=span.ended_at).count()


def _other_vehicles(span: Span) -> int:
    every = Vehicle.objects.filter(station_id=span.station_id).count()
    return every - rows.vehicles(_vehicles()).count(span.values)


def _keys(span: Span) -> int:
    return SigningKey.objects.filter(station_id=span.station_id).count()
