"""Checking a passer at the desk, by scanner, camera, number, name or door; then recording who went through."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import msgspec
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gatepost.emergencies.enums import ExemptVehicle, PasserKind
from gatepost.emergencies.queries import NoPolicy, risks_on
from gatepost.gate.actions.passages import Checked, PassageConflict, PassageOpen, Recorded, check_passer, record_passage
from gatepost.gate.enums import Verdict
from gatepost.gate.forms import CheckForm, OverruleForm, looks_like_a_number
from gatepost.gate.names import EXEMPT_NAMES, PASSER_NAMES, VERDICT_NAMES
from gatepost.gate.pages.asking import asked, carried
from gatepost.gate.pages.cards import HolderCard, card_of, cards_of
from gatepost.gate.pages.instructions import asked_above_check
from gatepost.gate.pages.visitor_check import after_recording, answers_of, at_check
from gatepost.gate.queries.holders import find_holders
from gatepost.gate.queries.passages import latest_passages
from gatepost.gate.queries.situation import NoSuchPost
from gatepost.gate.reason_names import REASON_NAMES
from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.ids import id_at
from gatepost.kernel.requests import StaffRequest, page
from gatepost.kernel.search.index import Found
from gatepost.places.queries import open_posts


@require_GET
@page(Permission.CHECK_PASSES)
def check(request: StaffRequest) -> HttpResponse:
    """The empty check: a post, a direction, and the field that the scanner writes into."""
    posts = open_posts(request.station_id)
    chosen = _chosen_post(request, [post.id for post in posts])
    recent = latest_passages(request.station_id, clock.today(), chosen) if chosen else []
    shown = {
        "posts": posts,
        "post_id": chosen,
        "direction": request.GET.get("direction", "in"),
        "recent": recent,
        "asked": asked_above_check(request, chosen),
        "without_pass": [(kind.value, PASSER_NAMES[kind]) for kind in PasserKind],
        "exempt": [(kind.value, EXEMPT_NAMES[kind]) for kind in ExemptVehicle],
    }
    return render(request, "gate/check.html", shown)


def _chosen_post(request: StaffRequest, posts: list[UUID]) -> UUID | None:
    asked = request.GET.get("post") or request.session.get("gate_post")
    chosen = next((post for post in posts if str(post) == asked), posts[0] if posts else None)
    if chosen:
        request.session["gate_post"] = str(chosen)
    return chosen


@require_POST
@page(Permission.CHECK_PASSES)
def verdict(request: StaffRequest) -> HttpResponse:
    """The answer so far: what is still to be found out, or what to do. Writes nothing."""
    at = clock.now()
    form = CheckForm(answers_of(request))
    if not form.is_valid():
        return _mistake(request, form)
    found = _people_asked_for(form, request)
    if found is not None:
        kept = [pair for pair in carried(form) if pair[0] in {"post", "direction"}]
        return render(request, "gate/check_people.html", {"found": found, "carried": kept})
    try:
        checked = check_passer(form.check_content(at), by=request.actor, at=at)
    except (NoPolicy, NoSuchPost) as problem:
        return _cannot_decide(request, problem)
    except msgspec.ValidationError:
        return _lost_readings(request)
    return _verdict_panel(request, form, checked)


def _mistake(request: StaffRequest, form: CheckForm) -> HttpResponse:
    """Said above the fields, where they stand already: what was typed into them stays."""
    answer = render(request, "gate/check_mistake.html", {"form": form}, status=422)
    if form.data.get("passage"):
        answer["HX-Retarget"] = "#mistake"
    return answer


def _people_asked_for(form: CheckForm, request: StaffRequest) -> list[tuple[Found, HolderCard | None]] | None:
    """Words instead of a number: a name, its pinyin, a door. None when the code is to be checked."""
    text = form.cleaned_data["code"]
    if not text or form.cleaned_data["pass_id"] or text[:4].upper() == "GP1:" or looks_like_a_number(text):
        return None
    found = find_holders(request.station_id, text)
    cards = cards_of(request.station_id, found)
    return [(one, cards.get(one.subject_id)) for one in found]


def _verdict_panel(
    request: StaffRequest, form: CheckForm, checked: Checked, *, overrule: OverruleForm | None = None
) -> HttpResponse:
    decision, spoken = checked.decision, checked.spoken
    is_chinese = (get_language() or "").startswith("zh")
    readings = form.content_fields(checked.at)["readings"]
    open_needs = bool(decision.needs) and _admits(decision.verdict)
    risks = risks_on(request.station_id, clock.local(checked.at).date())
    shown = {
        "form": form,
        "decision": decision,
        "tone": _tone(decision.verdict, open_needs=open_needs),
        "title": _("Still to be asked") if open_needs else VERDICT_NAMES[decision.verdict],
        "guard": spoken.guard_zh if is_chinese else spoken.guard_en,
        "passer": spoken.passer_zh if is_chinese else spoken.passer_en,
        "detail": _(", ").join(str(REASON_NAMES[reason]) for reason in decision.reasons),
        "card": _card(request, checked),
        "readings": readings,
        "readings_json": json.dumps(readings),
        "passage_id": form.cleaned_data["passage"] or id_at(checked.at),
        "may_pass": _admits(decision.verdict) and not decision.needs,
        "may_overrule": request.actor.may(Permission.OVERRULE),
        "overrule": overrule or OverruleForm(),
        "direction": form.cleaned_data["direction"],
        "wait_seconds": _wait_seconds(checked),
        **asked(form, decision, checked.gathered.situation.policy, risks),
        **at_check(request, form, checked),
    }
    return render(request, "gate/check_verdict.html", shown)


def _wait_seconds(checked: Checked) -> int:
    until = checked.decision.wait_until
    return max(0, int((until - checked.at).total_seconds())) if until else 0


def _admits(verdict: Verdict) -> bool:
    return verdict in {Verdict.ADMIT, Verdict.ADMIT_WITH_NOTE}


def _tone(verdict: Verdict, *, open_needs: bool) -> str:
    """Amber until everything is known; then the verdict's own colour."""
    if open_needs:
        return "wait"
    if _admits(verdict):
        return "admit"
    return "refuse" if verdict is Verdict.REFUSE else "wait"


