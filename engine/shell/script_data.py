"""Data that a page gives to its scripts, or to search engines, inside <script type="application/json">."""

import json
from typing import Any


def json_for_script(value: Any) -> str:
    """The value as JSON that no text in it can end early: </script> would end the element, <!-- begin a remark in it. No reader
    of JSON minds the escape."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
