"""How long what is known of people is kept, and how it ends."""

from __future__ import annotations

from gatepost.people.retention.closing import going, staying
from gatepost.people.retention.daily import rules
from gatepost.people.retention.declared import declared

__all__ = ["declared", "going", "rules", "staying"]
