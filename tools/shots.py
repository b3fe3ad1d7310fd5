"""A picture of every page, desk and phone, both languages: `make shots`, then look at all of them.

python tools/shots.py                     starts the demo for itself and walks all pages
python tools/shots.py --only gate         only pages whose name begins so
python tools/shots.py --at ADDRESS        asks a demo that runs already
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from tools.browser import find_chromium, font_settings  # noqa: E402

OUT = ROOT / "shots"
PORT = 8017
SIZES = {"desk": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}
LANGUAGES = {"zh": "zh-hans", "en": "en"}
SPOKEN = {"zh": "zh-CN", "en": "en-GB"}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-quic"]
_START_SECONDS = 240


@contextmanager
def demo() -> Iterator[tuple[str, Path]]:
    """A demo of its own, so that pictures do not change what somebody works with."""
    data = ROOT / ".data" / "shots"
    command = [sys.executable, "-m", "gatepost", "demo", "--port", str(PORT)]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "GATEPOST_DATA_DIR": str(data)})
    base = f"http://127.0.0.1:{PORT}"
    try:
        _wait(base, process)
        yield base, data
    finally:
        process.terminate()
        process.wait(60)


def _wait(base: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"{base}/account/login/", timeout=2)
            return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("The demo did not start: see its words above.")


def signed_in(browser: Browser, base: str, who: dict[str, str], *, size: str, language: str) -> Page:
    context = browser.new_context(viewport=SIZES[size], locale=SPOKEN[language])
    context.add_cookies([{"name": "django_language", "value": LANGUAGES[language], "url": base}])
    page = context.new_page()
    page.goto(f"{base}/account/login/")
    page.screenshot(path=OUT / f"{language}-{size}-account_login.png", full_page=True)
    page.fill("input[name=login]", who["username"])
    page.fill("input[name=password]", who["password"])
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{base}/")
    return page


def take(base: str, people: list[dict[str, str]], only: str) -> int:
    from tools.crawl import walk  # noqa: PLC0415  needs the settings
    from tools.moments import moments  # noqa: PLC0415  needs the settings

    taken = 0
    with sync_playwright() as player:
        for language, spoken in SPOKEN.items():
            chromium = str(find_chromium())
            browser = player.chromium.launch(executable_path=chromium, args=[*ARGUMENTS, f"--lang={spoken}"])
            for size in SIZES:
                page = signed_in(browser, base, people[0], size=size, language=language)
                for name in chain((stop.name for stop in walk(page, base)), moments(page, base)):
                    if name.startswith(only):
                        _picture(page, f"{language}-{size}-{name.replace(':', '_')}", size)
                        taken += 1
                page.context.close()
                print(f"{language} {size}: {taken} pictures so far")
            browser.close()
    return taken


def _picture(page: Page, name: str, size: str) -> None:
    """The whole page in a window as high as the page, so that what sticks to the window's edge covers nothing."""
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": SIZES[size]["width"], "height": max(height, SIZES[size]["height"])})
    page.wait_for_timeout(150)
    page.screenshot(path=OUT / f"{name}.png", full_page=True)
    page.set_viewport_size(SIZES[size])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--at", default="")
    parser.add_argument("--data", default="")
    given = parser.parse_args()
    OUT.mkdir(exist_ok=True)
    os.environ["FONTCONFIG_FILE"] = str(font_settings())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gatepost.config.settings")
    os.environ.setdefault("GATEPOST_DEMO", "1")
    if given.at:
        people = json.loads((Path(given.data) / "sign-ins.json").read_text(encoding="utf-8"))
        _walk_with_settings(given.at, people, given.only)
        return
    with demo() as (base, data):
        people = json.loads((data / "sign-ins.json").read_text(encoding="utf-8"))
        _walk_with_settings(base, people, given.only)


def _walk_with_settings(base: str, people: list[dict[str, str]], only: str) -> None:
    import django  # noqa: PLC0415  the settings must be chosen first

    django.setup()
    print(f"{take(base, people, only)} pictures in {OUT.name}/")


if __name__ == "__main__":
    main()
