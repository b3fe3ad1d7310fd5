"""Devices: enrolled once, withdrawn when lost."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.plain_text import plain
from gatepost.kernel.requests import StaffRequest, page
from gatepost.places.models import Post
from gatepost.sync.actions import enroll_device, withdraw_device
from gatepost.sync.enums import DeviceKind
from gatepost.sync.models import Device
from gatepost.sync.queries import devices_of


class EnrolForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the device"), max_length=60, help_text=_("For example: north gate, phone 1.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=DeviceKind.choices)
    post = forms.ModelChoiceField(Post.objects.none(), label=_("Post"), required=False)

    def __init__(self, *args: Any, station_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["post"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        field.queryset = Post.objects.filter(station_id=station_id, ended_at=None)

    def clean_name(self) -> str:
        """What is left when nothing invisible counts."""
        name = plain(str(self.cleaned_data["name"]))
        if not name:
            raise ValidationError(_("Give it a name by which people find it."))
        return name


@require_GET
@page(Permission.EDIT_DEVICES)
def devices(request: StaffRequest) -> HttpResponse:
    rows = devices_of(request.station_id)
    posts: dict[UUID | None, str] = {None: ""}
    posts |= dict(Post.objects.filter(station_id=request.station_id).values_list("id", "name"))
    return render(request, "desk/devices.html", {"lines": [(row, posts.get(row.post_id, "")) for row in rows]})


@never_cache
@require_http_methods(["GET", "POST"])
@page(Permission.EDIT_DEVICES)
def enrol(request: StaffRequest) -> HttpResponse:
    """The token is shown once, here, and kept nowhere."""
    form = EnrolForm(request.POST or None, station_id=request.station_id)
    token = device = None
    if form.is_valid():
        data = form.cleaned_data
        post = data["post"]
        device, token = enroll_device(
            kind=DeviceKind(data["kind"]),
            name=data["name"],
            post_id=post.id if post else None,
            by=request.actor,
            at=clock.now(),
        )
    return render(request, "desk/device_enrol.html", {"form": form, "token": token, "device": device})


@require_http_methods(["GET", "POST"])
@page(Permission.EDIT_DEVICES)
def withdraw(request: StaffRequest, device_id: UUID) -> HttpResponse:
    device = get_object_or_404(Device, station_id=request.station_id, pk=device_id)
    if device.withdrawn_at is not None:
        return redirect("desk:devices")
    if request.method == "POST":
        withdraw_device(device_id=device.id, by=request.actor, at=clock.now())
        return redirect("desk:devices")
    return render(request, "desk/device_withdraw.html", {"device": device})
