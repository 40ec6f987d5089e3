"""What the education safeguarding service sent: school returns by school year, and designated leads by quarter.

Printed: 81% of schools returned for the school year 2014/15, the lowest in five years; 141 new leads trained and 184
refreshed in 2015-16.
"""

from __future__ import annotations

from safeboard.demo.figures.submissions import Answer, Submission, over_the_year, spread, together
from safeboard.grammar.measure.periods import period

DUE = {"nursery": 4, "primary": 172, "secondary": 34, "special": 12, "independent": 21}
DISTRICTS = {"north": 68, "east": 55, "south": 71, "west": 49}
# Schools that returned, of 243.
RETURNED = {"AY2010-11": 226, "AY2011-12": 221, "AY2012-13": 214, "AY2013-14": 209, "AY2014-15": 197}
MET = {
    "safeguarding_lead": 1.0, "governor": 0.97, "safer_recruitment": 0.99, "policy": 0.96, "policy_tailored": 0.71,
    "records": 0.93, "training_records": 0.88, "code_of_conduct": 0.82, "online": 0.79, "central_record": 0.98,
}  # fmt: skip
LEADS = {"nursery": 9, "primary": 371, "secondary": 96, "special": 31, "independent": 54}
# New and refreshed; those of 2015-16 are printed.
TRAINED = {"2013-14": (118, 166), "2014-15": (127, 171), "2015-16": (141, 184)}
QUARTERS = (0.9, 0.8, 1.4, 0.9)


def returns() -> Submission:
    """School returns of five years."""
    answers: dict[str, dict[str, Answer]] = {}
    for year, returned in RETURNED.items():
        said: dict[str, Answer] = {}
        for (phase, due), came in zip(DUE.items(), spread(returned, list(DUE.values())), strict=True):
            for district, schools, back in zip(
                DISTRICTS,
                spread(due, list(DISTRICTS.values())),
                spread(came, list(DISTRICTS.values())),
                strict=True,
            ):
                said[f"school_returns.due.{phase}.{district}"] = schools
                said[f"school_returns.returned.{phase}.{district}"] = min(schools, back)
        answered = sum(int(number) for box, number in said.items() if ".returned." in box)
        for item, share in MET.items():
            said[f"school_items.answered.{item}"] = answered
            said[f"school_items.met.{item}"] = round(answered * share)
        answers[year] = said
    return Submission(
        "school_safeguarding", "county-council", answers, email="council-data-lead@chalkshire.example"
    )


def leads() -> Submission:
    """Designated leads of three years of quarters."""
    years = []
    for step, (year, (new, refreshed)) in enumerate(TRAINED.items()):
        weights = list(LEADS.values())
        totals = {
            f"school_leads.{part}.{phase}": number
            for part, total in (("newly_trained", new), ("refreshed", refreshed))
            for phase, number in zip(LEADS, spread(total, weights), strict=True)
        }
        standing = {
            quarter.code: {
                f"school_leads.{part}.{phase}": round(number * share)
                for phase, number in LEADS.items()
                for part, share in (("leads", 1.0), ("in_date", 0.78 + 0.04 * step + 0.01 * place))
            }
            for place, quarter in enumerate(period(year).quarters())
        }
        years += [over_the_year(year, "quarter", totals, QUARTERS), standing]
    return Submission(
        "school_leads", "county-council", together(*years), email="council-data-lead@chalkshire.example"
    )
