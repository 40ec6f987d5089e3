"""What children's social care gives the annual report: the child's journey, and the children looked after."""

from __future__ import annotations

from safeboard.processes.socialcare.reports.journey import JOURNEY
from safeboard.processes.socialcare.reports.looked_after import LOOKED_AFTER

SECTIONS = (JOURNEY, LOOKED_AFTER)
