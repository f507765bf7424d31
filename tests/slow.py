"""A slow machine on purpose: `SLOW=1` before any test command that opens a browser.

On a busy machine an answer comes late, once in ten thousand times. A test that reads before the page has answered then
fails there and nowhere else. Here every script comes late, the processor is slow, and so are the things that the page
itself has to wait for; such a test fails each time.
"""

import os

from playwright.sync_api import Browser, BrowserContext, Page, expect

SLOW = bool(os.environ.get("SLOW"))
WAIT = 0.5  # seconds
LONGEST = 30_000  # milliseconds that a test waits for the page, whatever its file: a busy machine is no fault
expect.set_options(timeout=LONGEST)

# What a page waits for besides its files: the clipboard, and the next task of the browser.
LATE = """() => {
  const late = (object, name) => {
    const own = object?.[name];
    if (typeof own !== "function") return;
    object[name] = async function (...given) {
      await new Promise((done) => setTimeout(done, 500));
      return own.apply(this, given);
    };
  };
  for (const name of ["write", "writeText", "readText"]) late(window.Clipboard?.prototype, name);
  for (const name of ["share"]) late(window.Navigator?.prototype, name);
  for (const name of ["open", "match", "delete", "keys", "has"]) late(window.CacheStorage?.prototype, name);
}"""


def is_late(path: str) -> bool:
    """Whether a file of this address comes late."""
    return path.partition("?")[0].endswith((".mjs", ".js", ".json"))


def slow(browser: Browser) -> None:
    """Make every context that this browser opens a slow one."""
    at_once = browser.new_context

    def new_context(**options: object) -> BrowserContext:
        context = at_once(**options)  # type: ignore[arg-type]
        context.add_init_script(f"({LATE})()")
        context.on("page", _slow_page)
        return context

    browser.new_context = new_context  # type: ignore[method-assign]


def _slow_page(page: Page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
