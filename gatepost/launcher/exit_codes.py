"""What a program of the launcher says by how it ends."""

from __future__ import annotations

EMPTY_FIRST = 75
"""The database must be emptied before the demo can be loaded (EX_TEMPFAIL: try again)."""
