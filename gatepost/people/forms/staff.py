"""Staff accounts and their roles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from gatepost.people.enums import ROLE_NAMES
from gatepost.people.forms.choosing import day_field, offer
from gatepost.places.models import Organisation


def _password() -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(
        label=_("First password"),
        max_length=128,
        widget=widget,
        validators=[validate_password],
        strip=False,
        help_text=_("At least 10 characters. The colleague changes it after signing in."),
    )


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, name) for role, name in ROLE_NAMES.items()])
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Where"))
    from_on = day_field(_("From day"))
    until_on = day_field(_("First day without it"), required=False, help_text=_("Empty: until further notice."))

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organisation", organisations)


class EditAccountForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=80)
    title = forms.CharField(label=_("Job title"), max_length=60, required=False)


class AccountForm(RoleForm, EditAccountForm):
    username = forms.SlugField(
        label=_("Sign-in name"),
        max_length=40,
        error_messages={"invalid": _("Use letters, digits, - and _ only.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    password = _password()
    field_order = ["username", "name", "title", "password", "role", "organisation", "from_on"]

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, organisations=organisations, **kwargs)
        del self.fields["until_on"]


class PasswordForm(forms.Form):
    password = _password()
