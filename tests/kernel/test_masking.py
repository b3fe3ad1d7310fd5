import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.kernel.masking import mask_identity, mask_name, mask_phone, mask_plate


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("王小明", "王**"),
        ("王明", "王*"),
        ("王", "王*"),
        ("欧阳修", "欧**"),
        ("欧阳小明", "欧**"),
        ("买买提·吐尔逊", "买**"),
        ("𬭚小明", "𬭚**"),
        ("葛\U000e0100小明", "葛\U000e0100**"),
        ("John Smith", "J**"),
        (" ", ""),
    ],
)
def test_a_name_keeps_its_first_character(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13800138000", "138****8000"),
        ("+8613800138000", "138****8000"),
        ("138 0013 8000", "138****8000"),
        ("010-60001234", "010-****1234"),
        ("+861060001234", "010-****1234"),
        ("0755-60001234", "0755-****1234"),
        ("4008100000", "****0000"),
        ("+85291234567", "****4567"),
        ("12351", "12351"),
        ("", ""),
    ],
)
def test_a_phone_keeps_its_tail(number: str, masked: str) -> None:
    assert mask_phone(number) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("11010519491231002X", "110105********002X"),
        ("110105491231002", "110105******002"),
        ("E00000012", "E******12"),
        ("H00012", "******"),
        ("", ""),
    ],
)
def test_a_paper_keeps_at_most_six_and_four(number: str, masked: str) -> None:
    assert mask_identity(number) == masked


@pytest.mark.parametrize(
    ("plate", "masked"),
    [("京A12345", "京A***45"), ("京A·D12345", "京A****45"), ("使123456", "使1***56"), ("临1", "临*"), ("", "")],
)
def test_a_plate_keeps_its_ends(plate: str, masked: str) -> None:
    assert mask_plate(plate) == masked


@given(st.text(alphabet="0123456789X", min_size=1, max_size=24))
def test_no_birth_date_and_at_most_ten_characters_are_left_of_a_paper(number: str) -> None:
    masked = mask_identity(number)
    assert len(masked) == len(number)
    assert len(masked.replace("*", "")) <= 10
    assert "*" in masked
