from hypothesis import given
from hypothesis import strategies as st

from gatepost.kernel.plain_text import compact, plain


def test_full_width_and_odd_dashes_become_plain() -> None:
    assert plain("　３－２–５０１\u200b \t室 ") == "3-2-501 室"


def test_names_keep_their_characters() -> None:
    assert plain("买买提·吐尔逊 𬭚䶮") == "买买提·吐尔逊 𬭚䶮"


@given(st.text())
def test_doing_it_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert compact(compact(text)) == compact(text)
