from __future__ import annotations

from datetime import UTC, datetime

import pytest

from gatepost.kernel.papers import Column, list_pdf
from gatepost.kernel.papers.lists import list_footer
from tests.kernel.papers.looking import margin_of, sizes_of, words_of

PRINTED_AT = datetime(2020, 6, 25, 0, 15, tzinfo=UTC)


def doors_pdf(rows: int, *, landscape: bool = False) -> bytes:
    return list_pdf(
        title="住户台账",
        columns=[Column("门牌", 2), Column("姓名")],
        rows=[(f"3号楼2单元{number}", "王**") for number in range(1, rows + 1)],
        printed_by="李**",
        printed_at=PRINTED_AT,
        language="en",
        landscape=landscape,
    )


def test_footer_says_who_printed_it_when_and_to_destroy_it() -> None:
    assert list_footer(printed_by="李**", printed_at=PRINTED_AT, language="en") == {
        "printed": "Printed by 李**, 25 June 2020, 08:15",
        "destroy": "Destroy after use",
        "page": "Page {page} of {pages}",
    }


def test_every_page_of_a_list_carries_head_and_footer() -> None:
    pages = words_of(doors_pdf(120))
    assert len(pages) == 3
    for number, page in enumerate(pages, start=1):
        assert page.count("门牌姓名") == 1
        assert page.endswith(f"Printedby李**,25June2020,08:15DestroyafterusePage{number}of3")


def test_no_row_is_lost_between_pages() -> None:
    together = "".join(words_of(doors_pdf(120)))
    assert [number for number in range(1, 121) if f"2单元{number}王**" not in together] == []
    assert together.count("王**") == 120


def test_empty_list_still_has_its_head_and_footer() -> None:
    assert words_of(doors_pdf(0)) == ["住户台账门牌姓名Printedby李**,25June2020,08:15DestroyafterusePage1of1"]


def test_list_is_a4_upright_or_landscape() -> None:
    assert sizes_of(doors_pdf(1)) == [(210, 297)]
    assert sizes_of(doors_pdf(1, landscape=True)) == [(297, 210)]


def test_printers_reach_everything_on_it() -> None:
    assert margin_of(doors_pdf(60)) >= 5


def test_row_with_a_missing_cell_is_refused() -> None:
    with pytest.raises(ValueError, match="each row has one text for each column"):
        list_pdf(
            title="",
            columns=[Column("门牌"), Column("姓名")],
            rows=[("3号楼2单元501",)],
            printed_by="李**",
            printed_at=PRINTED_AT,
            language="en",
        )
