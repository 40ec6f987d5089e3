"""What the education service, the police, youth justice and the participation workers sent.

Printed for 2015-16: 136 online safety sessions with 17,500 people, two conferences, 36 pledges. All else is invented.
"""

from __future__ import annotations

from safeboard.demo.figures.submissions import NOT_KNOWN, Answer, Submission, spread
from safeboard.grammar.measure.periods import period

YEARS = ("2013-14", "2014-15", "2015-16")
SCHOOL_YEARS = ("AY2010-11", "AY2011-12", "AY2012-13", "AY2013-14", "AY2014-15")
COUNCIL = "council-data-lead@chalkshire.example"
ABSENT = {
    "primary": (38_400, 0.021, 0.006),
    "secondary": (29_800, 0.049, 0.011),
    "special": (1_250, 0.118, 0.017),
}
SESSIONS_OF_AUTUMN = 140
ELIGIBLE = {"north": 310, "east": 240, "south": 330, "west": 170}
REASONS = {
    "domestic_abuse": 41, "neglect": 9, "abuse": 14, "exploitation": 4, "missing": 9, "mental_health": 6,
    "offending": 11, "other": 4, "not_recorded": 2,
}  # fmt: skip
NEW_TO_JUSTICE = {"white": 22, "mixed": 3, "asian": 4, "black": 2, "other": 0, "not_recorded": 1}
# Kind of session: sessions and people of 2015-16.
ONLINE = {
    "assembly": (74, 12_410), "parents": (27, 1_620), "ambassadors": (14, 2_310), "professionals": (13, 540),
    "conference_professionals": (1, 140), "conference_young_people": (1, 130), "youth_organisation": (6, 350),
}  # fmt: skip
CONFERENCES = {"conference_professionals", "conference_young_people"}


def absence() -> Submission:
    """Five school years: fewer pupils miss much of school. Sessions are those of the autumn term."""
    answers: dict[str, dict[str, Answer]] = {}
    for step, year in enumerate(SCHOOL_YEARS):
        said: dict[str, Answer] = {}
        for phase, (pupils, persistent, unauthorised) in ABSENT.items():
            sessions = pupils * SESSIONS_OF_AUTUMN
            said[f"school_absence.pupils.{phase}"] = pupils
            said[f"school_absence.persistent.{phase}"] = round(pupils * persistent * (1.4 - 0.1 * step))
            said[f"school_absence.sessions.{phase}"] = sessions
            said[f"school_absence.unauthorised.{phase}"] = round(sessions * unauthorised)
        answers[year] = said
    return Submission("school_absence", "county-council", answers, email=COUNCIL)


def early_years() -> Submission:
    """Free places, three years of quarters; the districts of the first two quarters were not known."""
    answers: dict[str, dict[str, Answer]] = {}
    for place, quarter in enumerate(quarter for year in YEARS for quarter in period(year).quarters()):
        said: dict[str, Answer] = {}
        for district, eligible in ELIGIBLE.items():
            known = place > 1
            said[f"two_year_olds.eligible.{district}"] = eligible if known else NOT_KNOWN
            said[f"two_year_olds.placed.{district}"] = (
                round(eligible * (0.45 + 0.02 * place)) if known else NOT_KNOWN
            )
        answers[quarter.code] = said
    notes = {
        (
            quarter,
            "two_year_olds.eligible.north",
        ): "The list of those entitled came without districts until October 2013."
        for quarter in list(answers)[:2]
    }
    return Submission("early_years", "county-council", answers, notes, COUNCIL)


def missing_education() -> Submission:
    """Children on no roll, three years of months but the last: March 2016 is due, and not yet sent."""
    answers: dict[str, dict[str, Answer]] = {}
    months = [month for year in YEARS for month in period(year).months()]
    for place, month in enumerate(months[:-1]):
        answers[month.code] = {
            "missing_education.open.up_to_5": 14 + place % 7,
            "missing_education.open.up_to_20": 22 + place % 5,
            "missing_education.open.over_20": 31 - place // 4,
            "missing_education.open.not_recorded": place % 3,
        }
    return Submission("missing_education", "county-council", answers, email=COUNCIL)


def notifications() -> Submission:
    """Police notifications, three years of months."""
    answers: dict[str, dict[str, Answer]] = {}
    for place, month in enumerate(month for year in YEARS for month in period(year).months()):
        said: dict[str, Answer] = {}
        for reason, number in zip(REASONS, spread(520 + 4 * place, list(REASONS.values())), strict=True):
            said[f"police_notifications.notifications.{reason}"] = number
            said[f"police_notifications.children.{reason}"] = round(number * 1.6)
        answers[month.code] = said
    return Submission("police_notifications", "police", answers, email="police-data-lead@chalkshire.example")


def youth_justice() -> Submission:
    """Young people new to youth justice, three years of quarters."""
    answers: dict[str, dict[str, Answer]] = {}
    for place, quarter in enumerate(quarter for year in YEARS for quarter in period(year).quarters()):
        said: dict[str, Answer] = {}
        for group, number in NEW_TO_JUSTICE.items():
            convicted = max(0, number + 3 - place // 3) if number else 0
            said[f"youth_justice.new_to_justice.{group}"] = max(0, number - place // 3)
            said[f"youth_justice.convicted.{group}"] = convicted
            said[f"youth_justice.custody.{group}"] = convicted // 12
        answers[quarter.code] = said
    return Submission("youth_justice", "youth-offending", answers)


def participation() -> Submission:
    """Young people who worked with the Board in 2015-16, by quarter."""
    answers: dict[str, dict[str, Answer]] = {}
    ways = {
        "steering_group": 9,
        "focus_group": 14,
        "youth_club": 22,
        "survey": 61,
        "conference": 0,
        "design": 8,
    }
    for place, quarter in enumerate(period("2015-16").quarters()):
        said: dict[str, Answer] = {}
        for step, (way, number) in enumerate(ways.items()):
            many = 124 if way == "conference" and place == 3 else number + (place + step) % 4 if number else 0
            made = (place + step) % 4
            said[f"participation.young_people.{way}"] = many
            said[f"suggestions.made.{way}"] = made
            said[f"suggestions.answered.{way}"] = made - (made > 2)
        answers[quarter.code] = said
    return Submission("participation", "board-office", answers)


def online_safety() -> Submission:
    """Sessions and pledges of 2015-16, by quarter; both conferences were in the last."""
    quarters = [quarter.code for quarter in period("2015-16").quarters()]
    answers: dict[str, dict[str, Answer]] = {quarter: {} for quarter in quarters}
    for kind, (sessions, people) in ONLINE.items():
        weights = (0, 0, 0, 1) if kind in CONFERENCES else (1, 1, 1, 1)
        for quarter, held, came in zip(
            quarters, spread(sessions, weights), spread(people, weights), strict=True
        ):
            answers[quarter][f"online_safety.sessions.{kind}.not_recorded"] = held
            answers[quarter][f"online_safety.participants.{kind}.not_recorded"] = came
    answers[quarters[3]] |= {
        "online_safety_pledges.made.professionals": 24,
        "online_safety_pledges.made.young_people": 12,
    }
    return Submission("online_safety", "board-office", answers)


SUBMISSIONS = (
    absence, early_years, missing_education, notifications, youth_justice, participation, online_safety,
)  # fmt: skip
