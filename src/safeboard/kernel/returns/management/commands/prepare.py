"""`safeboard prepare FILE`: take names and full birth dates out of a file before it leaves its sender."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from safeboard.grammar.declarations.registry import REGISTRY
from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.returns.preparing import prepare

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
        key = key_file.read_bytes().strip() if key_file else os.environ.get(KEY, "").encode()
        if not key:
            raise CommandError(
                f"Give --key-file or set {KEY}: the same key each time keeps a child's code the same."
            )
        try:
            made = prepare(file.read_bytes(), file.name, key, REGISTRY.returns[return_code])
        except (RefusedFile, ValueError, OSError) as refused:
            raise CommandError(str(refused)) from refused
        out = out or file.with_name(f"{file.stem} prepared.xlsx")
        out.write_bytes(made.data)
        self.stdout.write(
            f"{made.rows:,} rows of {made.children:,} children. Ids are codes now; {made.births_shortened:,} dates of "
            f"birth keep only month and year; {made.cells_blanked:,} cells with workers' names are blank. Written: {out}"
        )
        for sheet in made.sheets_left_out:
            self.stdout.write(f"  Left out: sheet {sheet.sheet}: {sheet.reason}")
        for column in made.columns_left_out:
            self.stdout.write(f"  Left out: column {column}")
