"""The chapter of the annual report on the child's journey through social care.

The drafts are neutral. The carried sentences came over as people wrote them, and the check turns them back until
somebody puts them right (anomaly A21 is one). What was printed is told by its meaning.
"""

from __future__ import annotations

from safeboard.grammar.declarations.sections import PrintedSentence, Section

JOURNEY = Section(
    code="journey",
    title="The journey through social care",
    order=20,
    owner="Performance and Quality sub group chair",
    indicators=(
        "T1-01",
        "T1-04",
        "T1-05",
        "T1-07",
        "T3-01",
        "T3-02",
        "T3-04",
        "T3-05",
        "T3-07",
        "T3-08",
        "T4-01",
    ),
    chart="T3-04",
    phrases=(
        "section 47",
        "45 working days",
        "15 working days",
        "12 months",
        "aged 0 to 17",
        "per 10,000 children",
    ),
    drafts=(
        "In <year> social care received {T1-01 <year>} contacts about children and {T1-04 <year> parts} referrals.",
        "Referrals came at a rate of {T1-04 <year>} children. That is {T1-04 <year> above England} and "
        "{T1-04 <year> above South East}. The mean of similar areas was {T1-04 <year> similar areas}. In 2014, for "
        "some months, every contact was progressed to a referral. So <before> cannot be set beside <year>.",
        "The police sent {T1-05 <year> source=police} of referrals ({T1-05 <year> source=police parts}) and schools "
        "{T1-05 <year> source=schools} ({T1-05 <year> source=schools parts}).",
        "Of all referrals, {T1-07 <year>} ({T1-07 <year> parts}) were of a child referred already in the 12 months "
        "before. That is {T1-07 <year> above England}.",
        "There were {T3-02 <year> parts} section 47 enquiries, {T3-02 <year>}, {T3-02 <year> above England}.",
        "Child protection conferences were held within 15 working days for {T3-04 <year>} ({T3-04 <year> parts}). "
        "That is {T3-04 <year> up from <before>} and {T3-04 <year> below England}.",
        "At the end of <year> social care was helping {T3-05 <year> parts} children in need. A child protection plan "
        "was held for {T3-07 <year> parts} children. That is {T3-07 <year>}, {T3-07 <year> up from <before>}.",
        "Children started on a plan for neglect at a rate of {T4-01 <year>} children, {T4-01 <year> level with England}.",
    ),
    carried=(
        "The rate of referrals, {T1-04 <year>} children, is below England.",
        "Of the first conferences, 516 of 749 were held within 15 working days.",
    ),
    printed=(
        PrintedSentence(
            year="2015-16",
            anomaly="A21",
            says="The rate of referrals was lower than those of the South East and of England.",
            claim="The rate of referrals was {T1-04 2015-16 below South East} and {T1-04 2015-16 below England}.",
            computed=(
                "In 2015-16 the rate of referrals was {T1-04 2015-16} children, {T1-04 2015-16 above South East} and "
                "{T1-04 2015-16 above England}; the mean of similar areas was {T1-04 2015-16 similar areas}. In 2014-15 "
                "it was {T1-04 2014-15}, {T1-04 2014-15 below South East} and {T1-04 2014-15 below England}."
            ),
            note="It was true of the year before, not of the year that the report is about.",
        ),
        PrintedSentence(
            year="2015-16",
            anomaly="A22",
            says="Fewer children than in England were on a plan because of neglect.",
            claim="Plans for neglect were {T4-01 2015-16 below England}.",
            computed=(
                "In 2015-16 children started on a plan for neglect at a rate of {T4-01 2015-16}, "
                "{T4-01 2015-16 level with England}. In 2014-15 it was {T4-01 2014-15}, {T4-01 2014-15 below England}."
            ),
            note="It was true of the year before, not of the year that the report is about.",
        ),
        PrintedSentence(
            year="2015-16",
            anomaly="A23",
            says="In a system that works, 60 to 65% of section 47 enquiries lead to a first conference.",
            claim="In a system that works, 60 to 65% of section 47 enquiries lead to a first conference.",
            computed=(
                "In 2015-16 there were {T3-02 2015-16 parts} section 47 enquiries, and {T3-04 2015-16 base} first "
                "conferences were held."
            ),
            note="This was the Board's own expectation in 2016. No result stands behind it, so it has no verdict.",
        ),
        PrintedSentence(
            year="2015-16",
            anomaly="A24",
            says="The police made 1,874 referrals and schools 1,648.",
            claim="The police made 1,874 referrals and schools 1,648.",
            computed=(
                "In 2015-16 {T1-05 2015-16 source=police parts} referrals came from the police and "
                "{T1-05 2015-16 source=schools parts} from schools."
            ),
            note="The printed counts came from a local extract, provisional. The records follow the Department for Education.",
        ),
    ),
)
