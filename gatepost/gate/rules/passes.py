"""The pass: asked for where the policy says so and the compound is closed; judged wherever it was shown there."""

from __future__ import annotations

from datetime import datetime

from gatepost.emergencies.enums import EntryMode
from gatepost.emergencies.policy import Policy
from gatepost.gate.enums import Direction, Need, PassState, Reason, TokenState
from gatepost.gate.facts import Facts, PassFacts
from gatepost.gate.rules.findings import Findings, ask, refer, refuse, register

_CODE_TROUBLES: dict[TokenState, Findings] = {
    TokenState.UNREADABLE: register(Reason.CODE_UNREADABLE, None),
    TokenState.BAD_SIGNATURE: refuse(Reason.CODE_FORGED),
    TokenState.UNKNOWN_KEY: refer(Reason.CODE_KEY_UNKNOWN),
    TokenState.WITHDRAWN_KEY: refuse(Reason.CODE_KEY_WITHDRAWN),
}
_STATES: dict[PassState, Findings] = {
    PassState.LOST: refuse(Reason.PASS_LOST),
    PassState.REPLACED: refuse(Reason.PASS_REPLACED),
    PassState.WITHDRAWN: refuse(Reason.PASS_WITHDRAWN),
}


def passes(facts: Facts, policy: Policy, at: datetime) -> Findings:
    """Nothing in an open compound, and nothing for who enters without a pass: what is not asked for is not judged."""
    if policy.entry[facts.passer] is not EntryMode.PASS or not facts.compound_closed:
        return ()
    if facts.pass_ is None:
        return (*_code(facts), *_without_pass(facts, policy))
    return (*_code(facts), *_with_pass(facts, facts.pass_, policy, at))


def _code(facts: Facts) -> Findings:
    """A code that cannot be read is typed in by hand; a key that nobody knows may be a phone that is behind."""
    return _CODE_TROUBLES.get(facts.token, ())


def _without_pass(facts: Facts, policy: Policy) -> Findings:
    """Without any code: look the person up by name or door. With a good code that is on no list: the lead."""
    if facts.token in (TokenState.VALID, TokenState.TYPED):
        return refer(Reason.PASS_UNKNOWN)
    asked = facts.direction is Direction.IN or policy.pass_on_exit
    if facts.token is TokenState.NONE and asked:
        return register(Reason.NO_PASS, None)
    return ()


def _with_pass(facts: Facts, shown: PassFacts, policy: Policy, at: datetime) -> Findings:
    return (*_period(shown, at), *_state(shown, at), *_place_and_kind(facts, shown), *_holder(facts, policy))


def _period(shown: PassFacts, at: datetime) -> Findings:
    """Valid at `valid_from` itself; not any more at `valid_until` itself."""
    if at < shown.valid_from:
        return refuse(Reason.PASS_NOT_YET_VALID)
    if at >= shown.valid_until:
        return refuse(Reason.PASS_EXPIRED)
    return ()


def _state(shown: PassFacts, at: datetime) -> Findings:
    """Lost, replaced or withdrawn from `state_from` itself on; always, where that instant is not known."""
    if shown.state_from is not None and at < shown.state_from:
        return ()
    return _STATES.get(shown.state, ())


def _place_and_kind(facts: Facts, shown: PassFacts) -> Findings:
    elsewhere = shown.compound_id is not None and shown.compound_id != facts.compound_id
    return (
        *(refuse(Reason.PASS_OTHER_COMPOUND) if elsewhere else ()),
        *(refuse(Reason.PASS_OTHER_KIND) if shown.kind is not facts.passer else ()),
    )


def _holder(facts: Facts, policy: Policy) -> Findings:
    """A pass may not be lent: the guard compares it with the person, or with the plate."""
    if not policy.compare_holder or facts.holder_matches is True:
        return ()
    return ask(Need.HOLDER_CHECK) if facts.holder_matches is None else refuse(Reason.PASS_LENT)
