"""`safeboard intake FILE`: check a return and take its good rows in, from the command line."""

from __future__ import annotations

import datetime as dt
import json
import time
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from safeboard.grammar.declarations.collections import Collection
from safeboard.grammar.declarations.figures import FigureReturn
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.returns import Return
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.returns import receiving
from safeboard.kernel.returns.bundling import File, name_of, pack
from safeboard.kernel.returns.checking import check_files
from safeboard.kernel.returns.figures.checking import check_figures
from safeboard.kernel.returns.figures.standing import last_numbers
from safeboard.kernel.returns.intake_told import of_receipt, refused, told
from safeboard.kernel.returns.models import State
from safeboard.kernel.returns.statutory import accepting as collections
from safeboard.kernel.returns.statutory.checking import check_collection
from safeboard.kernel.returns.statutory.recognising import collection_of, refuse_unknown_xml
from safeboard.kernel.returns.ways import Checked
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.templating import plural
from safeboard.kernel.work.today import today

AUTO, USUAL = "auto", "annex-a"
SENDER = "county-council"


def day(written: str) -> dt.date:
    """A day as the command line takes it. Raises ArgumentTypeError with how to write it."""
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        raise ArgumentTypeError(f"{written} is not a date. Write it as 2016-03-31.") from None


def months(written: str) -> int:
    """How many months a file looks back. Raises ArgumentTypeError with how to write it."""
    if not written.isdecimal() or int(written) < 1:
        raise ArgumentTypeError(f"{written} is not a number of months. Write it as 6.")
    return int(written)


class Command(BaseCommand):
    """Take in one return as an agency's data lead would in the browser."""

    help = "Check a return and take its good rows in."
    # A file is judged by its own rules; the checks of the program are for those who change it.
    requires_system_checks: Sequence[str] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "files", metavar="FILE", nargs="+", type=Path, help="one file, or all of one return"
        )
        parser.add_argument("--agency", help=f"the code of the agency that sends it, if not {SENDER}")
        parser.add_argument(
            "--kind",
            "--return",
            dest="return_code",
            default=AUTO,
            help="which return it is, if the file does not tell",
        )
        parser.add_argument(
            "--as-at", type=day, help="the day it was drawn, or the last day of the figures, as 2016-03-31"
        )
        parser.add_argument("--look-back", type=months, help="how many months it looks back")
        parser.add_argument("--check-only", action="store_true", help="keep nothing")
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(
        self,
        *,
        files: list[Path],
        agency: str | None,
        return_code: str,
        as_at: dt.date | None,
        look_back: int | None,
        check_only: bool,
        json: bool,
        **_: object,
    ) -> None:
        """Print the receipt, the counts and every problem; exit 1 where the file is refused."""
        started = time.perf_counter()
        read = list(_read(files))
        declared = _declared(return_code, read)
        # Who sends a file matters to what is kept and, for figures, to what they are set beside.
        needed = not check_only or isinstance(declared, FigureReturn) or agency is not None
        sender = _agency(agency or SENDER) if needed else None
        if isinstance(declared, FigureReturn):
            as_at = _period_end(declared, as_at or today())
        try:
            if return_code == AUTO and isinstance(declared, Return):
                refuse_unknown_xml(read)
            if check_only or sender is None:
                checked = _look(declared, read, sender, as_at, look_back)
                outcome = told(None, declared.code, checked)
            else:
                outcome = _take(declared, read, sender, as_at, look_back)
        except RefusedFile as why:
            outcome = refused(None, declared.code, str(why))
        outcome["timings"]["whole"] = round(time.perf_counter() - started, 3)
        self._say(outcome, as_json=json)
        if outcome.get("refused"):
            raise SystemExit(1)

    def _say(self, outcome: dict[str, Any], as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(outcome, ensure_ascii=False, indent=1))
            return
        if outcome.get("refused"):
            self.stdout.write(outcome["refused"])
            return
        rows = outcome["rows"]
        self.stdout.write(
            f"{outcome['receipt'] or 'Checked only'}: {plural(rows['in'], 'row')} in, "
            f"{rows['accepted']:,} accepted, {plural(rows['rejected'], 'needs', 'need')} you."
        )
        for issue in outcome["issues"]:
            place = f"{issue['rule']}, {issue['table']}, line {issue['row']}: " if issue.get("table") else ""
            self.stdout.write(f"  {issue['severity']}: {place}{issue['message']}")
        for each in outcome["not_run"]:
            self.stdout.write(f"  not run: {each['rule']}: {each['why']}")


