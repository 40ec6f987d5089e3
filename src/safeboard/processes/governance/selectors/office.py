"""What governance gives the office: what to do, finds, an agency's findings and adoption."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import reduce
from operator import and_

from django.db.models import Q
from django.urls import reverse

from safeboard.grammar.declarations.office import Do, Found, Line, Part
from safeboard.kernel.access import policy
from safeboard.kernel.access.readers import Reader
from safeboard.processes.governance.models import Answer, Finding, Round, Stage, Status, Topic
from safeboard.processes.governance.models.assessing import STANDARDS
from safeboard.processes.governance.permissions import ANSWER, EDIT, POSITION, READ, RUN
from safeboard.processes.governance.selectors import inspecting, protocol, vision

MOST = 50


def members_answered(reader: Reader, each: Round) -> int | None:
    """How many members have answered something; a number, never who. None for whoever does not run the round."""
    if not policy.may(reader, RUN):
        return None
    rows = Answer.visible(reader, RUN).filter(round=each).exclude(judgement="")
    return rows.values("user").distinct().count()


def to_do(reader: Reader, on: dt.date) -> Iterator[Do]:
    """A round to answer; findings that wait for one's own agency, or for the office; chairs who have not met."""
    yield from _to_answer(reader, on)
    waits = Finding.visible(reader, POSITION).select_related("inspection")
    own = waits.filter(status__in=(Status.RESPONSE_AGREED, Status.IN_PROGRESS))
    if policy.may(reader, EDIT):
        yield from _of_the_office(reader, on)
    else:
        for finding in own:
            yield Do(
                f"{finding} of {finding.inspection} is yours: say where it stands.",
                "",
                "Say where it stands",
                reverse("finding", kwargs={"pk": finding.pk}),
                order=55,
            )


def _to_answer(reader: Reader, on: dt.date) -> Iterator[Do]:
    if not policy.may(reader, ANSWER):
        return
    for each in Round.visible(reader, READ).filter(state=Stage.OPENED):
        mine = Answer.visible(reader, ANSWER).filter(round=each).exclude(judgement="").count()
        if mine < len(STANDARDS):
            days = (on - each.closes_on).days
            yield Do(
                f"{each}: {len(STANDARDS) - mine} of {len(STANDARDS)} standards wait for your answer.",
                f"{days} day{'s' if days > 1 else ''} late" if days > 0 else "",
                "Answer the self-assessment",
                reverse("self-assessment-round", kwargs={"pk": each.pk}),
                order=40,
            )


def _of_the_office(reader: Reader, on: dt.date) -> Iterator[Do]:
    for judged in inspecting.register(reader):
        new = sum(each.status == Status.RECEIVED for each in judged.findings)
        if new:
            yield Do(
                f"{judged.inspection}: {new} finding{'s' if new > 1 else ''} without a response.",
                "late" if judged.late(on) else "",
                "Agree the response",
                reverse("inspection", kwargs={"pk": judged.inspection.pk}),
                order=50,
            )
    chairs = protocol.chairs(reader, on)
    if chairs:
        yield Do(chairs, "", "Open the Joint Protocol", reverse("joint-protocol"), order=65)
    for led in protocol.topics(reader, on):
        if led.late:
            yield Do(
                f"Joint Protocol: the lead on {led.topic} was to be reviewed.",
                "late",
                "Review who leads",
                reverse("topic", kwargs={"pk": led.topic.pk}),
                order=66,
            )
    statement = vision.current(reader)
    if statement and statement.review_on and statement.review_on < on:
        yield Do(
            "Vision and values were to be looked at again.",
            "late",
            "Look at them",
            reverse("vision"),
            order=67,
        )


def search(reader: Reader, words: str) -> Iterator[Found]:
    """Findings and recommendations, and topics of the Joint Protocol."""
    if not words.split():
        return
    for finding in inspecting.findings(reader).filter(
        _holds(words, ("words", "response", "position", "evidence", "inspection__title"))
    )[:MOST]:
        yield Found(
            "Outside judgement",
            f"{finding.inspection}: {finding}",
            f"{finding.words} {finding.position}".strip(),
            finding.inspection.on,
            reverse("finding", kwargs={"pk": finding.pk}),
        )
    for topic in Topic.visible(reader, READ).filter(_holds(words, ("title",)))[:MOST]:
        since = f" since {topic.lead_since.day} {topic.lead_since:%B %Y}" if topic.lead_since else ""
        yield Found(
            "Joint Protocol",
            topic.title,
            f"{topic.get_lead_display()} leads{since}." if topic.lead else "Nobody leads on it yet.",
            topic.lead_since,
            reverse("topic", kwargs={"pk": topic.pk}),
        )


def about_agency(reader: Reader, agency_id: int, on: dt.date) -> Iterator[Part]:
    """For the page of an agency: its open findings, and whether it adopted the vision and values."""
    if not policy.may(reader, READ):
        return
    rows = inspecting.findings(reader).filter(agency=agency_id).exclude(status=Status.CLOSED)
    lines = [
        Line(
            f"{each.inspection}: {each}, {each.get_status_display().lower()}",
            href=reverse("finding", kwargs={"pk": each.pk}),
        )
        for each in rows
    ]
    yield Part("Findings of inspections and reviews", tuple(lines), "No open finding.", order=70)
    statement = vision.current(reader)
    if statement is not None:
        adopted = next(
            (each.adoption for each in vision.adopters(statement) if each.agency.pk == agency_id), None
        )
        said = (f"Adopted on {adopted.adopted_on.day} {adopted.adopted_on:%B %Y}",) if adopted else ()
        yield Part(
            "Vision and values",
            tuple(Line(each, href=reverse("vision")) for each in said),
            f"{statement} is not adopted yet.",
            order=85,
        )


def _holds(words: str, fields: tuple[str, ...]) -> Q:
    """Every word in any of the fields."""
    each = (
        reduce(lambda one, field: one | Q(**{f"{field}__icontains": word}), fields, Q())
        for word in words.split()
    )
    return reduce(and_, each)
