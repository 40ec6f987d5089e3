"""Fifteen risks and concerns with their scores over a year, three of them of capacity (SYS-50, SYS-97)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

D = dt.date
JUNE, SEPTEMBER, DECEMBER, FEBRUARY = D(2015, 6, 25), D(2015, 9, 17), D(2015, 12, 10), D(2016, 2, 25)
COUNCIL, POLICE, HEALTH, OFFICE = "county-council", "police", "hospital-trust", "board-office"
# Day, likelihood, impact, why it scores so or moved.
Scored = tuple[dt.date, int, int, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: what, for children, its kind, channel, owner, evidence, scores, target, and how it ends."""

    title: str
    children: str
    kind: str
    channel: str
    agency: str
    owner: str
    sub_group: str
    raised: dt.date
    evidence: str
    scores: tuple[Scored, ...] = ()
    target: int = 6
    end: str = ""


# fmt: off
ENTRIES = (
    Entry("Social workers may leave faster than they come", "Children tell their story again and again to somebody new.", "risk", "inspection", COUNCIL, "Head of service", "PQA", D(2015, 5, 6), "One post in four was held by a short-term worker in April 2015.", ((JUNE, 5, 5, "One post in four is held by a short-term worker."), (SEPTEMBER, 5, 4, "Ten new workers came; caseloads are still high."), (DECEMBER, 4, 4, "Fewer workers left in the autumn than came."), (FEBRUARY, 4, 4, "The share of short-term workers did not move.")), 8),
    Entry("Children in need may not get the same help in each team", "Some children wait until things are worse.", "risk", "review", COUNCIL, "Head of service", "PQA", D(2015, 5, 20), "Two case reviews and one audit say the same.", ((JUNE, 4, 4, "Two case reviews and an audit say the same."), (SEPTEMBER, 4, 4, "A plan is agreed; nothing can be seen yet."), (DECEMBER, 4, 4, "Half of the plans read are good enough."), (FEBRUARY, 4, 5, "The same families came back at a higher level.")), 6, "shared:health-wellbeing"),
    Entry("Missing children may not be spoken to in time", "What harms them stays unknown.", "risk", "dashboard", POLICE, "Head of public protection", "CSE", D(2015, 6, 3), "Half of the talks after a return came later than three days.", ((JUNE, 4, 5, "Half of the talks came later than three days."), (SEPTEMBER, 4, 4, "A second worker was found."), (DECEMBER, 3, 4, "Two in three are now in time."), (FEBRUARY, 3, 4, "No change: two in three.")), 4, "shared:safer-partnership"),
    Entry("Young people in care may live too far away", "They lose school, friends and family.", "concern", "dashboard", COUNCIL, "Head of placements", "PQA", D(2015, 6, 10), "Four in ten live outside the county.", ((JUNE, 4, 4, "Four in ten live outside the county."), (DECEMBER, 4, 4, "New carers are found, not enough yet.")), 8, "unreviewed"),
    Entry("Nobody may see neglect early enough", "Small children grow up hungry, dirty and alone.", "risk", "audit", "community-health", "Named nurse", "PQA", D(2015, 7, 15), "In six of ten files neglect was named late.", ((SEPTEMBER, 4, 5, "In six of ten files it was named late."), (DECEMBER, 4, 5, "The tool is agreed and not yet in use."), (FEBRUARY, 4, 4, "Two teams use the tool.")), 8),
    Entry("Adults with mental illness may be seen without thought of their children", "Children care for a parent alone.", "risk", "review", "adult-social-care", "Head of service", "SCR", D(2015, 8, 19), "Seen in two reviews.", ((SEPTEMBER, 3, 4, "Seen in two reviews."), (DECEMBER, 3, 4, "A question was added to the record."), (FEBRUARY, 2, 4, "The question is on seven of ten records.")), 4, "shared:safeguarding-adults"),
    Entry("The time of the designated officer does not suffice", "Adults who may harm children go on working with them.", "capacity", "lado", COUNCIL, "Head of quality", "EMP", D(2015, 9, 9), "One officer for 310 enquiries; advice waits four days in term time.", ((SEPTEMBER, 4, 4, "One officer for 310 enquiries."), (DECEMBER, 4, 4, "A second officer is agreed, not appointed."), (FEBRUARY, 3, 4, "A second officer began in January, half time.")), 6),
    Entry("Advice to schools hangs on one person", "A school that does not know what to do waits.", "capacity", "complaint", COUNCIL, "Head of quality", "PP", D(2015, 10, 7), "One adviser for 340 schools; 40 calls were not returned in September.", ((DECEMBER, 4, 3, "Forty calls were not returned in a month."), (FEBRUARY, 3, 3, "Money for a second adviser was found.")), 4),
    Entry("The policies group cannot keep up with its list", "Staff work by words that are out of date.", "capacity", "sub_group", COUNCIL, "Head of quality", "PP", D(2016, 1, 20), "19 of 62 policies are past their review day; nobody has time set aside.", ((FEBRUARY, 4, 2, "19 of 62 policies are past their review day."),), 4),
    Entry("Taxis may be used to take children to those who harm them", "Children are driven to harm by people whom the council licensed.", "risk", "staff", "district-west", "Head of licensing", "CSE", D(2015, 11, 4), "Three reports by staff in the autumn.", ((DECEMBER, 3, 5, "Three reports by staff; one district trains nobody."), (FEBRUARY, 3, 5, "One district still trains nobody.")), 5, "escalated"),
    Entry("A hospital record may not show that a child has a plan", "A child is sent home without anybody asking.", "issue", "cdop", HEALTH, "Head of emergency care", "PQA", D(2015, 11, 25), "Found in two of twelve notes.", ((DECEMBER, 3, 4, "Found in two of twelve notes."), (FEBRUARY, 2, 4, "A list is read by hand each morning until the new record comes.")), 4, "tolerated"),
    Entry("Letters to families may come in words they do not understand", "Parents miss what they must do for their child.", "concern", "young_people", COUNCIL, "Head of conference chairs", "PQA", D(2015, 7, 1), "Ten young people read a letter; three understood it.", ((SEPTEMBER, 3, 3, "Three of ten understood a letter."), (DECEMBER, 2, 3, "New letters were written with young people."), (FEBRUARY, 1, 3, "Nine of ten understand the new letters.")), 3, "closed"),
    Entry("Not enough trainers for the courses that are asked for", "Staff who need to know wait for months.", "issue", "sub_group", OFFICE, "Training manager", "LD", D(2015, 9, 30), "Waiting list of 90 in September.", ((DECEMBER, 3, 2, "The list fell to 40."), (FEBRUARY, 2, 2, "The list is gone; eight new trainers teach.")), 2, "proposed"),
    Entry("Young people may be drawn into gangs from outside the county", "Children carry drugs and knives for adults.", "risk", "other_board", POLICE, "Detective superintendent", "CSE", D(2016, 3, 2), "The safer partnership heard of it in two towns.", ((D(2016, 3, 16), 3, 5, "Heard of in two towns; few facts yet."),), 0, "unowned"),
    Entry("Families who move in from other counties may arrive without their records", "A child with a plan is a stranger to the new school.", "concern", "member", "", "", "", D(2016, 4, 18), "Two families came in March; the records came five weeks later."),
)
# fmt: on
