"""`safeboard audit seal | verify | who --person ID | new-key | anchor`."""

from __future__ import annotations

import re
import time
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, close_old_connections

from safeboard.kernel.trail import recorder, sealing
from safeboard.kernel.trail.models import Event, PersonShown


class Command(BaseCommand):
    """Seal the trail, check that it is whole, and say who looked at a person."""

    help = "Seal the trail, verify it, or say who looked at a person."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        seal = verbs.add_parser("seal", help="seal every event that is not sealed yet")
        seal.add_argument(
            "--every", type=int, default=0, metavar="SECONDS", help="go on, this often, until stopped"
        )
        verify = verbs.add_parser(
            "verify", help="check rows, segments and the witness; exit 1 where one is bad"
        )
        verify.add_argument(
            "--anchor", metavar="FILE", help="what a witness kept, as 'audit anchor' prints it"
        )
        who = verbs.add_parser("who", help="who looked at or changed this person's record")
        who.add_argument("--person", required=True, help="the person's Safeboard code")
        verbs.add_parser("new-key", help="create the key that signs segments")
        verbs.add_parser("anchor", help="print the line that a witness keeps")

    def handle(self, *, verb: str, **options: object) -> None:
        getattr(self, verb.replace("-", "_"))(**options)

    def seal(self, *, every: int, **_: object) -> None:
        """Seal what waits, once or again and again."""
        while True:
            try:
                made = sealing.seal()
            except sealing.SealKeyMissing as missing:
                raise CommandError(str(missing)) from missing
            except OperationalError as busy:
                if not every:
                    raise
                # Nothing is lost: what waits is sealed at the next turn, and nobody's work ends because of it.
                self.stderr.write(f"Not sealed this time ({busy}). Trying again in {every} seconds.")
            else:
                self.stdout.write(f"Sealed {made} {'segment' if made == 1 else 'segments'}.")
                if not every:
                    return
            close_old_connections()
            time.sleep(every)

    def verify(self, *, anchor: str | None, **_: object) -> None:
        """Check the whole trail."""
        try:
            verdict = sealing.verify(witnessed(Path(anchor)) if anchor else "")
        except sealing.SealKeyMissing as missing:
            raise CommandError(str(missing)) from missing
        counts = f"{verdict.events} events, {verdict.segments} segments, {verdict.unsealed} not yet sealed"
        if not verdict.whole:
            raise CommandError(f"{verdict.fault} ({counts})")
        self.stdout.write(f"The trail is whole: {counts}.")

    def who(self, *, person: str, **_: object) -> None:
        """List who saw a person; the question itself goes into the trail."""
        with recorder.recorded(recorder.Doer(actor="command line")):
            recorder.note("audit.who", thing="person", thing_id=person, people=[person])
        shown = PersonShown.objects.filter(person=person).values("event")
        events = Event.objects.filter(uid__in=shown)
        for event in events:
            self.stdout.write(
                f"{event.at:%Y-%m-%d %H:%M:%S} {event.actor} ({event.hat}) {event.action} {event.thing}"
            )
        self.stdout.write(f"{len(events)} times.")

    def new_key(self, **_: object) -> None:
        """Create the sealing key where none is."""
        try:
            sealing.write_new_key(Path(settings.SEAL_KEY_FILE))
        except FileExistsError as taken:
            raise CommandError(
                f"There is a key at {settings.SEAL_KEY_FILE} already. Move it away first."
            ) from taken
        self.stdout.write(f"Created {settings.SEAL_KEY_FILE}. Keep a copy away from the database.")

    def anchor(self, **_: object) -> None:
        """Print what a witness keeps."""
        self.stdout.write(sealing.anchor_line())


def witnessed(file: Path) -> str:
    """The line that a witness kept. Raises CommandError where the file does not hold one: it must not pass unread."""
    try:
        line = file.read_text().strip()
    except OSError as unread:
        raise CommandError(f"The witness's file {file} cannot be read: {unread.strerror}.") from unread
    if not re.fullmatch(r"\d+ [0-9a-f]{64}", line):
        raise CommandError(
            f"The witness's file {file} does not hold one line as 'safeboard audit anchor' prints it."
        )
    return line
