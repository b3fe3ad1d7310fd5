import pytest

from gatepost.places.chinese_numerals import arabic


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("三号楼", "3号楼"),
        ("十号楼", "10号楼"),
        ("十二号楼", "12号楼"),
        ("二十一号楼", "21号楼"),
        ("一百零二室", "102室"),
        ("五〇一室", "501室"),
        ("五零一", "501"),
        ("两单元", "2单元"),
        ("一千二百零三", "1203"),
        ("3号楼", "3号楼"),
        ("北房", "北房"),
    ],
)
def test_numerals_are_read_by_place_or_digit_by_digit(written: str, read: str) -> None:
    assert arabic(written) == read
