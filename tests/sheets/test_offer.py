"""The calculator's proposal in an address: read to the fen, or not at all."""

import pytest

from tests.javascript import Modules

OFFER = Modules("sheets/offer")


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("#offer=100000.5.500000.2027-01-15", ("1,000.00", "5", "5,000.00", "2027-01-15")),
        ("#offer=1.1.1.2000-01-01", ("0.01", "1", "0.01", "2000-01-01")),
        ("#offer=10.2.20.2028-02-29", ("0.10", "2", "0.20", "2028-02-29")),
        ("#offer=99999.999.99999999.2027-12-31", ("999.99", "999", "999,999.99", "2027-12-31")),
        ("#offer=123456789.12.1234567890.2027-12-31", ("1,234,567.89", "12", "12,345,678.90", "2027-12-31")),
        ("#offer=500.1.500.2027-01-01", ("5.00", "1", "5.00", "2027-01-01")),
    ],
)
def test_an_offer_is_read(address: str, fields: tuple[str, str, str, str]) -> None:
    names = ("offer-instalment", "offer-months", "offer-total", "offer-first")
    assert OFFER.call("readOffer", address)["fields"] == dict(zip(names, fields, strict=True))


@pytest.mark.parametrize(
    "address",
    [
        "", "#", "#offer=", "#offer=1.1.1", "#offer=0.1.1.2027-01-01", "#offer=1.0.1.2027-01-01", "#offer=1.1.0.2027-01-01",
        "#offer=01.1.1.2027-01-01", "#offer=-1.1.1.2027-01-01", "#offer=1e3.1.1000.2027-01-01", "#offer=501.1.500.2027-01-01",
        "#offer=1.1.1.2027-02-29", "#offer=1.1.1.2027-13-01", "#offer=1.1.1.2027-00-10", "#offer=1.1.1.1999-12-31",
        "#offer=1.1.1.2027-01-01x", " #offer=1.1.1.2027-01-01", "#offer=1.1000.1.2027-01-01", "#offer=1234567890123.1.1.2027-01-01",
        "#offer=1.1.12345678901234.2027-01-01", "#offer=１.1.1.2027-01-01",
    ],
)  # fmt: skip
def test_what_is_not_exactly_an_offer_is_none(address: str) -> None:
    assert OFFER.call("readOffer", address) is None


@pytest.mark.parametrize(
    ("address", "carries"),
    [("#offer=", True), ("#offer=bad", True), ("#offers", False), ("#q=offer=", False), ("", False)],
)
def test_an_address_that_means_an_offer_is_told_from_any_other(address: str, carries: bool) -> None:
    assert OFFER.call("carriesOffer", address) is carries
