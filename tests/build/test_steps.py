"""Steps of the build on a site of a few files: names with digests, what hosts read, the manifest, what a guide uses, what a site is made from."""

import hashlib
from pathlib import Path

import pytest

from engine.build.assets import BUNDLES, FILES, bundles, published
from engine.build.hash_names import hash_names
from engine.build.host_files import FOREVER, add_host_files, robots
from engine.build.manifest import NAME, differences, write_manifest
from engine.build.site_files import site_files
from engine.build.sources import PARTS, changed_sources, copy_sources, record_sources, source_digests
from engine.build.step import StepError
from tests.pages import on_pages


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def named(name: str, text: str) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.{ending}"


def test_what_is_pointed_to_is_named_by_its_content_and_pointed_to_again(tmp_path: Path) -> None:
    plan, icon = "export const plan = 1;", "<svg/>"
    files = {
        "assets/guide.css": "a { background: url(in/icon.svg); mask: url(data:x.svg) }",
        "assets/in/icon.svg": icon,
        "assets/in/plan.mjs": plan,
        "assets/in/a.mjs": 'import "./plan.mjs"; import "./plan.mjs"; fetch("x.json"); import "../../sw.js";',
        "assets/at-run-time.json": "{}",
        "sw.js": "",
        "index.html": '<link href="assets/guide.css"><script src="assets/in/a.mjs?v=1"></script><a href="assets/none.css">',
        "en/a/index.html": '<link href="../../assets/guide.css"><p>my assets/guide.css</p>',
        "app.webmanifest": '{"icons": "/assets/in/icon.svg"}',
    }
    on_pages(hash_names, write(tmp_path, files))
    css = named("guide.css", files["assets/guide.css"].replace("icon.svg", named("icon.svg", icon)))
    script = named("in/a.mjs", files["assets/in/a.mjs"].replace("plan.mjs", named("plan.mjs", plan)))
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {
        f"assets/{css}", f"assets/{script}", "assets/" + named("in/icon.svg", icon), "assets/" + named("in/plan.mjs", plan),
        "assets/at-run-time.json", "sw.js", "index.html", "en/a/index.html", "app.webmanifest",
    }  # fmt: skip
    assert (tmp_path / "index.html").read_text("utf-8") == (
        f'<link href="assets/{css}"><script src="assets/{script}?v=1"></script><a href="assets/none.css">'
    )
    assert f'"../../assets/{css}"' in (tmp_path / "en/a/index.html").read_text("utf-8")
    assert (tmp_path / "app.webmanifest").read_text("utf-8") == f'{{"icons": "/assets/{named("in/icon.svg", icon)}"}}'
    assert (tmp_path / "assets" / script).read_text("utf-8").count(named("plan.mjs", plan)) == 2


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"assets/a.mjs": 'import "./b.mjs";', "assets/b.mjs": 'import "./a.mjs";'}, "in a circle: a.mjs → b.mjs → a.mjs."),
        ({"assets/a.mjs": "", "assets/z.txt": "'a.mjs'", "z.js": "fetch(`/${where}/a.mjs`)"}, "z.js names a.mjs in a way"),
    ],
)  # fmt: skip
def test_a_circle_or_a_pointer_that_cannot_be_followed_is_told(
    tmp_path: Path, files: dict[str, str], says: str
) -> None:
    with pytest.raises(StepError) as error:
        on_pages(hash_names, write(tmp_path, {**files, "index.html": '<script src="assets/a.mjs">'}))
    assert says in str(error.value)


POLICY = "style-src 'self' 'sha256-x'"
HOME = f'<meta content="{POLICY}; img-src x"><link rel=canonical href=https://e.example/>'


def test_hosts_get_the_pages_policy_and_what_phones_may_keep(tmp_path: Path) -> None:
    write(
        tmp_path, {"index.html": HOME, "assets/a.1a2b3c4d.css": "", "assets/in/b.1a2b3c4d.mjs": "", "assets/c.css": ""}
    )
    add_host_files(tmp_path)
    headers = (tmp_path / "_headers").read_text("utf-8")
    assert POLICY in headers and POLICY in (tmp_path / "_security-headers.conf").read_text("utf-8")
    assert headers.endswith(
        f"\n/assets/a.1a2b3c4d.css\n  Cache-Control: {FOREVER}\n/assets/in/b.1a2b3c4d.mjs\n  Cache-Control: {FOREVER}\n"
    )
    assert (tmp_path / "robots.txt").read_text("utf-8") == (
        "User-agent: *\nAllow: /\nSitemap: https://e.example/sitemap.xml\n"
    )
    write(tmp_path, {"index.html": "<p>"})
    assert robots(tmp_path) == "User-agent: *\nAllow: /\n"  # a site that says no address


