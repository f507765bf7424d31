"""Find a Chromium for the browser tests and the PDFs, or install one: python -m scripts.browser, once, from the Makefile.

Chromium's headless shell comes first: the same engine without windows, at half the work (decisions/0074). Then a chromium
on the PATH, then Playwright's own. Where we are root, Debian's is installed. A CJK font must be there too, or every
screenshot and PDF would show boxes. When nothing works the tests fail with what to do; they never skip.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser")
# Without these, Chromium asks its maker's servers for updates at every start.
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
FONTS = ("fonts-noto-cjk", "fontconfig")
REMEDY = """no Chromium for the browser tests and the PDFs. One of these helps:
  Debian:    sudo apt-get install chromium-headless-shell fonts-noto-cjk   (Ubuntu: chromium)
  elsewhere: .venv/bin/playwright install chromium"""


def find_chromium() -> str | None:
    """The path of a Chromium on the PATH, or of Playwright's own; None when there is neither."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def launch_arguments() -> list[str]:
    """Arguments for Chromium; root may not use its sandbox."""
    return [*QUIET, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else QUIET


def has_cjk_font() -> bool:
    """Whether Chinese can be drawn. macOS has its fonts; elsewhere fontconfig is asked."""
    if sys.platform == "darwin":
        return True
    if not shutil.which("fc-list"):
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh-tw"], capture_output=True, text=True, check=False).stdout.strip())


def install() -> int:
    """Make sure of a browser and a font; 0 when both are there, 1 with a message when they cannot be had."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        install_by_apt()
    elif not find_chromium():
        print("setting up: Playwright's Chromium", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if not find_chromium():
        print(f"make: {REMEDY}", file=sys.stderr)
        return 1
    if not has_cjk_font():
        print(
            "make: no font with Chinese characters; install fonts-noto-cjk (or another) and run again.", file=sys.stderr
        )
        return 1
    return 0


def install_by_apt() -> None:
    """Debian's headless shell and a font; where there is no such shell (Ubuntu), its chromium."""
    if shutil.which(SHELL) and has_cjk_font():
        return
    print("setting up: apt-get install", SHELL, *FONTS, flush=True)
    apt_get("update")
    if apt_get("install", "-y", SHELL, *FONTS) != 0:
        apt_get("install", "-y", "chromium", *FONTS)


def apt_get(*arguments: str) -> int:
    """The exit code of a quiet apt-get."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", *arguments]
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=environment).returncode


if __name__ == "__main__":
    sys.exit(install())
