from __future__ import annotations

from django.apps import AppConfig


class IndicatorsApp(AppConfig):
    """The indicators room."""

    name = "safeboard.kernel.indicators"
    label = "indicators"

    def ready(self) -> None:
        """Tell the returns room, which lies below this one, what goes along when a file is deleted as agreed."""
        # Models can be imported only once every room is loaded.
        from safeboard.kernel.indicators import reference_data
        from safeboard.kernel.indicators.forgetting import forget
        from safeboard.kernel.indicators.published import keeping
        from safeboard.kernel.returns.deleting import disposing

        disposing.also("indicators", forget)
        reference_data.also(keeping.kept)
