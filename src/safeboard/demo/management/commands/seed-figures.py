"""`safeboard seed-figures`: the printed figures of the report beside what this installation computes."""

from __future__ import annotations

import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from safeboard.demo.seed.answers import answers


class Command(BaseCommand):
    """Only in the demonstration: Chalkshire is the county that was shaped on those figures."""

    help = "Print each figure of the annual report beside what is computed from the records, and why they differ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="for programs: a list of objects")

    def handle(self, *, json: bool, **options: object) -> None:
        """Print the list."""
        found = answers()
        if json:
            self.stdout.write(_as_json(found))
            return
        for each in found:
            mark = "equal" if each["equal"] else f"differs: {each['reason']}"
            self.stdout.write(f"{each['id']} {each['printed']} {each['unit']}: {each['computed']} ({mark})")
        self.stdout.write(f"{sum(each['equal'] for each in found)} of {len(found)} are equal.")


def _as_json(found: list[dict[str, object]]) -> str:
    return json.dumps(found, indent=1, ensure_ascii=False)
