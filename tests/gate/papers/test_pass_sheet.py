from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.papers import PassCard, pass_sheet_pdf
from gatepost.gate.tokens import sign
from gatepost.kernel.papers import PapersError
from tests.gate.tokens.token_makers import CLAIMS, KEY
from tests.kernel.papers.looking import codes_in, margin_of, picture_of, sizes_of, words_of

CARD = PassCard(
    station_name="丰台街道工会服务站",
    kind=PasserKind.RESIDENT,
    holder="王小明",
    door="3号楼2单元501",
    compound="北大地三里小区",
    first_day=date(2020, 2, 10),
    last_day=date(2020, 7, 31),
    serial="482109379",
    token=sign(CLAIMS, KEY),
)
LONG_NAME = "阿卜杜热合曼·阿卜杜拉·买买提依明江"


def cards(count: int) -> list[PassCard]:
    claims = [replace(CLAIMS, pass_id=UUID(int=CLAIMS.pass_id.int + number)) for number in range(count)]
    return [replace(CARD, token=sign(one, KEY)) for one in claims]


def pdf_of(*chosen: PassCard) -> bytes:
    return pass_sheet_pdf(chosen, language="en")


def test_card_carries_holder_door_compound_period_serial_and_place_for_the_stamp() -> None:
    (page,) = words_of(pdf_of(CARD))
    for words in (
        "丰台街道工会服务站",
        "Entrypass·resident",
        "Holder王小明",
        "Door3号楼2单元501",
        "Validfor北大地三里小区",
        "Valid10February2020to31July2020",
        "No.482109379",
        "stamp",
        "Fortheholderonly.Nottobelentorcopied.",
    ):
        assert page.count(words) == 1, words


def test_card_of_a_vehicle_names_its_plate() -> None:
    (page,) = words_of(pdf_of(replace(CARD, kind=PasserKind.VEHICLE, holder="京AD12345")))
    assert page.count("Entrypass·vehicle") == 1
    assert page.count("Plate京AD12345") == 1


def test_card_for_all_compounds_says_so_and_leaves_out_an_empty_door() -> None:
    (page,) = words_of(pdf_of(replace(CARD, compound="", door="")))
    assert page.count("Validforallcompoundsofthisstation") == 1
    assert page.count("Door") == 0


def test_long_name_stands_whole_on_its_card() -> None:
    (page,) = words_of(pdf_of(replace(CARD, holder=LONG_NAME)))
    assert page.count(f"Holder{LONG_NAME}Door") == 1


def test_rare_characters_of_names_are_kept() -> None:
    (page,) = words_of(pdf_of(replace(CARD, holder="䶮𬭚")))
    assert page.count("Holder䶮𬭚Door") == 1


def test_codes_on_the_printed_sheet_read_back_as_the_tokens() -> None:
    chosen = cards(8)
    assert codes_in(picture_of(pdf_of(*chosen))) == sorted(card.token for card in chosen)


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (8, 1), (9, 2), (16, 2), (17, 3)])
def test_eight_passes_stand_on_a_sheet(count: int, pages: int) -> None:
    pdf = pdf_of(*[CARD] * count)
    assert sizes_of(pdf) == [(210, 297)] * pages
    assert [page.count("482109379") for page in words_of(pdf)] == [8] * (pages - 1) + [count - 8 * (pages - 1)]


def test_passes_keep_their_order() -> None:
    chosen = [replace(CARD, serial=f"{number:08d}0") for number in range(9)]
    first, second = words_of(pdf_of(*chosen))
    assert sorted(range(8), key=lambda number: first.index(f"No.0000000{number}0")) == list(range(8))
    assert second.count("No.000000080") == 1


def test_cut_marks_stand_where_every_printer_reaches() -> None:
    assert margin_of(pdf_of(*[CARD] * 8)) >= 5


def test_card_is_as_large_as_a_bank_card_and_its_red_line_runs_across() -> None:
    row = picture_of(pdf_of(CARD), dots_per_mm=10)
    left = round((210 - 2 * 85.6 - 6) / 2 * 10)
    top = round((297 - 4 * 54 - 3 * 6) / 2 * 10) + 6
    line = [row.getpixel((x, top)) for x in range(row.width)]
    red = [x for x, dot in enumerate(line) if dot == (193, 18, 31)]
    assert (red[0], red[-1] - red[0] + 1) == (pytest.approx(left, abs=2), pytest.approx(856, abs=2))


def test_nothing_chosen_is_told_so() -> None:
    with pytest.raises(PapersError) as caught:
        pass_sheet_pdf([], language="en")
    assert str(caught.value) == "No pass is chosen. Please choose the passes to print."
