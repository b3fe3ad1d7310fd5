"""From what went wrong to the problem that the caller is told. One table for the whole API."""

from __future__ import annotations

from functools import singledispatch
from math import ceil

import msgspec
import structlog
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from gatepost.api.field_sentences import of_body_mistake, of_ninja_errors
from gatepost.api.problems import Problem
from gatepost.emergencies.actions import EmergencyRefused
from gatepost.emergencies.closing.late import EmergencyIsClosed
from gatepost.emergencies.forms.emergency import REFUSALS as POLICY_REFUSALS
from gatepost.emergencies.queries import NoPolicy
from gatepost.gate.actions.keys import KeyStillSigns, NoKeySigns
from gatepost.gate.actions.passages import ClockAhead, PassageConflict, PassageOpen
from gatepost.gate.actions.passes import PassRefused
from gatepost.gate.forms.passes import REFUSALS
from gatepost.gate.plates import PlateError
from gatepost.gate.queries.cursors import CursorMistake
from gatepost.gate.queries.situation import NoSuchPost
from gatepost.gate.schemas.answers import check_answer
from gatepost.kernel.access import NotAllowed
from gatepost.sync.bodies import BodyMistake

_log = structlog.get_logger(__name__)
_WHOLE_BODY = ("body", "content")
_INPUT_WORDS = frozenset({"ends_before_it_begins", "too_long", "not_here", "wrong_holder"})
_OVERTAKEN_WORDS = frozenset({"overtaken", "same_instant"})
"""Right in itself, but something else is there already."""


@singledispatch
def problem_of(error: Exception) -> Problem:
    """What nobody foresaw: logged with its trace, told without it."""
    _log.error("api.call_failed", exc_info=error)
    return Problem("server-error", _("Something went wrong on our side. It has been noted; please try again."))


@problem_of.register
def _problem(error: Problem) -> Problem:
    return error


@problem_of.register(Http404)
@problem_of.register(ObjectDoesNotExist)
def _not_found(error: Exception) -> Problem:
    return Problem("not-found", _("There is nothing here, or nothing of your station. Look at the address and the id."))


@problem_of.register
def _who(error: AuthenticationError) -> Problem:
    detail = _("Send the device's token, or sign in. A device that was withdrawn must be enrolled again.")
    return Problem("sign-in-needed", detail, headers={"WWW-Authenticate": "Bearer"})


@problem_of.register
def _not_allowed(error: NotAllowed) -> Problem:
    detail = _("You may not do this here. Ask the station lead if you should.")
    return Problem("not-allowed", detail, permission=error.permission.value)


@problem_of.register
def _too_many(error: Throttled) -> Problem:
    wait = ceil(error.wait or 1)
    return Problem("too-many-calls", _("Please wait a minute, then go on."), headers={"Retry-After": str(wait)})


@problem_of.register
def _ninja(error: HttpError) -> Problem:
    """What ninja itself refuses: a body that it cannot parse."""
    return _not_json(error)


@problem_of.register
def _fields(error: ValidationError) -> Problem:
    if any(one["type"] == "missing" and tuple(one["loc"]) == _WHOLE_BODY for one in error.errors):
        return _not_json(error)
    return _invalid(of_ninja_errors(error.errors))


@problem_of.register
def _body(error: BodyMistake) -> Problem:
    return _invalid([of_body_mistake(error)])


@problem_of.register(msgspec.DecodeError)
def _not_json(error: Exception) -> Problem:
    return Problem("not-json", _("The body cannot be read as JSON in UTF-8. Send one JSON object."))


@problem_of.register
def _cursor(error: CursorMistake) -> Problem:
    detail = _("This is no cursor that we gave. Take next_cursor from the page before, or leave it out.")
    return _invalid([("cursor", str(detail))])


@problem_of.register
def _plate(error: PlateError) -> Problem:
    return _invalid([("plate", str(error))])


@problem_of.register
def _clock(error: ClockAhead) -> Problem:
    detail = _("This lies in the future: the clock of the device is ahead. Set it, then send again.")
    return _invalid([("happened_at", str(detail))])


@problem_of.register
def _closed(error: EmergencyIsClosed) -> Problem:
    detail = _(
        "That emergency was closed for good, and nothing of it is taken in any more. Destroy what the device holds."
    )
    return Problem("emergency-closed", detail)


@problem_of.register
def _no_post(error: NoSuchPost) -> Problem:
    detail = _("Your station has no open post with this id. Take one from the list of posts.")
    return Problem("post-unknown", detail)


@problem_of.register
def _no_policy(error: NoPolicy) -> Problem:
    detail = _("No policy has begun here yet, so nothing can be decided. The lead writes one under “Rules”.")
    return Problem("no-policy", detail)


@problem_of.register
def _no_key(error: NoKeySigns) -> Problem:
    detail = _("This station has no key that signs yet. The lead makes one under “Signing keys”.")
    return Problem("no-signing-key", detail)


@problem_of.register
def _still_signs(error: KeyStillSigns) -> Problem:
    detail = _("This key still signs new passes. Change the signing key first.")
    return Problem("key-still-signs", detail)


@problem_of.register
def _conflict(error: PassageConflict) -> Problem:
    detail = _("Another passage has this id already. Nothing was written; send it again under a new id.")
    return Problem("passage-conflict", detail)


@problem_of.register
def _open(error: PassageOpen) -> Problem:
    detail = _("The check does not say yes yet. Find out what is still needed, or give the reason for letting pass.")
    return Problem("decision-open", detail, decision=check_answer(error.checked))


@problem_of.register
def _refused(error: PassRefused) -> Problem:
    sentence = str(REFUSALS[error.reason])
    if error.reason in _INPUT_WORDS:
        return Problem("invalid-input", sentence, reason=error.reason, errors=[])
    return Problem("pass-refused", sentence, reason=error.reason)


@problem_of.register
def _policy_refused(error: EmergencyRefused) -> Problem:
    sentence = str(POLICY_REFUSALS[error.reason])
    if error.reason in _OVERTAKEN_WORDS:
        return Problem("policy-refused", sentence, reason=error.reason)
    errors = [{"field": error.field, "detail": sentence}] if error.field else []
    return Problem("invalid-input", sentence, reason=error.reason, errors=errors)


def _invalid(errors: list[tuple[str, str]]) -> Problem:
    """`detail` is the first sentence; `errors` has them all, with their fields."""
    return Problem(
        "invalid-input", errors[0][1], errors=[{"field": field, "detail": detail} for field, detail in errors]
    )
