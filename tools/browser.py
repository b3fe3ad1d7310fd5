"""Finds a Chromium for the tests, or installs one: the machine's own, the distribution's, one from the npm registry.

python tools/browser.py     prints its path, after it has shown a page
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bootstrap import ROOT, CannotPrepare, one_at_a_time, say
from packed_chromium import is_possible, packed_chromium

FLAGS = ["--no-sandbox", "--disable-dev-shm-usage"]
"""Root and containers cannot have Chromium's own sandbox, and have little shared memory."""
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
_APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
)


def _runs(browser: Path) -> bool:
    """Some distributions install a file of that name that only says where to get the real one."""
    try:
        return subprocess.run([browser, "--version"], check=False, capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _on_this_machine() -> Path | None:
    on_path = (Path(found) for found in map(shutil.which, _NAMES) if found)
    return next((browser for browser in (*on_path, *_APPLICATIONS) if browser.exists() and _runs(browser)), None)


def _from_distribution() -> Path | None:
    apt = shutil.which("apt-get")
    if os.geteuid() != 0 or not apt:
        return None
    say("Installing Chromium from the distribution (apt-get)")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        if subprocess.run([apt, "-qq", *step], check=False, env=env, capture_output=True).returncode != 0:
            return None
    return _on_this_machine()


def _chosen() -> Path | None:
    named = os.environ.get("GATEPOST_CHROMIUM")
    if not named:
        return None
    if not _runs(Path(named)):
        raise CannotPrepare(f"GATEPOST_CHROMIUM is {named!r}, which is no browser that runs here.")
    return Path(named)


@cache
def find_chromium() -> Path:
    """Installs one when there is none. Raises CannotPrepare with a sentence when that is not possible."""
    found = _chosen() or _on_this_machine()
    if found:
        return found
    with one_at_a_time():
        found = _on_this_machine() or _from_distribution()
        if not found and is_possible():
            found = packed_chromium()
    if found and _runs(found):
        return found
    raise CannotPrepare("The tests need a Chromium. Install one, or name it in GATEPOST_CHROMIUM, then start again.")


def shows_pages(browser: Path) -> bool:
    """Whether it runs a script on a page, which is more than starting."""
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415  (only this check needs the tests' packages)

    with sync_playwright() as playwright:
        try:
            running = playwright.chromium.launch(executable_path=browser, args=FLAGS, timeout=60_000)
            page = running.new_page()
            page.goto("data:text/html,<p id=sum>?</p><script>sum.textContent = 1 + 1</script>")
            shown = page.inner_text("#sum")
            running.close()
        except Error:
            return False
    return shown == "2"


def font_settings() -> Path:
    """A machine without a Chinese font shows boxes, whose widths mean nothing; for FONTCONFIG_FILE, with the papers' font in it."""
    file = ROOT / ".cache" / "fonts.conf"
    file.parent.mkdir(exist_ok=True)
    folders = (ROOT / "gatepost" / "kernel" / "fonts", "/usr/share/fonts")
    listed = "".join(f"<dir>{folder}</dir>" for folder in folders)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_text(f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{listed}</fontconfig>')
    draft.replace(file)
    return file


def main() -> int:
    try:
        browser = find_chromium()
        if not shows_pages(browser):
            raise CannotPrepare(f"{browser} starts, but shows no page. Name another one in GATEPOST_CHROMIUM.")
    except CannotPrepare as error:
        print(error)
        return 1
    print(browser)
    return 0


if __name__ == "__main__":
    sys.exit(main())
