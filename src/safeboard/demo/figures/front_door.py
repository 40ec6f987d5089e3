"""What First Response, the hub and the Early Help Panel sent.

Printed: the hub has counted since September 2015; the panel met first in June 2015 and by March 2016 had discussed 340
families with over five problems each, six of ten led by the family resilience service. All else is invented.
"""

from __future__ import annotations

from safeboard.demo.figures.submissions import Answer, Submission, spread
from safeboard.demo.targets import CONTACTS_2015_16
from safeboard.grammar.measure.periods import period

YEARS = ("2013-14", "2014-15", "2015-16")
COUNCIL = "council-data-lead@chalkshire.example"
SOURCES = {
    "police": "police", "schools": "schools", "education_services": "education", "health": "health",
    "la_services": "council", "housing": "housing", "individual": "individuals", "other": "other",
    "other_legal": "other", "anonymous": "anonymous", "unknown": "not_recorded",
}  # fmt: skip
CAUSES = {
    "domestic_abuse": 31, "consent": 22, "unmet": 17, "changed": 18, "duplicate": 6, "system": 4, "not_recorded": 2,
}  # fmt: skip
COLOURS = {"red": 9, "amber": 31, "green": 44, "blue": 12, "not_recorded": 1}
SINCE_SEPTEMBER = [month.code for month in period("2015-16").months()][5:]
SINCE_JUNE = [month.code for month in period("2015-16").months()][2:]
FAMILIES = (21, 27, 24, 33, 39, 38, 31, 41, 44, 42)
REFERRERS = {
    "schools": 41,
    "health": 18,
    "social_care": 20,
    "police": 6,
    "early_years": 8,
    "housing": 4,
    "voluntary": 3,
}
LEADS = {
    "family_resilience": 139, "schools": 41, "health": 17, "childrens_centres": 16, "mental_health": 6,
    "youth_offending": 5, "voluntary": 6, "housing": 2,
}  # fmt: skip
MEMBERS = {"family_resilience": 4, "social_care": 4, "police": 2, "schools": 3, "health": 3, "childrens_centres": 4,
           "mental_health": 1, "youth_offending": 3, "housing": 2, "voluntary": 4}  # fmt: skip


def first_response() -> Submission:
    """Three years of months."""
    yearly: dict[str, int] = {}
    for source, count in CONTACTS_2015_16.items():
        yearly[SOURCES[source]] = yearly.get(SOURCES[source], 0) + count
    answers: dict[str, dict[str, Answer]] = {}
    months = [month.code for year in YEARS for month in period(year).months()]
    for place, month in enumerate(months):
        busy = (0.82 + 0.18 * place / len(months)) * (0.8 if month.endswith("-08") else 1.0)
        said: dict[str, Answer] = {}
        for source, count in yearly.items():
            contacts = round(count / 12 * busy)
            referrals = round(contacts * 0.44)
            said[f"first_response_decisions.contacts.{source}"] = contacts
            said[f"first_response_decisions.no_further_action.{source}"] = round(contacts * 0.29)
            said[f"first_response_decisions.referrals.{source}"] = referrals
            said[f"first_response_decisions.decided_in_time.{source}"] = round(
                referrals * (0.7 + 0.22 * place / len(months))
            )
            if source not in ("individuals", "anonymous", "not_recorded"):
                told = round(contacts * (0.48 + 0.2 * place / len(months)))
                said[f"first_response_replies.contacts.{source}"] = contacts
                said[f"first_response_replies.told.{source}"] = told
        for cause, number in zip(CAUSES, spread(round(150 * busy), list(CAUSES.values())), strict=True):
            said[f"repeat_referral_causes.referrals.{cause}"] = number
        for level, offered, refused in (("early_help", 180, 0.24), ("child_in_need", 120, 0.13)):
            said[f"help_offered.offered.{level}"] = round(offered * busy)
            said[f"help_offered.refused.{level}"] = round(offered * busy * refused)
        answers[month] = said
    return Submission("first_response", "county-council", answers, email=COUNCIL)


