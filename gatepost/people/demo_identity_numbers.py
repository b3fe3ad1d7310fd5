"""Identity numbers for demonstrations and tests: right in shape and check character, and nobody's.

A number with a real area code, a plausible date and a right check character may belong to a living person.
"""

from __future__ import annotations

from datetime import date

from gatepost.people.enums import Sex
from gatepost.people.identity_numbers import check_character

DEMO_AREA = "109901"
"""No province has the code 10, so no such number was ever assigned (GB/T 2260)."""
DEMO_SEQUENCES = 500


def demo_identity_number(born_on: date, sex: Sex, sequence: int) -> str:
    """The number of the `sequence`-th person, 0 to 499, of that sex born on that day. Each pair gives a number of its own."""
    if not 0 <= sequence < DEMO_SEQUENCES:
        raise ValueError(f"sequence {sequence} is not between 0 and {DEMO_SEQUENCES - 1}")
    order = sequence * 2 + (1 if sex is Sex.MALE else 0)
    seventeen = f"{DEMO_AREA}{born_on:%Y%m%d}{order:03d}"
    return seventeen + check_character(seventeen)