def _card(request: StaffRequest, checked: Checked) -> HolderCard | None:
    found = checked.gathered.situation.found
    if found is None:
        return None
    return card_of(request.station_id, found)


@require_POST
@page(Permission.CHECK_PASSES)
def record(request: StaffRequest) -> HttpResponse:
    """Somebody went through, or did not. The same passage sent twice is there once."""
    at = clock.now()
    form = CheckForm(request.POST)
    if not form.is_valid() or form.cleaned_data["passage"] is None:
        return _mistake(request, form)
    passed = request.POST.get("outcome") == "passed"
    overrule = OverruleForm(request.POST)
    reason = overrule.cleaned_data["overrule_reason"] if passed and overrule.is_valid() else None
    try:
        content = form.passage_content(
            at, passage_id=form.cleaned_data["passage"], passed=passed, overrule_reason=reason
        )
        recorded = record_passage(content, by=request.actor, at=at)
    except PassageOpen as refused:
        return _verdict_panel(request, form, refused.checked, overrule=overrule)
    except PassageConflict:
        return render(request, "gate/check_conflict.html", status=409)
    except (NoPolicy, NoSuchPost) as problem:
        return _cannot_decide(request, problem)
    except msgspec.ValidationError:
        return _lost_readings(request)
    return _done(request, form, recorded, passed=passed)


def _done(request: StaffRequest, form: CheckForm, recorded: Recorded, *, passed: bool) -> HttpResponse:
    recent = latest_passages(request.station_id, clock.today(), form.cleaned_data["post"])
    shown: dict[str, Any] = {"recorded": recorded, "passed": passed, "recent": recent, "form": form}
    shown |= after_recording(request, form, recorded, passed=passed)
    return render(request, "gate/check_done.html", shown)


def _cannot_decide(request: StaffRequest, problem: Exception) -> HttpResponse:
    no_policy = isinstance(problem, NoPolicy)
    return render(request, "gate/check_impossible.html", {"no_policy": no_policy}, status=409)


def _lost_readings(request: StaffRequest) -> HttpResponse:
    return render(request, "gate/check_impossible.html", {"no_policy": False, "readings_lost": True}, status=422)
