"""Each reason in two or three words, for lists; whole sentences are in gate/sentences."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gatepost.gate.enums import Reason

REASON_NAMES: dict[Reason, Promise] = {
    Reason.EXEMPT_VEHICLE: _("never waits"),
    Reason.ENTRANCE_CLOSED: _("entrance closed"),
    Reason.CODE_UNREADABLE: _("code unreadable"),
    Reason.CODE_FORGED: _("code not ours"),
    Reason.CODE_KEY_UNKNOWN: _("signature unknown"),
    Reason.CODE_KEY_WITHDRAWN: _("old signature"),
    Reason.NO_PASS: _("no pass"),
    Reason.PASS_UNKNOWN: _("pass not on the register"),
    Reason.PASS_NOT_YET_VALID: _("not valid yet"),
    Reason.PASS_EXPIRED: _("pass expired"),
    Reason.PASS_LOST: _("reported lost"),
    Reason.PASS_REPLACED: _("replaced by a newer one"),
    Reason.PASS_WITHDRAWN: _("pass withdrawn"),
    Reason.PASS_OTHER_COMPOUND: _("another compound's pass"),
    Reason.PASS_OTHER_KIND: _("another kind of pass"),
    Reason.PASS_LENT: _("not the holder"),
    Reason.NO_MASK: _("no mask"),
    Reason.MASK_ADVISED: _("mask advised"),
    Reason.TEMPERATURE_HIGH: _("temperature high"),
    Reason.TEMPERATURE_IMPLAUSIBLE: _("reading too low"),
    Reason.TEMPERATURE_WAIT: _("measured too soon"),
    Reason.TEMPERATURE_SITE: _("measure at the right place"),
    Reason.FEVER_CONFIRMED: _("fever confirmed"),
    Reason.NOT_REGISTERED: _("not registered"),
    Reason.VISITORS_CLOSED: _("no visitors now"),
    Reason.KIND_CLOSED: _("this kind does not enter"),
    Reason.VISITING_HOURS: _("outside visiting hours"),
    Reason.HOST_DECLINED: _("host declined"),
    Reason.ANSWER_YES: _("a question answered yes"),
    Reason.ORIGIN_RISK: _("for the lead to decide"),
    Reason.ARRIVAL_NOT_REGISTERED: _("arrival not registered"),
    Reason.UNDER_OBSERVATION: _("asked to stay at home"),
    Reason.HOUSEHOLD_LIMIT: _("household limit"),
    Reason.TO_SET_POINT: _("to the set point"),
    Reason.ALREADY_INSIDE: _("was inside already"),
    Reason.INSIDE_ELSEWHERE: _("was inside elsewhere"),
    Reason.NOT_INSIDE: _("was not inside"),
}
