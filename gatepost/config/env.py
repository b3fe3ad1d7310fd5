"""What differs between machines, read from the environment. Every error names the variable and says what it takes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"0", "false", "no", "off"})


class EnvironmentMistake(Exception):
    """A variable holds what the program cannot use; the message is a sentence for the person who set it."""


def _given(name: str, env: Mapping[str, str] | None) -> str:
    return (os.environ if env is None else env).get(name, "").strip()


def env_str(name: str, *, default: str | None = None, env: Mapping[str, str] | None = None) -> str:
    """Without a default, the variable must be set."""
    given = _given(name, env)
    if given:
        return given
    if default is None:
        raise EnvironmentMistake(f"{name} is not set. Set it and start again.")
    return default


def env_bool(name: str, *, default: bool, env: Mapping[str, str] | None = None) -> bool:
    given = _given(name, env).lower()
    if not given:
        return default
    if given in _YES | _NO:
        return given in _YES
    raise EnvironmentMistake(f"{name} is {given!r}. Write 1 for yes or 0 for no.")


def env_int(
    name: str, *, default: int, least: int | None = None, most: int | None = None, env: Mapping[str, str] | None = None
) -> int:
    given = _given(name, env)
    if not given:
        return default
    try:
        number = int(given)
    except ValueError as error:
        raise EnvironmentMistake(f"{name} is {given!r}. Write a whole number, for example {default}.") from error
    if (least is not None and number < least) or (most is not None and number > most):
        raise EnvironmentMistake(f"{name} is {number}. Write a number {_range(least, most)}.")
    return number


def _range(least: int | None, most: int | None) -> str:
    if least is None:
        return f"of at most {most}"
    return f"of at least {least}" if most is None else f"from {least} to {most}"


def env_path(name: str, *, default: str | Path, env: Mapping[str, str] | None = None) -> Path:
    """Always absolute, so that a later change of directory changes nothing."""
    return Path(_given(name, env) or default).expanduser().absolute()


def env_list(name: str, *, default: list[str], env: Mapping[str, str] | None = None) -> list[str]:
    """Values between commas."""
    given = _given(name, env)
    return [part.strip() for part in given.split(",") if part.strip()] if given else list(default)
