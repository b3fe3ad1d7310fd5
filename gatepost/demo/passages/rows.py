"""Events as lines for COPY: one text format, some hundred thousand times."""

from __future__ import annotations

from hashlib import blake2b
from uuid import UUID

import msgspec

from gatepost.demo.chance import Chance
from gatepost.demo.moments import at_second
from gatepost.demo.passages.events import NULL, Event
from gatepost.demo.passages.gates import DAY_SECONDS, Day, Gate
from gatepost.kernel import vault

TABLE = "gate_passage"
COLUMNS = (
    *("station_id", "post_id", "compound_id", "device_id"),
    *("passer", "pass_id", "person_id", "household_id", "vehicle_id", "plate"),
    *("direction", "token", "passed", "verdict", "needs", "reasons", "policy_id"),
    *("readings", "highest_tenths", "companions", "goods", "details_sealed", "overrule_reason", "inferred"),
    *("id", "happened_at", "recorded_at", "staff_id", "digest"),
)
_CLOCK = [f"{s // 3600:02d}:{s // 60 % 60:02d}:{s % 60:02d}" for s in range(DAY_SECONDS)]
_SHIFT_SECONDS = 8 * 3600
_LATE = 0.012
"""Of all passages: the phone had no signal for some minutes."""


class DayRows:
    """Writes the lines of one gate and day."""

    def __init__(self, gate: Gate, day: Day, key_id: UUID, chance: Chance) -> None:
        place = gate.place
        ids = (place.compound.station_id, place.post.id, place.compound.id, gate.device_id)
        self._gate_columns = "\t".join(one.hex for one in ids)
        self._policy, self._closing = day.policy_id.hex, day.closing
        self._key_id, self._chance = key_id, chance
        self._date, self._midnight = day.on.isoformat(), int(at_second(day.on, 0).timestamp() * 1000)
        people, first = gate.shift_ids, day.ordinal + gate.order * 3
        self._on_shift = [people[(first + shift) % len(people)].hex for shift in range(3)]

    def line(self, event: Event) -> str:
        """Nothing here holds a tab, a line end or a backslash, so only the bytes need escaping."""
        second, chance = event.second, self._chance
        thousandth = chance.getrandbits(10) % 1000
        number = chance.id_number(self._midnight + second * 1000 + thousandth)
        happened = f"{self._date} {_CLOCK[second]}.{thousandth:03d}+08"
        content = (
            f"{self._gate_columns}\t{event.subject}\t{event.direction}\t{event.token}\t{'t' if event.passed else 'f'}"
            f"\t{event.verdict}\t{{{','.join(event.needs)}}}\t{{{','.join(event.reasons)}}}\t{self._policy}"
            f"\t{self._measured(event)}\t{event.companions}\t{event.goods}\t{self._sealed(event, number)}"
            f"\t{event.overrule or NULL}\tf\t{number:032x}\t{happened}\t{self._recorded(second, happened)}"
            f"\t{self._on_shift[second // _SHIFT_SECONDS]}"
        )
        return f"{content}\t\\\\x{_digest(event, number)}\n"

    def _measured(self, event: Event) -> str:
        if not event.readings:
            return "[]\t" + NULL
        rows = ",".join(
            f'{{"tenths":{tenths},"site":"{site}","at":"{self._date}T{_CLOCK[max(0, event.second - before)]}+08:00","device":""}}'
            for tenths, site, before in event.readings
        )
        return f"[{rows}]\t{max(reading[0] for reading in event.readings)}"

    def _recorded(self, second: int, happened: str) -> str:
        late = second + self._chance.randint(40, 1500) if self._chance.random() < _LATE else 0
        return f"{self._date} {_CLOCK[late]}+08" if second < late < self._closing else happened

    def _sealed(self, event: Event, number: int) -> str:
        if event.details is None:
            return NULL
        text = msgspec.json.encode(event.details).decode()
        context = f"gate.passage.details:{UUID(int=number)}"
        return "\\\\x" + vault.seal(text, key_id=self._key_id, context=context).hex()


def _digest(event: Event, number: int) -> str:
    """Nobody sends a passage of the demo again, so any sixteen bytes that belong to it alone are right."""
    return blake2b(f"{number}{event.subject}{event.second}".encode(), digest_size=16).hexdigest()
