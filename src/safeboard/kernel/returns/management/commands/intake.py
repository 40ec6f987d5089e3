"""`safeboard intake FILE`: check a return and take its good rows in, from the command line."""

from __future__ import annotations

import datetime as dt
import json
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from safeboard.grammar.declarations.figures import FigureReturn
from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.grammar.declarations.returns import Return
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.partnership.models import Agency
from safeboard.kernel.returns import receiving
from safeboard.kernel.returns.checking import check_file
from safeboard.kernel.returns.figures.checking import check_figures
from safeboard.kernel.returns.figures.standing import last_numbers
from safeboard.kernel.returns.issues import Issue
from safeboard.kernel.returns.models import Receipt, State
from safeboard.kernel.trail import recorder
from safeboard.kernel.ui.templating import plural
from safeboard.kernel.work.today import today


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
    """Take in one file as an agency's data lead would in the browser."""

    help = "Check a return and take its good rows in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--agency", default="county-council", help="the code of the agency that sends it")
        parser.add_argument("--return", dest="return_code", default="annex-a", help="which return it is")
        parser.add_argument(
            "--as-at", type=day, help="the day it was drawn, or the last day of the figures, as 2016-03-31"
        )
        parser.add_argument("--look-back", type=months, help="how many months it looks back")
        parser.add_argument("--check-only", action="store_true", help="keep nothing")
        parser.add_argument("--json", action="store_true", help="print JSON and nothing else")

    def handle(
        self,
        *,
        file: Path,
        agency: str,
        return_code: str,
        as_at: dt.date | None,
        look_back: int | None,
        check_only: bool,
        json: bool,
        **_: object,
    ) -> None:
        """Print the receipt, the counts and every problem; exit 1 where the file is refused."""
        declaration = REGISTRY.any_return(return_code)
        if declaration is None:
            known = ", ".join((*REGISTRY.returns, *REGISTRY.figures))
            raise CommandError(f"There is no return {return_code!r}. There are: {known}.")
        try:
            data = file.read_bytes()
        except OSError as fault:
            raise CommandError(f"{file} cannot be read: {fault.strerror}.") from fault
        sender = _agency(agency)
        as_at, look_back = as_at or today(), look_back or declaration.look_back_months
        if isinstance(declaration, FigureReturn):
            as_at = _period_end(declaration, as_at)
        if check_only:
            outcome = self._look(data, file.name, declaration, sender, as_at, look_back)
        else:
            outcome = self._take(data, file.name, sender, return_code, as_at, look_back)
        self._say(outcome, as_json=json)
        if outcome.get("refused"):
            raise SystemExit(1)

    def _look(
        self,
        data: bytes,
        name: str,
        declaration: Return | FigureReturn,
        sender: Agency,
        as_at: dt.date,
        look_back: int,
    ) -> dict[str, Any]:
        try:
            if isinstance(declaration, FigureReturn):
                last = last_numbers(declaration, sender, declaration.period_ending(as_at).start)
                checked = check_figures([(name, data)], declaration, as_at, last)
            else:
                checked = check_file(data, name, declaration, as_at, look_back)
        except RefusedFile as refused:
            return _refused(None, declaration.code, str(refused))
        rows = {"in": checked.rows_in, "accepted": len(checked.accepted), "rejected": len(checked.rejected)}
        return _outcome(None, declaration.code, rows, [_issue(each) for each in checked.issues])

    def _take(
        self, data: bytes, name: str, agency: Agency, return_code: str, as_at: dt.date, look_back: int
    ) -> dict[str, Any]:
        with recorder.recorded(recorder.Doer(actor="command line", agency=agency.code)):
            received = receiving.receive(
                agency=agency,
                return_code=return_code,
                filename=name,
                data=data,
                as_at=as_at,
                look_back_months=look_back,
                by=None,
            )
        receipt = received.receipt
        if receipt.state == State.CHECKING:
            checked = receiving.check(receipt)
            if checked is None:
                return _refused(receipt.reference, return_code, receipt.refusal)
            with recorder.recorded(recorder.Doer(actor="command line", agency=agency.code)):
                receiving.send(receipt, by=None)
            receiving.accept(receipt, checked)
        return _of_receipt(receipt)

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
            self.stdout.write(f"  {issue['severity']}: {issue['message']}")


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


def _outcome(
    receipt: str | None, kind: str, rows: dict[str, int], issues: list[dict[str, Any]]
) -> dict[str, Any]:
    return {"receipt": receipt, "kind": kind, "rows": rows, "issues": issues}


def _refused(receipt: str | None, kind: str, why: str) -> dict[str, Any]:
    issue = {"severity": "error", "sheet": "", "row": 0, "column": "", "message": why}
    return _outcome(receipt, kind, {"in": 0, "accepted": 0, "rejected": 0}, [issue]) | {"refused": why}


def _issue(issue: Issue) -> dict[str, Any]:
    return {
        "severity": issue.severity,
        "sheet": issue.sheet,
        "row": issue.row,
        "column": issue.column,
        "message": issue.message,
    }


def _of_receipt(receipt: Receipt) -> dict[str, Any]:
    receipt.refresh_from_db()
    rows = {"in": receipt.rows_in, "accepted": receipt.accepted, "rejected": receipt.rejected}
    fields = ("severity", "sheet", "row", "column", "message")
    issues = [{name: getattr(each, name) for name in fields} for each in receipt.problems.all()]
    return _outcome(receipt.reference, receipt.return_code, rows, issues)
