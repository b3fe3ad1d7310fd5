"""Gatepost (小门岗): the software a neighbourhood service post runs on."""

from __future__ import annotations

from pathlib import Path

__version__ = "0.1.0"

PACKAGE_DIR = Path(__file__).resolve().parent
