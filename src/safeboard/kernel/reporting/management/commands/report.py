"""`safeboard report annual --year 2015-16 --out DIR` and `safeboard report check`."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from safeboard.grammar.measure.nodes import MeaningError
from safeboard.grammar.measure.periods import PeriodKind, period
from safeboard.kernel.reporting import rebuilding
from safeboard.kernel.reporting.annual import publishing, writing
from safeboard.kernel.reporting.models import Chapter
from safeboard.kernel.trail import recorder


class Command(BaseCommand):
    """Write the annual report of a year into a folder; or draw every issued paper again and say whether it is the same."""

    help = "Write the annual report (HTML and a workbook of its figures) into a folder, or check every issued paper."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="kind", required=True)
        annual = kinds.add_parser("annual", help="the annual report of a financial year")
        annual.add_argument("--year", required=True, help="a financial year, as 2015-16")
        annual.add_argument("--out", required=True, type=Path, metavar="DIR", help="the folder to write into")

        kinds.add_parser("check", help="draw every issued paper again from what was frozen and compare")

    def handle(self, *, kind: str, **options: Any) -> None:
        if kind == "check":
            self._check()
        else:
            self._annual(options["year"], options["out"])

    def _check(self) -> None:
        """Every issued page, published chapter and issued report: the same bytes, or why not."""
        differ = 0
        for title, papers in rebuilding.everything():
            self.stdout.write(title)
            for each in papers:
                differ += not each.equal
                self.stdout.write(f"  {each}")
        if differ:
            raise CommandError(
                f"{differ} {'paper differs' if differ == 1 else 'papers differ'} from what was issued."
            )
        self.stdout.write("Every issued paper comes out the same.")

    def _annual(self, year: str, out: Path) -> None:
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
            if line.suggested:
                lines.append(f"    Suggested: {line.suggested_plain}")
        return "\n".join(lines)
