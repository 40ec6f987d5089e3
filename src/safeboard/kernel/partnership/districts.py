"""The districts of the county with their codes, each from a day to a day. Verbs only."""

from __future__ import annotations

import datetime as dt
import re

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.changing import NotNow, SomebodyElse
from safeboard.kernel.partnership.models import District
from safeboard.kernel.trail import recorder

# The shape of the nine-character codes of the Office for National Statistics; E07 are districts, E06 unitaries.
CODE = re.compile(r"E0[6-9]\d{6}")


def districts_on(on: dt.date) -> QuerySet[District]:
    """The districts of a day."""
    return District.objects.filter(Q(until=None) | Q(until__gte=on), since__lte=on)


def add(*, code: str, name: str, since: dt.date, by: Reader) -> District:
    """A district from a day on; the day may have passed, because the county was there before Safeboard.

    Raises NotNow naming the field.
    """
    code, name = code.strip().upper(), name.strip()
    if not CODE.fullmatch(code):
        raise NotNow("Write the code as E and eight figures, for example E07000004.", "code")
    if not name:
        raise NotNow("Enter the district's name.", "name")
    if District.objects.filter(Q(until=None) | Q(until__gte=since), code=code).exists():
        raise NotNow("There is a district with this code already.", "code")
    try:
        with transaction.atomic():
            district = District.objects.create(code=code, name=name, since=since)
    except IntegrityError:
        raise NotNow("Somebody entered this district meanwhile.", "code") from None
    recorder.note("districts.add", thing="district", thing_id=code, since=since.isoformat())
    return district


def end(*, district: District, last_day: dt.date, seen: int, by: Reader) -> None:
    """Its last day as a district; figures of earlier days keep it. Raises NotNow and SomebodyElse."""
    if last_day < district.since:
        raise NotNow(f"It began only on {district.since.day} {district.since:%B %Y}.", "last_day")
    if not district.save_over(seen, until=last_day):
        raise SomebodyElse
    recorder.note("districts.end", thing="district", thing_id=district.code, until=last_day.isoformat())
