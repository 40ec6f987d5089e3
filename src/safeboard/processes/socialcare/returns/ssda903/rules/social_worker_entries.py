"""SW01a to SW07, SW09, SW13: what is said of a social worker of a child, since 2023-24."""

from __future__ import annotations

from datetime import date

from polars import col, lit, max_horizontal

from safeboard.grammar.statutory.rules import YEAR_ENDS, YEAR_STARTS, Check, Example, Rule, Where, blank
from safeboard.processes.socialcare.returns.ssda903.shapes import error, listed, readable_day
from safeboard.processes.socialcare.returns.ssda903.writing import Row, social_worker

SINCE = 2024
# From then on social workers are returned: of one who began earlier the reason for the change is not asked for.
FROM = date(2023, 4, 1)
TABLE, _FIRST = "SWEpisodes", "2025-05-01"


def worker_rule(
    code: str, fields: tuple[str, ...], message: str, logic: str, check: Check, *examples: Example,
    ruleset: str = "2023-24", since: int = SINCE, until: int | None = None, note: str = "",
) -> Rule:  # fmt: skip
    """A rule over the social worker episodes, known since they are returned."""
    return error(
        code,
        TABLE,
        fields,
        message,
        logic,
        check,
        *examples,
        ruleset=ruleset,
        since=since,
        until=until,
        note=note,
    )


def worker(start: str, end: str | None = None, **more: str | None) -> Row:
    """A social worker episode, for an example."""
    return social_worker(SW_DECOM=start, SW_DEC=end, **more)


_COMPLETE = "Fill in what is missing: each social worker has an id, a start and a reason for the change."

RULES = (
    worker_rule(
        "SW01aSTG1", ("SW_ID", "SW_DECOM"), _COMPLETE,
        "Every social worker episode has a start, and one that began before 1 April 2023 an id.",
        Where(blank("SW_DECOM") | (col("SW_ID").is_null() & (col("SW_DECOM") < FROM))),
        Example(
            "No start, with and without an id, and no id of one who began the day before; beside one of that day, which "
            "SW01bSTG1 tells, and a start that cannot be read.",
            (social_worker(SW_DECOM=None), social_worker(CHILD="A2", SW_DECOM=None, SW_ID=None), worker("2023-03-31", CHILD="A3", SW_ID=None)),
            (worker(_FIRST), worker("2023-03-31", CHILD="A2", SW_REASON=None), worker("2023-04-01", CHILD="A3", SW_ID=None),
             worker("31/02/2026", CHILD="A4")),
            rows=(0, 1, 2),
        ),
        ruleset="2024-25", since=2025,
        note="Its words are those of SW01bSTG1. The published logic divides them: this one is about those "
        "who began before 1 April 2023, whose reason is not asked for.",
    ),
    worker_rule(
        "SW01bSTG1", ("SW_REASON", "SW_DECOM", "SW_ID"), _COMPLETE,
        "Every social worker episode has a start, and one that began on 1 April 2023 or later an id and the reason for the change.",
        Where(blank("SW_DECOM") | ((col("SW_DECOM") >= FROM) & (col("SW_REASON").is_null() | col("SW_ID").is_null()))),
        Example(
            "No reason, no id, and no start; beside all three, and one who began the day before without a reason.",
            (worker("2023-04-01", SW_REASON=None), worker(_FIRST, CHILD="A2", SW_ID=None), social_worker(CHILD="A3", SW_DECOM=None)),
            (worker(_FIRST), worker("2023-03-31", CHILD="A2", SW_REASON=None), worker("31/02/2026", CHILD="A3", SW_REASON=None)),
            rows=(0, 1, 2),
        ),
        ruleset="2024-25", since=2025,
    ),
    worker_rule(
        "SW02STG1", ("SW_ID",),
        "The id of this social worker does not begin with SW or XX. Write the number of their registration.",
        "The id of a social worker, where it is filled in, begins with SW or XX in capitals.",
        Where(~(col("SW_ID").str.starts_with("SW") | col("SW_ID").str.starts_with("XX"))),
        Example("Small letters, beside both beginnings.", (worker(_FIRST, SW_ID="sw12345"),), (worker(_FIRST, SW_ID="XX99999"), worker("2025-06-01", CHILD="A2"))),
    ),
    worker_rule(
        "SW03STG1", ("SW_ID", "SW_DECOM", "SW_REASON"), _COMPLETE,
        "The id, the start and the reason of a social worker episode are all filled in.",
        Where(col("SW_ID").is_null() | blank("SW_DECOM") | col("SW_REASON").is_null()),
        Example("One without a reason, beside a complete one.", (worker("2023-05-01", SW_REASON=None),), (worker("2023-05-01"),)),
        until=2024,
    ),
    readable_day("SW04STG1", "SW_DECOM", "day on which this social worker began", social_worker, blank_too=True, ruleset="2023-24", since=SINCE),
    readable_day("SW05STG1", "SW_DEC", "day on which this social worker ended", social_worker, ruleset="2023-24", since=SINCE),
    worker_rule(
        "SW06STG2", ("SW_DECOM",),
        "This social worker began outside the collection year. Return those of this year.",
        "A social worker episode does not begin after the collection year.",
        Where(col("SW_DECOM") > YEAR_ENDS),
        Example("The day after the year, beside its last.", (worker("2026-04-01"),), (worker("2026-03-31"),)),
        note="One that began before the year and ran into it is returned too, so only the end of the year is a bound.",
    ),
    worker_rule(
        "SW07STG2", ("SW_DEC",),
        "This social worker ended after the collection year, or before the year that came before it. Check the day.",
        "The end of a social worker episode, where there is one, lies inside the collection year or the one before, and not before 1 April 2023.",
        Where((col("SW_DEC") < max_horizontal(YEAR_STARTS.dt.offset_by("-1y"), lit(FROM))) | (col("SW_DEC") > YEAR_ENDS)),
        Example(
            "The days before and after those years, beside their first and last.",
            (worker("2024-01-01", "2024-03-31"), worker(_FIRST, "2026-04-01", CHILD="A2")),
            (worker("2024-01-01", "2024-04-01"), worker(_FIRST, "2026-03-31", CHILD="A2")),
            rows=(0, 1),
        ),
        ruleset="2024-25",
        note="The text does not say when the reporting period of social workers begins, only that it is another than the "
        "collection’s; as the sector’s open tool has it, a year before, but not before 1 April 2023.",
    ),
    worker_rule(
        "SW09STG2", ("SW_DEC", "SW_DECOM"),
        "This social worker began and ended on one day. Check both days.",
        "A social worker episode ends on a later day than it begins.",
        Where(col("SW_DEC") <= col("SW_DECOM")),
        Example("The same day, beside the next.", (worker(_FIRST, _FIRST),), (worker(_FIRST, "2025-05-02"),)),
    ),
    listed("SW13STG1", "SW_REASON", "reason for the change of social worker", social_worker, "WHY", "OTHERS", ruleset="2024-25", since=SINCE),
)  # fmt: skip
