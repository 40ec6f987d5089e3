"""Vision and values: draft a version, agree it, record who adopted it (SYS-53)."""

from __future__ import annotations

import datetime as dt

from django.db.models import Max

from safeboard.grammar.dates import add_months
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.actions.readiness import NotNow, SomebodyElse
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.trail import recorder
from safeboard.kernel.work.today import now
from safeboard.processes.governance.models import Adoption, Statement


def draft(*, vision: str, values: str, by: Reader, why_safe: str = "") -> Statement:
    """Begin a new version; the one that is agreed stays until the new one is."""
    if Statement.objects.filter(agreed_on=None).exists():
        raise NotNow("There is a draft already. Change that one.")
    last = Statement.objects.aggregate(last=Max("number"))["last"] or 0
    made = Statement.objects.create(
        number=last + 1, vision=vision.strip(), values=values.strip(), why_safe=why_safe, by_id=by.user_id
    )
    recorder.note("governance.statement", thing="statement", thing_id=made.pk)
    return made


def rewrite(
    *, statement: Statement, seen: int, vision: str, values: str, by: Reader, why_safe: str = ""
) -> None:
    """Change the words of a draft; once agreed they stay."""
    if statement.agreed_on is not None:
        raise NotNow("This version is agreed: its words stay. Begin a new version.")
    if not statement.save_over(seen, vision=vision.strip(), values=values.strip(), why_safe=why_safe):
        raise SomebodyElse
    recorder.note("governance.statement", thing="statement", thing_id=statement.pk)


def agree(*, statement: Statement, seen: int, on: dt.date, by: Reader, at: dt.datetime | None = None) -> None:
    """Record the day on which the Board agreed it; it is looked at again a year later."""
    if statement.agreed_on is not None:
        raise NotNow("This version is agreed already.")
    if on > (at or now()).date():
        raise NotNow("Choose the day on which the Board agreed it, not one ahead.", "on")
    if not statement.save_over(seen, agreed_on=on, review_on=add_months(on, 12)):
        raise SomebodyElse
    recorder.note("governance.statement_agreed", thing="statement", thing_id=statement.pk)


def adopt(
    *,
    statement: Statement,
    agency: Agency,
    adopted_on: dt.date,
    by: Reader,
    displayed: bool = False,
    in_induction: bool = False,
    words: str = "",
    why_safe: str = "",
    at: dt.datetime | None = None,
) -> Adoption:
    """Record that an agency adopted it, shows it, and uses it when people start; the last record counts."""
    if statement.agreed_on is None:
        raise NotNow("The Board has not agreed this version yet.")
    at = at or now()
    if not statement.agreed_on <= adopted_on <= at.date():
        raise NotNow(
            f"Choose a day from {statement.agreed_on.day} {statement.agreed_on:%B %Y}, when it was agreed, to today.",
            "adopted_on",
        )
    made = Adoption.objects.create(
        statement=statement,
        agency=agency,
        adopted_on=adopted_on,
        displayed=displayed,
        in_induction=in_induction,
        words=words.strip(),
        why_safe=why_safe,
        by_id=by.user_id,
        at=at,
    )
    recorder.note("governance.adopted", thing="statement", thing_id=statement.pk)
    return made
