"""The day of this build: what pages show, what rules are compared with, what a device says that it keeps."""

import datetime as dt
import os


def build_date() -> dt.date:
    """SOURCE_DATE_EPOCH (seconds) as a day in UTC where it is set, so that a build can be repeated; else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    return now.date()
