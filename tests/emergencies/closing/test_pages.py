"""The page of a closing: what is read before signing, how far it is, the certificate on the page and on paper."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from gatepost.emergencies.closing import jobs
from gatepost.emergencies.closing.comparing import FiguresDiffer
from gatepost.emergencies.closing.preview import preview
from gatepost.emergencies.closing.steps import carry_out, take_one_step
from gatepost.emergencies.enums import ClosingStep
from gatepost.emergencies.models import Closing
from gatepost.kernel import clock
from gatepost.kernel.access import Role
from gatepost.kernel.models import KeptFigure
from tests.cast import Cast
from tests.emergencies.closing.history import LATER, History
from tests.factories import make_staff, sign_in


@pytest.fixture(autouse=True)
def _later(cast: Cast) -> None:
    """The desk's clock stands a day after the end."""
    clock.set_clock(LATER)


def url(name: str, history: History) -> str:
    return reverse(f"emergencies:{name}", args=[history.emergency.id])


def read(client: Client, history: History) -> str:
    return client.get(url("closing", history)).content.decode()


def sign(client: Client, history: History) -> str:
    told = {"seen": preview(history.emergency).mark}
    return client.post(url("sign_closing", history), told, follow=True).content.decode()


@pytest.fixture
def deputys(cast: Cast) -> Client:
    return sign_in(Client(), make_staff(Role.DEPUTY_HEAD, cast.house.station, name="傅采薇"))


def test_the_page_says_what_goes_and_what_stays_with_counts_and_why(desk: Client, history: History) -> None:
    page = read(desk, history)
    wanted = [
        "通行记录：谁、什么时候经过",
        ">121<",
        "居民和职工：姓名",
        ">6<",
        "地点不涉及个人，下次应急接着用",
        "我签字（第一人）",
    ]
    assert [word for word in wanted if word not in page] == []
    assert "沈若溪" not in page


def test_two_sign_on_the_page_and_it_begins(desk: Client, deputys: Client, history: History) -> None:
    assert "等第二个人" in sign(desk, history)
    page = sign(deputys, history)
    assert ("两个人都签了字" in page, Closing.objects.get().step) == (True, "count")


def test_who_read_other_numbers_is_told_and_signs_nothing(desk: Client, history: History) -> None:
    page = desk.post(url("sign_closing", history), {"seen": "old"}, follow=True).content.decode()
    assert ("条数有了变化" in page, Closing.objects.count()) == (True, 0)


def test_the_first_signature_can_be_put_aside(desk: Client, history: History) -> None:
    sign(desk, history)
    desk.post(url("put_closing_aside", history))
    assert Closing.objects.count() == 0


def test_putting_aside_what_nobody_signed_is_not_found(desk: Client, history: History) -> None:
    assert desk.post(url("put_closing_aside", history)).status_code == 404


def test_the_page_follows_how_far_it_is(desk: Client, signed: Closing, history: History) -> None:
    take_one_step(signed.id, LATER)
    answer = desk.get(url("closing_progress", history))
    assert (answer.status_code, "正在销毁个人信息" in answer.content.decode()) == (200, True)
    carry_out(signed.id)
    answer = desk.get(url("closing_progress", history))
    assert (answer.status_code, answer.headers["HX-Refresh"]) == (286, "true")


def test_what_differs_is_named_on_the_page_and_can_be_gone_on_with(
    desk: Client, signed: Closing, history: History
) -> None:
    while Closing.objects.get().step != ClosingStep.CHECK:
        take_one_step(signed.id, LATER)
    KeptFigure.objects.filter(figure="holds").update(count=2)
    with pytest.raises(FiguresDiffer):
        jobs.carry_out_closing(closing_id=str(signed.id))
    assert "前后对不上：居家" in read(desk, history)
    KeptFigure.objects.filter(figure="holds").update(count=1)
    desk.post(url("close_again", history))
    jobs.carry_out_closing(closing_id=str(signed.id))
    assert "个人信息销毁证明" in read(desk, history)


def test_the_certificate_says_what_was_destroyed_what_stayed_and_who_signed(
    desk: Client, signed: Closing, history: History
) -> None:
    carry_out(signed.id)
    page = read(desk, history)
    wanted = ["个人信息销毁证明", ">121<", "艾丽丝", "傅采薇", "副站长", "密钥销毁时间"]
    assert [word for word in wanted if word not in page] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-hans", ["个人信息销毁证明", "121", "148", "艾丽丝", "傅采薇", "疫情防控", "前后相等"]),
        ("en", ["Certificate of destruction", "121", "148", "equal before and after"]),
    ],
)
def test_the_certificate_on_paper_says_the_same(
    desk: Client, signed: Closing, history: History, language: str, words: list[str]
) -> None:
    carry_out(signed.id)
    desk.cookies["django_language"] = language
    answer = desk.get(url("closing_paper", history))
    text = "".join(one.extract_text() for one in PdfReader(BytesIO(answer.content)).pages)
    assert [word for word in words if word not in text] == []
    signed.refresh_from_db()
    assert sum(signed.ended.values()) == 148


def test_there_is_no_paper_before_it_is_closed(desk: Client, signed: Closing, history: History) -> None:
    assert desk.get(url("closing_paper", history)).status_code == 404


@pytest.mark.parametrize("role", [Role.SHIFT_WORKER, Role.STREET_VIEWER, Role.ADMINISTRATOR])
def test_others_do_not_open_the_page(client: Client, cast: Cast, history: History, role: Role) -> None:
    assert sign_in(client, make_staff(role, cast.house.station)).get(url("closing", history)).status_code == 403


def test_the_list_of_earlier_emergencies_leads_to_it(desk: Client, history: History) -> None:
    page = desk.get(reverse("emergencies:home")).content.decode()
    assert (url("closing", history) in page, "收尾：销毁个人信息" in page) == (True, True)


def test_closing_reads_in_english_too(desk: Client, history: History) -> None:
    desk.cookies["django_language"] = "en"
    page = read(desk, history)
    assert ("Close for good" in page, "until the phase" in page, "个人" in page) == (True, False, False)
