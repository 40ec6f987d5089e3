"""A trail with a history: three sealed segments and a few events that wait."""

from __future__ import annotations

import pytest

from safeboard.kernel.trail import recorder, sealing
from safeboard.kernel.trail.models import Event


def add_events(count: int, who: str = "user 1") -> None:
    """Somebody looks at children, one after the other."""
    with recorder.recorded(recorder.Doer(who, "team_manager at county-council", "county-council")):
        for number in range(count):
            recorder.note("look", thing="person", thing_id=number, people=[f"P{number}"])


@pytest.fixture
def sealed_trail(db: None, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Three segments of four events and two events not yet sealed; the events' numbers."""
    monkeypatch.setattr(sealing, "SEGMENT_SIZE", 4)
    for who in ("user 1", "user 2", "user 3"):
        add_events(4, who)
        assert sealing.seal() == 1
    add_events(2)
    assert sealing.verify().whole
    return list(Event.objects.values_list("pk", flat=True))
