"""The day of this build: what pages show, what rules are compared with, what a device says that it keeps."""

import datetime as dt
import os

VARIABLE = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/


class BuildDateError(ValueError):
    """SOURCE_DATE_EPOCH is no date; the text says what to write."""


def build_date() -> dt.date:
    """SOURCE_DATE_EPOCH (seconds) as a day in UTC where it is set, so that a build can be repeated; else today.

    Raises BuildDateError where it is set to something else.
    """
    epoch = os.environ.get(VARIABLE)
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(
            int(epoch) if epoch.isascii() and epoch.isdigit() else float("nan"), dt.UTC
        ).date()
    except (ValueError, OverflowError, OSError) as error:
        raise BuildDateError(
            f"{VARIABLE} is '{epoch[:40]}': write seconds since 1970, as in {VARIABLE}=1795219200, or leave it out"
        ) from error
