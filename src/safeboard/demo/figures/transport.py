"""What the transport team sent: badge holders, who is trained, and who came through the revised process.

Two populations are printed for March 2016 and never mixed (A17): 95% of those on contracts for special needs and adult
social care, 78% of all 2,650.
"""

from __future__ import annotations

from safeboard.demo.figures.submissions import NOT_HELD, Answer, Submission, spread
from safeboard.grammar.measure.periods import period

YEARS = ("2013-14", "2014-15", "2015-16")
# Service: holders in March 2016 and, of those, trained. 2,650 and 467 are printed; the split is invented.
SERVICES = {
    "send": (900, 857), "adult_care": (420, 397), "school": (870, 566), "looked_after": (185, 128),
    "other": (250, 113), "not_recorded": (25, 6),
}  # fmt: skip
ROLES = {"driver": (1890, 338), "assistant": (735, 126), "not_recorded": (25, 3)}
REVISED_SINCE = "2015-09"


def submission() -> Submission:
    """Three years of months; before September 2015 there was no revised process to come through."""
    months = [month.code for year in YEARS for month in period(year).months()]
    answers = {month: _month(place, len(months) - 1, month) for place, month in enumerate(months)}
    notes = {
        (month, "transport_badges.revised.driver"): "The revised process began in September 2015."
        for month in months
        if month < REVISED_SINCE
    }
    return Submission("transport", "county-council", answers, notes, "council-data-lead@chalkshire.example")


def _month(place: int, last: int, month: str) -> dict[str, Answer]:
    said: dict[str, Answer] = {}
    grown = 0.9 + 0.1 * place / last
    trained = 0.55 + 0.45 * place / last
    for code, (holders, done) in SERVICES.items():
        said[f"transport_training.holders.{code}"] = round(holders * grown)
        said[f"transport_training.trained.{code}"] = round(done * trained * grown)
    everybody = sum(round(holders * grown) for holders, _ in SERVICES.values())
    by_role = spread(everybody, [holders for holders, _ in ROLES.values()])
    begun = (int(month[:4]) - 2015) * 12 + int(month[5:]) - 8
    for (code, (_, revised)), holders in zip(ROLES.items(), by_role, strict=True):
        said[f"transport_badges.holders.{code}"] = holders
        said[f"transport_badges.revised.{code}"] = NOT_HELD if begun < 1 else round(revised * begun / 7)
    return said
