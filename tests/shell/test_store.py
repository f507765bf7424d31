"""Several guides may stand at one address, each in a folder of its own: the names of what they store tell them apart."""

import pytest

from tests.javascript import Modules

PLACES = [
    ("https://example.org/assets/letter.1234abcd.mjs", "/"),
    ("https://example.org/tenants/assets/letter.mjs", "/tenants/"),
    ("https://example.org/assets/guide/assets/calculator/calculator.mjs", "/assets/guide/"),
    ("http://localhost:8000/a%20b/assets/offline.mjs?1", "/a%20b/"),
]


@pytest.mark.parametrize(("address", "folder"), PLACES)
def test_a_name_in_the_stores_holds_the_guide_s_folder(address: str, folder: str) -> None:
    assert Modules("shell/store", address=address).call("own", "letters") == f"guide:{folder}:letters"
