"""The Board's page of the headline tests, for its version for children."""

from safeboard.kernel.reporting.tests.conftest import issued, late, pack

__all__ = ("issued", "late", "pack")
