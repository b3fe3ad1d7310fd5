"""The accounts of the demo, as `load_demo` wrote them down."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

from rich.console import Console
from rich.table import Table

from gatepost.launcher.words import in_words


class SignIn(TypedDict):
    role_zh: str
    role_en: str
    username: str
    password: str


def read_sign_ins(data_dir: Path) -> list[SignIn]:
    """Empty when the demo wrote none."""
    try:
        found: list[SignIn] = json.loads((data_dir / "sign-ins.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return found


def sign_in_table(sign_ins: list[SignIn]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for title in (in_words("岗位", "Role"), in_words("用户名", "Name"), in_words("密码", "Password")):
        table.add_column(title, style="bold" if title in {"Password", "密码"} else None, no_wrap=True)
    for row in sign_ins:
        role = in_words(row["role_zh"], row["role_en"])
        table.add_row(role, row["username"], row["password"])
    return table


def show_address(address: str, data_dir: Path) -> None:
    console = Console(highlight=False)
    console.print(f"\n  {in_words('小门岗已就绪', 'Gatepost is ready')}: [bold]{address}[/bold]\n")
    sign_ins = read_sign_ins(data_dir)
    if sign_ins:
        console.print(sign_in_table(sign_ins))
        console.print()
