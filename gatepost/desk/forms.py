"""What is typed at the first start."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gatepost.kernel.access import Role
from gatepost.kernel.plain_text import plain
from gatepost.people.actions.setting_up import FIRST_ROLES
from gatepost.people.enums import ROLE_NAMES
from gatepost.people.models import StaffAccount


class PlainField(forms.CharField):
    """A name that can be seen: without invisible characters, and not empty once they are gone."""

    def to_python(self, value: Any) -> str:
        return plain(super().to_python(value) or "")


def _password(label: Any, **more: Any) -> forms.CharField:
    """What was typed stays when something else is wrong; the page is kept by no cache."""
    widget = forms.PasswordInput(render_value=True, attrs={"autocomplete": "new-password"})
    return forms.CharField(label=label, max_length=128, strip=False, widget=widget, **more)


class FirstRunForm(forms.Form):
    station = PlainField(label=_("Name of the station"), max_length=120)
    union_above = PlainField(
        label=_("Union above it"), max_length=120, required=False, help_text=_("For example the street's federation.")
    )
    compound = PlainField(
        label=_("Compound"), max_length=80, help_text=_("The first one. More are added later on the page of compounds.")
    )
    is_closed = forms.BooleanField(
        label=_("It is closed: people pass by its entrances only."), required=False, initial=True
    )
    entrance = PlainField(label=_("Entrance"), max_length=40, help_text=_("For example: East gate."))
    post = PlainField(label=_("Name of the post"), max_length=60, help_text=_("The gate post at this entrance."))
    sign_text = PlainField(label=_("Text of the sign"), max_length=80, required=False)
    name = PlainField(label=_("Your name"), max_length=80)
    role = forms.ChoiceField(label=_("Your role"), choices=[(role.value, ROLE_NAMES[role]) for role in FIRST_ROLES])
    username = forms.SlugField(
        label=_("Sign-in name"),
        max_length=40,
        error_messages={"invalid": _("Use letters, digits, - and _ only.")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = _password(_("Password"), help_text=_("At least 10 characters."))
    password_again = _password(_("Password, once more"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        password = data.get("password")
        if password and "password_again" in data and password != data["password_again"]:
            self.add_error("password_again", _("This is not the same password. Type it once more."))
        if password:
            self._check(password, StaffAccount(username=data.get("username", ""), name=data.get("name", "")))
        return data

    def _check(self, password: str, account: StaffAccount) -> None:
        try:
            validate_password(password, account)
        except ValidationError as error:
            self.add_error("password", error)

    def plan(self) -> dict[str, Any]:
        """For `set_up_station`."""
        data = dict(self.cleaned_data)
        del data["password_again"]
        return data | {"role": Role(data["role"])}
