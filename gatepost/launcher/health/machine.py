"""What lies on the machine: the program's own parts, and room on its disks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from gatepost.launcher.health.findings import Finding, fine, hint, wrong

_GIGABYTE = 1_000_000_000
LEAST_FREE = 2 * _GIGABYTE
SMALLEST_FONT = 1_000_000
"""A font with Chinese in it is larger; less is a download that broke off."""


def fonts(folder: Path, files: tuple[str, ...]) -> Finding:
    bad = [name for name in files if not (folder / name).is_file() or (folder / name).stat().st_size < SMALLEST_FONT]
    if not bad:
        return fine("打印用的中文字体齐全。", "The Chinese fonts for papers are there.")
    names = ", ".join(bad)
    return wrong(
        f"打印用的中文字体缺失或不完整：{names}。请运行 make web，或重新安装。",
        f"Chinese fonts for papers are missing or not whole: {names}. Run make web, or install again.",
    )


def styles(built: Path) -> Finding:
    if any(built.glob("*")):
        return fine("网页样式和脚本齐全。", "Styles and scripts of the pages are there.")
    return wrong(
        "网页的样式和脚本没有生成。请运行 make web，或重新安装。",
        "Styles and scripts of the pages were not built. Run make web, or install again.",
    )


def rooms(folders: list[Path], *, database_bytes: int) -> Iterator[Finding]:
    """One line for each disk. A backup is proved in a second copy of the database."""
    seen: set[int] = set()
    for folder in folders:
        place = next(path for path in (folder, *folder.parents) if path.exists())
        if place.stat().st_dev not in seen:
            seen.add(place.stat().st_dev)
            yield room(folder, free=shutil.disk_usage(place).free, needed=LEAST_FREE + 2 * database_bytes)


def room(folder: Path, *, free: int, needed: int) -> Finding:
    has, wants = f"{free / _GIGABYTE:.1f} GB", f"{needed / _GIGABYTE:.1f} GB"
    if free >= needed:
        return fine(f"{folder} 所在磁盘还有 {has}。", f"The disk of {folder} has {has} left.")
    if free >= LEAST_FREE // 4:
        return hint(
            f"{folder} 所在磁盘只剩 {has}，最好有 {wants}。请清理，或换大一点的盘。",
            f"The disk of {folder} has {has} left, and {wants} would be better. Make room, or take a larger one.",
        )
    return wrong(
        f"{folder} 所在磁盘只剩 {has}，随时会写不下去。请马上清理。",
        f"The disk of {folder} has {has} left and may be full at any moment. Make room now.",
    )
