"""Signing in and out, below /account/. No sign-up, no e-mail, no reset by e-mail: a lead gives a new password."""

from __future__ import annotations

from allauth.account import views
from django.urls import path

from gatepost.people.pages import signing_in

urlpatterns = [
    path("login/", signing_in.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("password/set/", views.password_set, name="account_set_password"),
]
