from __future__ import annotations

from datetime import date

from gatepost.demo.moments import TODAY
from gatepost.demo.numbers import PLATE_LETTERS, NumberBook
from gatepost.gate.plates import PlateKind, read_plate
from gatepost.people.credit_codes import check_credit_code
from gatepost.people.demo_identity_numbers import DEMO_AREA
from gatepost.people.enums import Sex
from gatepost.people.identity_papers import PaperKind, check_paper
from gatepost.people.phones import PhoneKind, read_phone


def test_phones_are_kept_in_the_form_in_which_a_typed_number_is_looked_for():
    book = NumberBook()
    numbers = [book.phone() for _ in range(200)]
    assert len(set(numbers)) == 200
    assert [read_phone(number).number for number in numbers] == numbers
    assert {read_phone(number).kind for number in numbers} == {PhoneKind.MOBILE}


def test_papers_are_right_in_shape_and_of_nobody():
    book = NumberBook()
    identity = [book.identity_number(date(1980, 1, 1), Sex.FEMALE) for _ in range(30)]
    assert len(set(identity)) == 30
    assert {number[:6] for number in identity} == {DEMO_AREA}
    for kind, number in (
        *[(PaperKind.RESIDENT_CARD, number) for number in identity],
        (PaperKind.BIRTH_CERTIFICATE, book.birth_certificate()),
        (PaperKind.PASSPORT, book.passport()),
    ):
        assert check_paper(kind, number, today=TODAY).number == number
        assert check_paper(kind, number, today=TODAY).accepted


def test_credit_codes_are_accepted_and_of_an_area_that_does_not_exist():
    codes = [NumberBook().credit_code() for _ in range(3)]
    assert codes == [codes[0]] * 3
    assert check_credit_code(codes[0]).accepted
    assert codes[0][2:8] == DEMO_AREA


def test_plates_are_of_both_kinds_and_have_a_letter_that_was_not_given_out():
    book = NumberBook()
    plates = [book.plate() for _ in range(200)]
    assert {plate.kind for plate in plates} == {PlateKind.ORDINARY, PlateKind.NEW_ENERGY_SMALL}
    assert {plate.text[1] for plate in plates} == set(PLATE_LETTERS)
    assert [read_plate(plate.spoken) for plate in plates] == plates
