"""What a page says to its reader, and what it would have a browser run."""

from __future__ import annotations

from html.parser import HTMLParser

_SILENT = {"script", "style", "svg", "template"}
_DATA = {"application/json"}
_ADDRESSES = {"href", "src", "action", "formaction"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.faults: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent.append(tag)
        told = dict(attrs)
        self.faults += [f"<{tag} {name}>" for name in told if name.startswith("on") or name == "style"]
        self.faults += [f"<{tag} {name}={told[name]}>" for name in _ADDRESSES & set(told) if _runs(told[name])]
        if tag == "style" or (tag == "script" and "src" not in told and told.get("type") not in _DATA):
            self.faults.append(f"<{tag}> with its text inside")

    def handle_endtag(self, tag: str) -> None:
        if self._silent and self._silent[-1] == tag:
            self._silent.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.texts.append(" ".join(data.split()))


def _runs(address: str | None) -> bool:
    return (address or "").strip().lower().startswith("javascript:")


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


def inline_faults(page: str) -> list[str]:
    """What a content security policy without 'unsafe-inline' would stop: it would not work, and was not meant to be there."""
    return _read(page).faults


def texts_of(page: str) -> list[str]:
    """What is read on the page, without attributes."""
    return _read(page).texts
