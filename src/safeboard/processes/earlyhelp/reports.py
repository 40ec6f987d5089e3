"""The chapter of the annual report on early help and thresholds: the front door, the panel, plans and what they changed.

The drafts are neutral. Indicators of schools come with returns of other folders: the chapter may use them from the day on
which they are declared.
"""

from __future__ import annotations

from safeboard.grammar.declarations.sections import PrintedSentence, Section

EARLY_HELP = Section(
    code="early-help",
    title="Early help and thresholds",
    order=30,
    owner="Early Help sub group chair",
    indicators=(
        "T1-01",
        "T1-02",
        "T1-03",
        "T1-04",
        "T1-05",
        "T1-07",
        "T1-08",
        "T1-09",
        "T1-10",
        "T1-11",
        "T1-12",
        "T1-13",
        "T1-14",
        "T1-16",
        "T1-17",
        "T1-18",
        "T1-19",
        "T1-20",
        "T1-21",
        "T1-22",
        "T1-27",
        "T1-30",
        "T4-03",
    ),
    chart="T1-02",
    awaits=("T1-23", "T1-24", "T1-25"),
    phrases=(
        "level 3",
        "level 4",
        "1 working day",
        "12 months",
        "6 months",
        "aged 0 to 17",
        "per 10,000 children",
        "two-year-olds",
        "in two areas or more",
        "two stars",
    ),
    drafts=(
        "In <year> social care received {T1-01 <year>} contacts about children, and {T1-04 <year> parts} referrals.",
        "Of the contacts, {T1-02 <year>} ended with no further action ({T1-02 <year> parts}).",
        "Of all referrals, {T1-07 <year>} ({T1-07 <year> parts}) were of a child referred already in the 12 months before.",
        "Of these, domestic abuse was the main cause of {T1-30 <year>} ({T1-30 <year> parts}).",
        "In <year> the Early Help Panel discussed {T1-13 <year> parts} families, of whom {T1-14 <year>} "
        "({T1-14 <year> parts}) were at level 3.",
        "The Family Resilience Service led for {T1-16 <year> lead=family_resilience} of families "
        "({T1-16 <year> lead=family_resilience parts}).",
        "Agencies filled {T1-17 <year>} of their places on the panel ({T1-17 <year> parts}).",
        "Signs of neglect were named for {T4-03 <year>} of families at the panel ({T4-03 <year> parts}).",
        "Early help reached what it was for in {T1-19 <year>} of the families whose help ended ({T1-19 <year> parts}).",
        "Of the families whose help had ended, {T1-20 <year>} were in social care within 6 months ({T1-20 <year> parts}).",
        "At the end of <year>, {T1-21 <year>} of families with a plan had a first outcomes star ({T1-21 <year> parts}). "
        "Of families with two stars, {T1-22 <year>} had moved on in two areas or more ({T1-22 <year> parts}).",
        "In <year> the multi-agency hub opened {T1-10 <year> parts} enquiries.",
    ),
    printed=(
        PrintedSentence(
            year="2015-16",
            anomaly="A15",
            says="Three quarters of contacts from schools become referrals, and half of those from other partners.",
            claim="Three quarters of contacts from schools become referrals, and half of those from other partners.",
            computed="In 2015-16 {T1-03 2015-16 source=schools} of contacts from schools led to a referral "
            "({T1-03 2015-16 source=schools parts}). Of those from the police it was {T1-03 2015-16 source=police} "
            "({T1-03 2015-16 source=police parts}).",
            note="It was said of some months near the end of the year, and the window was not named. The records are of the "
            "whole year, counted by child.",
        ),
    ),
)

SECTIONS = (EARLY_HELP,)
