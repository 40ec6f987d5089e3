"""What reporting gives the office: pages to issue, chapters and issued pages to find."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from safeboard.grammar.declarations.office import Do, Found, News
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.reporting.models import Pack, Sentence
from safeboard.kernel.reporting.permissions import ISSUE, PARTS
from safeboard.kernel.reporting.themes import office as themes

MOST = 20
# A figure stands in a sentence as its code; what it says is read on the chapter's page.
FIGURE = re.compile(r"\{[^}]*\}")
NEWS = (
    News("packs.issue", "A headline page was issued", "{} headline pages were issued"),
    News(
        "packs.correct",
        "A correction was added to an issued page",
        "{} corrections were added to issued pages",
    ),
)


def to_do(reader: Reader, on: dt.date) -> Iterator[Do]:
    """Headline pages that wait to be issued; what is to be explained, answered and read on the dashboards."""
    yield from themes.to_do(reader, on)
    if not policy.may(reader, ISSUE):
        return
    for pack in Pack.visible(reader, ISSUE).filter(issued=False, meeting_on__gte=on):
        yield Do(
            f"The headline page for {pack.meeting_on.day} {pack.meeting_on:%B} is a draft",
            "",
            "Read and issue",
            reverse("headline", kwargs={"day": pack.meeting_on.isoformat()}),
            order=40,
        )


def search(reader: Reader, words: str) -> Iterator[Found]:
    """Sentences of the annual report that hold every word."""
    if not policy.may(reader, PARTS):
        return
    held = Q()
    for word in words.split():
        held &= Q(text__icontains=word)
    for sentence in (
        Sentence.visible(reader, PARTS).filter(held, taken_out=False).select_related("chapter")[:MOST]
    ):
        yield Found(
            "Annual report",
            str(sentence.chapter),
            FIGURE.sub("…", sentence.text),
            None,
            reverse("annual-chapter", kwargs={"year": sentence.chapter.year, "code": sentence.chapter.code}),
        )
