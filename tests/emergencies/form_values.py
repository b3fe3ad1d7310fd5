"""What a browser sends of the policy's form."""

from __future__ import annotations

from typing import Any

from gatepost.emergencies.forms import PolicyForm
from gatepost.emergencies.forms.policy_values import initial_of
from gatepost.emergencies.policy import Policy, outbreak_policy


def typed(policy: Policy | None = None, **changes: Any) -> dict[str, Any]:
    """The form as it stands for a policy, with some fields typed otherwise; None leaves a field out, as an empty box does."""
    shown = initial_of(policy or outbreak_policy())
    sent = {name: None if value is False else "on" if value is True else value for name, value in shown.items()}
    return {name: value for name, value in (sent | changes).items() if value is not None}


def errors(**changes: Any) -> dict[str, list[str]]:
    form = PolicyForm(typed(**changes))
    return {name: list(told) for name, told in form.errors.items()}
