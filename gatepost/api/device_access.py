"""What each kind of device may call. An operation that stands in no line here is for people only."""

from __future__ import annotations

from gatepost.kernel.access import Actor, Permission
from gatepost.sync.enums import DeviceKind
from gatepost.sync.queries import KnownDevice

DEVICE_OPERATIONS: dict[DeviceKind, frozenset[str]] = {
    DeviceKind.GATE_PHONE: frozenset(
        {
            "check_passer",
            "record_passage",
            "get_policy_in_force",
            "list_posts",
            "list_public_keys",
            "list_risks",
            "search",
        }
    ),
    DeviceKind.DESK_SCANNER: frozenset({"check_passer", "record_passage"}),
    DeviceKind.WALL_SCREEN: frozenset({"get_figures_of_today", "list_hours"}),
}

# Nothing overrules by itself: letting somebody pass against the decision is a person's act, under that person's name.
DEVICE_PERMISSIONS: dict[DeviceKind, frozenset[Permission]] = {
    DeviceKind.GATE_PHONE: frozenset(
        {Permission.CHECK_PASSES, Permission.SEE_POLICY, Permission.SEE_PLACES, Permission.SEE_PERSONS}
    ),
    DeviceKind.DESK_SCANNER: frozenset({Permission.CHECK_PASSES}),
    DeviceKind.WALL_SCREEN: frozenset({Permission.SEE_FIGURES}),
}


def may_call(kind: DeviceKind, operation_id: str | None) -> bool:
    return operation_id in DEVICE_OPERATIONS[kind]


def actor_of(device: KnownDevice) -> Actor:
    return Actor(
        device_id=device.id,
        station_id=device.station_id,
        device_permissions=DEVICE_PERMISSIONS[device.kind],
        name=device.name,
    )
