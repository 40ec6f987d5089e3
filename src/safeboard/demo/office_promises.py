"""What the Board promises for 2016-17, by the number of each forward statement, and what became of those of the year before."""

from __future__ import annotations

import datetime as dt

D = dt.date
COUNCIL, POLICE, HEALTH, OFFICE = "county-council", "police", "hospital-trust", "board-office"
# Number, chapter, priority, sub group, agency, owner, what, measure, source, finding, how it stands now, what was said.
Promise = tuple[str, str, str, str, str, str, str, str, str]

# fmt: off
PROMISES: tuple[Promise, ...] = (
    ("SF0632", "Safeguarding in the county", "1", "EH", COUNCIL, "Head of early help", "Help families together before things get worse, in every district", "More plans are led by schools and health", "on_track"),
    ("SF0633", "Safeguarding in the county", "1", "PQA", COUNCIL, "Head of first response", "Bring down the share of children who are referred again", "Fewer than 22 of 100 referrals come back in a year", "at_risk"),
    ("SF0635", "Safeguarding in the county", "3", "PQA", COUNCIL, "Head of service", "Make help for children in need equally good in each team", "Nine of ten plans read are good enough", "off_track"),
    ("SF0636", "Safeguarding in the county", "0", "PQA", COUNCIL, "Head of conference chairs", "Keep the number of protection plans near that of similar counties", "Within the range of similar counties", "on_track"),
    ("SF0637", "Safeguarding in the county", "3", "PQA", COUNCIL, "Head of conference chairs", "See that the new kind of conference lets families and children speak", "Eight of ten families say that they were heard", "on_track"),
    ("SF0639", "Safeguarding in the county", "0", "PQA", COUNCIL, "Head of placements", "Find homes near by, also for children who come alone from abroad", "Fewer children live far from home", "at_risk"),
    ("SF0641", "Safeguarding in the county", "0", "PP", COUNCIL, "Head of fostering", "Make people know when a private fostering must be told of", "More notices than the year before", "not_started"),
    ("SF0642", "Thresholds", "1", "EH", COUNCIL, "Head of early help", "Make sure that staff know and use the thresholds", "Eight of ten staff asked choose the right level", "on_track"),
    ("SF0644", "Early help", "1", "EH", "community-health", "Head of health visiting", "Take the early help messages into each agency's own training", "Each agency shows where they are taught", "not_started"),
    ("SF0645", "Exploitation", "2", "CSE", "district-north", "Head of communities", "Reach more parents and neighbours with sessions on exploitation", "300 people at sessions in four towns", "on_track"),
    ("SF0646", "Exploitation", "2", "CSE", POLICE, "Detective superintendent", "Close the gaps that the exploitation group has named", "Each gap has an end by March", "on_track"),
    ("SF0648", "Children who go missing", "2", "CSE", POLICE, "Head of public protection", "Know why children go missing and act on it", "Nine of ten children are spoken to in three days", "at_risk"),
    ("SF0649", "The child's voice", "3", "EH", "voluntary-sector", "Manager", "Let children and young people shape services", "Six changes that young people asked for", "not_started"),
    ("SF0650", "The child's voice", "3", "EH", COUNCIL, "Participation lead", "Make it easy for partners to hear from groups of young people", "Each sub group met young people once", "not_started"),
    ("SF0651", "The child's voice", "3", "ESAFE", OFFICE, "Business manager", "Open the site for young people and keep asking what they think", "200 answers in the first half year", "on_track"),
    ("SF0652", "The child's voice", "3", "ESAFE", OFFICE, "Administrator", "Build and test the site with the young people's group", "The group agrees before it opens", "on_track"),
    ("SF0653", "Safety online", "0", "ESAFE", "secondary-schools", "Designated lead", "Spread safety online through ambassadors in schools", "An ambassador in 20 schools", "not_started"),
    ("SF0654", "Neglect", "4", "PQA", COUNCIL, "Principal social worker", "Finish the neglect tool and use it in every team", "The tool is on nine of ten files with neglect", "at_risk"),
    ("SF0655", "Neglect", "4", "PQA", "community-health", "Named nurse", "Speed up the work on neglect", "All steps of the neglect plan are done by March", "off_track"),
    ("SF0659", "Communication", "5", "LD", OFFICE, "Business manager", "Bring the newsletter to more readers and ask what it changes", "500 readers; 50 answers", "not_started"),
    ("SF0660", "Communication", "5", "LD", OFFICE, "Administrator", "Find out whether the new website works for its users", "A survey with 100 answers", "not_started"),
    ("SF0661", "Communication", "5", "LD", OFFICE, "Business manager", "Speak to the public in one steady way", "A plan for the year that is kept", "not_started"),
    ("SF0662", "Supporting schools", "0", "PP", "primary-schools", "Designated lead", "Help schools fit policy and code of conduct to themselves", "Eight of ten policies read are their own", "not_started"),
    ("SF0663", "Allegations against staff", "0", "EMP", COUNCIL, "Designated officer", "Bed in the new record of allegations", "Every figure comes from the record", "on_track"),
    ("SF0664", "Allegations against staff", "0", "EMP", COUNCIL, "Head of quality", "End the shortage of time for allegations and school advice", "No call waits more than a day", "at_risk"),
    ("SF0666", "Effectiveness of the Board", "5", "PQA", OFFICE, "Business manager", "Get used to the new reports of sub groups and learn from them", "Members say that reports help them decide", "on_track"),
    ("SF0667", "Performance and quality", "5", "PQA", OFFICE, "Data analyst", "Tie the Board's dashboards to those of the other boards", "No agency is asked twice for one figure", "not_started"),
    ("SF0668", "Performance and quality", "5", "PQA", OFFICE, "Data analyst", "Collect figures with less handwork", "Reports take a day, not a week", "on_track"),
    ("SF0669", "Policies and procedures", "5", "PP", COUNCIL, "Head of quality", "Settle how the policies group keeps up with its work", "No policy is past its review day", "not_started"),
    ("SF0670", "Policies and procedures", "0", "PP", OFFICE, "Business manager", "Finish renewing the procedures and put them online", "All are online by the autumn", "on_track"),
    ("SF0406", "Learning and development", "5", "LD", OFFICE, "Training manager", "Offer more short courses and lunchtime sessions", "Agencies that came least send twice as many", "on_track"),
    ("SF0672", "Child deaths", "0", "CDOP", "public-health", "Consultant", "Leave no child death review waiting over a year", "No backlog by March", "at_risk"),
    ("SF0674", "Learning from reviews", "5", "SCR", HEALTH, "Named doctor", "Act on what the reviews share: ownership, challenge, escalation", "Audits find challenge on eight of ten files", "not_started"),
    ("SF0676", "Conclusion", "5", "PQA", OFFICE, "Independent Chair's office", "Keep up the pace of change and show what it changed", "Each item here has evidence by March", "not_started"),
)
# What was said with how it stands.
SAID = {
    "on_track": "First steps are done; the next is agreed with a date.",
    "at_risk": "It began, and posts that stand empty slow it down.",
    "off_track": "The first date has passed and the work has not begun in two of four districts.",
}
# Chapter, priority, agency, owner, what, measure, due, what became of it, evidence.
BEFORE = (
    ("Thresholds", "1", COUNCIL, "Head of early help", "Publish one thresholds document for all partners", "It is in use in every agency", D(2015, 9, 30), "difference", "Half as many contacts come without the needed consent."),
    ("Early help", "1", "primary-schools", "Designated lead", "Start early help plans in schools", "30 schools have begun one", D(2016, 3, 31), "carried", ""),
    ("Exploitation", "2", POLICE, "Detective superintendent", "Bring the exploitation team into one building", "Police, health and social work sit together", D(2015, 10, 30), "difference", "Children are seen within a day; before it took four."),
    ("Exploitation", "2", HEALTH, "Named doctor", "Use one screening tool", "The tool is on nine of ten files", D(2016, 1, 29), "checked", "The tool is on 44 of the 50 files that were read."),
    ("The child's voice", "3", OFFICE, "Business manager", "Make a version of the report for young people", "Young people say that they understand it", D(2015, 12, 18), "difference", "Two groups read it; 18 of 20 could say what will change."),
    ("The child's voice", "3", "voluntary-sector", "Manager", "Bring two young people to a Board", "They came and were heard", D(2016, 3, 31), "late", ""),
    ("Neglect", "4", COUNCIL, "Principal social worker", "Choose a neglect tool", "A tool is agreed", D(2015, 12, 18), "checked", "The tool was agreed in December."),
    ("Neglect", "4", "community-health", "Named nurse", "Try the neglect tool in two teams", "Two teams have tried it", D(2016, 3, 31), "carried", ""),
    ("Effectiveness of the Board", "5", OFFICE, "Business manager", "Hold four challenge events", "Four were held, each with a briefing", D(2016, 3, 31), "late", ""),
    ("Effectiveness of the Board", "5", OFFICE, "Training manager", "Ask what courses change three months later", "Half of those asked answer", D(2016, 2, 26), "none", "One in five answered; nothing was learned from it."),
    ("Child deaths", "0", "public-health", "Consultant", "Clear the reviews that wait over a year", "None waits", D(2016, 3, 31), "done", "Three still waited in January; none in March."),
    ("Policies and procedures", "0", OFFICE, "Administrator", "List every policy with its review day", "The list is on the website", D(2015, 11, 27), "difference", "Staff found the right policy in nine of ten tests."),
)
# fmt: on
