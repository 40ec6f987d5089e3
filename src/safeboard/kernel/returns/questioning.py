"""The analyst's word on a return, the sender's answer, and why a return is late (W22). Verbs only."""

from __future__ import annotations

import datetime as dt

from safeboard.kernel.partnership.models import User
from safeboard.kernel.returns.models import Check, Due, Receipt, State
from safeboard.kernel.returns.receiving import NotNow
from safeboard.kernel.trail import recorder

IN_ORDER, QUESTION = "in_order", "question"


def check_over(receipt: Receipt, *, outcome: str, words: str, by: User) -> Check:
    """Say that a received file is in order, or ask its sender. Raises NotNow where it was taken back meanwhile."""
    receipt.refresh_from_db()
    if receipt.state != State.ACCEPTED:
        raise NotNow(
            f"This file is {receipt.get_state_display().lower()}: there is nothing to check any more."
        )
    made = Check.objects.create(receipt=receipt, outcome=outcome, words=words, by=by)
    recorder.note("returns.check", thing="receipt", thing_id=receipt.reference, said=outcome)
    return made


def answer(question: Check, *, words: str) -> None:
    """The sender answers a question. Raises NotNow where a colleague answered first."""
    moved = Check.objects.filter(pk=question.pk, outcome=QUESTION, answer="").update(answer=words)
    if not moved:
        raise NotNow(
            "This question was answered already. Your words were not kept; copy them if you need them."
        )
    recorder.note("returns.answer", thing="receipt", thing_id=question.receipt.reference)


def explain(due: Due, *, seen: int, excuse: str, promised_on: dt.date) -> bool:
    """Say why a return is late and when it will come; False where a colleague said so since version `seen`."""
    kept = due.save_over(seen, excuse=excuse, promised_on=promised_on)
    if kept:
        recorder.note("returns.explain", thing="due", thing_id=due.pk, promised_on=promised_on.isoformat())
    return kept
