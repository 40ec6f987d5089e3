"""Which sub group owns a theme or a flag on a day, and who chairs it (SYS-55; pages.md 3.6)."""

from __future__ import annotations

import datetime as dt

from safeboard.grammar.declarations.office import Setting
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.access.readers import Reader
from safeboard.kernel.access.roles import BUSINESS_MANAGER, SUBGROUP_CHAIR
from safeboard.kernel.indicators.aims import owner_of
from safeboard.kernel.indicators.catalogue import THEMES
from safeboard.kernel.indicators.models import Flag
from safeboard.kernel.partnership import dated
from safeboard.kernel.partnership.models import Membership
from safeboard.kernel.partnership.models import Standing as HatStanding

OWNERS = {"T1": "EH", "T2": "CSE", "T3": "PQA", "T4": "EH", "T5": "PQA"}
SETTINGS = tuple(
    Setting(
        f"theme.{code}.owner",
        f"{title}: the sub group that owns its dashboard",
        "words",
        OWNERS[code],
        "The sub groups of the Board in 2015.",  # SYS-55
        "The code of a sub group, for example EH. Its chair assures the Board.",
    )
    for code, title in THEMES.items()
)


def owner_of_theme(theme: str, on: dt.date) -> str:
    """The code of the sub group that owns the dashboard of a theme on this day."""
    return str(dated.value(f"theme.{theme}.owner", on))


def owner_of_flag(flag: Flag, on: dt.date) -> str:
    """The sub group whose chair explains a flag: that of its indicator, or of its theme where no indicator is named."""
    declared = REGISTRY.indicators.get(flag.indicator)
    return owner_of(declared, on) if declared else owner_of_theme(flag.theme, on)


def speaks_for(reader: Reader, group: str) -> bool:
    """Whether this reader may write for a sub group: its chair, or the business manager on the chair's word."""
    if reader.role == BUSINESS_MANAGER.code:
        return True
    return reader.role == SUBGROUP_CHAIR.code and bool(group) and reader.sub_group == group


def chair_of(group: str, on: dt.date) -> Membership | None:
    """The hat of whoever chairs the sub group on this day; None where nobody is entered as its chair."""
    hats = Membership.objects.filter(
        role=SUBGROUP_CHAIR.code,
        sub_group__code=group,
        since__lte=on,
        until__gte=on,
        standing=HatStanding.GIVEN,
        user__is_active=True,
    )
    return hats.select_related("user", "agency").first()
