"""Templates compiled once for all languages and builds, without their indentation: MkDocs makes a new Jinja environment for each, and compiles them all again."""

import re
from base64 import b64decode, b64encode
from collections.abc import Mapping

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from jinja2.ext import Extension

_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


class WithoutIndentation(Extension):
    """A template is indented for who writes it; every page would carry some 1,700 spaces."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _INDENTATION.sub("", source)


class CompiledTemplates(BytecodeCache):
    """Compiled templates by the key that Jinja gives them, a digest of their name and path; each knows the digest of its source."""

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self.compiled = {key: b64decode(text) for key, text in (texts or {}).items()}

    def texts(self) -> dict[str, str]:
        """All of them as JSON can hold them: what __init__ takes."""
        return {key: b64encode(held).decode() for key, held in self.compiled.items()}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.compiled:
            bucket.bytecode_from_string(self.compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.compiled[bucket.key] = bucket.bytecode_to_string()
