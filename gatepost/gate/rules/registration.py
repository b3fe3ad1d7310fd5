"""Who comes in otherwise than with a pass: by registration, as far as the set point, or not at all. Asked on the way in only."""

from __future__ import annotations

from gatepost.emergencies.enums import EntryMode, PasserKind
from gatepost.emergencies.policy import Policy, VisitorRule
from gatepost.gate.enums import Need, Reason
from gatepost.gate.facts import Facts
from gatepost.gate.rules.findings import Findings, ask, note, refer, refuse, register


def entry_modes(facts: Facts, policy: Policy) -> Findings:
    """Closed means "in principle not": the lead may make an exception. These modes hold in an open compound too."""
    mode = policy.entry[facts.passer]
    if mode is EntryMode.CLOSED:
        return refer(Reason.VISITORS_CLOSED if facts.passer is PasserKind.VISITOR else Reason.KIND_CLOSED)
    if mode is EntryMode.SET_POINT:
        return note(Reason.TO_SET_POINT)
    if mode is EntryMode.REGISTER:
        return (*_form(facts), *_visit(facts, policy.visitors))
    return ()


def _form(facts: Facts) -> Findings:
    return (
        *(() if facts.registered else register(Reason.NOT_REGISTERED, Need.VISITOR_FORM)),
        *(() if facts.destination_known else ask(Need.DESTINATION)),
    )


def _visit(facts: Facts, rule: VisitorRule) -> Findings:
    """Hours, questions and host concern visitors; an essential worker only registers."""
    if facts.passer is not PasserKind.VISITOR:
        return ()
    return (*_hours(facts, rule), *_questions_asked(facts, rule), *_host(facts, rule))


def _hours(facts: Facts, rule: VisitorRule) -> Findings:
    """From `from_minute` itself to just before `until_minute`."""
    is_open = rule.from_minute <= facts.minute_of_day < rule.until_minute
    return () if is_open else refuse(Reason.VISITING_HOURS)


def _questions_asked(facts: Facts, rule: VisitorRule) -> Findings:
    return ask(Need.THREE_QUESTIONS) if rule.three_questions and facts.answers is None else ()


def _host(facts: Facts, rule: VisitorRule) -> Findings:
    if not rule.host_confirmation or facts.host_confirmed is True:
        return ()
    return ask(Need.HOST_CONFIRMATION) if facts.host_confirmed is None else refuse(Reason.HOST_DECLINED)


def answers(facts: Facts, policy: Policy) -> Findings:
    """Only visitors must be asked; a yes counts from whoever gives it, where the policy asks at all."""
    given = facts.answers
    if not policy.visitors.three_questions or given is None:
        return ()
    said_yes = given.affected_area or given.contact or given.symptoms
    return refer(Reason.ANSWER_YES) if said_yes else ()


def arrivals(facts: Facts, policy: Policy) -> Findings:
    """Who comes home registers; who comes from an area of a named level, visitor or not, goes to the lead.

    A visitor has the visitors' form and is not asked twice.
    """
    rule = policy.returnees
    if rule is None:
        return ()
    comes_home = facts.comes_from_elsewhere and facts.passer is not PasserKind.VISITOR
    unregistered = rule.register_on_arrival and comes_home and not facts.arrival_registered
    return (
        *(refer(Reason.ORIGIN_RISK) if facts.origin_risk in rule.refer_levels else ()),
        *(register(Reason.ARRIVAL_NOT_REGISTERED, Need.RETURNEE_FORM) if unregistered else ()),
    )
