"""What the gate keeps of people, for what, how long."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gatepost.gate.retention import shift
from gatepost.kernel.retention import Basis, Ending, Impersonal, Personal


def declared() -> list[Personal | Impersonal]:
    return [
        Personal(
            table="gate_passage",
            what=_("passages: who went through when, temperature, companions, visitors and their hosts"),
            purpose=_("controlling the entrances in an emergency, and finding out who was there"),
            basis=Basis.EMERGENCY,
            period=_("until the phase of the emergency ends, and 30 days more; in peace time 30 days"),
            ending=Ending.DESTROYED,
            how=_("figures by day, post, direction and verdict stay, and name nobody"),
        ),
        Personal(
            table="gate_visit",
            what=_("visitors: name, phone, whom or where and why, when they came, are due out and left"),
            purpose=_("who is still inside, and knowing somebody again who comes often"),
            basis=Basis.EMERGENCY,
            period=_("until the phase of the emergency ends, and 30 days more; in peace time 30 days"),
            ending=Ending.DESTROYED,
            how=_("nothing stays; how many came, the figures of passages say"),
        ),
        Personal(
            table="gate_presence",
            what=_("where somebody with a pass was seen last"),
            purpose=_("who leaves at one gate and enters at another"),
            basis=Basis.EMERGENCY,
            period=_("90 days after the last time, or until the emergency is closed"),
            ending=Ending.DESTROYED,
            how=_("nothing stays"),
        ),
        Personal(
            table="gate_outing",
            what=_("how often a household went out on a day"),
            purpose=_("the household rule of the policy"),
            basis=Basis.EMERGENCY,
            period=_("60 days, or until the emergency is closed"),
            ending=Ending.DESTROYED,
            how=_("the sum by day stays"),
        ),
        Personal(
            table="gate_gatehold",
            what=_("who was asked to stay at home, from when to when"),
            purpose=_("observation at home"),
            basis=Basis.EMERGENCY,
            period=_("30 days after it ended, or until the emergency is closed"),
            ending=Ending.DESTROYED,
            how=_("how many there were by day stays"),
        ),
        Personal(
            table="gate_pass",
            what=_("passes of people and vehicles"),
            purpose=_("who may enter"),
            basis=Basis.EMERGENCY,
            period=_("until the emergency in which it was issued is closed; in peace time 90 days after it ended"),
            ending=Ending.DESTROYED,
            how=_("how many of which kind by day stays"),
        ),
        Personal(
            table="gate_vehicle",
            what=_("plates of vehicles, and who keeps them"),
            purpose=_("checking vehicles in both directions"),
            basis=Basis.EMERGENCY,
            period=_("as long as its keeper or one of its passes stays"),
            ending=Ending.DESTROYED,
            how=_("how many of which kind stays"),
        ),
        *shift.declared(),
        Impersonal("gate_signingkey", "keys that sign passes", {"private_sealed": "a key of the station"}),
    ]
