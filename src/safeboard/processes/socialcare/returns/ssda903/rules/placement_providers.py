"""526 to 531, 550: who provides a placement, and which placements they can provide."""

from __future__ import annotations

from functools import partial

from polars import col

from safeboard.grammar.statutory.rules import Example, Rule, Severity, Where
from safeboard.processes.socialcare.returns.ssda903.writing import episode

# Temporary and other placements have no provider; Z1 became Z11 to Z14 in 2025-26.
WITHOUT_PROVIDER = ("T0", "T1", "T2", "T3", "T4", "Z1", "Z11", "Z12", "Z13", "Z14")
FOSTERED = ("U1", "U2", "U3", "U4", "U5", "U6")
PLACED_FOR_ADOPTION = ("A3", "A4", "A5", "A6")
_rule = partial(Rule, severity=Severity.ERROR, over="Episodes", ruleset="2022-23")


def _cannot_provide(
    code: str, provider: str, who: str, places: tuple[str, ...], words: str, can: str
) -> Rule:
    """A rule that a kind of provider does not provide certain placements; `can` is one that it does."""
    return _rule(
        code=code,
        fields=("PLACE_PROVIDER", "PLACE"),
        message=f"This placement is said to be provided by {who} ({provider}), who cannot provide it. Check the "
        "provider and the type of placement.",
        logic=f"An episode with the provider {provider} is not in a placement {words}.",
        check=Where((col("PLACE_PROVIDER") == provider) & col("PLACE").is_in(places)),
        examples=(
            Example(
                f"Every such placement with {provider}, beside {can} with it and the first of them with another.",
                breaks=tuple(
                    episode(CHILD=f"A{number}", PLACE=place, PLACE_PROVIDER=provider)
                    for number, place in enumerate(places)
                ),
                keeps=(
                    episode(PLACE=can, PLACE_PROVIDER=provider),
                    episode(CHILD="A2", PLACE=places[0], PLACE_PROVIDER="PR0"),
                    episode(CHILD="A3", PLACE=places[0], PLACE_PROVIDER=None),
                ),
                rows=tuple(range(len(places))),
            ),
        ),
    )


RULES = (
    _rule(
        code="526",
        fields=("PLACE_PROVIDER", "PLACE"),
        message="It is not said who provides this placement. Fill in the provider.",
        logic="Every episode has a provider, but for temporary placements (T0 to T4) and other placements (Z11 to "
        "Z14; Z1 before 2025-26).",
        check=Where(col("PLACE_PROVIDER").is_null() & ~col("PLACE").is_in(WITHOUT_PROVIDER).fill_null(False)),
        examples=(
            Example(
                "No provider of a foster placement, nor where the type of placement is missing too; beside placements "
                "that have none.",
                breaks=(
                    episode(PLACE_PROVIDER=None),
                    episode(CHILD="A2", PLACE=None, PLACE_PROVIDER=None),
                ),
                keeps=(
                    episode(),
                    episode(CHILD="A2", PLACE="T0", PLACE_PROVIDER=None),
                    episode(CHILD="A3", PLACE="Z14", PLACE_PROVIDER=None),
                ),
                rows=(0, 1),
            ),
        ),
        ruleset="2025-26",
    ),
    _cannot_provide("527", "PR1", "the authority itself", ("P1", "R2", "R5"), "P1, R2 or R5", "K2"),
    _cannot_provide("528", "PR2", "another authority", ("P1", "R2", "R5"), "P1, R2 or R5", "K2"),
    _cannot_provide(
        "529",
        "PR3",
        "another public organisation",
        ("P1", *PLACED_FOR_ADOPTION, "K1", "K2", *FOSTERED),
        "P1, A3 to A6, K1, K2 or U1 to U6",
        "R2",
    ),
    _cannot_provide("530", "PR4", "a private provider", ("P1",), "with parents (P1)", "K2"),
    _cannot_provide("531", "PR5", "a voluntary organisation", ("P1",), "with parents (P1)", "K2"),
    _rule(
        code="550",
        fields=("PLACE_PROVIDER", "PLACE"),
        message="PR0 says that a parent provides this placement, but the child is not placed with parents (P1). Check "
        "both codes.",
        logic="An episode with the provider PR0 is in a placement with parents (P1).",
        check=Where((col("PLACE_PROVIDER") == "PR0") & col("PLACE").ne_missing("P1")),
        examples=(
            Example(
                "A foster placement provided by a parent, and none at all, beside a placement with parents.",
                breaks=(episode(PLACE_PROVIDER="PR0"), episode(CHILD="A2", PLACE=None, PLACE_PROVIDER="PR0")),
                keeps=(episode(PLACE="P1", PLACE_PROVIDER="PR0"), episode(CHILD="A2")),
                rows=(0, 1),
            ),
        ),
    ),
)
