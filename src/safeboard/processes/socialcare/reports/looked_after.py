"""The part of the annual report on children looked after, adoption and private fostering.

The drafts are neutral. Every figure says on which day or in which year it holds; where a child lives is told by kind and
by distance, never by place.
"""

from __future__ import annotations

from safeboard.grammar.declarations.sections import Section

LOOKED_AFTER = Section(
    code="looked-after",
    title="Children looked after",
    order=22,
    owner="Performance and Quality sub group chair",
    indicators=(
        "T3-14",
        "T3-16",
        "T3-17",
        "T3-18",
        "T3-19",
        "T3-20",
        "T3-21",
        "T3-23",
        "T3-24",
    ),
    awaits=("T3-22",),
    chart="T3-16",
    phrases=("over 20 miles from home", "aged 0 to 17", "per 10,000 children", "28 days", "under 16"),
    drafts=(
        "At the end of <year> the county looked after {T3-16 <year> parts} children. That is {T3-16 <year>} children, "
        "{T3-16 <year> below England} and {T3-16 <year> below South East}.",
        "Of them {T3-18 <year>} lived outside the county's area ({T3-18 <year> parts}). The distance to a "
        "child's home is told by the yearly return alone, and the newest is of <before>. At the end of that year "
        "{T3-17 <before>} were placed over 20 miles from home ({T3-17 <before> parts}).",
        "Foster carers looked after {T3-16 <year> placement=foster parts} of the children. In homes, schools and other "
        "residential care lived {T3-19 <year> parts}, which is {T3-19 <year>}. With their own parents were "
        "{T3-16 <year> placement=parents parts}, and {T3-16 <year> placement=independent parts} lived independently.",
        "In <before> reviews were held in time for {T3-20 <before>} of the children ({T3-20 <before> parts}). "
        "Of the children old enough to take part in a review, {T3-14 <before>} did, or somebody spoke for them "
        "({T3-14 <before> parts}).",
        "In <year> {T3-21 <year> parts} children were adopted. In <before> it was {T3-21 <before> parts}.",
        "At the end of <year> the council knew of {T3-23 <year> parts} children in private foster care. Of the visits due "
        "{T3-24 <year>} were made in time ({T3-24 <year> parts}).",
    ),
)
