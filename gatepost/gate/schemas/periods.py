"""Days as they come in: bounded, since the end of the calendar is no day to count from."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]
