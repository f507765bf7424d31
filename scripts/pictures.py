"""Draw the pictures of links into .build/link-pictures: python -m scripts.pictures. `make site` before it says which, after it takes them in.

Chromium draws engine/shell/link-picture.html. A title is as large as leaves it whole. The same words give the same bytes on one machine.
Chromium writes 24 bits a pixel; of flat colours and soft edges the 64 commonest colours are a third of the bytes.
"""

import base64
import json
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from engine import folders
from engine.build.one_at_a_time import one_at_a_time
from engine.build.step import StepError
from engine.build.whole_file import written_whole
from engine.shell.link_pictures import HEIGHT, MADE, WANTED, WIDTH
from scripts.browser import REMEDY, find_chromium, has_cjk_font, launch_arguments

NO_FONT = "no font with Chinese characters, so the pictures of links would show boxes; install fonts-noto-cjk (or another) and run again."
# The largest size in which the title stands whole and no phrase of it is broken; else the largest in which it stands whole; else 0.
FIT = """([sizes, smallestUnbroken]) => {
  const title = document.querySelector("h1");
  const set = (size) => { title.style.fontSize = `${size}px`; };
  const whole = () => title.scrollHeight <= title.clientHeight && title.scrollWidth <= title.clientWidth;
  const unbroken = (size) => [...title.querySelectorAll("span")].every((phrase) => phrase.offsetHeight < 2 * size);
  const found = sizes.find((size) => size >= smallestUnbroken && (set(size), whole() && unbroken(size))) ?? sizes.find((size) => (set(size), whole())) ?? 0;
  set(found);
  return found;
}"""
# A picture as its commonest colours, [[red, green, blue], …], and for each pixel the place of the nearest one, in base64.
FEWER_COLOURS = """async ([source, most]) => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const pen = new OffscreenCanvas(image.width, image.height).getContext("2d");
  pen.drawImage(image, 0, 0);
  const pixels = new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer);
  const times = new Map();
  for (const colour of pixels) times.set(colour, (times.get(colour) ?? 0) + 1);
  const kept = [...times].sort(([a, m], [b, n]) => n - m || a - b).slice(0, most).map(([colour]) => colour);
  const parts = (colour) => [0, 8, 16].map((bits) => (colour >> bits) & 255);
  const apart = (a, b) => parts(a).reduce((sum, part, at) => sum + (part - parts(b)[at]) ** 2, 0);
  const nearest = (colour) => kept.reduce((best, one, at) => (apart(one, colour) < apart(kept[best], colour) ? at : best), 0);
  const places = new Map([...times.keys()].map((colour) => [colour, nearest(colour)]));
  let written = "";
  for (const colour of pixels) written += String.fromCharCode(places.get(colour));
  return [kept.map(parts), btoa(written)];
}"""
COLOURS = 64
SIZES, SMALLEST_UNBROKEN = (88, 80, 72, 64, 60, 56, 48, 40), 60


def main() -> int:
    """Draw what is wanted and not there yet, and take away what is wanted no more; 1 with a message where something is missing."""
    chromium = find_chromium()
    if not (MADE / WANTED).is_file():
        print("make: there is no list of pictures; run `make site` first (`make pictures` does)", file=sys.stderr)
        return 1
    if chromium is None or not has_cjk_font():
        print(f"make: {REMEDY if chromium is None else NO_FONT}", file=sys.stderr)
        return 1
    try:
        with one_at_a_time(folders.MADE):  # no build writes the list, or copies pictures, meanwhile
            return draw_missing(chromium)
    except StepError as error:
        print(f"make: no picture was drawn: {error}.", file=sys.stderr)
        return 1


def draw_missing(chromium: str) -> int:
    wanted = json.loads((MADE / WANTED).read_text(encoding="utf-8"))
    for old in MADE.glob("*.png"):
        if old.stem not in wanted:
            old.unlink()
    missing = {digest: html for digest, html in wanted.items() if not (MADE / f"{digest}.png").is_file()}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=launch_arguments())
        try:
            sizes = [size for _, size in draw(browser, missing, MADE)]
        except ValueError as error:
            print(f"make: {error}", file=sys.stderr)
            return 1
        finally:
            browser.close()
    print(f"{len(sizes)} pictures of links drawn, the largest {max(sizes, default=0):,} bytes")
    return 0


def draw(browser: Browser, pictures: dict[str, str], folder: Path) -> Iterator[tuple[Path, int]]:
    """(file, bytes) of each picture as it is drawn, digest.png in `folder`. Raises ValueError where a title has no room."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    counter = browser.new_page()
    for digest, html in pictures.items():
        page.set_content(html)
        if not page.evaluate(FIT, [SIZES, SMALLEST_UNBROKEN]):
            raise ValueError(
                f"the title has no room in the picture of its link; make it shorter: {page.inner_text('h1')}"
            )
        made = folder / f"{digest}.png"
        drawn = page.screenshot(type="png", animations="disabled")
        with written_whole(made) as part:
            part.write_bytes(_few_colours(counter, drawn))
        yield made, made.stat().st_size
    page.close()
    counter.close()


def few_colours(browser: Browser, drawn: bytes) -> bytes:
    """A picture as its commonest colours, a byte a pixel."""
    counter = browser.new_page()
    try:
        return _few_colours(counter, drawn)
    finally:
        counter.close()


def _few_colours(counter: Page, drawn: bytes) -> bytes:
    source = f"data:image/png;base64,{base64.b64encode(drawn).decode()}"
    colours, places = counter.evaluate(FEWER_COLOURS, [source, COLOURS])
    width, height = struct.unpack(">II", drawn[16:24])  # of its head
    return png(colours, base64.b64decode(places), width, height)


def png(colours: list[list[int]], places: bytes, width: int = WIDTH, height: int = HEIGHT) -> bytes:
    """A picture with a palette; `places` has one byte a pixel, row by row. The format: https://www.w3.org/TR/png-3/."""
    rows = b"".join(b"\0" + places[start : start + width] for start in range(0, width * height, width))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (b"PLTE", bytes(part for colour in colours for part in colour)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


if __name__ == "__main__":
    sys.exit(main())
