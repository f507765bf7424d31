"""Calendar days as plain numbers: day 0 is 1970-01-01, so that a difference of dates is a subtraction.

Mirrored in dates.mjs. Neither side uses its language's dates: they carry clocks and time
zones, and a due date has neither.
"""

import re
from typing import NamedTuple

from engine.calculator.money.exact import Problem

# Catches "2026-11-21"; not "2026-1-5", "26-11-21" or a date with a time.
ISO_DATE = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$", re.ASCII)
# 400 years are a whole number of days, and 1970-01-01 is this many days after 0000-03-01.
DAYS_IN_400_YEARS = 146097
EPOCH = 719468


class Civil(NamedTuple):
    """A calendar date."""

    year: int
    month: int
    day: int


def day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01. Years begin in March here, so that the leap day is a year's last day."""
    shifted = year - 1 if month <= 2 else year
    era = shifted // 400
    year_of_era = shifted - era * 400
    day_of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * DAYS_IN_400_YEARS + day_of_era - EPOCH


def civil(number: int) -> Civil:
    """The date of a day number: the inverse of day_number."""
    shifted = number + EPOCH
    era = shifted // DAYS_IN_400_YEARS
    day_of_era = shifted - era * DAYS_IN_400_YEARS
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    month = shifted_month + 3 if shifted_month < 10 else shifted_month - 9
    day = day_of_year - (153 * shifted_month + 2) // 5 + 1
    return Civil(year_of_era + era * 400 + (1 if month <= 2 else 0), month, day)


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def parse_date(text: str) -> int:
    """The day number of "YYYY-MM-DD". Raises Problem("bad_date"), for 31 February too."""
    found = ISO_DATE.match(text)
    if found is None:
        raise Problem("bad_date")
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    if year < 1900 or not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        raise Problem("bad_date")
    return day_number(year, month, day)


def format_date(number: int) -> str:
    """ "YYYY-MM-DD"."""
    date = civil(number)
    return f"{date.year:04d}-{date.month:02d}-{date.day:02d}"


def add_months(number: int, months: int) -> int:
    """The same day of a later (or earlier) month; a month too short gives its last day: 31 Jan, 28 Feb, 31 Mar."""
    date = civil(number)
    count = date.year * 12 + date.month - 1 + months
    year = count // 12
    month = count - year * 12 + 1
    return day_number(year, month, min(date.day, days_in_month(year, month)))
