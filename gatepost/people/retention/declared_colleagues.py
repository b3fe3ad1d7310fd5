"""Colleagues, and how they sign in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gatepost.kernel.retention import Basis, Ending, Impersonal, Personal

_WITH_ACCOUNT = _("as long as the account")
_SIGNING_IN = _("noticing and stopping who tries to get in with wrong passwords")
_HALF_A_YEAR = _("185 days")
_TIME_OF_LOGS = _("nothing stays")


def _sign_in_log(table: str, what: object) -> Personal:
    return Personal(
        table=table,
        what=what,
        purpose=_SIGNING_IN,
        basis=Basis.LOGS,
        period=_HALF_A_YEAR,
        ending=Ending.DESTROYED,
        how=_TIME_OF_LOGS,
    )


def _of_account(table: str, what: object, purpose: object) -> Personal:
    return Personal(
        table=table,
        what=what,
        purpose=purpose,
        basis=Basis.STAFF,
        period=_WITH_ACCOUNT,
        ending=Ending.KEPT,
        how=_("a locked account stays, since the records say who did what"),
    )


COLLEAGUES: list[Personal | Impersonal] = [
    _of_account("people_staffaccount", _("accounts of colleagues"), _("signing in, and saying who did what")),
    _of_account("people_staffrole", _("roles of colleagues, from a day to a day"), _("who may do what")),
    _of_account("mfa_authenticator", _("second factors of colleagues"), _("signing in more safely")),
    _of_account("account_emailaddress", _("mail addresses of colleagues: none are asked for"), _("nothing; the library has the table")),
    _of_account("account_emailconfirmation", _("confirmations of mail addresses: none are sent"), _("nothing; the library has the table")),
    _sign_in_log("axes_accesslog", _("when colleagues signed in, and from where")),
    _sign_in_log("axes_accessattempt", _("wrong passwords, and from where")),
    _sign_in_log("axes_accessfailurelog", _("who was locked out, and from where")),
    _sign_in_log("axes_accessattemptexpiration", _("until when somebody is locked out")),
    Personal(
        table="django_session",
        what=_("who is signed in just now"),
        purpose=_("not asking for the password on every page"),
        basis=Basis.STAFF,
        period=_("12 hours"),
        ending=Ending.DESTROYED,
        how=_("nothing stays"),
    ),
    Impersonal("auth_permission", "what a library calls permissions; not used", {"name": "of a permission", "codename": "of a permission"}),
    Impersonal("auth_group", "groups of a library; not used", {"name": "of a group"}),
    Impersonal("auth_group_permissions", "groups of a library; not used"),
]  # fmt: skip
