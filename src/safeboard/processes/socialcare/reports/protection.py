"""The part of the annual report on child protection plans: reviewed in time, how long, again, and neglect seen early.

What only the yearly census tells is of the year before, until the census of the year is in.
"""

from __future__ import annotations

from safeboard.grammar.declarations.sections import Section

PROTECTION = Section(
    code="protection",
    title="Child protection plans",
    order=21,
    owner="Performance and Quality sub group chair",
    indicators=("T3-07", "T3-08", "T3-09", "T3-11", "T3-12", "T4-02"),
    chart="T3-12",
    phrases=("two years or more", "the two years before"),
    drafts=(
        "At the end of <year> {T3-07 <year> parts} children were on a child protection plan.",
        "Of the plans that ended in <year>, {T3-11 <year>} had lasted two years or more ({T3-11 <year> parts}). Of the plans "
        "that started, {T3-12 <year>} were of a child whose earlier plan ended in the two years before ({T3-12 <year> parts}).",
        "The newest census is of <before>. In that year reviews were held in time for {T3-09 <before>} of the children on "
        "a plan ({T3-09 <before> parts}), and {T4-02 <before>} of the assessments found neglect ({T4-02 <before> parts}).",
    ),
)
