"""The Joint Protocol: topics and who leads on them, what the boards exchange, what they ask of agencies (SYS-52, W28)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now, today
from safeboard.processes.governance.models import Asked, Exchange, Topic, TopicStep
from safeboard.processes.governance.models.protocol import BOARDS


def add_topic(*, title: str, by: Reader) -> Topic:
    """Add a topic; nobody leads on it yet."""
    title = " ".join(title.split())
    if Topic.objects.filter(title__iexact=title).exists():
        raise NotNow(f"There is a topic called {title} already.", "title")
    topic = Topic.objects.create(title=title)
    recorder.note("governance.topic", thing="topic", thing_id=topic.pk)
    return topic


def agree_lead(
    *,
    topic: Topic,
    seen: int,
    board: str,
    on: dt.date,
    by: Reader,
    strand: str = "",
    review_on: dt.date | None = None,
    words: str = "",
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> TopicStep:
    """Record which board leads on a topic, or on one strand of it, since when; the history stays."""
    if board not in BOARDS:
        raise NotNow("Choose the board that leads.", "board")
    if on > (at or now()).date():
        raise NotNow("Only what was agreed can be recorded: choose a day that is not ahead.", "on")
    if review_on is not None and review_on <= on:
        raise NotNow("The review comes after the day from which it counts.", "review_on")
    changes: dict[str, object] = {}
    if not strand.strip():
        if topic.lead_since is not None and on < topic.lead_since:
            raise NotNow(
                f"Since {topic.lead_since.day} {topic.lead_since:%B %Y} another board leads: choose a later day.",
                "on",
            )
        changes = {"lead": board, "lead_since": on, "state": "lead_agreed"}
    if review_on is not None:
        changes["review_on"] = review_on
    kind = "strand" if strand.strip() else "lead"
    return _step(
        topic,
        seen,
        kind,
        on,
        by,
        at,
        changes,
        board=board,
        strand=strand.strip(),
        words=words.strip(),
        why_safe=why_safe,
    )


def report(
    *,
    topic: Topic,
    seen: int,
    words: str,
    on: dt.date,
    by: Reader,
    review_on: dt.date | None = None,
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> TopicStep:
    """Record what the leading board reported; with a next review it counts as the review of the topic."""
    if not topic.lead:
        raise NotNow("Nobody leads on this yet: there is nobody to report.")
    if len(words.strip()) < 10:
        raise NotNow("Say what was reported.", "words")
    if on > (at or now()).date():
        raise NotNow("Choose a day that is not ahead.", "on")
    if review_on is not None and review_on <= on:
        raise NotNow("The next review lies after this one.", "review_on")
    kind = "review" if review_on else "report"
    changes: dict[str, object] = {"state": "reviewed" if review_on else "reporting"}
    if review_on is not None:
        changes["review_on"] = review_on
    return _step(
        topic, seen, kind, on, by, at, changes, board=topic.lead, words=words.strip(), why_safe=why_safe
    )


def exchange(
    *,
    kind: str,
    on: dt.date,
    by: Reader,
    board: str = "",
    year: str = "",
    words: str = "",
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Exchange:
    """Record a meeting of the chairs, or an annual report that one board gave the others (R-GOV-08)."""
    if on > (at or now()).date():
        raise NotNow("Only what has happened can be recorded: choose a day that is not ahead.", "on")
    if kind == "report" and board not in BOARDS:
        raise NotNow("Choose whose annual report it is.", "board")
    if kind == "report" and not year.strip():
        raise NotNow("Say of which year the report is, for example 2014-15.", "year")
    made = Exchange.objects.create(
        kind=kind,
        on=on,
        board=board,
        year=year.strip(),
        words=words.strip(),
        why_safe=why_safe,
        by_id=by.user_id,
    )
    recorder.note("governance.exchange", thing="exchange", thing_id=made.pk)
    return made


def ask_for_data(*, title: str, board: str, agency: Agency, how_often: str, by: Reader) -> Asked:
    """Record that a board asks an agency for data."""
    title = " ".join(title.split())
    if Asked.objects.filter(title__iexact=title, board=board, agency=agency, ended_on=None).exists():
        raise NotNow("This board asks this agency for it already.", "title")
    made = Asked.objects.create(
        title=title, board=board, agency=agency, how_often=how_often, by_id=by.user_id
    )
    recorder.note("governance.asked", thing="asked", thing_id=made.pk)
    return made


def stop_asking(*, asked: Asked, seen: int, by: Reader) -> None:
    """Record that a board no longer asks for it: another board shares what it receives."""
    if asked.ended_on is not None:
        raise NotNow("This has ended already.")
    if not asked.save_over(seen, ended_on=today()):
        raise SomebodyElse
    recorder.note("governance.asked_ended", thing="asked", thing_id=asked.pk)


def _step(
    topic: Topic,
    seen: int,
    kind: str,
    on: dt.date,
    by: Reader,
    at: dt.datetime | None,
    changes: dict[str, object],
    **fields: str,
) -> TopicStep:
    with transaction.atomic():
        if not topic.save_over(seen, **{"title": topic.title, **changes}):
            raise SomebodyElse
        step = TopicStep.objects.create(
            topic=topic, version=topic.version, kind=kind, on=on, by_id=by.user_id, at=at or now(), **fields
        )
    recorder.note(f"governance.topic_{kind}", thing="topic", thing_id=topic.pk)
    return step
