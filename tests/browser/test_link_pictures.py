"""The pictures of links as Chromium draws them: their size, their bytes, and titles that are too long."""

import struct
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from engine.shell.link_pictures import HEIGHT, WIDTH, picture
from scripts.pictures import draw

MOST_BYTES = 60_000
PAGE = """<title>t · 还不上时，一步一步来</title><meta property="og:site_name" content="花呗借呗还款指南"><meta property="og:title" content="{title}">
<meta property="og:description" content="从一条短信、一个信封到判决：怎么认真假，哪天前做什么，怎么说；支付令和仲裁的期限。"><body dir="ltr">"""
TITLES = {  # page → title, the longest that a guide of four languages has now, and longer
    "guides/a": "欠款被起诉、收到传票怎么办：先认真假，看清期限，一步一步来",
    "en/guides/a": "Sued over a debt in China: is the paper real, what does it say, and by which day to answer",
    "zh-TW/guides/a": "協商還款可以提哪些方案：延期、降每月還款、減利息",
}


def wanted(page: str, title: str) -> dict[str, str]:
    shown = picture(f"{page}/", {f"{page}/index.html": PAGE.format(title=title)})
    assert shown is not None
    return {shown.digest: shown.html}


def test_a_picture_is_small_and_the_same_each_time(browser: Browser, tmp_path: Path) -> None:
    pictures = {digest: html for page, title in TITLES.items() for digest, html in wanted(page, title).items()}
    first = {path.name: path.read_bytes() for path, _ in draw(browser, pictures, tmp_path)}
    again = {path.name: path.read_bytes() for path, _ in draw(browser, pictures, tmp_path)}
    assert first == again
    assert len(first) == len(TITLES)
    for content in first.values():
        assert len(content) <= MOST_BYTES
        assert struct.unpack(">II", content[16:24]) == (WIDTH, HEIGHT)


def test_a_title_without_room_is_told(browser: Browser, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="has no room in the picture of its link; make it shorter"):
        list(draw(browser, wanted("guides/a", "很长的题目" * 60), tmp_path))
