"""What belongs to the station itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gatepost.places.door_addresses import FAULT_SENTENCES, DoorError, read_door
from gatepost.places.enums import OrganisationKind
from gatepost.places.forms.choosing import offer, organisations_here, valid_areas
from gatepost.places.models import Area, Compound, Organisation, Station
from gatepost.places.queries.doors import find_door


class StationForm(forms.Form):
    branch = forms.ModelChoiceField(Organisation.objects.none(), label=_("Party branch"), required=False)
    host_community = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Host community"),
        required=False,
        help_text=_("Where the station stands. The areas that it serves may be larger."),
    )
    areas = forms.ModelMultipleChoiceField(Area.objects.none(), label=_("Areas served"), required=False)
    compound = forms.ModelChoiceField(Compound.objects.none(), label=_("The station's compound"), required=False)
    door = forms.CharField(
        label=_("The station's door"), max_length=60, required=False, help_text=_("For example 3-2-501.")
    )

    def __init__(self, *args: Any, station: Station, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": _initial(station), **kwargs})
        self.station = station
        here = organisations_here(station.id)
        offer(self, "branch", here.filter(kind=OrganisationKind.BRANCH))
        offer(self, "host_community", here.filter(kind=OrganisationKind.COMMUNITY))
        offer(self, "areas", valid_areas() | Area.objects.filter(stations=station))
        offer(self, "compound", Compound.objects.filter(station_id=station.id))

    def clean(self) -> dict[str, Any]:
        """An address needs both the compound and the door; a station without one has neither."""
        data = super().clean() or {}
        compound, text = data.get("compound"), data.get("door")
        if not {"compound", "door"} & set(self.changed_data):
            data["address_id"] = self.station.address_id
        elif text and compound:
            data["address_id"] = self._find(compound, text)
        elif text and "compound" not in self.errors:
            self.add_error("compound", _("In which compound is this door? Choose it."))
        elif compound:
            self.add_error("door", _("Which door of the compound is the station's? Enter it, or choose no compound."))
        return data

    def _find(self, compound: Compound, text: str) -> Any:
        try:
            door = find_door(compound, text)
        except DoorError as error:
            self.add_error("door", str(FAULT_SENTENCES[error.fault]))
            return None
        if door is None:
            sentence = _("%(compound)s has no door %(door)s on the register. Add it to its building first.")
            short = read_door(text, compound=compound.name).short
            self.add_error("door", sentence % {"compound": compound.name, "door": short})
            return None
        return door.pk


def _initial(station: Station) -> dict[str, Any]:
    address = station.address
    return {
        "branch": station.branch_id,
        "host_community": station.host_community_id,
        "areas": list(station.areas.values_list("pk", flat=True)),
        "compound": address.building.compound_id if address else None,
        "door": address.spoken if address else "",
    }
