"""What partners say about a chapter, and what came of it."""

from __future__ import annotations

from django.db import transaction

from safeboard.kernel.partnership.models import User
from safeboard.kernel.reporting.models import Chapter, Remark, Sentence
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now


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
