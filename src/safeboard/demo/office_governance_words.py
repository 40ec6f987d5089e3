"""Invented words for the governance of Chalkshire's Board: what members said, what outsiders judged, what is agreed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

SPLIT = "One amount for health: the two clinical commissioning groups and the hospital trust share it by population served."
LETTERS = {"O": "OUTSTANDING", "G": "GOOD", "R": "RI", "I": "INADEQUATE"}
# Members in turn: how each standard is judged.
JUDGED = {
    "GOV": "GGGOGGRGGGGOGGGRGG",
    "PRIORITIES": "GGRGGGGRGGOGGGRGGG",
    "MONITOR": "RRGRGRRGRGRRGRRGRR",
    "DATA": "RGRRIRRGRRGRRIRRGR",
    "AUDIT": "GGRGGGRGGGGRGGGGGG",
    "CHALLENGE": "GGGRGOGGRGGGIGGGOG",
    "LEARNING": "GGGGOGGGGGGGRGGGGG",
    "CDOP": "GOGGGGGOGGGGGGOGGG",
    "POLICIES": "GGGGGRGGGGGGGGGOGG",
    "TRAINING": "GOGGGGOGGRGGGGGGOG",
    "CSE": "GGRGOGGGGRGGGOGGGR",
    "VOICE": "RGIRRGRRGRIRRGRRRG",
    "ANNUAL": "GGGGGGRGGGGGGGGGRG",
}
# What is said by those who find it good, and by those who do not.
SAID = {
    "GOV": ("Who answers for what is clear to us.", "Some agencies send somebody who cannot decide."),
    "PRIORITIES": (
        "Our priorities follow from figures and from what children say.",
        "We have more priorities than we can do.",
    ),
    "MONITOR": ("Sub groups now look at what workers do.", "We seldom see what happens at the front door."),
    "DATA": ("We read one dataset together.", "Too many figures come late or from one agency only."),
    "AUDIT": (
        "Audits are done together and change practice.",
        "We audit, and seldom look whether it changed anything.",
    ),
    "CHALLENGE": (
        "We ask each other hard questions and get answers.",
        "Challenge comes from a few members only.",
    ),
    "LEARNING": ("Learning from reviews reaches teams within weeks.", "Learning stops at team managers."),
    "CDOP": ("The panel is prompt and its learning is used.", "We hear of its learning once a year only."),
    "POLICIES": (
        "Procedures are up to date and easy to find.",
        "Thresholds are read differently in each agency.",
    ),
    "TRAINING": (
        "Training is well attended and asks what changed.",
        "Schools cannot release people for two days.",
    ),
    "CSE": (
        "Agencies know which children are at risk and meet each week.",
        "Return interviews come too late to be of use.",
    ),
    "VOICE": ("Young people helped to write our plan.", "We hear about children more than we hear children."),
    "ANNUAL": (
        "The report says what is not good as well.",
        "The report comes when the next year is half over.",
    ),
}
SHOWS = {
    "DATA": "Two of six meetings this year had the whole dataset.",
    "VOICE": "One young person's group was asked about one topic this year.",
    "TRAINING": "The evaluation three months after each course.",
    "CSE": "The notes of the weekly meeting.",
    "AUDIT": "The audit of neglect in the autumn.",
}
WEAK_IN_2015 = ("MONITOR", "DATA", "CSE", "VOICE")
AGREED_2016 = {
    "GOV": "G",
    "PRIORITIES": "G",
    "MONITOR": "R",
    "DATA": "R",
    "LEARNING": "G",
    "CDOP": "G",
    "TRAINING": "G",
    "CSE": "G",
    "VOICE": "R",
}
# Weak, and nothing in the plan answers it yet.
LOOSE_2016 = ("VOICE",)
FEEDBACK_2015 = "Members see the Board as sound, and want better figures and more of what children say. Both are in the plan."


@dataclass(frozen=True, slots=True)
class Told:
    """One finding and how far it has come; empty words are steps not yet taken."""

    words: str
    theme: str
    agency: str
    kind: str = "recommendation"
    accepted: bool = True
    answered: str = ""
    stands: str = ""
    shown: str = ""
    verified: str = ""
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Outside:
    """One judgement from outside."""

    title: str
    body: str
    kind: str
    on: dt.date
    summary: str
    strands: tuple[tuple[str, str], ...]
    findings: tuple[Told, ...]
    respond_by: dt.date | None = None


OUTSIDE = (
    Outside(
        "Inspection of services and review of the Board, 2014",
        "The inspectorate",
        "inspection",
        dt.date(2014, 8, 6),
        "Children in need of help waited too long. The Board did not know enough of the front line.",
        (
            ("Children who need help and protection", "INADEQUATE"),
            ("Leadership", "INADEQUATE"),
            ("The Board", "RI"),
        ),
        (
            Told(
                "The Board should read figures from every agency and act on them.",
                "T5",
                "county-council",
                answered="One dataset from all agencies, read at every meeting.",
                stands="Five agencies send figures each quarter; the police return is late.",
            ),
            Told(
                "First decisions about contacts should be made within a working day.",
                "T1",
                "county-council",
                answered="A manager signs every first decision.",
                stands="Decisions are made within a day in most weeks.",
                shown="A sample of 60 contacts in January: 57 decided within a day.",
                verified="The sample was read again by the lay member, with the same result.",
                closed="Closed by the Board in February 2016.",
            ),
            Told(
                "The Board should look at how well plans protect children from neglect.",
                "T4",
                "county-council",
                answered="An audit of neglect by four agencies together.",
                stands="The audit is done; its actions are under way.",
                shown="The audit of 40 cases and the list of 9 actions, 6 of them checked.",
            ),
        ),
        dt.date(2014, 11, 12),
    ),
    Outside(
        "Report on home to school transport, 2014",
        "An independent reviewer",
        "report",
        dt.date(2014, 10, 20),
        "Drivers and passenger assistants were not all checked and trained in time.",
        (),
        (
            Told(
                "No driver should carry a child before checks and training are complete.",
                "T5",
                "county-council",
                answered="A new process of badges for every driver.",
                stands="New drivers go through it; those who drove before follow by the end of 2016.",
                shown="The monthly list of badges.",
            ),
        ),
    ),
    Outside(
        "Inquiry into online safety, 2015",
        "A select committee",
        "inquiry",
        dt.date(2015, 3, 12),
        "Schools and parents learn of new dangers late.",
        (),
        (
            Told(
                "Boards should make sure that every school teaches safety online each year.",
                "T2",
                "secondary-schools",
                accepted=False,
                answered="The Board cannot direct schools; it asks and reports who answered.",
                closed="The Board decided in July 2015 to leave it so.",
            ),
        ),
    ),
    Outside(
        "Peer review, October 2015",
        "Colleagues from two counties",
        "peer",
        dt.date(2015, 10, 14),
        "The direction is right. Sub groups work hard and seldom ask what changed.",
        (("Leadership", "NONE"), ("Front door", "NONE")),
        (
            Told(
                "Ask of each action what it changed for children.",
                "T5",
                "board-office",
                answered="Every action is checked by somebody else, who asks what changed.",
                stands="It is so since February for all new actions.",
            ),
            Told(
                "Fewer priorities would be done better.",
                "T5",
                "board-office",
                kind="finding",
                answered="The planning day in May looks at how many the Board can carry.",
            ),
        ),
        dt.date(2016, 1, 15),
    ),
    Outside(
        "National review of gang activity, October 2015",
        "A national team",
        "national",
        dt.date(2015, 10, 29),
        "Gangs from other areas use young people of the county.",
        (),
        (
            Told(
                "Agencies should put together what they know of young people who carry drugs for others.",
                "T2",
                "police",
                answered="A weekly meeting shares what is known.",
                stands="The meeting takes place; youth offending joined it in March.",
            ),
        ),
    ),
    Outside(
        "Scrutiny of work on exploitation, November 2015",
        "The county's scrutiny committee",
        "scrutiny",
        dt.date(2015, 11, 24),
        "Members asked how victims are helped when they are eighteen.",
        (),
        (
            Told(
                "Say who helps a young person who turns eighteen.",
                "T2",
                "adult-social-care",
                answered="A pathway to adult services is written together with the adults' board.",
                stands="A draft is with both boards.",
            ),
            Told("Tell hotels and taxi firms whom to ring.", "T2", "district-north"),
        ),
        dt.date(2016, 2, 24),
    ),
)

YEAR_ON = dt.date(2016, 9, 30)
# Topic, then its leads: board, since, strand, review.
TOPICS: tuple[tuple[str, tuple[tuple[str, dt.date, str, dt.date | None], ...]], ...] = (
    (
        "Child sexual exploitation",
        (
            ("safer-partnership", dt.date(2014, 1, 15), "", None),
            ("children", dt.date(2014, 9, 18), "", YEAR_ON),
            ("safer-partnership", dt.date(2015, 6, 18), "Pursue", None),
        ),
    ),
    ("Female genital mutilation", (("health-wellbeing", dt.date(2015, 6, 18), "", YEAR_ON),)),
    ("Domestic abuse", (("safer-partnership", dt.date(2014, 1, 15), "", dt.date(2016, 3, 31)),)),
    (
        "Young people who become adults",
        (
            ("safeguarding-adults", dt.date(2015, 6, 18), "", YEAR_ON),
            ("children", dt.date(2015, 6, 18), "Leaving care", None),
        ),
    ),
    ("Radicalisation", (("safer-partnership", dt.date(2015, 6, 18), "", YEAR_ON),)),
    ("Modern slavery", ()),
)
CHAIRS = "The four chairs agreed who leads on four topics and looked at what is asked of agencies."
REPORTS = (
    ("children", dt.date(2015, 10, 8)),
    ("safeguarding-adults", dt.date(2015, 11, 3)),
    ("health-wellbeing", dt.date(2015, 12, 10)),
)
DATA = (
    ("Missing children", "children", "police", "quarter"),
    ("Missing children", "safer-partnership", "police", "month"),
    ("Domestic abuse where children live", "children", "police", "quarter"),
    ("Children in need and on plans", "children", "county-council", "quarter"),
    ("Self-harm seen in hospital", "health-wellbeing", "hospital-trust", "quarter"),
    ("Adults whose children live with them", "safeguarding-adults", "adult-social-care", "year"),
)

VISION = "Every child in Chalkshire is safe, is listened to, and gets help when it is needed."
VALUES = "We put the child first.\nWe ask, and we say what we do not know.\nWe do what we promised."
NEW_VISION = "Every child in Chalkshire is safe at home, at school, online and out, and says so."
NEW_VALUES = "We put the child first.\nWe listen before we speak.\nWe challenge each other with respect.\nWe do what we promised."
ADOPTED = (
    ("county-council", dt.date(2015, 5, 11)),
    ("police", dt.date(2015, 6, 1)),
    ("hospital-trust", dt.date(2015, 6, 15)),
    ("probation", dt.date(2015, 7, 2)),
    ("district-north", dt.date(2015, 7, 20)),
    ("voluntary-sector", dt.date(2015, 9, 7)),
    ("secondary-schools", dt.date(2015, 10, 1)),
    ("community-health", dt.date(2015, 11, 16)),
)
