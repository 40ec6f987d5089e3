"""What three agencies sent about disagreements that their people took further. All invented: the report prints none."""

from __future__ import annotations

from functools import partial

from safeboard.demo.figures.submissions import Answer, Submission
from safeboard.grammar.measure.periods import period

YEARS = ("2014-15", "2015-16")
# Agency: who sends, and how many a quarter about.
AGENCIES = {
    "county-council": ("council-data-lead@chalkshire.example", 7),
    "hospital-trust": ("health-board-member@chalkshire.example", 4),
    "police": ("police-data-lead@chalkshire.example", 2),
}
ENDS = (
    ("practitioners", "changed"), ("practitioners", "another_way"), ("managers", "changed"), ("practitioners", "stood"),
    ("managers", "another_way"), ("senior_managers", "stood"), ("practitioners", "open"),
)  # fmt: skip


def of_agency(agency: str) -> Submission:
    """Two years of quarters."""
    email, about = AGENCIES[agency]
    answers: dict[str, dict[str, Answer]] = {}
    for place, quarter in enumerate(quarter for year in YEARS for quarter in period(year).quarters()):
        said: dict[str, Answer] = {}
        for step in range(about + place % 3):
            stage, outcome = ENDS[(step + place) % len(ENDS)]
            box = f"case_escalations.raised.{stage}.{outcome}"
            said[box] = int(said.get(box, 0)) + 1
        answers[quarter.code] = said
    return Submission("case_escalations", agency, answers, email=email)


SUBMISSIONS = tuple(partial(of_agency, agency) for agency in AGENCIES)
