"""Sixty actions, as they were agreed over a year: who, what, how we will know, by when, and how far each came."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

D = dt.date
COUNCIL, POLICE, HEALTH, OFFICE = "county-council", "police", "hospital-trust", "board-office"
# How far: open, late, member and chair (late and escalated), done, checked, difference, none (no difference).
Agreed = tuple[str, str, str, str, dt.date, str, str]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where actions were agreed: its source, its name, its day, and the actions."""

    source: str
    name: str
    on: dt.date
    actions: tuple[Agreed, ...]


# fmt: off
MEETINGS = (
    Meeting("board", "Board of 23 April 2015", D(2015, 4, 23), (
        (COUNCIL, "Head of early help", "Tell every partner which team takes which call", "Nine of ten callers reach the right team first time", D(2015, 7, 31), "difference", "A test of 60 calls: 55 reached the right team first time."),
        (POLICE, "Head of public protection", "Send a named officer to every first conference", "Police are at nine of ten first conferences", D(2015, 9, 30), "difference", "Police were at 46 of the last 50 first conferences."),
        (HEALTH, "Named nurse", "Put a question about safety at home on the admission form", "The question is answered on nine of ten forms", D(2015, 8, 31), "checked", "The form is in use on all wards; a first sample was read."),
        ("primary-schools", "Designated lead", "Give each school a named early help worker", "Each school can name theirs", D(2015, 10, 30), "checked", "All but three schools can name their worker."),
        (OFFICE, "Business manager", "Publish the Board's dates a year ahead", "Dates are on the website by June", D(2015, 6, 30), "none", "The dates are published; attendance did not change."),
    )),
    Meeting("board", "Board of 25 June 2015", D(2015, 6, 25), (
        (COUNCIL, "Principal social worker", "Show chronologies at each supervision", "Chronologies are current in eight of ten files", D(2015, 12, 18), "difference", "In 40 files read in January, 33 chronologies were current."),
        ("community-health", "Head of health visiting", "Write to the social worker after each missed appointment", "A letter follows nine of ten missed appointments", D(2015, 11, 30), "checked", "Letters followed 27 of 30 missed appointments."),
        ("probation", "Head of service", "Ask about children at each induction", "The question is on nine of ten records", D(2015, 10, 30), "difference", "On 58 of 60 records the question is answered; four families were offered help."),
        ("district-north", "Head of housing", "Tell children's services of each eviction with children", "No eviction is unknown to them", D(2015, 12, 31), "none", "All were told of; no family was helped sooner by it."),
        ("voluntary-sector", "Manager", "List the groups that run sessions for young people", "The list is on the website", D(2015, 9, 30), "checked", "The list holds 84 groups."),
    )),
    Meeting("board", "Board of 17 September 2015", D(2015, 9, 17), (
        (POLICE, "Detective superintendent", "Bring the number of children held overnight to each Board", "The number is there, with the reasons", D(2015, 12, 10), "difference", "The number fell from nine in the autumn to two in the spring."),
        (COUNCIL, "Head of placements", "Say how long children wait for a foster home", "A figure each quarter", D(2016, 1, 29), "chair", ""),
        ("ccg-north", "Designated nurse", "Ask each practice for its safeguarding lead", "Every practice has answered", D(2016, 2, 26), "chair", ""),
        ("youth-offending", "Head of service", "Check for exploitation at each first meeting", "The tool is used in nine of ten first meetings", D(2016, 3, 31), "done", "The tool was used in 41 of 44 first meetings."),
        (OFFICE, "Business manager", "Send new members a short guide before their first meeting", "New members say that they felt ready", D(2015, 12, 10), "difference", "Four of four new members said that they felt ready."),
    )),
    Meeting("board", "Board of 10 December 2015", D(2015, 12, 10), (
        (COUNCIL, "Head of first response", "Tell referrers within three days what was decided", "Nine of ten referrers are told in three days", D(2016, 3, 31), "done", "Of 120 referrals in March, 104 referrers were told in three days."),
        (HEALTH, "Head of emergency care", "Flag children on a plan when they come to the hospital", "The flag is seen in nine of ten visits", D(2016, 4, 8), "late", ""),
        ("secondary-schools", "Designated lead", "Bring the views of 100 young people on safety online", "100 answers are read by the sub group", D(2016, 3, 24), "late", ""),
        ("family-court", "Head of service", "Share what children say of their court case", "A summary twice a year", D(2016, 5, 31), "open", ""),
        ("legal-team", "Head of law", "Shorten the letter before proceedings to one page", "Ten parents say that they understand it", D(2016, 6, 30), "open", ""),
    )),
    Meeting("board", "Board of 25 February 2016", D(2016, 2, 25), (
        (COUNCIL, "Director's office", "Say which posts of the front door are empty", "A figure each month", D(2016, 3, 31), "member", ""),
        (POLICE, "Head of public protection", "Speak to each missing child within three days of return", "Nine of ten children are spoken to", D(2016, 5, 27), "open", ""),
        ("public-health", "Consultant", "Bring the plan for mental health in schools", "The plan names a lead in each school", D(2016, 6, 24), "open", ""),
        ("adult-social-care", "Head of service", "Ask each adult in treatment about children at home", "The question is on nine of ten records", D(2016, 7, 29), "open", ""),
        ("rehabilitation", "Head of service", "Name who goes to conferences", "Somebody is at each conference asked for", D(2016, 4, 15), "late", ""),
    )),
    Meeting("sub_group", "Early Help sub group, January 2016", D(2016, 1, 14), (
        (COUNCIL, "Head of early help", "Write one page that says when to ask for early help", "Eight of ten staff asked know it", D(2016, 4, 29), "open", ""),
        ("community-health", "Head of school nursing", "Take the lead for ten families with a plan", "Ten families have a lead from health", D(2016, 4, 1), "done", "Eleven families have a school nurse as their lead."),
        ("primary-schools", "Designated lead", "Start early help plans in 20 schools", "20 schools have started one", D(2016, 7, 15), "open", ""),
        ("district-east", "Head of communities", "Offer rooms for family meetings", "Three rooms can be booked", D(2016, 3, 18), "difference", "Three rooms were booked 22 times; families came to 20 of the meetings."),
        ("voluntary-sector", "Manager", "Train 15 volunteers to visit families at home", "15 are trained", D(2016, 6, 30), "open", ""),
    )),
    Meeting("sub_group", "Child Sexual Exploitation sub group, November 2015", D(2015, 11, 18), (
        (POLICE, "Detective inspector", "Map the places where children are met by adults who mean harm", "The map is used each month", D(2016, 2, 29), "difference", "Patrols of three places from the map; two people were charged."),
        ("district-south", "Head of licensing", "Train taxi drivers before each licence", "Every new driver is trained", D(2016, 3, 31), "done", "All 140 new drivers were trained."),
        ("district-west", "Head of licensing", "Train taxi drivers before each licence", "Every new driver is trained", D(2016, 3, 31), "member", ""),
        (HEALTH, "Named doctor", "Ask about exploitation in sexual health clinics", "The question is on nine of ten records", D(2016, 5, 31), "open", ""),
        ("secondary-schools", "Designated lead", "Show the play about grooming to year eight", "Every school has booked it", D(2016, 4, 20), "late", ""),
    )),
    Meeting("audit", "Audit of 20 child in need plans, October 2015", D(2015, 10, 21), (
        (COUNCIL, "Head of service", "A manager reads each plan before it closes", "No plan closes unread", D(2016, 1, 29), "difference", "Of 40 plans closed in March, 39 had been read."),
        (COUNCIL, "Principal social worker", "Write each plan in words that a child understands", "Eight of ten children asked understand theirs", D(2016, 5, 20), "open", ""),
        ("community-health", "Head of health visiting", "Send a report to each review", "Reports come for nine of ten reviews", D(2016, 2, 26), "chair", ""),
        ("primary-schools", "Designated lead", "Send a report to each review", "Reports come for nine of ten reviews", D(2016, 3, 18), "done", "Reports came for 37 of 40 reviews."),
        (POLICE, "Head of public protection", "Tell the social worker of each call to the home", "Nine of ten calls are told of", D(2016, 4, 12), "late", ""),
    )),
    Meeting("audit", "Audit of the child's voice, February 2016", D(2016, 2, 10), (
        (COUNCIL, "Head of conference chairs", "Ask each child how they want to take part", "The answer is on nine of ten files", D(2016, 5, 31), "open", ""),
        (HEALTH, "Named nurse", "Note what a child says in their own words", "Own words are in eight of ten notes", D(2016, 6, 30), "open", ""),
        ("youth-offending", "Head of service", "Give each young person their plan on one page", "Each has a copy", D(2016, 4, 18), "late", ""),
        ("independent-schools", "Designated lead", "Ask pupils each term whether they feel safe", "A summary each term", D(2016, 7, 8), "open", ""),
        (POLICE, "Inspector", "Speak to children alone at each call to a home", "Nine of ten logs say so", D(2016, 6, 17), "open", ""),
    )),
    Meeting("review", "Case review of 2015, first findings", D(2015, 5, 14), (
        (HEALTH, "Named midwife", "Ask about violence twice in each pregnancy", "Twice on nine of ten records", D(2015, 11, 27), "difference", "Twice on 94 of 100 records; seven mothers asked for help."),
        (COUNCIL, "Head of first response", "Look up earlier contacts before a decision", "Earlier contacts are named in each decision", D(2015, 10, 16), "checked", "Named in 47 of 50 decisions."),
        ("ccg-south", "Designated doctor", "Share records of fathers with the midwife", "Done for nine of ten pregnancies known to us", D(2015, 12, 31), "chair", ""),
        ("legal-team", "Head of law", "Give advice on the day it is asked for", "Nine of ten on the day", D(2015, 9, 30), "difference", "48 of 50 pieces of advice came on the day."),
        ("probation", "Head of service", "Come to each core group", "At nine of ten core groups", D(2016, 3, 4), "member", ""),
    )),
    Meeting("review", "Case review of 2015, second findings", D(2016, 1, 28), (
        (COUNCIL, "Head of service", "Hold the core group within ten working days", "Nine of ten in time", D(2016, 6, 30), "open", ""),
        ("community-health", "Named nurse", "Weigh each baby under a year with a plan every month", "Nine of ten are weighed", D(2016, 5, 27), "open", ""),
        ("family-court", "Head of service", "Tell the Board of each case with delay over 26 weeks", "A list each quarter", D(2016, 4, 14), "late", ""),
        ("adult-social-care", "Head of service", "Name one worker for each parent with a learning difficulty", "Each such parent can name theirs", D(2016, 7, 29), "open", ""),
        (POLICE, "Detective superintendent", "Record who else lives in the home", "On nine of ten records", D(2016, 3, 31), "done", "On 92 of 100 records of March."),
    )),
    Meeting("cdop", "Child death overview panel, March 2016", D(2016, 3, 9), (
        ("public-health", "Consultant", "Tell parents how babies sleep safely", "Nine of ten new parents were told", D(2016, 6, 30), "open", ""),
        (HEALTH, "Named doctor", "Send the form within two weeks of a death", "Nine of ten forms in two weeks", D(2016, 5, 13), "open", ""),
        ("ccg-north", "Designated doctor", "Name a doctor for the panel", "A doctor is at each panel", D(2016, 4, 6), "member", ""),
        ("health-region", "Head of quality", "Say how other panels keep up", "A short paper", D(2016, 5, 20), "open", ""),
        ("ccg-south", "Designated nurse", "Offer each family a named person after a death", "Each family can name theirs", D(2016, 4, 22), "open", ""),
    )),
)
# fmt: on
