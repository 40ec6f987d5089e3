"""What the Board counts of early help (indicators.csv T1-13, T1-14, T1-16 to T1-22, T4-03)."""

from __future__ import annotations

from safeboard.processes.earlyhelp.indicators import panel, plans, stars

INDICATORS = (*panel.INDICATORS, *plans.INDICATORS, *stars.INDICATORS)
