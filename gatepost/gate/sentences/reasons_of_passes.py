"""What is said about entrances, codes and passes."""

from __future__ import annotations

from gatepost.gate.enums import Reason
from gatepost.gate.sentences.spoken import Spoken

PASS_SENTENCES: dict[Reason, Spoken] = {
    Reason.EXEMPT_VEHICLE: Spoken(
        "立即放行，什么都不用查。",
        "Let it through at once; nothing is checked.",
        "请直接通行。",
        "Please go straight through.",
    ),
    Reason.ENTRANCE_CLOSED: Spoken(
        "这个口现在不开放，请指给对方最近的出入口。",
        "This entrance is closed now. Show the way to the nearest open one.",
        "这个口现在不开放，麻烦您走最近的出入口。",
        "This entrance is closed at the moment. Please use the nearest open one.",
    ),
    Reason.CODE_UNREADABLE: Spoken(
        "码扫不出来，请手工输入证上的编号。",
        "The code cannot be read. Type in the number on the pass.",
        "码看不太清，我来输一下证上的编号。",
        "The code is hard to read; I will type in the number.",
    ),
    Reason.CODE_FORGED: Spoken(
        "这个码不是本站签发的，请记下编号，告诉负责人。",
        "This code was not made by the station. Note the number and tell the lead.",
        "这张证核对不上，请您到服务站核实一下。",
        "This pass cannot be confirmed. Please have it looked at in the service station.",
    ),
    Reason.CODE_KEY_UNKNOWN: Spoken(
        "本机还认不出这张证的签名，请联系负责人核对。",
        "This device does not know the signature of this pass yet. Ask the lead to check it.",
        "请稍等，我请负责人核对一下这张证。",
        "One moment, please. I am having this pass checked.",
    ),
    Reason.CODE_KEY_WITHDRAWN: Spoken(
        "这一批证已经停用，请对方到服务站换新证。",
        "Passes of this series are no longer used. A new one is made at the service station.",
        "这一批证停用了，请您到服务站换一张新的。",
        "Passes of this series are no longer used. Please have a new one made at the service station.",
    ),
    Reason.NO_PASS: Spoken(
        "请按姓名或门牌查一查；查不到，请到服务站办证。",
        "Look them up by name or door. Not found: a pass is made at the service station.",
        "请告诉我您的姓名和门牌，我帮您查一下。",
        "Please tell me your name and door, and I will look it up.",
    ),
    Reason.PASS_UNKNOWN: Spoken(
        "登记册里没有这张证，请联系负责人核对。",
        "This pass is not on the register. Ask the lead to check it.",
        "请稍等，我请负责人查一下这张证。",
        "One moment, please. I am having this pass looked up.",
    ),
    Reason.PASS_NOT_YET_VALID: Spoken(
        "这张证从{valid_from}起才有效。",
        "This pass is good from {valid_from} on.",
        "您的证从{valid_from}起有效，到时候就能用了。",
        "Your pass is good from {valid_from} on.",
    ),
    Reason.PASS_EXPIRED: Spoken(
        "证的有效期到{valid_until}，请对方到服务站续办。",
        "This pass was good until {valid_until}. It is renewed at the service station.",
        "您的证有效期到{valid_until}，请到服务站续一下。",
        "Your pass was good until {valid_until}. Please renew it at the service station.",
    ),
    Reason.PASS_LOST: Spoken(
        "这张证挂失过，不能再用，请对方到服务站补换。",
        "This pass was reported lost and is no longer good. A new one is made at the service station.",
        "这张证挂失过，不能再用了，请您到服务站换一张新的。",
        "This pass was reported lost and is no longer good. Please have a new one made at the service station.",
    ),
    Reason.PASS_REPLACED: Spoken(
        "这是旧证，请对方出示新证。",
        "This pass was replaced. Ask for the new one.",
        "这张证换过新的了，请您出示新证。",
        "This pass was replaced. Please show the new one.",
    ),
    Reason.PASS_WITHDRAWN: Spoken(
        "这张证已经作废，请对方到服务站核实。",
        "This pass was withdrawn. The service station can say more.",
        "这张证已经不能用了，请您到服务站核实一下。",
        "This pass is no longer in use. Please ask at the service station.",
    ),
    Reason.PASS_OTHER_COMPOUND: Spoken(
        "这张证是别的小区的；确有急事，请联系负责人。",
        "This pass is for another compound. If it is urgent, call the lead.",
        "这张证不是本小区的；有急事请告诉我，我来联系。",
        "This pass is for another compound. If it is urgent, tell me and I will call.",
    ),
    Reason.PASS_OTHER_KIND: Spoken(
        "证的类别对不上，请对方出示这次该用的证。",
        "This is another kind of pass. Ask for the one that is meant for this.",
        "请出示对应的证：人用人员证，车用车辆证。",
        "Please show the matching pass: one for people, one for vehicles.",
    ),
    Reason.PASS_LENT: Spoken(
        "证和人（车牌）对不上；出入证不能借用，请对方用自己的证。",
        "The pass does not match the person, or the plate. A pass may not be lent: ask for their own.",
        "出入证只能本人用，请您用自己的证，没有的可以去服务站办。",
        "A pass is for its holder only. Please use your own; the service station can make one.",
    ),
}
