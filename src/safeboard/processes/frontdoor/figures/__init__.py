"""What is counted at the front door each month: contacts and decisions, and the multi-agency hub (SYS-01, SYS-05, SYS-06)."""

from __future__ import annotations

from safeboard.processes.frontdoor.figures.first_response import FIRST_RESPONSE
from safeboard.processes.frontdoor.figures.hub import HUB

FIGURES = (FIRST_RESPONSE, HUB)

__all__ = ["FIGURES", "FIRST_RESPONSE", "HUB"]
