"""The invented words of the Board's minutes and decisions in Chalkshire."""

from __future__ import annotations

import datetime as dt

REASONS = (
    "At court",
    "Annual leave",
    "Called to an inspection",
    "Unwell",
    "Another meeting at the same time",
)
INTEREST = "Governor of a school that the item is about."
CORRECTED = (
    "The members thanked the office. The next meeting is on 28 April 2016. Papers are wanted by 20 April, not by 21 April "
    "as the draft had it."
)
LATER = "For “all four districts” read “three of the four districts”. The fourth had sent its answer the day before."

# By the code of a standing item: what was minuted, and who challenged whom.
MINUTES = {
    "welcome": ("The Chair welcomed members and read out the apologies. Interests were asked for.", ""),
    "minutes": (
        "The minutes of the last meeting were read for accuracy and agreed with the corrections listed.",
        "",
    ),
    "arising": (
        "Members went through what was asked for before. What was done was taken off the list; what was late was asked about.",
        "The Chair asked why two answers were late. Both agencies gave a day by which they would answer.",
    ),
    "dashboards": (
        "The analyst showed what changed since the last meeting. Members asked what lay behind the children who came back "
        "to social care within a year.",
        "The lay member asked whether the figures show that families were listened to. The council said that they do not, "
        "and that an audit would ask families.",
    ),
    "risks": (
        "Each risk was read out with its score and what changed. Two scores were lowered, none was raised.",
        "",
    ),
    "plan": (
        "Of the items of the plan most were on track. Members asked for a sentence on each that was not.",
        "",
    ),
    "challenges": (
        "The answers to open challenges were read beside the questions.",
        "Health asked the Police how soon a child who was missing is spoken to. The Police will bring figures.",
    ),
    "reviews": (
        "The chair of the group reported what was done after each review and what was still to be shown.",
        "",
    ),
    "groups": (
        "Each sub group gave one page: what it did, what it is worried about, what it asks of the Board.",
        "",
    ),
    "close": (
        "There was no other business. The Chair thanked members and named the day of the next meeting.",
        "",
    ),
}
OTHER = (
    "Members heard “{title}” presented, asked about its effect on children, and noted what is to come back.",
    "The paper on “{title}” was discussed. Members wanted to see what families said before it comes back.",
    "“{title}” was presented. Agencies said what each could do by the summer.",
)

# The standing item, what was decided, why, what else was looked at, what was known, who dissented, which it replaces.
DECISIONS: tuple[tuple[str, str, str, str, str, str, int | None], ...] = (
    (
        "plan",
        "Neglect is a priority of the Board until March 2017.",
        "Most children on a plan are there for neglect, and it is often seen late.",
        "A priority for one year only.",
        "The figures of the autumn and two case audits.",
        "",
        None,
    ),
    (
        "dashboards",
        "Every agency comments on a red flag about itself within five working days.",
        "A flag without its reason helps nobody.",
        "Ten working days; no comment at all.",
        "The headline page of September.",
        "",
        None,
    ),
    (
        "risks",
        "Risks that score 15 or more come to every meeting of the Board.",
        "Members want to see what could go most wrong, each time.",
        "Every risk, once a year.",
        "The risks and concerns log.",
        "",
        None,
    ),
    (
        "groups",
        "One tool for neglect is used by all agencies from April 2016.",
        "Six of ten audits found that agencies meant different things by the same word.",
        "Each agency keeps its own tool.",
        "The report of the Early Help group.",
        "One member would have waited for the review of the tool.",
        None,
    ),
    (
        "reviews",
        "An action of a review ends only when its effect was shown to the Board.",
        "Three were called done though nothing had changed for children.",
        "",
        "The list of actions from reviews.",
        "",
        None,
    ),
    (
        "challenges",
        "A challenge is answered in 15 working days, a second time in 10.",
        "Answers took five weeks on average.",
        "Twenty working days.",
        "The dates of twelve challenges.",
        "",
        None,
    ),
    (
        "dashboards",
        "A flag is commented on within five working days by the agency’s Board member, not by its data lead.",
        "Comments explained the figures but not what would be done.",
        "Keep the first decision.",
        "The comments on four flags.",
        "",
        1,
    ),
    (
        "plan",
        "The Board asks for the voice of children in every report from April 2016.",
        "Of nine reports two said what children think.",
        "A report on it once a year.",
        "The nine reports of the year.",
        "",
        None,
    ),
    (
        "welcome",
        "The Chair speaks with every constituency that came to fewer than three of the last five meetings.",
        "Who does not come can be neither heard nor challenged.",
        "A letter to the chief officer at once.",
        "The table of attendance.",
        "",
        None,
    ),
)

# What, which agency, which post, how everybody will know, by when.
ACTIONS = (
    (
        "Bring figures on how soon a child who was missing is spoken to",
        "police",
        "Superintendent, public protection",
        "Figures for three months lie before the Board",
        dt.date(2016, 4, 15),
    ),
    (
        "Ask forty families whether they knew whom to ring",
        "county-council",
        "Head of service, First Response",
        "Of forty families asked, thirty knew whom to ring",
        dt.date(2016, 5, 31),
    ),
)


def minute_of(standing_code: str, title: str, number: int) -> tuple[str, str]:
    """What was minuted under an item, and the challenge if there was one."""
    return MINUTES.get(standing_code) or (OTHER[number % len(OTHER)].format(title=title), "")
