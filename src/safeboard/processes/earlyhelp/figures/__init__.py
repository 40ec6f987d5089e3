"""What is counted of early help: the panel each month, plans and stars each quarter (SYS-08 to SYS-10)."""

from __future__ import annotations

from safeboard.processes.earlyhelp.figures.panel import PANEL
from safeboard.processes.earlyhelp.figures.plans import PLANS, STARS

FIGURES = (PANEL, PLANS, STARS)

__all__ = ["FIGURES", "PANEL", "PLANS", "STARS"]
