"""The browser that the tests use: the same as that of `make pdf` (scripts/browser.py)."""

from scripts.browser import REMEDY, find_chromium, launch_arguments

__all__ = ["REMEDY", "find_chromium", "launch_arguments"]
