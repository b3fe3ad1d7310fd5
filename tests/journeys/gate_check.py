"""The check at the desk as a guard uses it: one thing at a time, and looking what came of it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def typed_by_a_scanner(page: Page, text: str) -> None:
    """A keyboard wedge: all keys at once, wherever the focus is, then Enter."""
    page.keyboard.type(text)
    page.keyboard.press("Enter")


class GateCheck:
    """Opened at the station's first post, for who comes in."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.goto("/gate/check/")

    @property
    def verdict(self) -> Locator:
        return self.page.locator("#answer .verdict-word")

    @property
    def detail(self) -> Locator:
        """The reasons, in a few words each."""
        return self.page.locator("#answer .verdict-detail")

    @property
    def holder(self) -> Locator:
        return self.page.locator("#answer .facts dd").first

    @property
    def said(self) -> Locator:
        """What came of recording."""
        return self.page.locator("#answer .notice")

    @property
    def recent(self) -> Locator:
        return self.page.locator("#recent li")

    def scan(self, text: str) -> None:
        typed_by_a_scanner(self.page, text)
        expect(self.verdict).to_be_visible()

    def look_for(self, words: str) -> None:
        self.page.get_by_label("码、编号、姓名或门牌").fill(words)
        self.page.get_by_role("button", name="查验", exact=True).click()

    def answer(self, question: str, word: str) -> None:
        asked = self.page.get_by_role("group", name=question)
        asked.get_by_role("button", name=word, exact=True).click()
        expect(asked).to_have_count(0)

    def measure(self, degrees: str, *, site: str = "额头") -> None:
        self.page.get_by_label("测量部位").select_option(label=site)
        self.page.get_by_label("℃", exact=True).fill(degrees)
        self.page.get_by_role("button", name="录入").click()
        expect(self.page.get_by_text("已测：").locator("strong").last).to_have_text(f"{degrees} ℃")

    def answer_well(self) -> None:
        """The holder, masked, not warm."""
        self.answer("是本人吗？", "是")
        self.answer("戴口罩了吗？", "是")
        self.measure("36.5")

    def record(self, button: str = "进门，登记") -> None:
        self.page.get_by_role("button", name=button).click()
