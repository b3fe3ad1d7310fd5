"""Starting an emergency, its phases and the risk levels of areas."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from gatepost.emergencies.models.emergencies import KIND_NAMES, RISK_NAMES
from gatepost.places.models import Area

REFUSALS = {
    "one_is_open": _("An emergency is open already. End it before you start another one."),
    "has_ended": _("This emergency has ended already."),
    "before_the_last_phase": _("The last phase begins on that day or later. Choose a later day."),
    "before_the_last_level": _("A level from that day or later is known for this area. Choose a later day."),
    "in_the_past": _(
        "A policy cannot begin in the past: what was decided then was decided by the version of then. Choose a later time."
    ),
    "same_instant": _("Another version begins at that very minute. Choose another time."),
    "kinds_missing": _("Some kinds of people have no rule. Choose one for each."),
}


def _day() -> forms.DateField:
    return forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))


class StartEmergencyForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=[(kind.value, name) for kind, name in KIND_NAMES.items()])
    name = forms.CharField(
        label=_("Name of the emergency"),
        max_length=80,
        help_text=_("As people will call it, for example: Spring 2020."),
    )


class BeginPhaseForm(forms.Form):
    name = forms.CharField(label=_("Phase"), max_length=80)
    from_on = _day()


class RiskForm(forms.Form):
    area = forms.ModelChoiceField(Area.objects.none(), label=_("Area"))
    level = forms.ChoiceField(label=_("Level"), choices=[(level.value, name) for level, name in RISK_NAMES.items()])
    from_on = _day()
    source = forms.CharField(label=_("Announced by"), max_length=160, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        areas = self.fields["area"]
        assert isinstance(areas, forms.ModelChoiceField)  # noqa: S101  declared above
        areas.queryset = Area.objects.filter(valid_until=None)
