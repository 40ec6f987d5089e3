"""`python -m safeboard.demo`: prepares the demonstration, as far as it is not prepared already."""

from __future__ import annotations

import os
import time

import django
from django.conf import settings
from django.core.management import call_command


def main() -> None:
    """Create the database, load the county, count, and say who to try it as."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "safeboard.config.settings.demo")
    django.setup()
    # Models can be imported only now that Django is set up.
    from safeboard.demo.loading import load
    from safeboard.kernel.partnership.personas import PERSONAS

    started = time.monotonic()

    def say(words: str) -> None:
        print(f"[{time.monotonic() - started:5.1f} s] {words}", flush=True)

    settings.VAR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    say("database ready")
    load(say)
    # A worker that was killed leaves its task half done; every task of ours can be run twice.
    call_command("recover", minutes=0)
    print("\nTry it as: " + "; ".join(persona.title for persona in PERSONAS) + ".")


if __name__ == "__main__":
    main()
