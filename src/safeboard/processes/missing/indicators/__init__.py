"""What the Board counts of missing children (indicators.csv T2-16, T2-17, T2-19 to T2-23)."""

from __future__ import annotations

from safeboard.processes.missing.indicators import coming_back, going_missing

INDICATORS = (*going_missing.INDICATORS, *coming_back.INDICATORS)
