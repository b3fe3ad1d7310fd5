"""What the terminal says about phones: an address, and the same as a code to scan."""

from __future__ import annotations

import io
import sys

import segno

from gatepost.launcher.lan.choosing import Lan
from gatepost.launcher.words import say


def show_phones(lan: Lan) -> None:
    say(
        f"  手机第一次使用：连同一个 Wi-Fi，扫码或打开 {lan.page_address} ，照步骤装证书。\n",
        f"  A phone for the first time: same Wi-Fi, scan or open {lan.page_address} and follow the steps.\n",
    )
    drawn = io.StringIO()
    segno.make(lan.page_address, error="m", micro=False).terminal(drawn, compact=True, border=2)
    sys.stdout.write(f"{drawn.getvalue()}\n")
    sys.stdout.flush()
