import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.people.credit_codes import (
    FAULT_SENTENCES,
    CreditCodeFault,
    RegisteringBody,
    check_credit_code,
)

# Area 109901 was never assigned, so these belong to nobody.
ENTERPRISE = "91109901MA0000000R"
SOLE_TRADER = "92109901MA0000000N"
UNION = "81109901MA0000000T"


def test_the_check_character_is_that_of_the_standard() -> None:
    """91110000600037341L is the sample in the documentation of the library."""
    assert check_credit_code("91110000600037341L").accepted is True


@pytest.mark.parametrize("typed", ["", "  ", "-"])
def test_a_shop_without_a_code_is_accepted(typed: str) -> None:
    check = check_credit_code(typed)
    assert (check.accepted, check.code) == (True, None)


@pytest.mark.parametrize(
    ("typed", "body", "is_union", "is_sole_trader"),
    [
        (ENTERPRISE, RegisteringBody.MARKET, False, False),
        (SOLE_TRADER, RegisteringBody.MARKET, False, True),
        (UNION, RegisteringBody.TRADE_UNIONS, True, False),
    ],
)
def test_the_first_two_characters_tell_who_registered_what(
    typed: str, body: RegisteringBody, is_union: bool, is_sole_trader: bool
) -> None:
    code = check_credit_code(typed).code
    assert code is not None
    assert (code.registered_with, code.is_union, code.is_sole_trader) == (body, is_union, is_sole_trader)


def test_a_code_of_another_registering_body_is_accepted() -> None:
    found = [check_credit_code(f"Y1109901MA0000000{last}").code for last in "0123456789ABCDEFGHJKLMNPQRTUWXY"]
    codes = [code for code in found if code is not None]
    assert [code.registered_with for code in codes] == [RegisteringBody.OTHER]


@pytest.mark.parametrize("typed", ["９１109901ma0000000r", "91 1099 01MA 0000 000R", "91109901-MA0000000-R"])
def test_a_code_is_read_however_it_was_typed(typed: str) -> None:
    code = check_credit_code(typed).code
    assert code is not None
    assert code.text == ENTERPRISE


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("91109901MA0000000", CreditCodeFault.WRONG_LENGTH),
        ("91109901MAO000000R", CreditCodeFault.LETTER_NOT_USED),
        ("911099A1MA0000000R", CreditCodeFault.WRONG_CHARACTERS),
        ("91109901MA000000éR", CreditCodeFault.WRONG_CHARACTERS),
        ("91109901MA00000003", CreditCodeFault.WRONG_CHECK_CHARACTER),
    ],
)
def test_a_wrong_code_is_refused_with_its_reason(typed: str, fault: CreditCodeFault) -> None:
    assert check_credit_code(typed).errors == (fault,)


@given(st.integers(0, 16), st.sampled_from("0123456789"))
def test_one_changed_digit_is_always_refused(place: int, digit: str) -> None:
    changed = ENTERPRISE[:place] + digit + ENTERPRISE[place + 1 :]
    assert check_credit_code(changed).accepted is (changed == ENTERPRISE)


def test_every_reason_has_its_sentence() -> None:
    assert set(FAULT_SENTENCES) == set(CreditCodeFault)
