"""Make sure of the tools from outside Python that checks use: python -m scripts.host_tools, once, from the Makefile.

nginx serves the site as a host would, Java runs the Nu checker. Where we are root on Debian they are installed; elsewhere the
message says what to install. Nothing is skipped for want of a tool.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial

from scripts.serve_static import brotli_module, find_nginx

NEEDED: dict[str, Callable[[], str | None]] = {
    "nginx-light": find_nginx,
    "default-jre-headless": partial(shutil.which, "java"),
}  # package → what it brings
BROTLI_PACKAGE = "libnginx-mod-http-brotli-static"


def missing() -> list[str]:
    """The Debian packages of what is not here."""
    packages = [package for package, found in NEEDED.items() if found() is None]
    return packages if find_nginx() and brotli_module() else [*packages, BROTLI_PACKAGE]


def main() -> int:
    packages = missing()
    if packages and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print("setting up: apt-get install", *packages, flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *packages]):
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=quiet)
    if packages := missing():
        print(
            f"make: the checks need {', '.join(packages)}. Debian or Ubuntu: sudo apt-get install {' '.join(packages)}",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
