"""Naming a passkey: the library's forms, whose one label has no translation."""

from __future__ import annotations

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import pgettext_lazy

_NAME = pgettext_lazy("of a thing", "Name")


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]
    name = forms.CharField(label=_NAME, required=False)


class EditKeyForm(EditWebAuthnForm):  # type: ignore[misc]
    name = forms.CharField(label=_NAME)
