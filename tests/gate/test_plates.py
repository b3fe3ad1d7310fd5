import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from gatepost.gate.plates import (
    FAULT_SENTENCES,
    LONGEST_PLATE,
    PROVINCES,
    WARNING_SENTENCES,
    PlateError,
    PlateFault,
    PlateKind,
    PlateWarning,
    read_plate,
)

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


@pytest.mark.proves("F57")
@pytest.mark.parametrize(
    ("plate", "kind"),
    [
        ("京A12345", PlateKind.ORDINARY),
        ("京AB1C23", PlateKind.ORDINARY),
        ("京AD12345", PlateKind.NEW_ENERGY_SMALL),
        ("京AFA1234", PlateKind.NEW_ENERGY_SMALL),
        ("京AK12345", PlateKind.NEW_ENERGY_SMALL),
        ("京A12345D", PlateKind.NEW_ENERGY_LARGE),
        ("京A12345F", PlateKind.NEW_ENERGY_LARGE),
        ("京A1234挂", PlateKind.TRAILER),
        ("京A1234警", PlateKind.POLICE),
        ("京A1234学", PlateKind.LEARNER),
        ("粤Z1234港", PlateKind.HONGKONG),
        ("粤ZA234澳", PlateKind.MACAO),
    ],
)
def test_a_usual_plate_is_known_without_a_warning(plate: str, kind: PlateKind) -> None:
    read = read_plate(plate)
    assert (read.text, read.kind, read.warnings, read.is_other) == (plate, kind, (), False)


@pytest.mark.parametrize(
    ("plate", "kind"),
    [
        ("使123456", PlateKind.EMBASSY),
        ("123456使", PlateKind.EMBASSY),
        ("沪A1234领", PlateKind.CONSULATE),
        ("京X1234应急", PlateKind.EMERGENCY),
        ("京S0001应急", PlateKind.EMERGENCY),
        ("VA12345", PlateKind.MILITARY),
        ("WJ京1234X", PlateKind.MILITARY),
        ("京A12345临", PlateKind.TEMPORARY),
        ("临京A1234", PlateKind.TEMPORARY),
        ("消防车", PlateKind.OTHER),
        ("民航A1234", PlateKind.OTHER),
    ],
)
def test_embassies_and_fire_engines_pass_as_other_plates(plate: str, kind: PlateKind) -> None:
    read = read_plate(plate)
    assert (read.kind, read.warnings, read.is_other) == (kind, (PlateWarning.OTHER_PLATE,), True)


@pytest.mark.parametrize(
    "typed",
    ["京A·12345", "京A-12345", "京a12345", "京Ａ１２３４５", " 京 A 12345 ", "京A.12345", "京A•12345", "【京A12345】"],
)
def test_a_plate_is_one_however_it_was_typed(typed: str) -> None:
    assert read_plate(typed).text == "京A12345"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("京AI2345", "京A12345"), ("京A1234O", "京A12340"), ("京ADO2345", "京AD02345"), ("京AO234警", "京A0234警")],
)
def test_i_and_o_are_refused_with_what_was_meant(typed: str, meant: str) -> None:
    with pytest.raises(PlateError) as refused:
        read_plate(typed)
    assert (refused.value.fault, refused.value.suggestion) == (PlateFault.LETTER_I_OR_O, meant)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [("", PlateFault.EMPTY), (" · ", PlateFault.EMPTY), ("京" * (LONGEST_PLATE + 1), PlateFault.TOO_LONG)],
)
def test_what_is_no_plate_is_refused(typed: str, fault: PlateFault) -> None:
    with pytest.raises(PlateError) as refused:
        read_plate(typed)
    assert (refused.value.fault, refused.value.suggestion) == (fault, "")


@pytest.mark.parametrize(
    ("typed", "warning"),
    [
        ("京A1234", PlateWarning.WRONG_COUNT),
        ("京A1234567", PlateWarning.WRONG_COUNT),
        ("A12345", PlateWarning.PROVINCE_MISSING),
    ],
)
def test_a_likely_slip_is_pointed_out_and_recorded(typed: str, warning: PlateWarning) -> None:
    read = read_plate(typed)
    assert (read.kind, read.warnings) == (PlateKind.OTHER, (PlateWarning.OTHER_PLATE, warning))


def test_a_plate_is_spoken_with_its_dot() -> None:
    assert [read_plate(text).spoken for text in ("京A12345", "使123456")] == ["京A·12345", "使123456"]


@given(
    st.sampled_from(PROVINCES),
    st.sampled_from(LETTERS),
    st.text(alphabet="0123456789" + LETTERS, min_size=5, max_size=5),
)
def test_every_combination_of_the_standard_is_ordinary(province: str, letter: str, rest: str) -> None:
    read = read_plate(province + letter + rest)
    expected = {PlateKind.ORDINARY}
    assert {read.kind} == expected


@given(st.text(max_size=20))
def test_any_text_is_recorded_or_refused_and_reading_twice_changes_nothing(text: str) -> None:
    try:
        plate = read_plate(text)
    except PlateError:
        return
    assert read_plate(plate.text) == plate
    assert 0 < len(plate.text) <= LONGEST_PLATE


def test_the_error_says_what_was_meant_to_the_person_who_typed() -> None:
    with override("en"), pytest.raises(PlateError, match=r"^Plates have no letters I and O, .* Is it 京A12345\?$"):
        read_plate("京AI2345")


def test_every_reason_has_its_sentence() -> None:
    assert set(FAULT_SENTENCES) == set(PlateFault)
    assert set(WARNING_SENTENCES) == set(PlateWarning)
