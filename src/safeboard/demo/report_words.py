"""What people of Chalkshire wrote into the annual report for 2015-16: promises, what came of them, the storyboards.

Every sentence passes the same check as any other: numbers and comparisons are bound, a cause names its evidence. Two
sentences of one chapter cannot pass; they are brought over by its section, so that the check has something to say.
"""

from __future__ import annotations

from safeboard.kernel.indicators.models import Snapshot
from safeboard.kernel.partnership.models import User
from safeboard.kernel.reporting.annual import drafts, editing

YEAR = "2015-16"
Boxes = tuple[tuple[str, str], ...]

COUNTY: Boxes = (
    ("promised", "We promised to show who our children are before we show what we did for them."),
    (
        "happened",
        "This chapter is new. Each figure has its source, its day and the licence under which we may use it.",
    ),
    ("why", "A rate means little to a reader who does not know the place."),
    ("what", "The Board office put the published figures in one table that anybody may check."),
    (
        "difference",
        "The printed report gave figures that differ to the same group of areas. We found it when we looked for their sources, "
        "and we hold neither.",
    ),
    (
        "next",
        "We will ask the council for figures by district. We will ask each agency if it knows its own patch in them.",
    ),
)
JOURNEY: Boxes = (
    ("promised", "We promised that first child protection conferences would be held in time."),
    (
        "happened",
        "In 2015-16 {T3-04 2015-16} of first conferences were held in time. That is {T3-04 2015-16 up from 2014-15} and "
        "{T3-04 2015-16 below England}.",
    ),
    ("why", "A child at risk should not wait for a plan. Parents should not wait to hear what others think."),
    (
        "what",
        "The council books rooms and chairs early. A manager looks at each conference that may be late.",
    ),
    (
        "difference",
        "In 2015-16 {T3-04 2015-16 parts} first conferences were in time. The council says that this is due to the new way of booking "
        "{evidence: Review of late conferences, County Council, March 2016}.",
    ),
    (
        "next",
        "We will ask why children are referred again. {T1-07 2015-16} of referrals were of a child referred in the 12 months before.",
    ),
)
EARLY_HELP: Boxes = (
    ("promised", "We promised one guide for all partners that says who helps at which level of need."),
    (
        "happened",
        "The guide is in use. In 2015-16 {T1-02 2015-16} of contacts ended with no further action ({T1-02 2015-16 parts}).",
    ),
    ("why", "Families should get help at the right level, from people who know them."),
    (
        "what",
        "The Early Help Panel met in each district. A lead professional and the family write the plan together.",
    ),
    (
        "difference",
        "Early help reached what it was for in {T1-19 2015-16} of the families whose help ended ({T1-19 2015-16 parts}). We do not know yet "
        "whether it would have been so without help.",
    ),
    ("next", "We will ask schools to lead plans, and we will ask parents what helped."),
)
LIMITS: Boxes = (
    ("promised", "We promised to be open about what we do not know."),
    ("happened", "Each gap that the program knows of stands in this chapter, with what would fill it."),
    ("why", "A Board that sees only what it can count may think that the rest is well."),
    (
        "what",
        "The program looks for what is missing, late, hidden, too early, counted in a new way or not written down.",
    ),
    ("difference", "The list is made from the returns and not by hand, so a gap cannot be left out."),
    ("next", "The Board will ask each agency whose return is late what stands in its way."),
)
CHAPTERS: dict[str, Boxes] = {
    "county": COUNTY,
    "journey": JOURNEY,
    "protection": (),
    "looked-after": (),
    "early-help": EARLY_HELP,
    "board": (),
    "effectiveness": (),
    "limits": LIMITS,
}


def chapters(snapshot: Snapshot, manager: User) -> None:
    """Begin the chapters of the year and write into them what people wrote."""
    for code, boxes in CHAPTERS.items():
        chapter = drafts.create(YEAR, snapshot, manager, code)
        for kind, text in boxes:
            editing.write(chapter, kind=kind, text=text, by=manager)
