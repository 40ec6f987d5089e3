"""Everything that the agencies of Chalkshire sent as figures by 21 April 2016."""

from __future__ import annotations

import time
from collections.abc import Callable

from safeboard.demo.figures import (
    allegations,
    child_deaths,
    disagreements,
    education,
    exploitation,
    front_door,
    missing,
    private_fostering,
    schools,
    training,
    transport,
)
from safeboard.demo.figures.submissions import Submission, send
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.returns.models import Receipt

SUBMISSIONS: tuple[Callable[[], Submission], ...] = (
    allegations.submission,
    child_deaths.submission,
    missing.by_the_police,
    missing.interviews,
    missing.service,
    missing.away,
    private_fostering.submission,
    schools.returns,
    schools.leads,
    training.submission,
    transport.submission,
    *disagreements.SUBMISSIONS,
    *education.SUBMISSIONS,
    *exploitation.SUBMISSIONS,
    *front_door.SUBMISSIONS,
)


def figures(say: Callable[[str], None]) -> None:
    """Send them all; what is there already is left as it is."""
    if Receipt.objects.filter(return_code__in=REGISTRY.figures).exists():
        return
    started = time.monotonic()
    boxes = sum(send(submission()) for submission in SUBMISSIONS)
    say(f"{boxes:,} figures of {len(SUBMISSIONS)} returns sent in {time.monotonic() - started:.1f} s")
