from __future__ import annotations

from django.apps import AppConfig


class ReturnsApp(AppConfig):
    """The returns room."""

    name = "safeboard.kernel.returns"
    label = "returns"

    def ready(self) -> None:
        """Tell the journeys room, which lies below this one, how to describe a file."""
        # Models can be imported only once every room is loaded.
        from safeboard.kernel.journeys import sources
        from safeboard.kernel.returns.receipts_told import tell

        sources.register("return", tell)
