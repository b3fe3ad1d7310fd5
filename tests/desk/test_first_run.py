"""The first start: once, by somebody who is there, with everything or nothing made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.desk.first_run import is_from_this_machine
from gatepost.kernel.access import Role
from gatepost.kernel.backup.recovery import public_half, read_recovery_key
from gatepost.kernel.models import AuditLine, DataKey
from gatepost.people.models import StaffAccount, StaffRole
from gatepost.places.models import Compound, Organisation, Post, Station
from tests.factories import make_staff, make_station, sign_in
from tests.words import in_chinese

URL = "/first-run/"
ELSEWHERE = {"REMOTE_ADDR": "192.168.1.40"}
TYPED = {
    "station": "槐安街道工会服务站",
    "union_above": "槐安街道总工会",
    "compound": "槐安里小区",
    "is_closed": "on",
    "entrance": "东门",
    "post": "槐安里东门岗",
    "sign_text": "党员服务岗",
    "name": "林秋实",
    "role": "station_lead",
    "username": "linqiushi",
    "password": "plum-rain-lantern",
    "password_again": "plum-rain-lantern",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path: Path, noon: None) -> Path:
    """The keys stay those of this process, the recovery key goes elsewhere."""
    settings.DATA_DIR = tmp_path
    settings.SETUP_CODE = "7K2M-Q4XR"
    return tmp_path


def page_of(answer) -> str:
    assert answer.status_code == 200
    return str(answer.content.decode())


def token_on(page: str) -> str:
    return str(re.search(r'name="token" value="([^"]+)"', page)[1])  # type: ignore[index]


def groups_on(page: str) -> list[str]:
    return re.findall(r"<span>(\w{4})</span>", page)


def confirmed(client: Client, **who: str) -> tuple[list[str], str]:
    """The key that was shown, and the token of the next step."""
    page = page_of(client.post(URL, {"step": "show"}, **who))
    groups = groups_on(page)
    part = {"step": "confirm", "token": token_on(page), "part": f"{groups[2]} {groups[7]}"}
    return groups, token_on(page_of(client.post(URL, part, **who)))


def make(client: Client, token: str, **differing: str):
    return client.post(URL, {"step": "make", "token": token, **TYPED, **differing})


def nothing_is_made() -> bool:
    return not (StaffAccount.objects.exists() or Station.objects.exists() or Organisation.objects.exists())


def test_signing_in_leads_here_while_nobody_has_an_account(client: Client) -> None:
    assert client.get("/", follow=True).redirect_chain == [("/account/login/?next=/", 302), (URL, 302)]


def test_the_first_page_names_the_data_folder_and_makes_nothing(client: Client, data_dir: Path) -> None:
    page = page_of(client.get(URL))
    assert (str(data_dir) in page, nothing_is_made(), list(data_dir.iterdir())) == (True, True, [])


def test_everything_is_there_after_the_last_click(client: Client, data_dir: Path) -> None:
    groups, token = confirmed(client)
    page = page_of(make(client, token))
    assert "槐安街道工会服务站和槐安里东门岗都建好了。请用 linqiushi 登录。" in page
    post = Post.objects.get()
    entrance, station = post.entrance, Station.objects.get()
    assert (post.name, post.sign_text, entrance.name, entrance.compound.name, entrance.compound.is_closed) == (
        "槐安里东门岗", "党员服务岗", "东门", "槐安里小区", True,
    )  # fmt: skip
    assert (station.organisation.name, station.organisation.parent.name) == ("槐安街道工会服务站", "槐安街道总工会")
    assert {row.station_id for row in (post, entrance, entrance.compound, DataKey.objects.get())} == {station.id}
    role = StaffRole.objects.get()
    assert (role.role, role.organisation_id, role.account.name) == ("station_lead", station.organisation_id, "林秋实")
    kept = public_half(data_dir)
    assert kept is not None
    assert kept.raw == read_recovery_key("-".join(groups)).public


def test_the_audit_tells_all_of_it_under_the_first_account(client: Client) -> None:
    make(client, confirmed(client)[1])
    lines = AuditLine.objects.order_by("id").values_list("action", "staff_id")
    assert [action for action, _who in lines] == [
        "people.set_up_station", "places.register_compound", "places.add_entrance", "places.found_post",
        "kernel.adopt_recovery_key",
    ]  # fmt: skip
    assert {who for _action, who in lines} == {StaffAccount.objects.get().id}


def test_the_first_account_signs_in_with_its_password_and_is_asked_for_a_second_factor(client: Client) -> None:
    make(client, confirmed(client)[1])
    assert client.post("/account/login/", {"login": "linqiushi", "password": TYPED["password"]}).status_code == 302
    assert client.get("/").url == reverse("mfa_index")


def test_it_is_done_as_the_account_that_serves(client: Client, app_role: None) -> None:
    page_of(make(client, confirmed(client)[1]))
    assert StaffAccount.objects.count() == 1


def test_after_it_the_page_is_closed_for_good(client: Client) -> None:
    token = confirmed(client)[1]
    make(client, token)
    assert client.get(URL).url == reverse("account_login")
    assert make(client, token, username="second", station="另一个站").url == reverse("account_login")
    assert (StaffAccount.objects.count(), Station.objects.count()) == (1, 1)
    StaffAccount.objects.update(is_active=False)
    assert client.get(URL).url == reverse("account_login")


def test_where_there_are_accounts_it_is_closed_from_the_start(client: Client) -> None:
    lead = make_staff(Role.STATION_LEAD, make_station())
    for method in ("get", "post"):
        assert getattr(client, method)(URL).url == reverse("account_login")
    sign_in(client, lead)
    assert client.get(URL).url == reverse("account_login")


# Bad input: a sentence, and what was typed stays.


@pytest.mark.parametrize(
    ("differing", "sentence"),
    [
        ({"station": ""}, None),
        ({"station": "\u200b\u2060"}, None),
        ({"compound": " "}, None),
        ({"post": ""}, None),
        ({"name": "\u202e"}, None),
        ({"station": "站" * 121}, None),
        ({"username": "林秋实"}, "Use letters, digits, - and _ only."),
        ({"username": "lin qiu"}, "Use letters, digits, - and _ only."),
        ({"password_again": "plum-rain-lamp"}, "This is not the same password. Type it once more."),
        ({"role": "tester"}, None),
        ({"role": ""}, None),
    ],
)
def test_a_mistake_makes_nothing_and_keeps_what_was_typed(
    client: Client, differing: dict[str, str], sentence: str | None
) -> None:
    page = page_of(make(client, confirmed(client)[1], **differing))
    assert nothing_is_made()
    kept = [value for name, value in (TYPED | differing).items() if name in {"sign_text", "entrance"}]
    assert [value for value in kept if f'value="{value}"' not in page] == []
    assert 'aria-invalid="true"' in page
    if sentence:
        assert in_chinese(sentence) in page
    page_of(make(client, token_on(page)))
    assert StaffAccount.objects.count() == 1


@pytest.mark.parametrize("password", ["short", "1234567890", "linqiushi1"])
def test_a_password_that_is_easily_guessed_is_refused(client: Client, password: str) -> None:
    page = page_of(make(client, confirmed(client)[1], password=password, password_again=password))
    assert (nothing_is_made(), "field-error" in page) == (True, True)


def test_full_width_and_invisible_characters_are_made_plain(client: Client) -> None:
    make(client, confirmed(client)[1], post="\u200b槐安里　东门岗 ", compound="槐安里３号院")
    assert (Post.objects.get().name, Compound.objects.get().name) == ("槐安里 东门岗", "槐安里3号院")


def test_without_a_key_that_was_heard_back_nothing_is_made(client: Client) -> None:
    shown = token_on(page_of(client.post(URL, {"step": "show"})))
    for token in ("", shown, "x.y.z"):
        page = page_of(make(client, token))
        assert in_chinese("This page is from too long ago. Make another recovery key.") in page
    assert nothing_is_made()


def test_a_wrong_part_shows_no_key_again_and_keeps_what_was_typed(client: Client) -> None:
    page = page_of(client.post(URL, {"step": "show"}))
    again = page_of(client.post(URL, {"step": "confirm", "token": token_on(page), "part": "7K2M"}))
    assert (groups_on(again), 'value="7K2M"' in again) == ([], True)
    assert in_chinese("These are not the groups that the sheet says. Look at the sheet again.") in again


def test_the_page_is_kept_by_no_cache(client: Client) -> None:
    assert "no-store" in client.post(URL, {"step": "show"}).headers["Cache-Control"]


# Who may


def test_from_another_machine_the_code_is_asked_for(client: Client) -> None:
    for data in ({}, {"step": "show"}, {"step": "make", **TYPED}):
        page = page_of(client.post(URL, data, **ELSEWHERE))
        assert (in_chinese("Code from the terminal") in page, groups_on(page)) == (True, [])
    assert nothing_is_made()


def test_a_wrong_code_is_told_and_stays_typed(client: Client) -> None:
    page = page_of(client.post(URL, {"code": "AAAA-BBBB"}, **ELSEWHERE))
    assert 'value="AAAA-BBBB"' in page
    assert in_chinese("This is not the code. It is another one after each start; look at the terminal.") in page


@pytest.mark.parametrize("typed", ["7K2M-Q4XR", "7k2mq4xr", " ７Ｋ２Ｍ Ｑ４ＸＲ "])
def test_with_the_code_it_goes_on_from_another_machine(client: Client, typed: str) -> None:
    assert client.post(URL, {"code": typed}, **ELSEWHERE).url == URL
    assert len(confirmed(client, **ELSEWHERE)[0]) == 8
    assert nothing_is_made()


def test_without_a_code_of_the_program_no_code_is_right(client: Client, settings) -> None:
    settings.SETUP_CODE = ""
    page = page_of(client.post(URL, {"code": " "}, **ELSEWHERE))
    assert in_chinese("Code from the terminal") in page


@pytest.mark.parametrize(
    ("address", "headers", "here"),
    [
        ("127.0.0.1", {}, True),
        ("::1", {}, True),
        ("127.0.0.1", {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}, False),
        ("127.0.0.1", {"HTTP_FORWARDED": "for=203.0.113.9"}, False),
        ("192.168.1.40", {}, False),
        ("", {}, False),
    ],
)
def test_who_counts_as_being_at_this_machine(rf, address: str, headers: dict[str, str], here: bool) -> None:
    assert is_from_this_machine(rf.get(URL, REMOTE_ADDR=address, **headers)) is here


def test_behind_https_of_a_proxy_nobody_counts_as_being_here(rf, settings) -> None:
    settings.GATEPOST_SECURE = True
    assert is_from_this_machine(rf.get(URL, REMOTE_ADDR="127.0.0.1")) is False


def test_an_administrator_who_only_sets_up_gets_that_role(client: Client) -> None:
    make(client, confirmed(client)[1], role=Role.ADMINISTRATOR.value)
    assert StaffRole.objects.get().role == "administrator"
