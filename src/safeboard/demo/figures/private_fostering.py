"""What the council sent each month about private fostering. All invented: the report's chart has no values."""

from __future__ import annotations

from safeboard.demo.figures.submissions import Answer, Submission
from safeboard.grammar.measure.periods import period

YEARS = ("2013-14", "2014-15", "2015-16")
OPEN = {"overseas_returning": 9, "overseas_staying": 2, "education": 6, "family": 7, "other": 1}


def submission() -> Submission:
    """Three years of months: arrangements slowly made known, visits mostly in time."""
    answers: dict[str, dict[str, Answer]] = {}
    for place, month in enumerate(month for year in YEARS for month in period(year).months()):
        said: dict[str, Answer] = {}
        for step, (kind, standing) in enumerate(OPEN.items()):
            said[f"private_fostering.open.{kind}"] = max(0, standing - 3 + place // 10 + (place + step) % 2)
            said[f"private_fostering.notified.{kind}"] = int((place + 2 * step) % 5 == 0)
        for stage, due in (("first", 1 + place % 2), ("first_year", 8 + place % 4), ("later", 3 + place % 2)):
            said[f"private_fostering_visits.due.{stage}"] = due
            said[f"private_fostering_visits.in_time.{stage}"] = (
                due - (place % 6 == 0) - (stage == "first_year")
            )
        answers[month.code] = said
    return Submission(
        "private_fostering", "county-council", answers, email="council-data-lead@chalkshire.example"
    )
