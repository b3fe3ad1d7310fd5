"""What is still to be found out."""

from __future__ import annotations

from gatepost.gate.enums import Need
from gatepost.gate.sentences.spoken import Spoken

NEED_SENTENCES: dict[Need, Spoken] = {
    Need.HOLDER_CHECK: Spoken(
        "请核对：证和人（车牌）对得上吗？",
        "Compare the pass with the person, or with the plate.",
        "请稍等，我核对一下证件。",
        "One moment, I am checking the pass.",
    ),
    Need.MASK_CHECK: Spoken(
        "请看一眼：口罩戴好了吗？",
        "Look: is the mask on?",
        "请把口罩戴好。",
        "Please keep your mask on.",
    ),
    Need.TEMPERATURE: Spoken(
        "请测体温。",
        "Take the temperature.",
        "麻烦您测一下体温。",
        "May I take your temperature, please?",
    ),
    Need.REMEASURE: Spoken(
        "请再测一次{site}体温。",
        "Measure once more, at the {site}.",
        "请再测一次体温。",
        "Once more, please.",
    ),
    Need.VISITOR_FORM: Spoken(
        "请登记：姓名、电话、来办什么事。",
        "Write down name, telephone and purpose.",
        "请登记一下您的姓名和电话。",
        "Your name and telephone number, please.",
    ),
    Need.DESTINATION: Spoken(
        "请问清去几号楼、哪一家。",
        "Ask which building and door.",
        "请问您到哪一家？",
        "Where are you going, please?",
    ),
    Need.THREE_QUESTIONS: Spoken(
        "请问三个问题，一项一项记。",
        "Ask the three questions and note each answer.",
        "请问您：最近去过有疫情的地方吗？接触过病人吗？发热、咳嗽吗？",
        "Have you been in an affected area lately, or near somebody who is ill? Any fever or cough?",
    ),
    Need.HOST_CONFIRMATION: Spoken(
        "请联系住户，问一声是否接待。",
        "Call the host: are they expecting this visit?",
        "我和住户联系一下，请稍等。",
        "I am calling your host. One moment, please.",
    ),
    Need.RETURNEE_FORM: Spoken(
        "请填返回登记：哪天回来、从哪里回来、车次或航班。",
        "Fill in the return form: day, place, train or flight.",
        "欢迎回来，请登记一下行程。",
        "Welcome back. Please tell us about your journey.",
    ),
}
