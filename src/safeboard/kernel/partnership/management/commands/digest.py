"""`safeboard digest`: the weekly e-mail of everybody for whom something waits; run it on Monday morning."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from safeboard.kernel.partnership.reminding import digest
from safeboard.kernel.trail import recorder
from safeboard.kernel.work import outbox
from safeboard.kernel.work.today import today

DOER = recorder.Doer(actor="command line", hat="weekly e-mail")


class Command(BaseCommand):
    """One e-mail a person and week, however often it runs."""

    help = "Put everybody's weekly e-mail into the outbox: once a person and week."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--week", metavar="2016-W16", help="the week it counts for (this week)")
        parser.add_argument("--dry-run", action="store_true", help="say who would get what; send nothing")

    def handle(self, *, week: str | None, dry_run: bool, **options: object) -> None:
        """Make what is not made; a person whose e-mail fails holds up nobody else."""
        on = today()
        try:
            week = digest.check_week(week or digest.week_of(on), on)
        except ValueError as wrong:
            raise CommandError(str(wrong)) from None
        if outbox.mode() is outbox.Mode.BY_HAND:
            self.stdout.write(
                "There is no mail server: nobody gets a weekly e-mail. Start pages say what waits for each person."
            )
            return
        people = [user for user in digest.people(on) if digest.wanted(user)]
        if dry_run:
            self._show(people)
            return
        sent, faults = 0, []
        for user in people:
            try:
                with recorder.recorded(DOER):
                    made = digest.make(user=user, week=week, on=on)
            except Exception as fault:
                faults.append(f"user {user.pk}: {type(fault).__name__}: {fault}")
                continue
            sent += bool(made and made.message)
        self.stdout.write(f"Weekly e-mails of {week}: {sent} put into the outbox.")
        if faults:
            raise CommandError("The e-mail of these people could not be made:\n" + "\n".join(faults))

    def _show(self, people: list[digest.User]) -> None:
        with recorder.recorded(DOER):
            recorder.note("partnership.digest_preview")
            for user in people:
                mail = digest.weekly(user, today())
                lines = "; ".join(line for part in mail.parts for line in part.lines)
                self.stdout.write(f"user {user.pk}: {lines or 'nothing, no e-mail'}")
