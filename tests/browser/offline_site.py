"""A site on disk that a test may change, and a server for it that can be stopped and started on the same port."""

import functools
import http.server
import shutil
import threading
from pathlib import Path

from engine.offline.offline_list import write_offline_list
from tests.conftest import POLL


class OneShot(http.server.SimpleHTTPRequestHandler):
    """HTTP/1.0 on purpose: a connection that is kept alive would go on answering after the server has stopped."""

    left: float = float("inf")  # requests that are still answered; then the line is cut in the middle of an answer

    def do_GET(self) -> None:
        OneShot.left -= 1
        if OneShot.left >= 0:
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(b"half of ")

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")  # or the browser's own cache would answer in the server's place
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: a test's output is its result."""


class ChangingSite:
    """A copy of the site under `folder`/`below`, served from `folder`."""

    def __init__(self, site: Path, folder: Path, below: str = "") -> None:
        self.root = folder / below
        shutil.copytree(site, self.root, ignore=shutil.ignore_patterns("*.br", "*.gz", "pdf"))
        self.folder, self.below, self.port = folder, below, 0
        self.cut_after(float("inf"))
        write_offline_list(self.root)
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/{self.below}"

    def start(self) -> None:
        handler = functools.partial(OneShot, directory=str(self.folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(POLL,), daemon=True).start()

    def cut_after(self, answers: float) -> None:
        """Break off each answer after so many whole ones; infinity mends the line."""
        OneShot.left = answers

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def publish(self, version: str) -> None:
        """A new version of every page and of their script: both say which version they are of."""
        for page in self.root.rglob("index.html"):
            page.write_text(page.read_text(encoding="utf-8") + f"<!-- version {version} -->", encoding="utf-8")
        for script in (self.root / "assets").glob("guide*.js"):
            says = f'\ndocument.documentElement.style.setProperty("--version", {version});'
            script.write_text(script.read_text(encoding="utf-8") + says, encoding="utf-8")
        write_offline_list(self.root)
