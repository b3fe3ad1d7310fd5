"""Work that no page waits for: kept in PostgreSQL, done by a process beside the pages, also after a power cut.

`config/wiring.py` lists all of it in one table, with the time of day of what comes back every day.
"""

from __future__ import annotations

from gatepost.kernel.jobs.queue import AlreadyWaiting, defer
from gatepost.kernel.jobs.table import Job

__all__ = ["AlreadyWaiting", "Job", "defer"]