def test_the_files_of_a_site_come_in_the_order_of_sorted_paths(tmp_path: Path) -> None:
    """The lists that hold them keep it: "a/" goes before "a-b/", which letters alone would not say."""
    names = ("index.html", "a-b/index.html", "a/index.html", "a/not-index.html", "a/b.css", "a.b/c.html")
    site = write(tmp_path, dict.fromkeys(names, "x"))
    in_order = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file()]
    assert site_files(site) == in_order
    assert site_files(site, "/index.html") == ["a/index.html", "a-b/index.html", "index.html"]
    assert site_files(site, ".css", "/c.html") == [name for name in in_order if name in ("a/b.css", "a.b/c.html")]


def test_the_manifest_tells_what_is_missing_new_and_changed(tmp_path: Path) -> None:
    write_manifest(write(tmp_path, {"a": "1", "in/b": "2", f"in/{NAME}": "3", "d": "4"}))
    lines = (tmp_path / NAME).read_text("utf-8").splitlines()
    assert lines[0] == f"{hashlib.sha256(b'1').hexdigest()}  a"
    assert [line.split("  ")[1] for line in lines] == ["a", "d", f"in/{NAME}", "in/b"]
    assert differences(tmp_path) == []
    (tmp_path / "a").unlink()
    write(tmp_path, {"in/b": "two", "c": "new"})
    assert differences(tmp_path) == ["missing: a", "not in the manifest: c", "changed: in/b"]
    (tmp_path / NAME).unlink()
    with pytest.raises(FileNotFoundError, match="build the site with `make site`"):
        differences(tmp_path)


@pytest.mark.parametrize(
    ("data", "missing"),
    [
        ((), {"calculator", "letters", "plan", "sheets/contact-log.mjs", "sheets/offer.mjs"}),
        (("calculator.yml",), {"letters", "plan", "sheets/contact-log.mjs", "sheets/offer.mjs"}),
        (("letters.yml",), {"calculator", "plan", "sheets/contact-log.mjs"}),
        (("plan.yml",), {"calculator", "sheets/contact-log.mjs"}),  # a plan writes letters
        (("contact_limits.yml",), {"calculator", "letters", "plan", "sheets/offer.mjs"}),
        (("calculator.yml", "plan.yml", "contact_limits.yml"), set()),
    ],
)
def test_a_guide_gets_the_rooms_that_its_data_is_for(tmp_path: Path, data: tuple[str, ...], missing: set[str]) -> None:
    write(tmp_path, dict.fromkeys(data, ""))
    for all_, found in ((BUNDLES, bundles(tmp_path, reports=True)), (FILES, published(tmp_path))):
        left_out = {path for path in all_.values() if path in missing or path.split("/")[0] in missing}
        assert found.keys() == {address for address, path in all_.items() if path not in left_out}


def test_the_form_for_mistakes_is_published_where_readers_have_an_address_for_them(tmp_path: Path) -> None:
    assert bundles(tmp_path, reports=True).keys() - bundles(tmp_path).keys() == {"assets/report.mjs"}


def test_a_source_that_came_went_or_changed_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"docs/a.md": "1", "data/b.yml": "2", "mkdocs.yml": "3", "README.md": "4", ".build/x": ""})
    write(tmp_path, {"engine/__pycache__/a.pyc": "5"})
    assert changed_sources(tmp_path) == ["data/b.yml", "docs/a.md", "mkdocs.yml"]  # no build was recorded
    record_sources(tmp_path, source_digests(tmp_path))
    assert changed_sources(tmp_path) == []
    write(tmp_path, {"docs/a.md": "one", "docs/new.md": "", "README.md": "four", "engine/__pycache__/b.pyc": ""})
    (tmp_path / "data/b.yml").unlink()
    assert changed_sources(tmp_path) == ["data/b.yml", "docs/a.md", "docs/new.md"]


def test_a_copy_has_the_sources_and_the_packages_of_npm(tmp_path: Path) -> None:
    root = write(tmp_path / "root", {"docs/a.md": "1", "mkdocs.yml": "2", "docs/__pycache__/x": "", "README.md": ""})
    copy_sources(root, tmp_path / "bare")
    (root / "node_modules").mkdir()
    copy_sources(root, tmp_path / "copy")
    copy_sources(root, tmp_path / "part", ("tests/vectors", "mkdocs.yml"))
    assert source_digests(tmp_path / "copy") == source_digests(root) and "docs" in PARTS
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("[bcp]*/*")}
    assert found == {
        "bare/docs", "bare/mkdocs.yml", "bare/tests", "copy/docs", "copy/mkdocs.yml", "copy/node_modules", "copy/tests", "part/mkdocs.yml", "part/node_modules", "part/tests",
    }  # fmt: skip
    assert (tmp_path / "copy/node_modules").is_symlink() and not (tmp_path / "copy/docs/__pycache__").exists()
