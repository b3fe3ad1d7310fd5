"""What a policy says about temperatures."""

from __future__ import annotations

from gatepost.emergencies.policy import TemperatureRule
from gatepost.emergencies.policy_sentences.sentence import PolicySentence, Sentences
from gatepost.emergencies.policy_sentences.words import MEASURING_SENTENCES, SITE_WORDS, counted, degrees


def temperature(rule: TemperatureRule) -> Sentences:
    measuring = PolicySentence("temperature.when", *MEASURING_SENTENCES[rule.on_entry, rule.on_exit])
    if not (rule.on_entry or rule.on_exit):
        return (measuring,)
    return (measuring, *_readings(rule))


def _readings(rule: TemperatureRule) -> Sentences:
    high, low = degrees(rule.threshold_tenths), degrees(rule.implausible_below_tenths)
    rest, times = rule.rest_minutes, rule.readings_before_referral
    site_zh, site_en = SITE_WORDS[rule.confirm_site]
    return (
        PolicySentence(
            "temperature.threshold",
            f"{high}℃及以上算偏高。",
            f"{high} °C or more is high.",
            f"到了{high}℃，会请您歇一歇再测。",
            f"At {high} °C or more we ask you to rest and measure again.",
        ),
        PolicySentence(
            "temperature.implausible",
            f"低于{low}℃算没测准，马上再测。",
            f"Below {low} °C is a cold thermometer: measure again at once.",
            "没测准的，麻烦您再测一次。",
            "When a reading fails, we measure once more.",
        ),
        PolicySentence(
            "temperature.rest",
            f"偏高的，避风休息{rest}分钟再测，早了不算；再测正常就放行。",
            f"After a high reading {counted(rest, 'minute')} of rest in shelter; sooner does not count. Normal then: they may pass.",
            f"再测之前请先歇{rest}分钟。",
            f"Please rest {counted(rest, 'minute')} before the next reading.",
        ),
        PolicySentence(
            "temperature.confirm",
            f"{times}次偏高，最后一次是在{site_zh}测的，就联系负责人。",
            f"{times} high readings, the last at the {site_en}: call the lead.",
            f"{times}次都偏高时，负责人会来帮您安排。",
            f"After {times} high readings somebody comes to help you.",
        ),
    )
