"""`make status` names what is left: a page that lags behind, a rule that nobody cites, a page that nothing leads to."""

from pathlib import Path

from scripts.status import page, status


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + text, encoding="utf-8")


def test_what_is_left_is_named_with_its_file(guide_copy: Path) -> None:
    before = status(guide_copy)
    append(guide_copy / "docs/faq.md", "\n再说一句。\n")
    rule = "\nnew-one:\n  of: civil-code\n  article: null\n  topic: {zh: 一, en: one}\n  grade: B\n  says: {zh: 一, en: one}\n"
    append(guide_copy / "data/rules.yml", f"{rule}  reference: {{text: x}}\n  checked_on: 2020-01-01\n")
    (guide_copy / "docs/lost.md").write_text(
        "---\ntitle: x\ndescription: x\nreviewed: 2026-11-21\n---\n\n# x {#top}\n", encoding="utf-8"
    )
    append(guide_copy / "docs/guides/prepare.md", "\n## 新的一步 {#new-step}\n\n写。\n")
    after = status(guide_copy)
    new = {name: [line for line in after[name] if line not in before[name]] for name in after}
    assert [line.split("\n")[0] for line in new["translations that lag behind"]] == [
        "docs/faq.en.md",
        "docs/guides/prepare.en.md",
    ]
    assert [line.split(": ")[1] for line in new["rules that no page cites"]] == ["new-one"]
    assert [line.split(": ")[1] for line in new["rules due for a look"]] == ["new-one, looked at on 2020-01-01"]
    assert new["pages that nothing leads to"] == ["docs/lost.md"]
    assert [line.split(": ")[1] for line in new["steps that no question of the search leads to"]] == ["#new-step"]


def test_the_page_shows_texts_as_they_are() -> None:
    html = page({"a <b>": ["<script>x</script>", "docs/x.md"]})
    assert "<script>" not in html and "a &lt;b&gt;: 2" in html and "docs/x.md" in html
