"""Which pages are open in a browser: each holds a line to the desk for its news as long as it is."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class OpenPages:
    """May be asked from any thread."""

    def __init__(self) -> None:
        self._times = Counter[str]()
        self._lock = threading.Lock()

    @contextmanager
    def reading(self, path: str) -> Iterator[None]:
        """The page at "/en/guides/court/" is open while the block runs."""
        with self._lock:
            self._times[path] += 1
        try:
            yield
        finally:
            with self._lock:
                self._times[path] -= 1

    def files(self) -> list[str]:
        """The open pages as files below the site: "en/guides/court/index.html"."""
        with self._lock:
            paths = [path.lstrip("/") for path, times in self._times.items() if times]
        return [f"{path}index.html" if path.endswith("/") or not path else path for path in paths]
