"""Who acts for an agency when another comes after it: their roles go along (pages.md 3.7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import QuerySet

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.partnership.models import Agency, Membership
from safeboard.kernel.ui.templating import plural

DAY = dt.timedelta(days=1)


class Roles:
    """The roles of people for an agency: each ends with its last day and goes on for the successor."""

    def would_move(self, agency_id: int, *, to_id: int, on: dt.date) -> Iterator[str]:
        """How many people's roles go along."""
        if count := self._going_on(agency_id, on).count():
            yield f"{plural(count, 'role of a person', 'roles of people')} for it"

    def move_agency(self, from_id: int, to_id: int, *, on: dt.date, by: Reader) -> int:
        """End each role on the day before and begin the same one for the successor; who has it there keeps that."""
        into, old = Agency.objects.get(pk=to_id), Agency.objects.get(pk=from_id)
        moved = 0
        for hat in list(self._going_on(from_id, on)):
            until = hat.until
            has_it = Membership.objects.filter(
                user=hat.user_id, agency=into, role=hat.role, since__lte=on, until__gte=on
            ).exists()
            if hat.since < on:
                Membership.objects.filter(pk=hat.pk).update(until=on - DAY)
                if has_it:
                    continue
                hat.pk, hat._state.adding = None, True
            elif has_it:
                continue
            hat.agency, hat.since, hat.until = into, max(hat.since, on), until
            hat.title = hat.title.replace(old.name_on(on - DAY), into.name_on(on))
            hat.save()
            moved += 1
        return moved

    @staticmethod
    def _going_on(agency_id: int, on: dt.date) -> QuerySet[Membership]:
        return Membership.objects.filter(agency=agency_id, until__gte=on)
