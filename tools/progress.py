"""What people see while they wait."""

from __future__ import annotations

import time

_STARTED = time.monotonic()


def say(text: str) -> None:
    """Prints one line of progress with the seconds since the start: `[  3.2 s] libraries ready`."""
    print(f"[{time.monotonic() - _STARTED:5.1f} s] {text}", flush=True)
