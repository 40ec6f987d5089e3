"""What the LADO sent quarter by quarter: contacts (543 in 2015-16, 525 the year before), and how allegations ended."""

from __future__ import annotations

from safeboard.demo.figures.submissions import Answers, Submission, over_the_year, spread, together

QUARTERS = (1.08, 0.86, 1.04, 1.02)
# Printed by setting for 2015-16, 497 of the 543; the other 46 are invented.
SETTINGS_2015_16 = {
    "education": 179, "early_years": 102, "health": 53, "residential_care": 46, "foster_care": 43, "transport": 43,
    "sport": 16, "faith": 15, "social_care": 12, "police": 5, "voluntary": 14, "other": 11, "not_recorded": 4,
}  # fmt: skip
# Printed: sexual behaviour 26%, online 15%, as two categories beside each other (A12); the rest is invented.
CATEGORIES = {
    "sexual": 141, "sexual_online": 81, "physical": 152, "emotional": 38, "neglect": 27, "conduct": 54,
    "private_life": 29, "other": 14, "not_recorded": 7,
}  # fmt: skip
TOTALS = {"2013-14": 488, "2014-15": 525, "2015-16": 543}
# Of the contacts of a quarter so many are allegations; most are advice. All below is invented.
ALLEGATIONS = 0.36
# How many quarters after the contact each time limit falls, and the share resolved by then in the first and in the last quarter.
RESOLVED = {"month_1": (0, 0.71, 0.80), "months_3": (1, 0.83, 0.91), "months_12": (4, 0.95, 0.98)}
OUTCOMES = {
    "substantiated": 37, "unsubstantiated": 31, "unfounded": 17, "false": 8, "malicious": 3, "not_recorded": 4,
}  # fmt: skip
IN_TIME = {"2013-14": 0.79, "2014-15": 0.86, "2015-16": 0.91}


def submission() -> Submission:
    """Three years of quarters."""
    return Submission("lado", "county-council", _answers(), email="council-data-lead@chalkshire.example")


def _answers() -> Answers:
    years = []
    for year, total in TOTALS.items():
        settings = dict(zip(SETTINGS_2015_16, spread(total, list(SETTINGS_2015_16.values())), strict=True))
        categories = dict(zip(CATEGORIES, spread(total, list(CATEGORIES.values())), strict=True))
        by_setting = over_the_year(
            year,
            "quarter",
            {f"lado_contacts.contacts.{code}": count for code, count in settings.items()},
            QUARTERS,
        )
        in_time = {
            quarter: {
                box.replace(".contacts.", ".considered_in_time.", 1): round(number * IN_TIME[year])
                for box, number in said.items()
            }
            for quarter, said in by_setting.items()
        }
        # The same contacts by category: each quarter's categories add up to that quarter's contacts.
        by_category = {
            quarter: dict(
                zip(
                    (f"lado_categories.contacts.{code}" for code in categories),
                    spread(sum(said.values()), list(categories.values())),
                    strict=True,
                )
            )
            for quarter, said in by_setting.items()
        }
        years += [by_setting, in_time, by_category]
    answers = together(*years)
    return together(answers, _allegations(answers))


def _allegations(answers: Answers) -> Answers:
    """How long allegations took and how they ended: as many close in a quarter as came, one quarter later."""
    came = [
        round(
            ALLEGATIONS
            * sum(int(number) for box, number in said.items() if box.startswith("lado_contacts.contacts."))
        )
        for said in answers.values()
    ]
    found: dict[str, dict[str, int]] = {}
    for place, quarter in enumerate(answers):
        said = found[quarter] = {}
        for limit, (later, first, last) in RESOLVED.items():
            # Before the first quarter about as many came as in it.
            reached = came[max(0, place - later)]
            share = first + (last - first) * place / (len(came) - 1)
            said[f"lado_resolution.reached.{limit}"] = reached
            said[f"lado_resolution.resolved.{limit}"] = round(reached * share)
        closed = spread(came[max(0, place - 1)], list(OUTCOMES.values()))
        for outcome, number in zip(OUTCOMES, closed, strict=True):
            said[f"lado_outcomes.closed.{outcome}"] = number
    return found
