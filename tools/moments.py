"""States that no link leads to: what the check shows after something was typed, and pages of other people."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page

_ALONE = {"styleguide": "/styleguide/", "emergencies:start": "/emergencies/start/", "error_404": "/nowhere/"}


def moments(page: Page, base: str) -> Iterator[str]:
    """Yields a name each time the page shows something worth a picture."""
    for name, path in _ALONE.items():
        page.goto(base + path)
        yield name
    yield from _check(page, base, *_first_pass(page, f"{base}/gate/passes/?state=active&kind=resident"))
    _ask(page, base, *_first_pass(page, f"{base}/gate/passes/?state=withdrawn"))
    yield "gate:check-refused"
    _ask(page, base, "wang")
    yield "gate:check-people"
    _ask(page, base, "123456780")
    yield "gate:check-unknown"
    page.goto(f"{base}/people/search/?q=3-2-501")
    yield "people:search-door"
    yield from _pattern(page, base)


def _first_pass(page: Page, url: str) -> tuple[str, str]:
    """Its number, and the compound that it opens."""
    page.goto(url)
    row = page.locator(".ledger tbody tr").first
    return row.locator("a").first.inner_text().replace(" ", ""), row.locator("td").nth(3).inner_text()


def _ask(page: Page, base: str, typed: str, compound: str = "") -> None:
    page.goto(f"{base}/gate/check/")
    if compound:
        page.select_option("#post", label=page.locator("#post option", has_text=compound).first.inner_text())
    page.fill("input[name=code]", typed)
    page.press("input[name=code]", "Enter")
    page.wait_for_selector("#answer > *")


def _check(page: Page, base: str, serial: str, compound: str) -> Iterator[str]:
    _ask(page, base, serial, compound)
    yield "gate:check-needs"
    for need in ("holder_matches", "wears_mask"):
        button = page.locator(f"#passer button[name={need}][value=yes]")
        if button.count():
            with page.expect_response("**/check/verdict/"):
                button.click()
            page.wait_for_load_state("networkidle")
    page.fill("#id_temperature", "37.6")
    with page.expect_response("**/check/verdict/"):
        page.press("#id_temperature", "Enter")
    page.wait_for_load_state("networkidle")
    page.locator("#passer details summary").click()
    yield "gate:check-high"


def _pattern(page: Page, base: str) -> Iterator[str]:
    """Looked at, and not made."""
    page.goto(f"{base}/places/compounds/")
    page.locator(".ledger tbody a").first.click()
    page.locator("a[href$='/buildings/new/']").click()
    for name, value in (("first_number", 61), ("buildings", 6), ("units", 3), ("last_floor", 18), ("rooms", 4)):
        page.fill(f"[name={name}]", str(value))
    page.locator("button[form=form]").first.click()
    page.wait_for_selector(".ledger")
    yield "places:make_buildings-plan"
