"""What the LADO sent: contacts by setting and by category, quarter by quarter (543 in 2015-16, 525 the year before)."""

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
    return together(*years)
