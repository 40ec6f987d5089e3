"""What partners say about a chapter, and what came of it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from safeboard.kernel.partnership.models import User
from safeboard.kernel.reporting.models import Chapter, Remark, Sentence
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now

LOOKS_PERSONAL = "Some of this looks like personal information. Why is it safe to keep?"


def unanswered(chapter: Chapter) -> int:
    """How many comments on a chapter nobody has accepted or answered yet."""
    return Remark.objects.filter(chapter=chapter, outcome="").count()


def say_why_safe(sentence: Sentence, *, why_safe: str, by: User) -> None:
    """Keep beside a sentence why words of it that look personal may stand."""
    Remark.objects.create(
        chapter=sentence.chapter,
        sentence=sentence,
        words=LOOKS_PERSONAL,
        by=by,
        at=now(),
        outcome="answered",
        answer=why_safe,
        why_safe=why_safe,
    )


def forget_why_safe(sentence: Sentence) -> None:
    """A reason given for earlier words no longer counts; that it was given stays to be read."""
    _reasons().filter(sentence=sentence).update(why_safe="")


def why_safe_of(chapter: Chapter) -> dict[int, str]:
    """The reasons that count now, by the key of their sentence."""
    return dict(_reasons().filter(chapter=chapter).values_list("sentence_id", "why_safe"))


def _reasons() -> QuerySet[Remark]:
    return Remark.objects.filter(words=LOOKS_PERSONAL, outcome="answered").exclude(why_safe="")


@transaction.atomic
def remark(
    chapter: Chapter, *, words: str, by: User, sentence: Sentence | None = None, why_safe: str = ""
) -> Remark:
    """Comment on a chapter, or on one of its sentences; `why_safe` is why words that look personal may stand."""
    made = Remark.objects.create(
        chapter=chapter, sentence=sentence, words=words.strip(), by=by, at=now(), why_safe=why_safe
    )
    recorder.note("reporting.remark", thing="chapter", thing_id=f"{chapter.year}/{chapter.code}", by=by.pk)
    return made


@transaction.atomic
def answer(to: Remark, *, seen: int, outcome: str, words: str, by: User, why_safe: str = "") -> bool:
    """Accept a comment, or answer it; False where somebody did since version `seen`.

    Raises ValueError for an outcome that there is not, or an answer without words.
    """
    if outcome not in ("accepted", "answered"):
        raise ValueError("Accept the comment, or answer it.")
    if outcome == "answered" and not words.strip():
        raise ValueError("Write your answer.")
    reasons = " ".join(filter(None, (to.why_safe, why_safe)))[:500]
    if not to.save_over(seen, outcome=outcome, answer=words.strip(), why_safe=reasons):
        to.refresh_from_db()
        return False
    recorder.note(f"reporting.{outcome}", thing="remark", thing_id=to.pk, by=by.pk)
    return True


@transaction.atomic
def reword(of: Remark, *, seen: int, words: str, by: User, why_safe: str = "") -> bool:
    """Change one's own comment while nobody has answered it; False where somebody did since version `seen`.

    Raises ValueError for somebody else's comment, or an answered one.
    """
    if of.by_id != by.pk:
        raise ValueError("This comment is somebody else's.")
    if of.outcome:
        raise ValueError("This comment has been answered. Write another one.")
    if not of.save_over(seen, words=words.strip(), why_safe=why_safe):
        of.refresh_from_db()
        return False
    recorder.note("reporting.reword", thing="remark", thing_id=of.pk, by=by.pk)
    return True
