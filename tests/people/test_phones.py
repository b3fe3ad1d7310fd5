import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.people.phones import FAULT_SENTENCES, Phone, PhoneError, PhoneFault, PhoneKind, read_phone


def fault_of(typed: str) -> PhoneFault:
    with pytest.raises(PhoneError) as refused:
        read_phone(typed)
    return refused.value.fault


@pytest.mark.parametrize(
    "typed",
    [
        "13800138000",
        "+86 138-0013-8000",
        "008613800138000",
        "１３８００１３８０００",
        "138 0013 8000",
        "\u202d138\u00a00013\u20118000\u202c",
        "(+86)13800138000",
    ],
)
def test_a_mobile_number_is_one_however_it_was_pasted(typed: str) -> None:
    assert read_phone(typed) == Phone("+8613800138000", PhoneKind.MOBILE, "138 0013 8000")


@pytest.mark.parametrize("start", ["162", "166", "170", "191", "199"])
def test_new_ranges_are_valid(start: str) -> None:
    assert read_phone(f"{start}00000000").kind is PhoneKind.MOBILE


@pytest.mark.parametrize("typed", ["12800000000", "10800000000"])
def test_a_range_that_was_never_opened_is_refused(typed: str) -> None:
    assert fault_of(typed) is PhoneFault.NOT_IN_PLAN


def test_a_landline_is_kept_with_its_area() -> None:
    assert read_phone("010-60000000") == Phone("+861060000000", PhoneKind.LANDLINE, "010 6000 0000")


@pytest.mark.parametrize(
    "typed", ["010-60000000转8001", "010-60000000-8001", "01060000000 分机8001", "01060000000#8001"]
)
def test_an_extension_is_kept_apart(typed: str) -> None:
    phone = read_phone(typed)
    assert (phone.number, phone.extension) == ("+861060000000", "8001")


def test_a_number_of_a_company_is_a_service() -> None:
    assert read_phone("400-810-0000").kind is PhoneKind.SERVICE


@pytest.mark.parametrize("typed", ["12351", "12345", "120", "110", "119", "95588", "１２３５１"])
def test_short_numbers_are_contacts(typed: str) -> None:
    phone = read_phone(typed)
    assert (phone.kind, phone.number, phone.last_four) == (PhoneKind.SHORT, phone.national, phone.number)


def test_a_number_from_abroad_is_kept_with_its_country() -> None:
    phone = read_phone("+852 9123 4567")
    assert (phone.number, phone.kind, phone.national) == ("+85291234567", PhoneKind.ABROAD, "+852 9123 4567")


def test_the_tail_is_the_last_four_digits() -> None:
    assert read_phone("138 0013 8000").last_four == "8000"


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", PhoneFault.EMPTY),
        ("  ", PhoneFault.EMPTY),
        ("没有电话", PhoneFault.WRONG_CHARACTERS),
        ("13800138000 王先生", PhoneFault.WRONG_CHARACTERS),
        ("13800138000，13800138001", PhoneFault.WRONG_CHARACTERS),
        ("13800138000/13800138001", PhoneFault.TOO_MANY_DIGITS),
        ("1380013800", PhoneFault.DIGITS_MISSING),
        ("1", PhoneFault.DIGITS_MISSING),
        ("138001380001", PhoneFault.TOO_MANY_DIGITS),
        ("60000000", PhoneFault.AREA_CODE_MISSING),
        ("+999 123456789", PhoneFault.NOT_IN_PLAN),
        ("+852 1", PhoneFault.DIGITS_MISSING),
        ("+852 11111111", PhoneFault.NOT_IN_PLAN),
    ],
)
def test_what_is_no_number_is_refused_with_its_reason(typed: str, fault: PhoneFault) -> None:
    assert fault_of(typed) is fault


@given(st.sampled_from(["138", "162", "199"]), st.integers(0, 99_999_999))
def test_reading_what_was_read_changes_nothing(start: str, rest: int) -> None:
    phone = read_phone(f"{start}{rest:08d}")
    assert read_phone(phone.number) == phone
    assert read_phone(phone.national) == phone


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        said = read_phone(text).number
    except PhoneError as error:
        said = str(error)
    assert said != ""


def test_every_reason_has_its_sentence() -> None:
    assert set(FAULT_SENTENCES) == set(PhoneFault)
