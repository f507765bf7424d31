"""Below a card of danger nobody who fears for somebody is led to what becomes of the debts of the dead; who has lost somebody is."""

from typing import Any

import pytest

from tests.search.inner import contents_here, run_in_node

PLACE = "faq-court/#after-death"
FEARS = {
    "en": [
        "my husband talks of ending it",
        "my wife says we could stop paying once she is gone, who pays her loan then",
    ],
    "zh-Hans": ["老公说他死了就不用还了", "老婆说她走了我们就轻松了", "他说等他不在了债就没了"],
}
LOST = {
    "en": ["my husband passed away, who pays his loan", "dad died and left a debt"],
    "zh-Hans": ["我爸走了，他的花呗谁还", "老公去世了，借呗怎么办"],
}
_FIRST = """
const { contents, asked } = JSON.parse(require("fs").readFileSync(0));
const first = {};
for (const [locale, texts] of Object.entries(asked)) {
  const engine = new Engine(contents[locale]);
  for (const text of texts) first[text] = engine.search(text, { calls: true }).results.filter(({ rank }) => rank <= 3).map(({ url }) => url);
}
process.stdout.write(JSON.stringify(first));
"""


def first_three(asked: dict[str, list[str]]) -> dict[str, list[str]]:
    found: dict[str, Any] = run_in_node(_FIRST, {"contents": contents_here(), "asked": asked})
    return found


@pytest.mark.usefixtures("site_dir")
@pytest.mark.parametrize(("asked", "led"), [(FEARS, False), (LOST, True)], ids=["fears", "has lost"])
def test_what_becomes_of_the_debts_of_the_dead(asked: dict[str, list[str]], led: bool) -> None:
    found = first_three(asked)
    assert len(found) == sum(map(len, asked.values()))
    assert [text for text, urls in found.items() if any(url.endswith(PLACE) for url in urls) is not led] == []
