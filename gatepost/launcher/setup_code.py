"""The first start: how a post is set up, and the code by which it may be done from another machine."""

from __future__ import annotations

import secrets

from gatepost.launcher.words import say

FIRST_RUN_PATH = "/first-run/"
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_setup_code() -> str:
    """Eight letters in two groups; worth nothing once the post is set up, and after the next start."""
    letters = "".join(secrets.choice(_LETTERS) for _place in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def show_first_steps(address: str, code: str, *, status: int | None) -> None:
    """Nothing when somebody has an account: the page then leads elsewhere."""
    if status != 200:
        return
    say(
        f"  第一次使用，请打开 {address}{FIRST_RUN_PATH} 建站。",
        f"  First time here: set the post up at {address}{FIRST_RUN_PATH}",
    )
    say(f"  从别的机器打开时，要输入验证码 {code}。\n", f"  From another machine it asks for the code {code}.\n")
