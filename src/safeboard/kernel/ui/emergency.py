"""The numbers to ring when nothing works, laid by in a small file: the page of a failure asks no database."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Where to ring about a child in working hours and outside them; empty where nobody entered a number."""

    front_door: str = "First Response"
    front_door_number: str = ""
    hours: str = ""
    out_of_hours_number: str = ""


def keep(numbers: Numbers) -> None:
    """Lay the numbers by, if they are not the ones that lie there. A full disk stops no page."""
    if kept() == numbers:
        return
    place = _place()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = place.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(asdict(numbers)), encoding="utf-8")
        fresh.replace(place)
    except OSError:
        logger.warning("The emergency numbers could not be laid by in %s.", place, exc_info=True)


def kept() -> Numbers:
    """The numbers that were laid by last; without any, empty ones."""
    try:
        return Numbers(**json.loads(_place().read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Numbers()


def _place() -> Path:
    return Path(settings.VAR) / "emergency-numbers.json"
