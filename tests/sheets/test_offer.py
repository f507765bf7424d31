"""The calculator's proposal in an address: read to the fen, or not at all."""

import json

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


PAID = "#offer=500.p1@2026-12-26@2026-12-26_r1x500@2027-01-26@2027-01-26"


@pytest.mark.parametrize(
    ("written", "terms"),
    [
        ("", []),
        ("~pause_waived:2026-12-26", [["pause_waived", "2026-12-26"]]),
        ("~rate:12.5%.waive_all_but_fee", [["rate", "12.5%"], ["waive_all_but_fee", ""]]),
        ("~waive_part:50%", [["waive_part", "50%"]]),
    ],
)
def test_the_terms_of_an_offer_are_read(written: str, terms: list[list[str]]) -> None:
    assert OFFER.run(f"M.readOffer({json.dumps(PAID + written)}).terms") == terms


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("700.d1x700", ["down", 1, 700, 700, 700]),
        ("1400.r2x700", ["run", 2, 700, 700, 1400]),
        ("600.v3x100x300x600", ["varied", 3, 100, 300, 600]),  # the first, the last, all of them
        ("600.v3x0x300x600", ["varied", 3, 0, 300, 600]),
    ],
)
def test_the_parts_of_an_offer_are_read_whole(written: str, part: list[object]) -> None:
    read = f"M.readOffer('#offer={written}@2027-01-26@2027-03-28').parts[0]"
    named = ", ".join(f"{read}.{name}" for name in ("amount", "last", "total"))
    assert OFFER.run(f"[{read}.kind, {read}.times, ...[{named}].map(Number)]") == part
    assert OFFER.run(f"[{read}.first_date, {read}.last_date]") == [20844, 20905]
    pause = OFFER.run(f"((part) => [part.kind, part.times, Number(part.total)])(M.readOffer('{PAID}').parts[0])")
    assert pause == ["pause", 1, 0]


ONCE, LATER = "r1x500@2027-01-26@2027-01-26", "@2027-03-26@2027-03-26"


@pytest.mark.parametrize(
    ("parts", "instalment", "months"),
    [
        (f"500.{ONCE}", "5.00", "1"),
        (f"500.p1@2026-12-26@2026-12-26_{ONCE}", "5.00", "1"),
        ("1000.r2x500@2027-01-26@2027-02-26", "5.00", "2"),
        (f"1400.r2x500@2027-01-26@2027-02-26_r1x400{LATER}", "5.00", "3"),  # the last month may be smaller
        (f"1600.r2x500@2027-01-26@2027-02-26_r1x600{LATER}", "5.00", "3"),  # or larger by a yuan
        (f"1601.r2x500@2027-01-26@2027-02-26_r1x601{LATER}", "", ""),
        (f"900.{ONCE}_r1x400{LATER}", "", ""),  # two months that differ are no instalments
        ("1800.r2x500@2027-01-26@2027-02-26_r2x400@2027-03-26@2027-04-26", "", ""),
        (f"1300.r2x500@2027-01-26@2027-02-26_r1x200{LATER}_r1x100@2027-04-26@2027-04-26", "", ""),
        ("500.d1x500@2027-01-26@2027-01-26", "", ""),
    ],
)
def test_a_month_is_named_only_where_every_month_is_the_same(parts: str, instalment: str, months: str) -> None:
    fields = OFFER.run(f"M.readOffer({json.dumps(f'#offer={parts}')}).fields")
    assert (fields["offer-instalment"], fields["offer-months"]) == (instalment, months)


@pytest.mark.parametrize(("last", "read"), [("2027-01-28", True), ("2027-01-27", False)])
def test_so_many_payments_have_so_many_days(last: str, read: bool) -> None:
    assert OFFER.run(f"M.readOffer('#offer=1500.r3x500@2027-01-26@{last}') !== null") is read


@pytest.mark.parametrize(
    "parts",
    [
        "500.r1x500@2027-02-29@2027-03-01", "500.r1x500@2027-01-26@2027-02-29", "500.r1x500@2027-01-27@2027-01-26",
        f"1000.{ONCE}_{ONCE}", f"501.{ONCE}", "500.r0x500@2027-01-26@2027-01-26", "500.r1@2027-01-26@2027-01-26",
        "500.p1x500@2027-01-26@2027-01-26", "500.r1x500x500x500@2027-01-26@2027-01-26", "500.v1x500@2027-01-26@2027-01-26",
        "500.q1x500@2027-01-26@2027-01-26", f"500.r1x0@2026-12-26@2026-12-26_{ONCE}", "500.p1@2027-01-26@2027-01-26",
        "36000.r36x1000@2026-12-01@2026-12-02",
    ],
)  # fmt: skip
def test_parts_that_are_not_whole_make_no_offer(parts: str) -> None:
    assert OFFER.call("readOffer", f"#offer={parts}") is None


@pytest.mark.parametrize(
    "written",
    [
        "~pause_waived", "~pause_waived:2026-02-30", "~pause_waived:50%", "~pause_other:2026-12-26", "~rate", "~rate:12", "~rate:1%:2%",
        "~waive_all:5", "~waive_part:50", "~waive_amount:5%", "~waive_amount", "~other", "~rate:12%.", "~",
    ],
)  # fmt: skip
def test_terms_that_are_not_whole_make_no_offer(written: str) -> None:
    assert OFFER.call("readOffer", PAID + written) is None
