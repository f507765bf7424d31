"""Size and SHA-256 of a finished site's files: each is read once, for the list of what a device keeps, for its compressed copies and for
the manifest. It holds while nobody writes into them."""

import hashlib
from pathlib import Path


class Digests(dict[str, tuple[int, str]]):
    """File ("en/index.html") → (bytes, SHA-256), of what stands there when it is asked for first."""

    def __init__(self, site: Path) -> None:
        super().__init__()
        self._site = site

    def __missing__(self, name: str) -> tuple[int, str]:
        found = self[name] = digest_of(f"{self._site}/{name}")
        return found


def digest_of(path: str) -> tuple[int, str]:
    """A file's bytes and SHA-256."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123  ten thousands of files; a Path for each takes as long as reading it
        content = file.read()
    return len(content), hashlib.sha256(content).hexdigest()
