"""What children's social care gives the annual report: the child's journey, plans, and children looked after."""

from __future__ import annotations

from safeboard.processes.socialcare.reports.journey import JOURNEY
from safeboard.processes.socialcare.reports.looked_after import LOOKED_AFTER
from safeboard.processes.socialcare.reports.protection import PROTECTION

SECTIONS = (JOURNEY, PROTECTION, LOOKED_AFTER)
