"""What day it is: the real day, or the day of the story in a demonstration (architecture section 8)."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils import timezone


def today() -> dt.date:
    """Today in England."""
    return dt.date.fromisoformat(settings.STORY_DAY) if settings.STORY_DAY else timezone.localdate()


def now() -> dt.datetime:
    """This moment; in a demonstration the clock of the real day on the day of the story."""
    real = timezone.localtime()
    return (
        real.replace(year=today().year, month=today().month, day=today().day) if settings.STORY_DAY else real
    )
