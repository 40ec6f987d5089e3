"""Reviews of plans and of children in care: were all in time, did the child take part (indicators.csv T3-09, -14, -20)."""

from __future__ import annotations

from safeboard.grammar.declarations.indicators import Example, Polarity, Unit
from safeboard.grammar.measure.expressions import EVERY_ROW
from safeboard.grammar.measure.measures import During, Measure, OpenAt
from safeboard.processes.socialcare.indicators.declaring import CARE_RETURN, CENSUS, day, declare
from safeboard.processes.socialcare.tables.care_reviewed import care_reviews, reviewed_care
from safeboard.processes.socialcare.tables.protection import reviewed_plans

# R-CLA-05: took part, in person or through somebody or something that spoke for them.
TOOK_PART = ("spoke", "advocate_spoke", "showed", "advocate_sent", "views_sent")
_BY_DAYS = "The department's own way of counting: 91 days in place of 3 months and 183 days in place of 6 months (R-CAL-03)"
_BEFORE = (
    "What was held before the first file is not known and is taken as held in time. A review that is due after the newest "
    "file's day is nobody's fault yet."
)

T3_09 = declare(
    code="T3-09",
    title="Children whose plan was reviewed in time",
    theme="T3",
    owner="PQA",
    source=CENSUS,
    measure=Measure(
        "T3-09",
        reviewed_plans,
        OpenAt(reviewed_plans.from_on, reviewed_plans.until_on),
        numerator=reviewed_plans.in_time,
        denominator=EVERY_ROW,
        count="people",
        breakdowns={"category": reviewed_plans.category},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="children of whose plan every review that was due has been held in time",
    denominator_words="children on a plan on the last day for 3 months or longer",
    why="A plan that nobody looks at again does not follow the child. One late review is a long time in a small life.",
    linked=(
        "A row is a time on one plan in which it stayed the same whether every review had been in time. The first review is "
        "due 3 calendar months after the plan began, each later one 6 months after the review before it was held; a plan "
        "counts from the day its first is due. Reviews come from the children in need census or the Standard Safeguarding "
        "Dataset, plans from these and from Annex A; a review that names no plan belongs to the plan in whose time it falls. "
        "A review that is due and not held is late from the day after, and stays late as long as the plan lasts, so nothing "
        "waits unseen: this is the due basis (R-CAL-07). " + _BEFORE
    ),
    needs=("reviewed_plans", "protection_plans", "protection_reviews"),
    rules=("R-CP-03", "R-CAL-03", "R-CAL-07"),
    beside=Measure(
        "T3-09/days",
        reviewed_plans,
        OpenAt(reviewed_plans.from_on, reviewed_plans.until_on),
        numerator=reviewed_plans.in_time_by_days,
        denominator=EVERY_ROW,
        count="people",
    ),
    beside_words=_BY_DAYS,
    example=Example(
        "Plans of four children. A: all in time. B: reviewed a day late by days alone (184 after 183). C: late since "
        "3 February 2016. D: off the plan the day before.",
        "2016-03-31",
        {
            "reviewed_plans": [
                {
                    "key": "1",
                    "person": "a",
                    "from_on": day("2015-09-02"),
                    "in_time": True,
                    "in_time_by_days": True,
                },
                {
                    "key": "2",
                    "person": "b",
                    "from_on": day("2015-06-01"),
                    "in_time": True,
                    "in_time_by_days": False,
                },
                {
                    "key": "3",
                    "person": "c",
                    "from_on": day("2015-08-02"),
                    "until_on": day("2016-02-03"),
                    "in_time": True,
                    "in_time_by_days": True,
                },
                {
                    "key": "4",
                    "person": "c",
                    "from_on": day("2016-02-03"),
                    "in_time": False,
                    "in_time_by_days": False,
                },
                {
                    "key": "5",
                    "person": "d",
                    "from_on": day("2015-07-01"),
                    "until_on": day("2016-03-30"),
                    "in_time": True,
                    "in_time_by_days": True,
                },
            ]
        },
        numerator=2,
        denominator=3,
        beside=(1, 3),
    ),
)

T3_20 = declare(
    code="T3-20",
    title="Reviews of children looked after held in time",
    theme="T3",
    owner="PQA",
    source=CARE_RETURN,
    measure=Measure(
        "T3-20",
        reviewed_care,
        OpenAt(reviewed_care.from_on, reviewed_care.until_on),
        numerator=reviewed_care.in_time,
        denominator=EVERY_ROW,
        count="people",
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="children of whom every review that was due in the last 12 months was held in time",
    denominator_words="children looked after on the last day whose first review has fallen due",
    why="The review is where somebody outside the team asks whether the plan for a child in care is right and is done.",
    linked=(
        "A row is a time in care in which it stayed the same whether the reviews of 12 months were in time. The first is due "
        "20 working days after care began (day 0), the second 3 calendar months after the first was held, each later one 6 "
        "months after the one before it; a child counts from the day the first is due. Reviews and episodes come from the "
        "yearly return on children looked after or the Standard Safeguarding Dataset; where Annex A list 8 tells the same "
        "period, it is one. A review that is due and not held is late from the day after until 12 months after it was held, "
        "so nothing waits unseen: this is the due basis (R-CAL-07). Of a child whose first day in care no file tells, only "
        "reviews 6 months apart are judged. " + _BEFORE
    ),
    needs=("reviewed_care", "looked_after", "care_reviews"),
    rules=("R-CLA-01", "R-CAL-02", "R-CAL-03", "R-CAL-07"),
    beside=Measure(
        "T3-20/days",
        reviewed_care,
        OpenAt(reviewed_care.from_on, reviewed_care.until_on),
        numerator=reviewed_care.in_time_by_days,
        denominator=EVERY_ROW,
        count="people",
    ),
    beside_words=_BY_DAYS,
    example=Example(
        "A: all in time. B: by months in time, by days a day late. C: a review was late more than 12 months ago, which is "
        "over since 2 March. D: overdue.",
        "2016-03-31",
        {
            "reviewed_care": [
                {
                    "key": "1",
                    "person": "a",
                    "from_on": day("2015-06-01"),
                    "in_time": True,
                    "in_time_by_days": True,
                },
                {
                    "key": "2",
                    "person": "b",
                    "from_on": day("2015-12-10"),
                    "in_time": True,
                    "in_time_by_days": False,
                },
                {
                    "key": "3",
                    "person": "c",
                    "from_on": day("2015-01-20"),
                    "until_on": day("2016-03-02"),
                    "in_time": False,
                    "in_time_by_days": False,
                },
                {
                    "key": "4",
                    "person": "c",
                    "from_on": day("2016-03-02"),
                    "in_time": True,
                    "in_time_by_days": True,
                },
                {
                    "key": "5",
                    "person": "d",
                    "from_on": day("2016-01-05"),
                    "in_time": False,
                    "in_time_by_days": False,
                },
            ]
        },
        numerator=3,
        denominator=4,
        beside=(2, 4),
    ),
)

T3_14 = declare(
    code="T3-14",
    title="Children who took part in their review",
    theme="T3",
    owner="PQA",
    source=CARE_RETURN,
    measure=Measure(
        "T3-14",
        care_reviews,
        During(care_reviews.reviewed_on),
        numerator=care_reviews.participation.is_in(TOOK_PART),
        denominator=(care_reviews.participation != "under_four") | care_reviews.participation.is_null(),
        excluded=care_reviews.participation.is_null(),
        breakdowns={"participation": care_reviews.participation},
    ),
    unit=Unit.PERCENT,
    polarity=Polarity.HIGH,
    numerator_words="reviews in which the child spoke, showed or sent what they think, or an advocate spoke for them",
    denominator_words="reviews of looked after children aged 4 or older",
    excluded_words="reviews whose file does not say how the child took part",
    why="Decisions about a child's life are better, and kept better, where the child was heard.",
    linked=(
        "Counted from the reviews of looked after children, by the code of each review (PN1, PN2, PN3, PN5 and PN6 took part; "
        "PN0, under 4, is not counted). To be there and say nothing is not to take part. Child protection conferences are not "
        "in it: no return says who took part in them."
    ),
    needs=("care_reviews",),
    headline=True,
    rules=("R-CLA-05",),
    example=Example(
        "Five reviews of the quarter: one child spoke, one sent a letter, one came and said nothing, one is 3 years old, of "
        "one it is not said. The sixth is of the next quarter.",
        "2015-16Q4",
        {
            "care_reviews": [
                {"key": "1", "person": "a", "reviewed_on": day("2016-01-04"), "participation": "spoke"},
                {"key": "2", "person": "b", "reviewed_on": day("2016-02-10"), "participation": "views_sent"},
                {"key": "3", "person": "c", "reviewed_on": day("2016-03-31"), "participation": "silent"},
                {"key": "4", "person": "d", "reviewed_on": day("2016-03-01"), "participation": "under_four"},
                {"key": "5", "person": "e", "reviewed_on": day("2016-03-01")},
                {"key": "6", "person": "a", "reviewed_on": day("2016-04-01"), "participation": "spoke"},
            ]
        },
        numerator=2,
        denominator=3,
        excluded=1,
    ),
)

INDICATORS = (T3_09, T3_14, T3_20)
