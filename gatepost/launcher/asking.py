"""Questions at the terminal. What is typed stays visible: nobody types 32 characters blind."""

from __future__ import annotations

import sys


def ask(question: str) -> str:
    sys.stdout.write(question)
    sys.stdout.flush()
    return sys.stdin.readline()
