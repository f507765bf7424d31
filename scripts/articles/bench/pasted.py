"""Write what a browser shows of each structure as text, beside it: python -m scripts.articles.bench.pasted.

`innerText` is what stands in a file when somebody selects a whole page and pastes it. The files are kept, so that the bench
and the tests need no browser.
"""

from __future__ import annotations

from playwright.sync_api import sync_playwright

from scripts.articles.bench.structures import STRUCTURES
from scripts.browser import find_chromium, launch_arguments


def main() -> None:
    """Write a .txt for every .html."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=launch_arguments())
        page = browser.new_page()
        for path in sorted(STRUCTURES.glob("*/*.html")):
            page.set_content(path.read_text(encoding="utf-8"))
            text = page.inner_text("body")
            path.with_suffix(".txt").write_text(text.strip() + "\n", encoding="utf-8")
        browser.close()


if __name__ == "__main__":
    main()
