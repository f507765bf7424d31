"""Serves the last good build, with a script in each page that reloads it when its own text has changed and shows a mistake over it.

The script comes as a file, because the pages' policy lets nothing inline run. /preview/PAGE shows a page in all languages side by side.
"""

import hashlib
import http.server
import json
import mimetypes
import re
import threading
from html import escape
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from engine.locales import LOCALES, locale_of
from scripts.desk.builder import State
from scripts.desk.open_pages import OpenPages

HERE = Path(__file__).parent
OWN = {f"/__desk/{name}" for name in ("reload.js", "preview.js", "desk.css")}
EVENTS = "/__desk/events"
WAITING = """<!doctype html><meta charset=utf-8><title>…</title><body><h1>no page yet</h1>
<p>The site is being built, or something must be mended first; then the page comes by itself.</p><noscript><pre>{fault}</pre></noscript></body>"""
KINDS = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".css": "text/css",
    ".webmanifest": "application/manifest+json",
}
SHOWN_WITH = re.compile(
    r"""(?:\bsrc|<link [^>]*\bhref)=["']?([\w./-]+\.[a-z]+)"""
)  # src="a.mjs", <link rel="stylesheet" href="../a.css"
STILL_THERE = 20  # seconds between messages to a page without news: that is how a closed one is noticed


class Desk(http.server.ThreadingHTTPServer):
    """The server; `show` hands it a new state and wakes every open page."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int]) -> None:
        super().__init__(address, Answer)
        self.state = State()
        self.news = threading.Condition()
        self.open = OpenPages()

    def show(self, state: State) -> None:
        with self.news:
            self.state = state
            self.news.notify_all()

    def file_of(self, path: str) -> Path | None:
        """The file at an address, of the last good build or made anew since; None where there is none."""
        return self.made_since(path) or _below(self.state.site, path)

    def made_since(self, path: str) -> Path | None:
        return _below(self.state.over, path)

    def digest_of(self, path: str) -> str:
        """Of the page and of the styles, scripts and pictures that it names; "" where there is none."""
        try:
            held = [file.read_bytes() for each in self._with_looks(path) if (file := self.file_of(each))]
        except OSError:  # a newer build has just taken its place
            return ""
        return hashlib.sha256(b"".join(hashlib.sha256(each).digest() for each in held)).hexdigest()[:16] if held else ""

    def is_ahead(self, path: str) -> bool:
        """Whether the page, or how it looks, was made anew since the last good build."""
        return any(self.made_since(each) for each in self._with_looks(path))

    def _with_looks(self, path: str) -> list[str]:
        """The address of a page, and of the styles, scripts and pictures that it names."""
        file = self.file_of(path)
        html = file.read_text(encoding="utf-8") if file and file.suffix == ".html" else ""
        return [path, *(urljoin(path, name) for name in sorted(set(SHOWN_WITH.findall(html))))]


def _below(folder: Path | None, path: str) -> Path | None:
    if folder is None:
        return None
    site = folder.resolve()
    file = (site / unquote(path).lstrip("/")).resolve()
    file = file / "index.html" if file.is_dir() else file
    return file if file.is_file() and file.is_relative_to(site) else None


class Answer(http.server.BaseHTTPRequestHandler):
    server: Desk
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: what matters is in the page."""

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        try:
            if address.path == EVENTS:
                with self.server.open.reading(unquote(address.query)):
                    self._events(unquote(address.query))
            elif address.path in OWN:
                self._send((HERE / Path(address.path).name).read_bytes(), kind_of(Path(address.path)))
            elif address.path.startswith("/preview/"):
                self._send(preview(address.path.removeprefix("/preview/")).encode(), "text/html; charset=utf-8")
            else:
                self._page(address.path)
        except (BrokenPipeError, ConnectionResetError, FileNotFoundError):
            self.close_connection = True  # the reader went on, or a newer build has taken this one's place

    def _page(self, path: str) -> None:
        file = self.server.file_of(path)
        if file and file.name == "index.html" and not path.endswith(("/", "/index.html")):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif file and file.suffix != ".html":
            self._send(file.read_bytes(), kind_of(file))
        else:
            shown = file or self.server.file_of("404.html")
            html = shown.read_text(encoding="utf-8") if shown else WAITING.format(fault=escape(self.server.state.fault))
            script = f'<script src="/__desk/reload.js" data-digest="{self.server.digest_of(path)}" defer></script>'
            status = HTTPStatus.OK if file or not shown else HTTPStatus.NOT_FOUND
            self._send(html.replace("</body>", f"{script}</body>").encode(), "text/html; charset=utf-8", status)

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _events(self, path: str) -> None:
        """One message at once, then one at each news, until a message cannot be sent, as the page is gone."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        while True:
            state = self.server.state
            news = {
                "digest": self.server.digest_of(path),
                "fault": state.fault,
                "building": state.building,
                "unchecked": self.server.is_ahead(path),
            }
            self.wfile.write(f"data: {json.dumps(news)}\n\n".encode())
            self.wfile.flush()
            with self.server.news:
                if self.server.state is state:
                    self.server.news.wait(timeout=STILL_THERE)


def kind_of(file: Path) -> str:
    return KINDS.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


def preview(page: str) -> str:
    """A page in every language side by side; `page` is its address in any of them."""
    bare = page.removeprefix(locale_of(page).folder).strip("/")
    bare = f"{bare}/" if bare else ""
    frames = "".join(
        f'<figure><figcaption>{code}</figcaption><iframe title="{code}" src="/{locale.folder}{bare}"></iframe></figure>'
        for code, locale in LOCALES.items()
    )
    head = '<!doctype html><meta charset=utf-8><title>preview</title><link rel=stylesheet href="/__desk/desk.css">'
    return f'{head}<body class="preview">{frames}<script src="/__desk/preview.js"></script></body>'
