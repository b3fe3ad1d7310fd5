"""The page itself: a code for phones to read, and the steps. One file without scripts, in both languages."""

from __future__ import annotations

import io
from html import escape

import segno

from gatepost.launcher.lan.steps import DEVICES, Device

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_STYLE = """
:root { color-scheme: light; font-family: system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; line-height: 1.6; color: #1b2430; }
body { margin: 0; background: #f3f5f7; } main { max-width: 44rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin: 0 0 .5rem; } section { background: #fff; border-radius: .375rem; padding: 1rem; margin-block: 1rem; }
li { margin-block: .4rem; } .codes { display: flex; flex-wrap: wrap; gap: 1.5rem; } figure { margin: 0; } figcaption { overflow-wrap: anywhere; }
svg { width: 12rem; height: 12rem; display: block; } a.get, a.go { display: inline-block; min-height: 2.75rem; line-height: 2.75rem; padding: 0 1rem; border-radius: .375rem; background: #1b2430; color: #fff; text-decoration: none; }
.mark { font-family: ui-monospace, Consolas, monospace; overflow-wrap: anywhere; } nav a { display: inline-block; min-height: 2.75rem; line-height: 2.75rem; color: #1b2430; }
"""
_WORDS = {
    "zh": {
        "language": "zh-CN", "other": "en", "switch": "English", "title": "手机使用小门岗", "scan": "用手机扫一扫，打开这一页",
        "intro": "手机和这台电脑连同一个 Wi-Fi。照下面的步骤装一次证书，以后直接打开小门岗的网址就行。",
        "then": "装好以后，打开小门岗", "check": "核对：手机上显示的 SHA-256 指纹应该是",
        "warning": "装完还提示“不安全”或“证书无效”，就是没装好，不要点继续，重新照做一遍。",
    },
    "en": {
        "language": "en", "other": "zh", "switch": "中文", "title": "Gatepost on your phone", "scan": "Scan this with the phone to open this page",
        "intro": "Phone and computer are on the same Wi-Fi. Install the certificate once; afterwards open Gatepost's address.",
        "then": "When it is installed, open Gatepost", "check": "To compare: the phone shows this SHA-256 fingerprint",
        "warning": "If it still says “not secure”, the certificate is not installed: do not go on, do the steps again.",
    },
}  # fmt: skip


def lan_page(language: str, *, page_address: str, address: str, fingerprint: str) -> str:
    words = _WORDS["zh" if language == "zh" else "en"]
    devices = "\n".join(_device(device, in_chinese=language == "zh") for device in DEVICES)
    return f"""<!doctype html>
<html lang="{words["language"]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{words["title"]}</title><style>{_STYLE}</style></head>
<body><main><nav><a href="?lang={words["other"]}">{words["switch"]}</a></nav><h1>{words["title"]}</h1><p>{words["intro"]}</p>
<section><figure>{_code(page_address, words["scan"])}<figcaption>{words["scan"]}<br><a href="{escape(page_address)}">{escape(page_address)}</a></figcaption></figure></section>
{devices}
<section><h2>{words["then"]}</h2><p><a class="go" href="{escape(address)}">{escape(address)}</a></p><p>{words["warning"]}</p>
<p>{words["check"]}</p><p class="mark">{escape(fingerprint)}</p></section></main></body></html>
"""


def _device(device: Device, *, in_chinese: bool) -> str:
    name = device.name_zh if in_chinese else device.name_en
    steps = "".join(f"<li>{zh if in_chinese else en}</li>" for zh, en in device.steps)
    return f"<section><h2>{name}</h2><ol>{steps}</ol></section>"


def _code(text: str, label: str) -> str:
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, svgns=True, omitsize=True, title=label, border=2
    )
    return drawn.getvalue().decode()
