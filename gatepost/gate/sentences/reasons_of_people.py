"""What is said about visits, arrivals, staying at home, and where the records have somebody."""

from __future__ import annotations

from gatepost.gate.enums import Reason
from gatepost.gate.sentences.spoken import Spoken

_LAST_PASSAGE_ZH = "请稍等，我核对一下上次的出入记录。"
_LAST_PASSAGE_EN = "One moment, I am checking the last record."

PEOPLE_SENTENCES: dict[Reason, Spoken] = {
    Reason.NOT_REGISTERED: Spoken(
        "请先登记：姓名、电话、去哪一家、什么事。",
        "Register first: name, telephone, where to, what for.",
        "请您先登记一下，很快就好。",
        "Please register first. It takes a moment.",
    ),
    Reason.VISITORS_CLOSED: Spoken(
        "现在暂不接待访客；确有急事，请联系负责人。",
        "No visits at present. If it is urgent, call the lead.",
        "现在暂时不接待访客；有急事请告诉我，我联系负责人。",
        "There are no visits at present. If it is urgent, tell me and I will call.",
    ),
    Reason.KIND_CLOSED: Spoken(
        "按现在的规定，这类人员不进小区；确有需要，请联系负责人。",
        "By the present rules they do not come in. If it is needed, call the lead.",
        "按现在的规定暂时不能进；有急事请告诉我，我联系负责人。",
        "By the present rules I cannot let you in. If it is urgent, tell me and I will call.",
    ),
    Reason.VISITING_HOURS: Spoken(
        "来访时间是{visit_from}到{visit_until}，请对方换个时间来。",
        "Visits are from {visit_from} to {visit_until}. Ask them to come then.",
        "来访时间是{visit_from}到{visit_until}，麻烦您到时候再来。",
        "Visits are from {visit_from} to {visit_until}. Please come back then.",
    ),
    Reason.HOST_DECLINED: Spoken(
        "住户现在不接待，请对方先和住户联系。",
        "The host cannot receive them now. Ask them to speak with the host first.",
        "住户现在不方便，请您先和住户联系一下。",
        "It does not suit your host now. Please speak with them first.",
    ),
    Reason.ANSWER_YES: Spoken(
        "不用再问，请对方在旁边稍坐，您联系负责人。",
        "Ask nothing more. Offer a seat to the side and call the lead.",
        "谢谢您告诉我。请在旁边稍坐，负责人马上来。",
        "Thank you for telling me. Please take a seat; somebody is coming.",
    ),
    Reason.ORIGIN_RISK: Spoken(
        "请对方在旁边稍坐，您请负责人来办手续。",
        "Offer a seat to the side and call the lead for the formalities.",
        "请在旁边稍坐，负责人来给您办手续，不用着急。",
        "Please take a seat. Somebody is coming to help you with the formalities.",
    ),
    Reason.ARRIVAL_NOT_REGISTERED: Spoken(
        "请先填返回登记；报备过的，查一下就行。",
        "Fill in the return form first. If they have reported already, look it up.",
        "欢迎回来，请先登记一下。",
        "Welcome back. Please register first.",
    ),
    Reason.UNDER_OBSERVATION: Spoken(
        "请对方在家休息到{until}；要出门，由负责人安排。",
        "They stay at home until {until}. If they must go out, call the lead.",
        "请您在家休息到{until}，需要什么告诉我们，我们送上门。",
        "Please stay at home until {until}. Tell us what you need and we will bring it.",
    ),
    Reason.HOUSEHOLD_LIMIT: Spoken(
        "这户的出门次数用完了，{opens_on}起可再出门；看病、急事请联系负责人。",
        "This household has used its outings; the next from {opens_on}. For a doctor or an emergency call the lead.",
        "您家的出门次数用完了，{opens_on}起可以再出门；急事请告诉我。",
        "Your household has used its outings; the next is from {opens_on}. If it is urgent, tell me.",
    ),
    Reason.TO_SET_POINT: Spoken(
        "请对方把东西放到{set_point}，由收件人来取。",
        "They leave things at {set_point}; the customer fetches them.",
        "请把东西放到{set_point}，收件人会来取，您辛苦了。",
        "Please leave it at {set_point}. It will be fetched there. Thank you.",
    ),
    Reason.ALREADY_INSIDE: Spoken(
        "按记录，这张证已在小区内：看一眼是不是本人，是就放行。",
        "By the records this pass is inside already. See that it is its holder, then let pass.",
        _LAST_PASSAGE_ZH,
        _LAST_PASSAGE_EN,
    ),
    Reason.INSIDE_ELSEWHERE: Spoken(
        "按记录，这张证还在别的小区内：看一眼是不是本人，是就放行。",
        "By the records this pass is inside another compound. See that it is its holder, then let pass.",
        _LAST_PASSAGE_ZH,
        _LAST_PASSAGE_EN,
    ),
    Reason.NOT_INSIDE: Spoken(
        "按记录，这张证没有进来过：看一眼是不是本人，是就放行。",
        "By the records this pass is not inside. See that it is its holder, then let pass.",
        _LAST_PASSAGE_ZH,
        _LAST_PASSAGE_EN,
    ),
}
