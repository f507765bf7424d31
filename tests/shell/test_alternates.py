"""Which languages have a page's text: the only ones that search engines are told of."""

from engine.shell.alternates import alternates, written_in

LANGUAGES = [(code, code) for code in ("zh-Hans", "zh-TW", "zh-HK", "en")]
PAGES = ("guides/process.md", "guides/process.en.md", "guides/court.md")


def test_traditional_pages_are_written_by_their_source() -> None:
    assert written_in("guides/process.md", PAGES) == ["zh-Hans", "zh-TW", "zh-HK", "en"]
    assert written_in("guides/court.md", PAGES) == ["zh-Hans", "zh-TW", "zh-HK"]


def test_readers_may_choose_every_language_and_search_engines_are_told_of_the_written_ones() -> None:
    found = alternates("en/guides/court/", "en", LANGUAGES, written_in("guides/court.md", PAGES))
    assert [each.url for each in found] == [
        "guides/court/",
        "zh-TW/guides/court/",
        "zh-HK/guides/court/",
        "en/guides/court/",
    ]
    assert [each.translated for each in found] == [True, True, True, False]
    assert [each.locale for each in found if each.current] == ["en"]
