"""Which characters are Han, the one range for all: CJK with its first extension, and the compatibility forms.

Where more or less is meant on purpose, a comment there says why (tests/content/test_han.py knows these places). The scripts of pages have
ranges of their own, as short as they can be.
"""

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # for a set in a regular expression: f"[{HAN}]"
