"""Watches a browser context: requests that leave the site, requests that fail, and what the security policy refused.

Every walk through the site ends with `watch.assert_sealed()`; a new feature's walk belongs into tests/walks.py.
"""

from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

OWN_SCHEMES = ("data:", "blob:", "about:")


class Watch:
    """All that happened in the context since the watch was made. `own` is the site's address, ending in a slash."""

    def __init__(self, context: BrowserContext, own: str) -> None:
        self.own = own
        self.requests: list[str] = []
        self.outside: list[str] = []
        self.failed: list[str] = []
        self.refused: list[str] = []
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("requestfailed", self._failure)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.refused.append(str(error.error)))

    def assert_sealed(self) -> None:
        """Nothing left the site, nothing failed, no script error, and the policy had nothing to refuse."""
        assert not self.outside, f"requests to another origin: {self.outside}"
        assert not self.failed, f"failed requests: {self.failed}"
        assert not self.refused, f"refused by the policy, or errors: {self.refused}"

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((self.own, *OWN_SCHEMES)):
            self.outside.append(request.url)

    def _failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left before its icon had come
            self.failed.append(f"{request.url}: {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.failed.append(f"{response.url}: {response.status}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.refused.append(message.text)


def wait_until(page: Page, condition: str, arg: Any = None, seconds: int = 20) -> None:
    """Until a function of the page says yes; `condition` is its source, with or without `async`.

    Not Playwright's wait_for_function: after its first look that one evaluates text inside the page, which the page's own
    policy refuses, so it holds only where nothing had to be waited for; and it takes a promise itself for a yes.
    """
    page.evaluate(
        f"""async (arg) => {{
          const deadline = performance.now() + {seconds * 1000};
          while (!(await ({condition})(arg))) {{
            if (performance.now() > deadline) throw new Error("waited in vain");
            await new Promise(requestAnimationFrame);
          }}
        }}""",
        arg,
    )
