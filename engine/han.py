"""Which characters are Han, the one range for all: CJK with its first extension, and the compatibility forms."""

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # for a set in a regular expression: f"[{HAN}]"
