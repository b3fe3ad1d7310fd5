"""The port through which a policy's author sees what a change would do: the gate answers, since the gate decides."""

from __future__ import annotations

from dataclasses import dataclass


class PolicyPreviewPort:
    """A policy before and one after in, the situations whose verdict changes out; see config/wiring.py."""


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One situation, named, with what the gate would say before and after."""

    situation_zh: str
    situation_en: str
    before: str
    after: str
