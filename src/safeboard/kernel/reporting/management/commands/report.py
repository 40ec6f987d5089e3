"""`safeboard report annual --year 2015-16 --out DIR`."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from safeboard.grammar.measure.nodes import MeaningError
from safeboard.grammar.measure.periods import PeriodKind, period
from safeboard.kernel.reporting.annual import publishing, writing
from safeboard.kernel.reporting.models import Chapter
from safeboard.kernel.trail import recorder


class Command(BaseCommand):
    """Write the annual report of a year into a folder; refuse while a sentence cannot be published."""

    help = "Write the annual report (HTML and a workbook of its figures) into a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="kind", required=True)
        annual = kinds.add_parser("annual", help="the annual report of a financial year")
        annual.add_argument("--year", required=True, help="a financial year, as 2015-16")
        annual.add_argument("--out", required=True, type=Path, metavar="DIR", help="the folder to write into")

    def handle(self, *, year: str, out: Path, **_: object) -> None:
        try:
            is_year = period(year).kind is PeriodKind.YEAR
        except MeaningError as wrong:
            raise CommandError(str(wrong)) from wrong
        if not is_year:
            raise CommandError(f"The annual report is of a financial year, as 2015-16; {year!r} is none.")
        with recorder.recorded(recorder.Doer(actor="command line")):
            refused = publishing.refused(year, Chapter.objects.all())
            if refused:
                raise CommandError(self._why(refused))
            chapters = publishing.printable(year, Chapter.objects.all())
            if not chapters:
                raise CommandError(f"Nobody has begun a chapter of the report of {year} yet.")
            try:
                files = writing.write_to(out, year, chapters)
            except OSError as wrong:
                raise CommandError(
                    f"The report could not be written into {out}: {wrong.strerror or wrong}. "
                    "Choose a folder that you may write into."
                ) from wrong
            recorder.note("reporting.write-out", thing="annual report", thing_id=year)
        for written in files:
            self.stdout.write(str(written))
        waiting = [str(each["title"]) for each in chapters if each["standing"] != "Published"]
        if waiting:
            self.stdout.write(f"Marked as a draft, because it is not published: {', '.join(waiting)}.")

    @staticmethod
    def _why(refused: list[publishing.Line]) -> str:
        lines = [str(publishing.CannotPublish(refused)), "Nothing was written."]
        for line in refused:
            lines.append(f"- {line.checked.plain}")
            lines += [f"    {refusal}" for refusal in line.checked.refusals]
        return "\n".join(lines)
