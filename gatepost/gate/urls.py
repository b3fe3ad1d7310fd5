"""Addresses of the gate."""

from __future__ import annotations

from django.urls import path, register_converter

from gatepost.gate import shift_urls
from gatepost.gate.pages import check, exports, keys, papers, passages, passes, visits

app_name = "gate"


class EndingConverter:
    """How a pass can end."""

    regex = "lost|withdraw|replace"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(EndingConverter, "ending")

urlpatterns = [
    path("check/", check.check, name="check"),
    path("check/verdict/", check.verdict, name="verdict"),
    path("check/record/", check.record, name="record"),
    path("passages/", passages.passages, name="passages"),
    path("passages/sheet/", exports.passages_sheet, name="passages_sheet"),
    path("inside/", passages.inside, name="inside"),
    path("inside/sheet/", exports.inside_sheet, name="inside_sheet"),
    path("visits/", visits.visits, name="visits"),
    path("visits/<uuid:visit_id>/left/", visits.left, name="visit_left"),
    path("visits/<uuid:visit_id>/due/", visits.due, name="visit_due"),
    path("passes/", passes.pass_list, name="passes"),
    path("passes/sheet/", exports.passes_sheet, name="passes_sheet"),
    path("passes/vehicle/", passes.issue_vehicle, name="issue_vehicle"),
    path("passes/building/", passes.issue_for_building, name="issue_building"),
    path("passes/person/<uuid:person_id>/", passes.issue, name="issue_pass"),
    path("passes/<uuid:pass_id>/", passes.pass_detail, name="pass"),
    path("passes/<uuid:pass_id>/card.pdf", papers.pass_cards, name="pass_card"),
    path("passes/<uuid:pass_id>/<ending:ending>/", passes.end_pass, name="end_pass"),
    path("buildings/<uuid:building_id>/cards.pdf", papers.building_cards, name="building_cards"),
    path("posts/<uuid:post_id>/sign.pdf", papers.post_sign, name="post_sign"),
    path("keys/", keys.keys, name="keys"),
    path("keys/public.json", keys.export_keys, name="export_keys"),
    path("keys/rotate/", keys.rotate, name="rotate_keys"),
    path("keys/<uuid:key_id>/withdraw/", keys.withdraw, name="withdraw_key"),
    *shift_urls.urlpatterns,
]
