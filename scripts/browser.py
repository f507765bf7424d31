"""Find a Chromium for the browser tests and the PDFs, or install one: python -m scripts.browser, once, from the Makefile.

A chromium on the PATH comes first, then Playwright's own, then Debian's where we are root. A CJK font must be there too, or
every screenshot and PDF would show boxes. When nothing works the tests fail with what to do; they never skip.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser")
# Without these, Chromium asks its maker's servers for updates at every start.
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
PACKAGES = ("chromium", "fonts-noto-cjk")
REMEDY = """no Chromium for the browser tests and the PDFs. One of these helps:
  Debian or Ubuntu: sudo apt-get install chromium fonts-noto-cjk
  elsewhere:        .venv/bin/playwright install chromium"""


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
    if find_chromium() and has_cjk_font():
        return 0
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print("setting up: apt-get install", *PACKAGES, flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=False, stdout=subprocess.DEVNULL)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", *PACKAGES, "fontconfig"],
            check=False,
            stdout=subprocess.DEVNULL,
            env=environment,
        )
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


if __name__ == "__main__":
    sys.exit(install())
