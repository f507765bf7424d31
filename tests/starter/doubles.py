"""Two mistakes at once, of kinds that once were told one after the other: (file, text, what stands there instead), and what has to be said."""

Change = tuple[str, str, str]

DOUBLES: dict[str, tuple[list[Change], list[str]]] = {
    "outside link + http in html": (
        [
            ("docs/faq.md", "# 大家", "见 [网站](https://example.com/x)\n\n# 大家"),
            ("docs/about.md", "\n# ", '\n<a href="https://example.com/y">y</a>\n\n# '),
        ],
        [r"docs/faq\.md:\d+: .*leaves", r"docs/about\.md:\d+: .*leaves"],
    ),
    "page left out of menu + dead link": (
        [
            ("mkdocs.yml", "      - faq.md\n", ""),
            ("docs/index.md", "guides/hand-over.md#walk-through", "guides/hand-over.md#walk"),
        ],
        [r"mkdocs\.yml:\d+: .*faq\.md", r"docs/index\.md:\d+: .*#walk"],
    ),
    "search place + rule mark": (
        [
            ("data/search.yml", "guides/ask-back#if-refused", "guides/ask-back#if-refusd"),
            ("docs/guides/hand-over.md", "[rule:", "[rule:x"),
        ],
        [r"data/search\.yml:\d+: ", r"docs/guides/hand-over\.md:\d+: \[rule:x"],
    ),
    "404 page + stale field": (
        [
            ("mkdocs.yml", "[guides/ask-back.md, faq.md]", "[guides/gone.md]"),
            ("docs/about.md", "reviewed:", "reviewd:"),
        ],
        [r"mkdocs\.yml:\d+: .*gone\.md", r"docs/about\.md:\d+: .*reviewd"],
    ),
    "bold not closed + title gone": (
        [("docs/guides/prepare.md", "## ", "**粗\n\n## "), ("docs/faq.md", "title:", "titel:")],
        [r"docs/guides/prepare\.md:\d+: .*\*\*", r"docs/faq\.md:\d+: "],
    ),
    "script in page + heading id gone": (
        [
            ("docs/faq.md", "# 大家", "<script>x</script>\n\n# 大家"),
            ("docs/guides/prepare.md", " {#read-contract}", ""),
        ],
        [r"docs/faq\.md:\d+: .*script", r"docs/guides/prepare\.md:14: "],
    ),
    "script in English page + search yml": (
        [("docs/faq.en.md", "\n# ", '\n<iframe src="x"></iframe>\n\n# '), ("data/search.yml", "asked:", "askd:")],
        [r"docs/faq\.en\.md:\d+: .*iframe", r"data/search\.yml:\d+: "],
    ),
    "menu words + wrong option": (
        [
            ("mkdocs.yml", "  - tools:\n", "  - gadgets:\n"),
            ("mkdocs.yml", "\nnav: #", "\nuse_directory_urls: false\nnav: #"),
        ],
        [r"mkdocs\.yml:\d+: .*gadgets", r"mkdocs\.yml:\d+: use_directory_urls"],
    ),
    "page twice in menu + phone gone": (
        [
            ("mkdocs.yml", "      - faq.md\n", "      - faq.md\n      - faq.md\n"),
            ("data/phones.yml", '"12348"', '"12349"'),
        ],
        [r"mkdocs\.yml:\d+: .*faq\.md twice", r"docs/\S+\.md:\d+: \[phone:12348\]"],
    ),
    "untranslated choice + glossary see": (
        [
            ("mkdocs.yml", "untranslated: refused", "untranslated: maybe"),
            ("data/glossary.yml", "#ask-in-writing", "#ask"),
        ],
        [r"mkdocs\.yml:\d+: .*untranslated", r"data/glossary\.yml:\d+: "],
    ),
    "strings unreadable + page mistake": (
        [("data/strings.yml", "site:", "site: {"), ("docs/rules.md", "description:", "descr:")],
        [r"data/strings\.yml:\d+: ", r"docs/rules\.md:\d+: "],
    ),
    "rules unreadable + other rule-free mistake": (
        [("data/rules.yml", "wear:", "wear: ["), ("docs/index.en.md", "(guides/prepare", "(guides/prepair")],
        [r"data/rules\.yml:\d+: ", r"docs/index\.en\.md:\d+: .*prepair"],
    ),
    "english missing heading + locale odd file": (
        [
            ("docs/guides/ask-back.en.md", "{#if-refused}", "{#if-refuse}"),
            ("data/laws_and_dates.yml", "  in_force_from:", "  in_force_form:"),
        ],
        [r"docs/guides/ask-back\.en\.md:\d+: ", r"data/laws_and_dates\.yml:\d+: "],
    ),
    "nav type + page": (
        [("mkdocs.yml", "nav: #", "nav:\nnavx: #"), ("docs/faq.md", "title:", "titel:")],
        [r"mkdocs\.yml:\d+: .*navx", r"docs/faq\.md:\d+: "],
    ),
    "date + svg icon with script": (
        [
            ("data/rules.yml", "checked_on: 2", "checked_on: 3"),
            ("docs/assets/icon.svg", "</svg>", "<script>1</script></svg>"),
        ],
        [r"data/rules\.yml:\d+: ", r"docs/assets/icon\.svg:\d+: "],
    ),
    "yaml in page head + search part": (
        [("docs/print.md", "layout:", "layout"), ("data/search.yml", "\nplaces:", "\nplces:")],
        [r"docs/print\.md:\d+: ", r"data/search\.yml:\d+: "],
    ),
    "checklist step + theme option": (
        [
            ("docs/checklists/move-out.md", "hand-over.md#walk-through", "hand-over.md#walk-thru"),
            ("mkdocs.yml", "\nnav: #", "\ntheme:\n  features: [x]\nnav: #"),
        ],
        [r"docs/checklists/move-out\.md:\d+: ", r"mkdocs\.yml:\d+: features"],
    ),
    "next gone + conflict": (
        [
            ("docs/guides/prepare.md", "---\n\n#", "next: guides/gone.md\n---\n\n#"),
            ("docs/about.en.md", "\n# ", "\n<<<<<<< a\n# "),
        ],
        [r"docs/guides/prepare\.md:\d+: .*gone", r"docs/about\.en\.md:\d+: .*conflict"],
    ),
    "icon unknown + onclick": (
        [
            ("docs/faq.md", "# 大家", ":material-fone: 话\n\n# 大家"),
            ("docs/about.md", "\n# ", '\n<p onclick="x">y</p>\n\n# '),
        ],
        [r"docs/faq\.md:\d+: .*icon", r"docs/about\.md:\d+: .*onclick"],
    ),
    "nested too deep + word missing": (
        [
            (
                "mkdocs.yml",
                "      - rules.md\n",
                "      - tools:\n          - reference:\n              - moving_out:\n                  - rules.md\n",
            ),
            ("data/strings.yml", "  tools: {zh: ", "  toolz: {zh: "),
        ],
        [r"mkdocs\.yml:\d+: .*deep", r"mkdocs\.yml:\d+: nav: 'tools'"],
    ),
    "language unknown + page": (
        [("mkdocs.yml", "locale: en,", "locale: fr,"), ("docs/faq.md", "# 大家", "看［rule：zz］\n\n# 大家")],
        [r"mkdocs\.yml:?\d*:? .*fr", r"docs/faq\.md:\d+: "],
    ),
}
