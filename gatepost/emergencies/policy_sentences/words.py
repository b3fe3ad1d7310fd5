"""The words that a policy's sentences are made of, in both languages."""

from __future__ import annotations

from gatepost.emergencies.enums import BodySite, EntryMode, ExemptVehicle, MaskRule, PasserKind, RiskLevel
from gatepost.emergencies.policy_sentences.sentence import Four

KIND_WORDS: dict[PasserKind, tuple[str, str]] = {
    PasserKind.RESIDENT: ("居民", "Residents"),
    PasserKind.COURIER: ("快递员、送餐员", "Couriers"),
    PasserKind.CLEANER: ("保洁员", "Cleaners"),
    PasserKind.GUARD: ("保安员", "Security guards"),
    PasserKind.NANNY: ("家政人员", "Home helpers"),
    PasserKind.ESSENTIAL: ("水电气抢修等人员", "Essential workers"),
    PasserKind.VOLUNTEER: ("志愿者", "Volunteers"),
    PasserKind.VISITOR: ("访客", "Visitors"),
    PasserKind.VEHICLE: ("车辆", "Vehicles"),
}

ENTRY_PHRASES: dict[EntryMode, Four] = {
    EntryMode.OPEN: ("{kind}直接进。", "{kind} enter freely.", "{kind}可以直接进。", "{kind} enter freely."),
    EntryMode.PASS: (
        "{kind}凭出入证进，每次都查；小区不封闭时不查。",
        "{kind} enter with a pass, checked every time; in an open compound it is not asked for.",
        "{kind}进门请出示出入证。",
        "{kind}: please show the pass when you come in.",
    ),
    EntryMode.REGISTER: (
        "{kind}登记以后进。",
        "{kind} enter after registration.",
        "{kind}进门请先登记。",
        "{kind}: please register before you come in.",
    ),
    EntryMode.SET_POINT: (
        "{kind}只到{set_point}，由收件人来取。",
        "{kind} come as far as {set_point}; the customer fetches things there.",
        "{kind}请把东西放到{set_point}。",
        "{kind}: please leave things at {set_point}.",
    ),
    EntryMode.CLOSED: (
        "{kind}不进小区；特殊情况由负责人决定，并登记。",
        "{kind} do not enter; the lead may make an exception, which is registered.",
        "{kind}暂时不进小区；有急事请告诉门岗。",
        "{kind} do not enter for now. If it is urgent, please tell the gate.",
    ),
}
MASK_SENTENCES: dict[MaskRule, Four] = {
    MaskRule.NONE: ("不要求戴口罩。", "No masks are asked for.", "戴不戴口罩由您决定。", "A mask is up to you."),
    MaskRule.ADVISED: (
        "没戴口罩的，提醒一句。",
        "Remind people without a mask, kindly.",
        "建议您戴口罩。",
        "A mask is advised.",
    ),
    MaskRule.REQUIRED: (
        "进门要戴口罩；没带的，岗亭有。",
        "People wear a mask to come in; if they have none, we have one.",
        "进门请戴好口罩，没带的话我们有。",
        "Please wear a mask to come in. We have one if you need it.",
    ),
}
MEASURING_SENTENCES: dict[tuple[bool, bool], Four] = {
    (True, False): (
        "进门测体温，出门不测。",
        "Measure on the way in, not on the way out.",
        "进门请让我们量一下体温。",
        "We take your temperature on the way in.",
    ),
    (False, True): (
        "出门测体温，进门不测。",
        "Measure on the way out, not on the way in.",
        "出门请让我们量一下体温。",
        "We take your temperature on the way out.",
    ),
    (True, True): (
        "进门、出门都测体温。",
        "Measure on the way in and on the way out.",
        "进门、出门请让我们量一下体温。",
        "We take your temperature on the way in and on the way out.",
    ),
    (False, False): ("不测体温。", "No temperature is taken.", "进出不用测体温。", "No temperature is taken."),
}
"""By whether the policy measures on entry, on exit."""

SITE_WORDS: dict[BodySite, tuple[str, str]] = {
    BodySite.FOREHEAD: ("额头", "forehead"),
    BodySite.WRIST: ("手腕", "wrist"),
    BodySite.EAR: ("耳朵", "ear"),
    BodySite.ARMPIT: ("腋下", "armpit"),
}
LEVEL_WORDS: dict[RiskLevel, tuple[str, str]] = {
    RiskLevel.LOW: ("低", "low"),
    RiskLevel.MEDIUM: ("中", "medium"),
    RiskLevel.HIGH: ("高", "high"),
}
VEHICLE_WORDS: dict[ExemptVehicle, tuple[str, str]] = {
    ExemptVehicle.FIRE: ("消防车", "fire engines"),
    ExemptVehicle.AMBULANCE: ("救护车", "ambulances"),
    ExemptVehicle.POLICE: ("警车", "police cars"),
    ExemptVehicle.RESCUE: ("抢险救援车", "rescue vehicles"),
}


def degrees(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}"


def clock_time(minute_of_day: int) -> str:
    """1440 is 24:00."""
    return f"{minute_of_day // 60}:{minute_of_day % 60:02d}"


def counted(count: int, thing: str) -> str:
    """English: one day, two days."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def duration_zh(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return (f"{hours}小时" if hours else "") + (f"{rest}分钟" if rest or not hours else "")


def duration_en(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [counted(hours, "hour")] * bool(hours) + [counted(rest, "minute")] * bool(rest or not hours)
    return " ".join(parts)


def listed_en(words: list[str], link: str) -> str:
    """Fire engines, ambulances and police cars."""
    return f" {link} ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
