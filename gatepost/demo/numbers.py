"""Numbers that nobody has, right in shape: phones, plates, credit codes, papers."""

from __future__ import annotations

from collections import Counter
from datetime import date

from stdnum.cn import uscc

from gatepost.demo.chance import Chance
from gatepost.gate.plates import Plate, read_plate
from gatepost.people.demo_identity_numbers import DEMO_AREA, demo_identity_number
from gatepost.people.enums import Sex

PHONE_BLOCK = "1990000"
"""One block, seen at a glance to be made up. Nothing is ever sent in the demo, and its numbers are no links."""
PLATE_LETTERS = "RUW"
"""Letters that Beijing has not given to anybody's car."""
_PLATE_CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


class NumberBook:
    """Gives each number once in the whole demo."""

    def __init__(self) -> None:
        self._chance = Chance("numbers")
        self._tails = list(range(10_000))
        self._chance.shuffle(self._tails)
        self._born: Counter[tuple[date, Sex]] = Counter()
        self._plates: set[str] = set()
        self._organisations = 0
        self._other_papers = 0

    def phone(self) -> str:
        """E.164, as people/phones.py keeps it. Raises IndexError when the block is used up."""
        return f"+86{PHONE_BLOCK}{self._tails.pop():04d}"

    def identity_number(self, born_on: date, sex: Sex) -> str:
        sequence = self._born[born_on, sex]
        self._born[born_on, sex] += 1
        return demo_identity_number(born_on, sex, sequence)

    def birth_certificate(self) -> str:
        """A letter and nine digits (GB/T 25064); the series 000 does not exist."""
        self._other_papers += 1
        return f"Z000{self._other_papers:06d}"

    def passport(self) -> str:
        self._other_papers += 1
        return f"ZZ000{self._other_papers:04d}"

    def plate(self) -> Plate:
        while True:
            text = self._new_energy() if self._chance.happens(0.2) else self._ordinary()
            if text not in self._plates:
                self._plates.add(text)
                return read_plate(text)

    def credit_code(self) -> str:
        """Of an enterprise, registered in the area that does not exist (GB 32100-2015)."""
        self._organisations += 1
        rest = "".join(self._chance.choice(_CREDIT_CHARACTERS) for _ in range(5))
        number = f"91{DEMO_AREA}MA{self._organisations:02d}{rest}"
        return number + uscc.calc_check_digit(number)

    def _ordinary(self) -> str:
        places = [self._chance.choice("0123456789") for _ in range(5)]
        if self._chance.happens(0.4):
            places[self._chance.randrange(2)] = self._chance.choice(_PLATE_CHARACTERS)
        return f"京{self._chance.choice(PLATE_LETTERS)}{''.join(places)}"

    def _new_energy(self) -> str:
        return f"京{self._chance.choice(PLATE_LETTERS)}{self._chance.choice('DF')}{self._chance.randrange(100_000):05d}"
