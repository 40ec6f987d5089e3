"""The chapters of the annual report on the Board itself. The drafts are neutral; every number is bound to a result."""

from __future__ import annotations

from safeboard.grammar.declarations.sections import Section

BOARD = Section(
    code="board",
    title="Our Board",
    order=10,
    owner="Business manager",
    indicators=("T5-01",),
    phrases=("last five meetings",),
    drafts=(
        "At the last five meetings before the end of <year>, {T5-01 <year>} of places were filled ({T5-01 <year> parts}).",
    ),
)
EFFECTIVENESS = Section(
    code="effectiveness",
    title="Improving effectiveness",
    order=60,
    owner="Business manager",
    indicators=("T5-01", "T5-02", "T5-03", "T5-04"),
    phrases=("high score",),
    drafts=(
        "At the end of <year>, {T5-02 <year>} of items of the plan were on track or complete ({T5-02 <year> parts}).",
        "At the end of <year>, {T5-03 <year> parts} risks with a high score were open.",
        "In <year>, {T5-04 <year>} of challenges were answered in time ({T5-04 <year> parts}).",
    ),
)
SECTIONS = (BOARD, EFFECTIVENESS)
