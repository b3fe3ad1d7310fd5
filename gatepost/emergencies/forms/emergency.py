"""Starting an emergency, its phases and the risk levels of areas."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gatepost.emergencies.models.emergencies import KIND_NAMES, RISK_NAMES
from gatepost.emergencies.refusals import EmergencyRefused
from gatepost.places.models import Area

REFUSALS = {
    "one_is_open": _("An emergency is open already. End it before you start another one."),
    "in_the_future": _("That time has not come yet. Choose one that has passed, or leave this empty."),
    "before_the_last_end": _("The emergency before it ended later than that. Choose a later time."),
    "has_ended": _("This emergency has ended already."),
    "before_the_start": _("The emergency begins later than that. Choose a later day."),
    "before_the_last_phase": _("The last phase begins on that day or later. Choose a later day."),
    "before_the_last_level": _("A level from that day or later is known for this area. Choose a later day."),
    "ends_before_it_begins": _("This must be later than the day on which the level begins."),
    "overtaken": _(
        "Somebody published another version while you wrote. What you typed is still there. Look at what would change now, then publish."
    ),
    "in_the_past": _(
        "A policy cannot begin in the past: what was decided then was decided by the version of then. Choose a later time."
    ),
    "same_instant": _("Another version begins at that very minute. Choose another time."),
    "kinds_missing": _("Some kinds of people have no rule. Choose one for each."),
    "low_not_below_high": _("What is too low to be true must be lower than what counts as high."),
    "visits_end_first": _("Visits end before they begin. Choose a later time."),
    "own_version": _("Nobody approves a version that they wrote. Ask another superior."),
    "approved_already": _("You have approved this version already."),
    "not_ended": _("This emergency still goes on. End it first, then close it."),
    "counts_changed": _("The numbers have changed since you opened this page. Read them once more, then sign."),
    "signed_already": _("You have signed already. The second signature is another person's."),
    "being_closed": _("Two people have signed: it is being closed, or is closed already."),
    "not_signed": _("There is nothing to go on with: it waits for signatures, or is closed already."),
}


def say_refusal(form: forms.Form, refused: EmergencyRefused) -> None:
    """Beside the field that it is about, else above all."""
    form.add_error(refused.field, REFUSALS[refused.reason])


def _day(label: Any, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


def minute_field(label: Any, help_text: Any) -> forms.DateTimeField:
    """May stay empty, which means now."""
    return forms.DateTimeField(
        label=label,
        required=False,
        help_text=help_text,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )


class StartEmergencyForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=[(kind.value, name) for kind, name in KIND_NAMES.items()])
    name = forms.CharField(
        label=_("Name of the emergency"),
        max_length=80,
        help_text=_("As people will call it, for example: Spring 2020."),
    )
    started_at = minute_field(_("Began at"), _("Empty: now. Its first policy holds from now on in any case."))


class BeginPhaseForm(forms.Form):
    name = forms.CharField(label=_("Phase"), max_length=80)
    from_on = _day(_("From"))


class RiskForm(forms.Form):
    area = forms.ModelChoiceField(Area.objects.none(), label=_("Area"))
    level = forms.ChoiceField(label=_("Level"), choices=[(level.value, name) for level, name in RISK_NAMES.items()])
    from_on = _day(_("From"))
    until_on = _day(
        _("Until"),
        required=False,
        help_text=_("The first day on which it no longer holds. Empty: until the next level is recorded."),
    )
    source = forms.CharField(label=_("Announced by"), max_length=160, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        areas = self.fields["area"]
        assert isinstance(areas, forms.ModelChoiceField)  # noqa: S101  declared above
        areas.queryset = Area.objects.filter(valid_until=None)
