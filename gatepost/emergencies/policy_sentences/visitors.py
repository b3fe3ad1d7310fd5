"""What a policy says about visits."""

from __future__ import annotations

from gatepost.emergencies.enums import EntryMode, PasserKind
from gatepost.emergencies.policy import Policy, VisitorRule
from gatepost.emergencies.policy_sentences.sentence import Four, PolicySentence, Sentences
from gatepost.emergencies.policy_sentences.words import clock_time, duration_en, duration_zh


def visitors(policy: Policy) -> Sentences:
    rule = policy.visitors
    questions = (_questions(rule),)
    if policy.entry[PasserKind.VISITOR] is not EntryMode.REGISTER:
        return questions if rule.three_questions else ()
    return (_hours(rule), *questions, _host(rule), _stay(rule))


def _hours(rule: VisitorRule) -> PolicySentence:
    start, end = clock_time(rule.from_minute), clock_time(rule.until_minute)
    return PolicySentence(
        "visitors.hours",
        f"来访时间是{start}到{end}。",
        f"Visits are from {start} to {end}.",
        f"来访时间是{start}到{end}。",
        f"Visits are from {start} to {end}.",
    )


def _questions(rule: VisitorRule) -> PolicySentence:
    asked: Four = (
        "访客要问三个问题；不论是谁，有一项答“是”，就联系负责人。",
        "Visitors are asked the three questions; one yes, from anybody, goes to the lead.",
        "来访请回答三个问题。",
        "Visitors, please answer three questions.",
    )
    not_asked: Four = (
        "不问三个问题。",
        "The three questions are not asked.",
        "来访不用回答三个问题。",
        "You need not answer the three questions.",
    )
    return PolicySentence("visitors.questions", *(asked if rule.three_questions else not_asked))


def _host(rule: VisitorRule) -> PolicySentence:
    asked: Four = (
        "先联系住户，同意了再进。",
        "Call the host first; the visitor enters when they agree.",
        "我们会先和住户联系。",
        "We call your host first.",
    )
    not_asked: Four = ("不用联系住户确认。", "The host is not called.", "不用住户确认。", "Your host need not confirm.")
    return PolicySentence("visitors.host", *(asked if rule.host_confirmation else not_asked))


def _stay(rule: VisitorRule) -> PolicySentence:
    zh, en = duration_zh(rule.longest_stay_minutes), duration_en(rule.longest_stay_minutes)
    return PolicySentence(
        "visitors.stay",
        f"来访最长{zh}，到时提醒。",
        f"A visit lasts {en} at most; remind them then.",
        f"来访最长{zh}。",
        f"A visit lasts {en} at most.",
    )
