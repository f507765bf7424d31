"""Data in a script of a page never ends the script, and comes out of it as it went in."""

import json

from engine.shell.script_data import json_for_script

BAD = ["</script><p>", "<!-- <script>", "<", "\\u003c", "他说：“<不>”\u2028"]


def test_no_text_ends_the_script_that_holds_it() -> None:
    written = json_for_script({"said": BAD, "</script>": 1})
    assert "<" not in written
    assert json.loads(written) == {"said": BAD, "</script>": 1}
