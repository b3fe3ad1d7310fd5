from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation
from PIL import Image

from gatepost.gate.papers import sign_pdf
from gatepost.kernel.papers import PapersError
from tests.kernel.papers.looking import margin_of, picture_of, sizes_of, words_of

FOUNDED_ON = date(2020, 1, 29)
TEXT = "丰台街道工会服务站党员服务岗"
LONG = "某某市某某区某某街道某某社区居民委员会联合驻区单位在职党员志愿服务与居民生活物资代办便民服务岗"
ENGLISH = "Party members at your service: union service post of the whole neighbourhood"


def pdf_of(text: str, *, founded_on: date | None = FOUNDED_ON, station: str = "丰台街道工会服务站") -> bytes:
    return sign_pdf(text, station, founded_on, "en")


def box_of(picture: Image.Image, *, green_from: int, green_to: int) -> tuple[int, int, int, int]:
    """Around all reddish or golden dots whose green lies between two values: red ground has little, gold has much."""
    red, green, blue = picture.split()
    strong_red = red.point(lambda value: 255 * (value > 150))
    some_green = green.point(lambda value: 255 * (green_from <= value <= green_to))
    little_blue = blue.point(lambda value: 255 * (value < 130))
    empty = Image.new("L", picture.size)
    box = Image.composite(Image.composite(strong_red, empty, some_green), empty, little_blue).getbbox()
    assert box is not None
    return box


def letters_of(pdf: bytes) -> tuple[int, int, int, int]:
    """The box of the golden letters, without the golden line round the band, in dots of half a millimetre."""
    band = picture_of(pdf, dots_per_mm=2).crop((24, 114, 570, 338))
    return box_of(band, green_from=180, green_to=240)


@pytest.mark.proves("F75")
def test_sign_shows_its_text_station_and_day() -> None:
    assert words_of(pdf_of(TEXT)) == ["丰台街道工会服务站丰台街道工会服务站党员服务岗Foundedon29January2020"]


@pytest.mark.proves("F75")
def test_sign_is_one_page_of_a4_landscape() -> None:
    for text in (TEXT, LONG, ENGLISH, "岗"):
        assert sizes_of(pdf_of(text)) == [(297, 210)]


@pytest.mark.proves("F75")
def test_red_flag_flies_above_a_red_band() -> None:
    picture = picture_of(pdf_of(TEXT), dots_per_mm=2)
    flag = picture.crop((0, 0, 144, 100))
    assert box_of(flag, green_from=0, green_to=60)[2] - box_of(flag, green_from=0, green_to=60)[0] > 100
    band = picture.crop((0, 110, 594, 420))
    left, top, right, bottom = box_of(band, green_from=0, green_to=60)
    assert (right - left, bottom - top) == pytest.approx((281 * 2, 118 * 2), abs=2)


@pytest.mark.parametrize("text", [TEXT, LONG, ENGLISH, "岗", "W" * 80])
def test_text_of_any_length_fills_the_band_and_stays_in_it(text: str) -> None:
    left, top, right, bottom = letters_of(pdf_of(text))
    assert (right - left) / 2 <= 261
    assert (bottom - top) / 2 <= 109
    assert (right - left) / 2 > 240 or (bottom - top) / 2 > 80


@pytest.mark.parametrize("text", [TEXT, LONG])
def test_printers_reach_everything_on_the_sign(text: str) -> None:
    assert margin_of(pdf_of(text)) >= 5


def test_long_station_name_stays_on_the_page() -> None:
    assert margin_of(pdf_of(TEXT, station="某某市某某区某某街道总工会某某社区联合工会服务站" * 2)) >= 5


def test_sign_without_a_founding_day_says_nothing_of_it() -> None:
    assert words_of(pdf_of("党员先锋岗", founded_on=None)) == ["丰台街道工会服务站党员先锋岗"]


def test_post_without_a_text_is_told_what_to_do() -> None:
    with translation.override("en"), pytest.raises(PapersError) as caught:
        pdf_of(" \n ")
    assert str(caught.value) == ("This post has no sign text yet. Please write it on the page of the post, then print.")
