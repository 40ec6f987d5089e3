"""What the police, the missing service and the council sent about missing children.

Printed for 2015-16 are shares, no counts: of occasions 79% by children of 14 to 17, of those 57% by girls; 48% by white
children, 21% by others, 31% without ethnicity. The police's last quarter has not come by the day of the story, so that
the shares stand over three quarters. The highest quarters are those named in the report.
"""

from __future__ import annotations

import datetime as dt

from safeboard.demo.figures.submissions import Answer, Submission, spread
from safeboard.grammar.measure.periods import period

YEARS = ("2013-14", "2014-15", "2015-16")
QUARTERS = {
    "2013-14Q1": 118, "2013-14Q2": 131, "2013-14Q3": 109, "2013-14Q4": 114, "2014-15Q1": 121, "2014-15Q2": 127,
    "2014-15Q3": 176, "2014-15Q4": 119, "2015-16Q1": 190, "2015-16Q2": 133, "2015-16Q3": 127,
}  # fmt: skip
# After the figures of 11 February for the Board's meeting of that month, whose page says that it had not come.
NEWEST_CAME = dt.date(2016, 2, 18)
HIGH = {"2014-15Q3", "2015-16Q1"}
DISTRICTS = {"north": 24, "east": 20, "south": 31, "west": 16, "outside": 5, "not_recorded": 4}
ETHNICITY = {"white": 48, "other_groups": 21, "not_recorded": 31}
AGES = {
    "under_14": 18.8,
    "girls_14_17": 45.1,
    "boys_14_17": 34.0,
    "sex_not_recorded": 0.2,
    "not_recorded": 1.9,
}
SETTINGS = {"home": 55, "care": 24, "care_elsewhere": 9, "placed_here": 9, "not_recorded": 3}
A_CHILD = {"home": 1.5, "care": 2.9, "care_elsewhere": 2.4, "placed_here": 2.6, "not_recorded": 1.2}
# Printed for 2015-16: fewer occasions for 68% of those worked with, less risky friends for 71%.
WORKED_WITH = {"2013-14": (80, 49, 50), "2014-15": (88, 57, 60), "2015-16": (93, 63, 66)}


def by_the_police() -> Submission:
    """Quarters up to December 2015, the last of them late; the next has not come."""
    answers: dict[str, dict[str, Answer]] = {}
    for quarter, total in QUARTERS.items():
        weights = dict(DISTRICTS)
        if quarter in HIGH:
            weights["south"] *= 2
        said: dict[str, Answer] = {}
        by_ethnicity = spread(total, list(ETHNICITY.values()))
        for ethnicity, count in zip(ETHNICITY, by_ethnicity, strict=True):
            for district, number in zip(weights, spread(count, list(weights.values())), strict=True):
                said[f"missing_episodes.episodes.{district}.{ethnicity}"] = number
        for age, number in zip(AGES, spread(total, list(AGES.values())), strict=True):
            said[f"missing_ages.episodes.{age}"] = number
        for setting, number in zip(SETTINGS, spread(total, list(SETTINGS.values())), strict=True):
            said[f"missing_children.episodes.{setting}"] = number
            said[f"missing_children.children.{setting}"] = round(number / A_CHILD[setting])
        answers[quarter] = said
    return Submission(
        "missing", "police", answers, email="police-data-lead@chalkshire.example", newest_came=NEWEST_CAME
    )


def interviews() -> Submission:
    """Months of three years: more are offered than before, and about half are held in time."""
    answers: dict[str, dict[str, Answer]] = {}
    months = [month.code for year in YEARS for month in period(year).months()]
    for place, month in enumerate(months):
        required = spread(34 + place % 9, list(SETTINGS.values()))
        said: dict[str, Answer] = {}
        for setting, number in zip(SETTINGS, required, strict=True):
            offered = round(number * (0.7 + 0.2 * place / len(months)))
            said[f"return_interviews.required.{setting}"] = number
            said[f"return_interviews.offered.{setting}"] = offered
            said[f"return_interviews.in_time.{setting}"] = min(
                offered, round(number * (0.4 + 0.15 * place / len(months)))
            )
        answers[month] = said
    return Submission(
        "return_interviews", "county-council", answers, email="council-data-lead@chalkshire.example"
    )


def service() -> Submission:
    """What had changed for those whom the service worked with, year by year."""
    answers = {
        year: {
            "missing_service.clients.fewer_episodes": clients,
            "missing_service.improved.fewer_episodes": fewer,
            "missing_service.clients.less_risky_peers": clients,
            "missing_service.improved.less_risky_peers": peers,
        }
        for year, (clients, fewer, peers) in WORKED_WITH.items()
    }
    return Submission(
        "missing_service", "county-council", answers, email="council-data-lead@chalkshire.example"
    )


def away() -> Submission:
    """Our children living elsewhere, by quarter."""
    answers: dict[str, dict[str, Answer]] = {}
    for place, quarter in enumerate(quarter for year in YEARS for quarter in period(year).quarters()):
        near, far = 9 + place % 4, 6 + place % 3
        answers[quarter.code] = {
            "missing_away.episodes.neighbour": near,
            "missing_away.planned.neighbour": near - 2,
            "missing_away.episodes.further": far,
            "missing_away.planned.further": far - 3 + place // 6,
        }
    return Submission("missing_away", "county-council", answers, email="council-data-lead@chalkshire.example")
