"""Ten challenges at their several stages, and two challenge events (SYS-51)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

D = dt.date
COUNCIL, POLICE, HEALTH = "county-council", "police", "hospital-trust"


@dataclass(frozen=True, slots=True)
class Asked:
    """One challenge: who asked whom what and why, its answer, how far it came and what it changed.

    `stage` is asked, answered, sent back, accepted, resolved or changed.
    """

    by: str
    agency: str
    on: dt.date
    question: str
    children: str
    stage: str = "asked"
    answered: dt.date | None = None
    answer: str = ""
    promise: str = ""
    promised_on: dt.date | None = None
    escalated: dt.date | None = None
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """One challenge event."""

    title: str
    scope: str
    on: dt.date
    sub_group: str
    agencies: tuple[str, ...]
    strengths: str = ""
    gaps: str = ""
    briefing: str = ""
    action: str = ""


# fmt: off
PQA, EH, CSE = "Performance and Quality Assurance", "Early Help", "Child Sexual Exploitation"
CHALLENGES = (
    Asked("The Board", COUNCIL, D(2015, 5, 7), "Why is there one adviser for all schools?", "Schools that are unsure wait, and so do their pupils.", "changed", D(2015, 5, 26), "Two posts were cut in the year before; calls wait up to a week.", "A second adviser will be in post by September.", D(2015, 9, 1), None, "Calls are returned within a day; 60 schools asked say that they act sooner."),
    Asked(PQA, HEALTH, D(2015, 6, 30), "Why do so few reports come from the wards for conferences?", "Plans are made without what nurses have seen.", "changed", D(2015, 7, 20), "Nobody was told of the dates in time.", "Each invitation goes to one mailbox that is read daily.", D(2015, 8, 3), None, "Reports came for 45 of 50 conferences; plans now name what nurses saw."),
    Asked("The Board", POLICE, D(2015, 7, 2), "Why are children held overnight in cells?", "A cell is no place for a child.", "changed", D(2015, 7, 22), "No other place was offered on most nights.", "The duty inspector rings for a bed and notes the answer.", D(2015, 8, 31), None, "Seven fewer children were held overnight in a quarter."),
    Asked(CSE, "district-west", D(2015, 12, 2), "Why are taxi drivers not trained before they get a licence?", "Children have been driven to those who harmed them.", "asked", escalated=D(2016, 2, 29)),
    Asked(PQA, "community-health", D(2015, 12, 16), "Why do health visitors miss core groups?", "Babies are not weighed, and nobody notices.", "resolved", D(2016, 1, 8), "Groups were called at two days' notice.", "Dates for six months are set at the first group.", D(2016, 2, 29)),
    Asked("The Board", "ccg-north", D(2016, 1, 6), "When will there be enough beds for young people in crisis?", "Young people wait in hospital wards among adults.", "accepted", D(2016, 1, 27), "Beds are bought far away; four more are planned here.", "Four beds open in the county by October.", D(2016, 10, 3)),
    Asked(EH, "primary-schools", D(2016, 2, 11), "Why do most schools start no early help plan?", "Families are passed on and wait.", "sent back", D(2016, 3, 3), "Schools in the north have begun with it.", "Every school in the north begins one this term.", D(2016, 7, 15)),
    Asked("The Board", "probation", D(2016, 3, 1), "Why did nobody come to four of five core groups?", "Nobody knew that a violent adult was back at home.", "answered", D(2016, 3, 21), "One officer was ill and nobody stood in.", "A second officer stands in from now on.", D(2016, 5, 31)),
    Asked(PQA, POLICE, D(2016, 4, 6), "Why are calls to homes with a plan told of so late?", "The social worker visits without knowing what happened the night before.", "asked"),
    Asked("The Board", "legal-team", D(2016, 3, 8), "Why do letters before proceedings take six weeks?", "Children stay in danger while letters are written.", "asked"),
)
EVENTS = (
    Held("Do agencies act when a girl is at risk of mutilation?", "Do staff know the signs and whom to ring, and do girls get help in time?", D(2015, 11, 12), "CSE", (HEALTH, "community-health", POLICE, "primary-schools", "public-health"),
         "Midwives ask every mother, and note the answer.", "Schools and doctors do not know whom to ring in the holidays.", "We asked five agencies what they do for girls at risk.\nMidwives ask every mother. Schools and doctors were less sure.\nWe agreed one number to ring, all the year round.", "Tell every school and practice the one number to ring"),
    Held("Does training reach those who need it?", "Who comes to courses, who does not, and what do people do differently afterwards?", D(2016, 4, 7), "LD", (COUNCIL, HEALTH, POLICE, "voluntary-sector")),
)
# fmt: on
