"""Partnership: agencies, sub groups, people and their roles, settings and words by date."""

from __future__ import annotations

from safeboard.grammar.declarations.process import Contribution, Nav
from safeboard.kernel.partnership.office import OFFICE
from safeboard.kernel.partnership.permissions import GRANTS, PEOPLE, READ_SETTINGS, REMIND

CONTRIBUTION = Contribution(
    code="partnership",
    title="Partnership",
    about="Agencies, sub groups, people and their roles; settings and words with the day from which they count.",
    grants=GRANTS,
    nav=(
        Nav("People", "people", PEOPLE, 70),
        Nav("Reminders", "reminders", REMIND, 50),
        Nav("Settings", "settings", READ_SETTINGS, 80),
    ),
    office=OFFICE,
)
