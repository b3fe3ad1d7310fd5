"""The check at the desk: each answer is sent with all earlier ones, so nothing is kept between two clicks."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gatepost.emergencies.enums import BodySite, ExemptVehicle, PasserKind, RiskLevel
from gatepost.emergencies.models import AreaRisk
from gatepost.emergencies.models.emergencies import RISK_NAMES
from gatepost.gate.content import CheckContent, PassageContent
from gatepost.gate.enums import Direction
from gatepost.gate.names import DIRECTION_NAMES, EXEMPT_NAMES, PASSER_NAMES, SITE_NAMES
from gatepost.gate.plates import PlateError, read_plate
from gatepost.gate.serials import SerialError, read_serial

_DEGREES = re.compile(r"(\d{2})[.,。]?(\d)?")
_YES_NO = [("", "—"), ("yes", _("yes")), ("no", _("no"))]


def read_tenths(text: str) -> int:
    """36.5, 36,5, 365 and full-width forms are one reading. Raises ValidationError."""
    plain = unicodedata.normalize("NFKC", text).replace("℃", "").replace("°C", "").strip()
    found = _DEGREES.fullmatch(plain)
    tenths = int(found[1]) * 10 + int(found[2] or 0) if found else 0
    if not 250 <= tenths <= 450:
        raise ValidationError(_("A temperature looks like 36.5. Look at the thermometer and type it again."))
    return tenths


def looks_like_a_number(text: str) -> bool:
    """As against a name or a door: at least eight digits, and hardly anything between them."""
    digits = sum(char.isdigit() for char in text)
    return digits >= 8 and digits >= len(text) - 4


def _choices(names: dict[Any, Any]) -> list[tuple[str, Any]]:
    return [("", "—"), *((key.value, name) for key, name in names.items())]


class _YesNo(forms.ChoiceField):
    """Not asked is neither yes nor no."""

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, choices=_YES_NO, required=False)

    def clean(self, value: Any) -> bool | None:
        return {"yes": True, "no": False}.get(super().clean(value))


class CheckForm(forms.Form):
    post = forms.UUIDField(widget=forms.HiddenInput)
    passage = forms.UUIDField(required=False, widget=forms.HiddenInput)
    direction = forms.ChoiceField(
        label=_("Direction"), choices=[(d.value, name) for d, name in DIRECTION_NAMES.items()]
    )
    code = forms.CharField(label=_("Pass code or number"), max_length=400, required=False)
    pass_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    passer = forms.ChoiceField(label=_("Who"), choices=_choices(PASSER_NAMES), required=False)
    plate = forms.CharField(label=_("Number plate"), max_length=24, required=False)
    exempt_vehicle = forms.ChoiceField(
        label=_("Vehicle that never waits"), choices=_choices(EXEMPT_NAMES), required=False
    )
    holder_matches = _YesNo(_("Is it the holder?"))
    wears_mask = _YesNo(_("Mask on?"))
    temperature = forms.CharField(label=_("Temperature, °C"), max_length=8, required=False)
    site = forms.ChoiceField(
        label=_("Measured at"), choices=[(s.value, name) for s, name in SITE_NAMES.items()], required=False
    )
    readings = forms.CharField(required=False, widget=forms.HiddenInput)
    visitor_name = forms.CharField(label=_("Visitor's name"), max_length=60, required=False)
    visitor_phone = forms.CharField(label=_("Visitor's phone"), max_length=60, required=False)
    destination = forms.CharField(label=_("Whom or where"), max_length=120, required=False)
    visit_reason = forms.CharField(label=_("Why"), max_length=120, required=False)
    known_visit = forms.UUIDField(required=False, widget=forms.HiddenInput)
    """Whose answers of an earlier visit are taken again."""
    visit = forms.UUIDField(label=_("Which visitor leaves?"), required=False, widget=forms.Select)
    host_confirmed = _YesNo(_("Host confirms?"))
    affected_area = _YesNo(_("Been in an affected area?"))
    contact = _YesNo(_("Close contact?"))
    symptoms = _YesNo(_("Fever or cough?"))
    comes_from_elsewhere = _YesNo(_("Coming home from elsewhere?"))
    origin_area_id = forms.UUIDField(label=_("Has been in an area at risk"), required=False, widget=forms.Select)
    arrival_registered = _YesNo(_("Arrival form filled in?"))
    companions = forms.IntegerField(label=_("Companions"), min_value=0, max_value=20, required=False)
    goods = forms.CharField(label=_("Goods"), max_length=60, required=False)

    def offer_areas(self, risks: Iterable[AreaRisk]) -> bool:
        """The areas at risk to choose from; False where there are none."""
        offered = [(str(risk.area_id), f"{risk.area.name} · {RISK_NAMES[RiskLevel(risk.level)]}") for risk in risks]
        self.fields["origin_area_id"].widget.choices = [("", "—"), *offered]
        return bool(offered)

    def offer_visits(self, offered: list[tuple[str, str]]) -> None:
        """Who is inside, to choose from."""
        self.fields["visit"].widget.choices = [("", _("not on the list")), *offered]

    def clean_code(self) -> str:
        """A number that was typed wrong is no unreadable card: it is told beside the field, and typed again."""
        text: str = self.cleaned_data["code"]
        if looks_like_a_number(text):
            try:
                read_serial(text)
            except SerialError as error:
                raise ValidationError(str(error)) from error
        return text

    def clean_plate(self) -> str:
        text: str = self.cleaned_data["plate"]
        try:
            return read_plate(text).text if text else ""
        except PlateError as error:
            raise ValidationError(str(error)) from error

    def clean_temperature(self) -> int | None:
        text = self.cleaned_data["temperature"].strip()
        return read_tenths(text) if text else None

    def clean_readings(self) -> list[dict[str, Any]]:
        text = self.cleaned_data["readings"]
        try:
            found = json.loads(text) if text else []
        except ValueError:
            found = None
        if not isinstance(found, list):
            raise ValidationError(_("The earlier readings were lost. Measure again."))
        return found

    def content_fields(self, at: datetime) -> dict[str, Any]:
        """What has been answered so far; a new reading is added behind the earlier ones, at `at`."""
        data = self.cleaned_data
        readings = list(data["readings"])
        if data["temperature"] is not None:
            site = data["site"] or BodySite.FOREHEAD.value
            readings.append({"tenths": data["temperature"], "site": site, "at": at.isoformat(timespec="seconds")})
        fields: dict[str, Any] = {
            "post_id": data["post"],
            "direction": Direction(data["direction"]),
            "code": data["code"] or None,
            "pass_id": data["pass_id"],
            "passer": PasserKind(data["passer"]) if data["passer"] else None,
            "plate": data["plate"] or None,
            "exempt_vehicle": ExemptVehicle(data["exempt_vehicle"]) if data["exempt_vehicle"] else None,
            "readings": readings,
            "visitor": self._visitor(),
            "answers": self._answers(),
            "comes_from_elsewhere": bool(data["comes_from_elsewhere"]),
            "origin_area_id": data["origin_area_id"],
            "arrival_registered": bool(data["arrival_registered"]),
            "companions": data["companions"] or 0,
            "goods": data["goods"],
        }
        fields |= {name: data[name] for name in ("holder_matches", "wears_mask", "host_confirmed")}
        return fields

    def _visitor(self) -> dict[str, str] | None:
        data = self.cleaned_data
        if not data["visitor_name"]:
            return None
        return {
            "name": data["visitor_name"],
            "phone": data["visitor_phone"],
            "destination": data["destination"],
            "reason": data["visit_reason"],
        }

    def _answers(self) -> dict[str, bool] | None:
        """Only three answers are an answer."""
        given = {name: self.cleaned_data[name] for name in ("affected_area", "contact", "symptoms")}
        return None if None in given.values() else given

    def check_content(self, at: datetime) -> CheckContent:
        return msgspec.convert(self.content_fields(at), CheckContent, strict=False)

    def passage_content(
        self, at: datetime, *, passage_id: UUID, passed: bool, overrule_reason: str | None
    ) -> PassageContent:
        fields = self.content_fields(at)
        return msgspec.convert(
            {**fields, "id": passage_id, "passed": passed, "overrule_reason": overrule_reason},
            PassageContent,
            strict=False,
        )


class OverruleForm(forms.Form):
    use_required_attribute = False
    """It stands folded away beside the button for who did not pass: a browser would wait for it to be filled in there, too."""

    overrule_reason = forms.CharField(
        label=_("Why does this person pass all the same?"),
        max_length=120,
        error_messages={"required": _("Write the reason: it stays with the record.")},
    )