def _read(files: Sequence[Path]) -> Iterator[File]:
    """The files, or those in a folder. Raises CommandError where one cannot be read."""
    for file in files:
        inside = sorted(each for each in file.iterdir() if each.is_file()) if file.is_dir() else [file]
        for each in inside:
            try:
                yield each.name, each.read_bytes()
            except OSError as fault:
                raise CommandError(f"{each} cannot be read: {fault.strerror}.") from fault


def _declared(code: str, files: Sequence[File]) -> Return | FigureReturn | Collection:
    if code == AUTO:
        return collection_of(files) or REGISTRY.returns[USUAL]
    found = REGISTRY.any_return(code)
    if found is None:
        known = ", ".join((*REGISTRY.returns, *REGISTRY.collections, *REGISTRY.figures))
        raise CommandError(f"There is no return {code!r}. There are: {known}.")
    return found


def _look(
    declared: Return | FigureReturn | Collection,
    files: list[File],
    sender: Agency | None,
    as_at: dt.date | None,
    look_back: int | None,
) -> Checked:
    """Check the files; nothing is kept. Raises RefusedFile."""
    if isinstance(declared, Collection):
        return check_collection(files, declared, as_at=as_at, area=sender.area_code if sender else "")
    if isinstance(declared, FigureReturn):
        assert sender is not None and as_at is not None
        last = last_numbers(declared, sender, declared.period_ending(as_at).start)
        return check_figures(files, declared, as_at, last)
    return check_files(files, declared, as_at or today(), look_back or declared.look_back_months)


def _take(
    declared: Return | FigureReturn | Collection,
    files: list[File],
    sender: Agency,
    as_at: dt.date | None,
    look_back: int | None,
) -> dict[str, Any]:
    """Keep the files and take their good rows in; what came of it. Raises RefusedFile where the year cannot be read."""
    looked = None
    if as_at is None and isinstance(declared, Collection):
        # A census names its own year; a receipt needs it before the file is kept.
        looked = check_collection(files, declared, area=sender.area_code)
        as_at = looked.ends_on
    with recorder.recorded(recorder.Doer(actor="command line", agency=sender.code)):
        receipt = receiving.receive(
            agency=sender,
            return_code=declared.code,
            filename=name_of(files),
            data=pack(files),
            as_at=as_at or today(),
            look_back_months=look_back or declared.look_back_months,
            by=None,
        ).receipt
    if receipt.state != State.CHECKING:
        return of_receipt(receipt)
    checked = receiving.check(receipt, checked=None if collections.year_before(receipt) else looked)
    if checked is None:
        return refused(receipt.reference, declared.code, receipt.refusal)
    if receipt.accepted:
        with recorder.recorded(recorder.Doer(actor="command line", agency=sender.code)):
            receiving.send(receipt, by=None)
        receiving.accept(receipt, checked)
    return told(receipt.reference, declared.code, checked)


def _agency(code: str) -> Agency:
    found = Agency.objects.filter(code=code).first()
    if found is None:
        known = ", ".join(Agency.objects.values_list("code", flat=True))
        raise CommandError(f"There is no agency {code!r}. There are: {known}.")
    return found


def _period_end(declaration: FigureReturn, as_at: dt.date) -> dt.date:
    """The last day of the period of figures: the one given, or of the last period that is over."""
    over = declaration.period_with(as_at)
    if over.end == as_at:
        return as_at
    if as_at == today():
        return over.start - dt.timedelta(days=1)
    raise CommandError(
        f"No {declaration.every.value} ends on {as_at}. Give the last day of one, for example {over.end}."
    )
