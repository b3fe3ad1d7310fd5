from datetime import date

import pytest

from gatepost.people.identity_numbers import NumberFault, NumberWarning, check_character
from gatepost.people.identity_papers import PAPER_NAMES, PaperKind, check_paper

TODAY = date(2024, 2, 1)
SAMPLE = "11010519491231002X"


def with_check(seventeen: str) -> str:
    return seventeen + check_character(seventeen)


HONG_KONG = with_check("81000019800101000")
FOREIGNER = with_check("91184019800101000")


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (PaperKind.RESIDENT_CARD, SAMPLE),
        (PaperKind.RESIDENCE_PERMIT, HONG_KONG),
        (PaperKind.RESIDENCE_PERMIT, with_check("83000019500101000")),
        (PaperKind.PASSPORT, "E00000000"),
        (PaperKind.PASSPORT, "ab 000000"),
        (PaperKind.HONGKONG_MACAO_PERMIT, "H00000000"),
        (PaperKind.HONGKONG_MACAO_PERMIT, "m0000000001"),
        (PaperKind.TAIWAN_PERMIT, "00000000"),
        (PaperKind.TAIWAN_PERMIT, "0000000000B"),
        (PaperKind.PERMANENT_RESIDENCE, FOREIGNER),
        (PaperKind.BIRTH_CERTIFICATE, "Ｚ000000000"),
        (PaperKind.NONE, "  "),
    ],
)
def test_each_paper_is_accepted_with_its_own_number(kind: PaperKind, number: str) -> None:
    check = check_paper(kind, number, today=TODAY)
    assert (check.accepted, check.errors, check.warnings) == (True, (), ())


@pytest.mark.parametrize(
    ("kind", "number", "fault"),
    [
        (PaperKind.RESIDENT_CARD, "", NumberFault.EMPTY),
        (PaperKind.RESIDENCE_PERMIT, SAMPLE, NumberFault.WRONG_BEGINNING),
        (PaperKind.RESIDENCE_PERMIT, HONG_KONG[:17], NumberFault.WRONG_LENGTH),
        (PaperKind.PASSPORT, "", NumberFault.EMPTY),
        (PaperKind.PASSPORT, "PASSPORT", NumberFault.WRONG_FORM),
        (PaperKind.HONGKONG_MACAO_PERMIT, "A00000000", NumberFault.WRONG_FORM),
        (PaperKind.TAIWAN_PERMIT, "0000000", NumberFault.WRONG_FORM),
        (PaperKind.PERMANENT_RESIDENCE, "", NumberFault.EMPTY),
        (PaperKind.PERMANENT_RESIDENCE, "9118401980010100", NumberFault.WRONG_FORM),
        (PaperKind.PERMANENT_RESIDENCE, SAMPLE, NumberFault.WRONG_BEGINNING),
        (PaperKind.PERMANENT_RESIDENCE, with_check("91184020240202000"), NumberFault.BORN_IN_FUTURE),
        (PaperKind.PERMANENT_RESIDENCE, with_check("91184020240231000"), NumberFault.WRONG_DATE),
        (PaperKind.BIRTH_CERTIFICATE, "0000000000", NumberFault.WRONG_FORM),
        (PaperKind.NONE, "E00000000", NumberFault.NUMBER_NOT_EXPECTED),
    ],
)
def test_a_number_of_another_paper_is_refused(kind: PaperKind, number: str, fault: NumberFault) -> None:
    assert check_paper(kind, number, today=TODAY).errors == (fault,)


def test_a_wrong_check_character_of_a_foreigners_card_is_refused() -> None:
    other = "1" if FOREIGNER[17] != "1" else "2"
    assert check_paper(PaperKind.PERMANENT_RESIDENCE, FOREIGNER[:17] + other, today=TODAY).errors == (
        NumberFault.WRONG_CHECK_DIGIT,
    )


def test_the_former_foreigners_card_is_accepted_with_a_question() -> None:
    check = check_paper(PaperKind.PERMANENT_RESIDENCE, "ZZZ000000000000", today=TODAY)
    assert (check.errors, check.warnings) == ((), (NumberWarning.OLD_FORM,))


def test_a_residence_permit_under_the_wrong_kind_is_pointed_out() -> None:
    check = check_paper(PaperKind.RESIDENT_CARD, HONG_KONG, today=TODAY)
    assert (check.errors, check.warnings) == ((), (NumberWarning.RESIDENCE_PERMIT,))


def test_a_child_without_an_identity_number_is_accepted() -> None:
    check = check_paper(PaperKind.NONE, "", today=TODAY)
    assert (check.accepted, check.number, check.identity) == (True, "", None)


def test_every_paper_has_a_name_and_fits_its_column() -> None:
    assert set(PAPER_NAMES) == set(PaperKind)
    assert max(len(kind.value) for kind in PaperKind) <= 24
