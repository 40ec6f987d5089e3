"""What the Board counts of the front door (indicators.csv T1-02, T1-08 to T1-12, T1-30, T1-31)."""

from __future__ import annotations

from safeboard.processes.frontdoor.indicators import coming_again, deciding, hub

INDICATORS = (*deciding.INDICATORS, *hub.INDICATORS, *coming_again.INDICATORS)
