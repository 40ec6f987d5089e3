"""8950Q: the factor 19A has given way to 19B and 19C."""

from __future__ import annotations

from safeboard.processes.socialcare.returns.cin.factors import retired_factor

RULE = retired_factor("8950Q", "19A", "19B", "19C", "sexual abuse")
