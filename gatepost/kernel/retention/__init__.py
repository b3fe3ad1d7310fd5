"""How long personal data is kept and how it ends: what modules declare, and what carries it out every day and at the end."""

from __future__ import annotations

from gatepost.kernel.retention.declaring import Basis, Ending, Impersonal, Personal

__all__ = ["Basis", "Ending", "Impersonal", "Personal"]
