"""Serve site/ as a host would, by nginx with hosting/nginx.conf: python -m scripts.serve_static [--port N].

The same bytes, headers and compression that readers get, for a last look before publishing and for `make bench`.
"""

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from engine.folders import ROOT
from scripts.site import HOST, SITE, may_listen, port_number

BROTLI = "ngx_http_brotli_static_module.so"
HOSTING = ROOT / "hosting"
REMEDY = "no nginx here. Debian or Ubuntu: sudo apt-get install nginx-light libnginx-mod-http-brotli-static"


def find_nginx() -> str | None:
    """nginx; Debian keeps it in a folder that only root's PATH has."""
    return shutil.which(
        "nginx", path=os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"))
    )


def write_configuration(run: Path, site: Path, listen: str) -> Path:
    """hosting/nginx.conf with its places filled in; the path of the copy."""
    text = (HOSTING / "nginx.conf").read_text(encoding="utf-8")
    module = brotli_module()
    if module is None:  # Homebrew's nginx has none; gzip is there
        text = "".join(line for line in text.splitlines(keepends=True) if "brotli" not in line)
    types = built_with("--conf-path", "/etc/nginx/nginx.conf").parent / "mime.types"
    filled = {
        "@RUN@": run,
        "@SITE@": site,
        "@LISTEN@": listen,
        f"modules/{BROTLI}": module,
        "/etc/nginx/mime.types": types,
    }
    for mark, value in filled.items():
        text = text.replace(mark, str(value))
    (run / "nginx.conf").write_text(text, encoding="utf-8")
    return run / "nginx.conf"


def built_with(option: str, otherwise: str) -> Path:
    """A path that nginx was built with, as `nginx -V` tells it: each system has its own."""
    told = subprocess.run([find_nginx() or "nginx", "-V"], capture_output=True, text=True, check=False).stderr
    found = re.search(rf"{option}=(\S+)", told)
    return Path(found[1] if found else otherwise)


def brotli_module() -> Path | None:
    """The module that sends the .br files; None where this nginx has none."""
    module = built_with("--modules-path", "/usr/lib/nginx/modules") / BROTLI
    return module if module.is_file() else None


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


@contextmanager
def nginx(site: Path, port: int, more: str = "", said: IO[str] | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """nginx in the foreground while the block runs; it listens, or has ended. `more` follows its `listen` (TLS, for a bench);
    what it says of mistakes goes to `said`.

    Raises FileNotFoundError with what to install.
    """
    if (program := find_nginx()) is None:
        raise FileNotFoundError(REMEDY)
    with tempfile.TemporaryDirectory() as folder:
        run = Path(folder)
        run.chmod(0o755)  # started by root, nginx's workers are another user
        configuration = write_configuration(run, site, f"{HOST}:{port}{more}")
        process = subprocess.Popen(
            [program, "-c", str(configuration), "-p", folder, "-e", "stderr", "-g", "daemon off;"], stderr=said
        )
        try:
            while process.poll() is None and not listens(port):
                time.sleep(0.01)
            yield process
        finally:
            process.terminate()
            process.wait(timeout=10)


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts.serve_static", description=__doc__)
    parser.add_argument("--port", type=port_number, default=8000)
    options = parser.parse_args()
    if not (SITE / "index.html").is_file():
        print("make: there is no site/ yet; run `make site` first", file=sys.stderr)
        return 1
    if not may_listen(options.port, "serve-static"):
        return 1
    try:
        with nginx(SITE, options.port) as process:
            print(f"serving site/ at http://{HOST}:{options.port}/ (Ctrl-C stops it)", flush=True)
            return process.wait()
    except FileNotFoundError as error:
        print(f"make: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
