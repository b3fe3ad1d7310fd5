"""Styles and scripts, copied to where they are served from only when they changed."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from gatepost import PACKAGE_DIR, __version__
from gatepost.launcher.words import say

_PACKAGES = ("django", "django-allauth", "django-ninja", "whitenoise")


def _static_files() -> Iterator[Path]:
    for folder in (PACKAGE_DIR / "static", *sorted(PACKAGE_DIR.glob("*/static"))):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def static_digest() -> str:
    """Changes when a file of ours or a package that brings files changes."""
    parts = [__version__, *(version(package) for package in _PACKAGES)]
    for path in _static_files():
        seen = path.stat()
        parts.append(f"{path.relative_to(PACKAGE_DIR)}:{seen.st_size}:{seen.st_mtime_ns}")
    return sha256("\n".join(parts).encode()).hexdigest()


def collect_static() -> None:
    target = Path(settings.STATIC_ROOT)
    stamp = target / ".digest"
    digest = static_digest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    say("  准备网页样式与脚本", "  Preparing styles and scripts")
    call_command("collectstatic", interactive=False, clear=target.exists(), verbosity=0)
    stamp.write_text(digest)
