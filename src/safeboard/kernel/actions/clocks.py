"""The clocks and limits of actions, risks and challenges: settings with the day from which they count."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.dates import add_months
from safeboard.grammar.declarations.office import Setting
from safeboard.kernel.partnership import dated
from safeboard.kernel.partnership.clocks import add_office_days

DAYS = "whole number"
REPLY_DAYS = "actions.reply_days"
SECOND_REPLY_DAYS = "actions.second_reply_days"
IMPACT_MONTHS = "actions.impact_months"
SORTING_DAYS = "actions.sorting_days"
RISK_REVIEW_DAYS = "actions.risk_review_days"
ESCALATE_MEMBER_DAYS = "actions.escalate_member_days"
ESCALATE_CHAIR_DAYS = "actions.escalate_chair_days"
BRIEFING_DAYS = "actions.briefing_days"
QUIET_MONTHS = "actions.quiet_months"
UNDO_SECONDS = "actions.undo_seconds"

# Domain W18 (lateness), W19 (sorting) and W20 (challenges): no guidance sets these, so each is a design default.
PROPOSED = "Proposed by Safeboard: no guidance sets it, so each Board sets its own."

SETTINGS = (
    Setting(REPLY_DAYS, "Working days to answer a challenge", DAYS, "15", PROPOSED, least=1, most=60),
    Setting(
        SECOND_REPLY_DAYS,
        "Working days for a second answer",
        DAYS,
        "10",
        PROPOSED,
        "Counts when an answer was sent back, and when a challenge goes to a chief officer or another board.",
        least=1,
        most=60,
    ),
    Setting(
        IMPACT_MONTHS,
        "Months until the Board looks what a challenge changed",
        DAYS,
        "6",
        PROPOSED,
        least=1,
        most=24,
    ),
    Setting(
        SORTING_DAYS,
        "Working days to sort a new risk or concern",
        DAYS,
        "5",
        PROPOSED,
        least=1,
        most=30,
    ),
    Setting(
        RISK_REVIEW_DAYS,
        "Days between two reviews of a risk",
        DAYS,
        "63",
        "Every risk is looked at again for each meeting of the Board.",
        "As long as from one Board meeting to the next.",
        least=7,
        most=366,
    ),
    Setting(
        ESCALATE_MEMBER_DAYS,
        "Working days late until the agency's Board member is told",
        DAYS,
        "10",
        PROPOSED,
        least=1,
        most=120,
    ),
    Setting(
        ESCALATE_CHAIR_DAYS,
        "Working days late until the Independent Chair is told",
        DAYS,
        "25",
        PROPOSED,
        least=1,
        most=240,
    ),
    Setting(
        BRIEFING_DAYS,
        "Working days to publish the briefing of a challenge event",
        DAYS,
        "20",
        PROPOSED,
        least=1,
        most=120,
    ),
    Setting(
        QUIET_MONTHS,
        "Months without a challenge until a body is shown as quiet",
        DAYS,
        "6",
        "The Board’s own set of indicators: a body without a challenge in 6 months is flagged.",
        least=1,
        most=24,
    ),
    Setting(
        UNDO_SECONDS,
        "Seconds in which a click can be undone",
        DAYS,
        "30",
        "Safeboard’s own.",
        "Counts for closing something, giving it to somebody else, sending it on.",
        least=5,
        most=600,
    ),
)


def number(code: str, on: dt.date) -> int:
    """The value of one of these settings on this day."""
    return int(dated.value(code, on))


def working_days_after(code: str, on: dt.date) -> dt.date:
    """So many working days of the office after this day as the setting says."""
    return add_office_days(on, number(code, on))


def months_after(code: str, on: dt.date) -> dt.date:
    """So many months after this day as the setting says."""
    return add_months(on, number(code, on))


def days_after(code: str, on: dt.date) -> dt.date:
    """So many days after this day as the setting says."""
    return on + dt.timedelta(days=number(code, on))
