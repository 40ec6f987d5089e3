"""Governance as it leaves: sheets, the evidence pack, and its chapters of the annual report."""

from __future__ import annotations

from safeboard.processes.governance.reports.papers import evidence_pack
from safeboard.processes.governance.reports.sections import SECTIONS
from safeboard.processes.governance.reports.tables import register_sheets, sheets

__all__ = ("SECTIONS", "evidence_pack", "register_sheets", "sheets")