def hub() -> Submission:
    """Months since September 2015: before, the hub counted nothing."""
    answers: dict[str, dict[str, Answer]] = {}
    for place, month in enumerate(SINCE_SEPTEMBER):
        said: dict[str, Answer] = {}
        for colour, number in zip(COLOURS, spread(128 + 9 * place, list(COLOURS.values())), strict=True):
            said[f"hub_enquiries.enquiries.{colour}"] = number
            said[f"hub_enquiries.decided_in_time.{colour}"] = round(number * (0.62 + 0.03 * place))
            said[f"hub_enquiries.not_needed.{colour}"] = number // 9
        for agency, share in (("social_care", 1.0), ("police", 0.95), ("health", 0.66), ("schools", 0.52)):
            said[f"strategy_meetings.invitations.{agency}"] = 70 + 3 * place
            said[f"strategy_meetings.attended.{agency}"] = round((70 + 3 * place) * share)
        answers[month] = said
    return Submission("mash", "county-council", answers, email=COUNCIL)


def early_help_panel() -> Submission:
    """Months since June 2015."""
    leads = {code: spread(count, FAMILIES) for code, count in LEADS.items()}
    answers: dict[str, dict[str, Answer]] = {}
    for place, (month, families) in enumerate(zip(SINCE_JUNE, FAMILIES, strict=True)):
        said: dict[str, Answer] = {}
        for referrer, number in zip(REFERRERS, spread(families, list(REFERRERS.values())), strict=True):
            said[f"panel_families.families.{referrer}"] = number
            said[f"panel_families.level_3.{referrer}"] = round(number * 0.68)
            said[f"panel_families.level_4.{referrer}"] = round(number * 0.06)
            said[f"panel_families.neglect.{referrer}"] = round(number * 0.21)
            said[f"panel_families.problems.{referrer}"] = number * 5 + number // 2
        for lead, by_month in leads.items():
            said[f"panel_leads.families.{lead}"] = by_month[place]
        for member, came in MEMBERS.items():
            said[f"panel_attendance.held.{member}"] = 4
            said[f"panel_attendance.attended.{member}"] = max(0, came - (place + came) % 2)
        answers[month] = said
    return Submission("early_help_panel", "county-council", answers, email=COUNCIL)


def plans() -> Submission:
    """Early help plans, by quarter of the last two years."""
    answers: dict[str, dict[str, Answer]] = {}
    endings = {"outcomes_met": 46, "step_up": 11, "step_down": 14, "disengaged": 13, "consent_withdrawn": 7, "moved": 5, "other": 3, "not_recorded": 1}  # fmt: skip
    for place, quarter in enumerate(quarter for year in YEARS[1:] for quarter in period(year).quarters()):
        said: dict[str, Answer] = {}
        for lead, number in LEADS.items():
            due = number // 3 + place
            said[f"early_help_reviews.due.{lead}"] = due
            said[f"early_help_reviews.in_time.{lead}"] = round(due * 0.72)
            said[f"early_help_reviews.closed_before.{lead}"] = number // 4
            said[f"early_help_reviews.referred_since.{lead}"] = number // 40
        for ended, number in zip(endings, spread(66 + 4 * place, list(endings.values())), strict=True):
            said[f"early_help_endings.closed.{ended}"] = number
        answers[quarter.code] = said
    return Submission("early_help_plans", "county-council", answers, email=COUNCIL)


def stars() -> Submission:
    """Outcomes stars, by quarter of the last year: they are new."""
    answers: dict[str, dict[str, Answer]] = {}
    for place, quarter in enumerate(period("2015-16").quarters()):
        said: dict[str, Answer] = {
            "star_change.two_stars": 9 + 7 * place,
            "star_change.improved": 6 + 5 * place,
        }
        for lead, number in LEADS.items():
            standing = number + 4 * place
            said[f"star_use.plans.{lead}"] = standing
            said[f"star_use.first_star.{lead}"] = round(standing * (0.3 + 0.1 * place))
        answers[quarter.code] = said
    return Submission("outcomes_stars", "county-council", answers, email=COUNCIL)


SUBMISSIONS = (first_response, hub, early_help_panel, plans, stars)
