"""What indicators give the office: flags to comment on and to decide, and what is flagged about an agency."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from safeboard.grammar.declarations.office import Do, Line, News, Part
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.models import Kind
from safeboard.kernel.indicators.flags import in_order
from safeboard.kernel.indicators.permissions import APPROVE_RELEASE, DECIDE
from safeboard.kernel.indicators.release_models import Release
from safeboard.kernel.indicators.releasing.selectors import readable
from safeboard.kernel.indicators.selectors import commentable, flags_of

NEWS = (News("flags.comment", "An agency commented on a flag", "Agencies commented on {} flags"),)


def to_do(reader: Reader, on: dt.date) -> Iterator[Do]:
    """Flags about one's own agency while they may be commented on; flags and releases to decide."""
    for flag in commentable(reader).filter(comment=""):
        yield Do(
            f"About you: {flag.words}. You may comment until {flag.comment_by.day} {flag.comment_by:%B}",
            "",
            "Comment",
            reverse("flag-comment", kwargs={"pk": flag.pk}),
            order=26,
        )
    if policy.may(reader, DECIDE):
        for flag in in_order(flags_of(reader).filter(ending="", meeting_on__gte=reader.on)):
            yield Do(flag.words, "", "Decide", reverse("flag-decide", kwargs={"pk": flag.pk}), order=32)

    if policy.may(reader, APPROVE_RELEASE):
        for release in readable(reader).filter(state=Release.PROPOSED).exclude(proposed_by=reader.user_id):
            yield Do(
                f"Figures for the public wait for your approval: {release.title}",
                "",
                "Decide",
                reverse("release", kwargs={"pk": release.pk}),
                order=33,
            )


def about_agency(reader: Reader, agency_id: int, on: dt.date) -> Iterator[Part]:
    """The flags about an agency for the coming Board, with what it said and what was decided."""
    if not policy.may(reader, DECIDE):
        return
    lines = tuple(
        Line(
            f"{flag.words}. {'It says: ' + flag.comment if flag.comment else 'It has not commented.'}"
            f"{' Decided: ' + Kind(flag.ending).label if flag.ending else ''}",
            "",
            reverse("flag-decide", kwargs={"pk": flag.pk}) if not flag.ending else "",
        )
        for flag in flags_of(reader).filter(about=agency_id, meeting_on__gte=on)
    )
    yield Part("Flags about it for the coming Board", lines, "No flag is about this agency.", order=30)
