"""8945Q: the factor 18A has given way to 18B and 18C."""

from __future__ import annotations

from safeboard.processes.socialcare.returns.cin.factors import retired_factor

RULE = retired_factor("8945Q", "18A", "18B", "18C", "physical abuse")
