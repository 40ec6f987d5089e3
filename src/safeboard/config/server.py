"""How gunicorn runs us."""

from __future__ import annotations

import os


def worker_exit(server: object, worker: object) -> None:
    """Ends a worker at once when its last request is answered.

    The chart drawer keeps threads of its own that Python cannot join; leaving in the usual way aborts with a message.
    """
    os._exit(0)
