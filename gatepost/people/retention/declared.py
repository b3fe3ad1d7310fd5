"""What is kept of people, for what, how long."""

from __future__ import annotations

from gatepost.kernel.retention import Impersonal, Personal
from gatepost.people.retention.declared_colleagues import COLLEAGUES
from gatepost.people.retention.declared_register import REGISTER


def declared() -> list[Personal | Impersonal]:
    return [*REGISTER, *COLLEAGUES]
