"""`safeboard prepare FILE`: take names and full birth dates out of a file before it leaves its sender."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.returns.preparing import prepare
from safeboard.kernel.ui.templating import plural

KEY = "SAFEBOARD_PREPARE_KEY"


class Command(BaseCommand):
    """Runs on the sender's side; nothing is sent and no database is used."""

    help = "Replace children's ids by keyed codes and dates of birth by month and year."
    requires_system_checks: list[str] = []  # noqa: RUF012

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--out", type=Path, help="where to write (default: beside the file, '... prepared.xlsx')"
        )
        parser.add_argument("--return", dest="return_code", default="annex-a")
        parser.add_argument(
            "--key-file",
            type=Path,
            help=f"the agency's own key, kept by the agency (or set {KEY}); 16 bytes or more",
        )

    def handle(
        self, *, file: Path, out: Path | None, return_code: str, key_file: Path | None, **_: object
    ) -> None:
        """Write the prepared workbook and say what was done."""
        declared = REGISTRY.returns.get(return_code)
        if declared is None:
            raise CommandError(
                f"There is no return {return_code!r}. There are: {', '.join(REGISTRY.returns)}."
            )
        key = _read(key_file, "The key file ").strip() if key_file else os.environ.get(KEY, "").encode()
        if not key:
            raise CommandError(
                f"Give --key-file or set {KEY}: the same key each time keeps a child's code the same."
            )
        try:
            made = prepare(_read(file), file.name, key, declared)
        except (RefusedFile, ValueError) as refused:
            raise CommandError(str(refused)) from refused
        out = out or file.with_name(f"{file.stem} prepared.xlsx")
        try:
            out.write_bytes(made.data)
        except OSError as fault:
            raise CommandError(f"{out} cannot be written: {fault.strerror}.") from fault
        self.stdout.write(
            f"{plural(made.rows, 'row')} of {plural(made.children, 'child', 'children')}. Ids are codes now; "
            f"{plural(made.births_shortened, 'date of birth keeps', 'dates of birth keep')} only month and year; "
            f"{plural(made.cells_blanked, 'name of a worker is', 'names of workers are')} taken out. Written: {out}"
        )
        for sheet in made.sheets_left_out:
            self.stdout.write(f"  Left out: sheet {sheet.sheet}: {sheet.reason}")
        for column in made.columns_left_out:
            self.stdout.write(f"  Left out: column {column}")


def _read(path: Path, what: str = "") -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise CommandError(f"{what}{path} cannot be read: {fault.strerror}.") from fault
