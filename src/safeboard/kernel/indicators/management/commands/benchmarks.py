"""`safeboard benchmarks FILE`: what a published file holds, doubts first; with `--keep` its figures are kept."""

from __future__ import annotations

import json
import re
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from safeboard.kernel.files.opening import RefusedFile
from safeboard.kernel.indicators.published import keeping, parquet
from safeboard.kernel.indicators.published.previewing import Preview, preview
from safeboard.kernel.indicators.published.recognising import LAYOUTS, read
from safeboard.kernel.indicators.published.tables import Table, open_table
from safeboard.kernel.indicators.published.values import Release
from safeboard.kernel.ui.templating import plural

WHEN = re.compile(r"\d{4}(-\d{2}-\d{2})?")


class Command(BaseCommand):
    """Nothing is kept unless it is asked for."""

    help = "Say what a file of published statistics holds, and with --keep put its figures beside those that ship."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--as", dest="layout", choices=sorted(LAYOUTS), default="", help="what it is read as"
        )
        parser.add_argument("--source", default="", help="who published it")
        parser.add_argument("--release", default="", help="which release, such as SFR52/2016")
        parser.add_argument("--published", default="", help="when: 2016, or 2016-11-03")
        parser.add_argument("--json", action="store_true", help="for programs")
        parser.add_argument("--keep", action="store_true", help="keep its figures")

    def handle(  # noqa: PLR0913 - one argument for each option
        self,
        *,
        file: Path,
        layout: str,
        source: str,
        release: str,
        published: str,
        json: bool,
        keep: bool,
        **_: object,
    ) -> None:
        """Read, say, and keep if asked."""
        if published and not WHEN.fullmatch(published):
            raise CommandError(f"{published} is not a day of publication: write 2016, or 2016-11-03.")
        try:
            data = file.read_bytes()
        except OSError as fault:
            raise CommandError(f"{file} cannot be read: {fault.strerror}.") from fault
        try:
            table = _open(file, data)
            found = preview(read(table, layout, Release(source, release, published)))
            kept = keeping.keep_from_command(table, data, found.reading) if keep else None
        except RefusedFile as refused:
            raise CommandError(str(refused)) from refused
        if json:
            self.stdout.write(_as_json(found, kept))
        else:
            self.stdout.write("\n".join(_lines(found, kept)))


def _open(file: Path, data: bytes) -> Table:
    return parquet.open_parquet(file) if parquet.is_it(file) else open_table(data, file.name)


def _lines(found: Preview, kept: int | None) -> list[str]:
    reading = found.reading
    lines = [f"Doubt: {words}" for words in reading.doubts] or ["Nothing in it made us doubt."]
    lines.append(
        f"{LAYOUTS[reading.layout]}. {reading.release.words}, {f'published {reading.release.on}' if reading.release.on else 'nobody said when it was published'}."
    )
    lines.append(
        f"{plural(reading.rows, 'row')}, {plural(len(reading.values), 'figure')} of "
        f"{plural(len(found.measures), 'measure')}, {plural(len(reading.areas), 'area')}."
    )
    for each in found.measures:
        years = each.first if each.first == each.last else f"{each.first} to {each.last}"
        lines.append(
            f"  {each.name} ({each.unit}): {years}, {each.figures:,} figures; England {each.england or '-'}, "
            f"ours (825) {each.ours or '-'}"
            + (f"; {each.withheld}" if each.withheld else "")
            + ("; worked out from its parts" if each.worked_out else "")
        )
    lines += [f"Note: {words}" for words in reading.notes]
    lines += [f"Left out: {words}" for words in reading.left_out]
    if reading.unknown:
        shown = ", ".join(found.unknown) + (f" and {found.unknown_more} more" if found.unknown_more else "")
        lines.append(f"Compared with nothing here, {len(reading.unknown)}: {shown}")
    lines.append("Nothing was kept. Use --keep." if kept is None else f"Kept: {plural(kept, 'figure')}.")
    return lines


def _as_json(found: Preview, kept: int | None) -> str:
    reading = found.reading
    held: dict[str, Any] = {
        "doubts": reading.doubts,
        "layout": reading.layout,
        "release": asdict(reading.release),
        "rows": reading.rows,
        "figures": len(reading.values),
        "measures": [asdict(each) for each in found.measures],
        "left_out": reading.left_out,
        "unknown": reading.unknown,
        "notes": reading.notes,
        "kept": kept,
    }
    return json.dumps(held, indent=2, ensure_ascii=False)
