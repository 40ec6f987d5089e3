"""Writes a Standard Safeguarding Dataset of rows in published names, as the CSV files or the JSON of its objects."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence

from safeboard.processes.socialcare.returns.safeguarding_dataset.layout import BY_NAME

Rows = Mapping[str, Sequence[Mapping[str, str]]]


def csv_files(objects: Rows) -> list[tuple[str, bytes]]:
    """A CSV file for each object, with every field that is always sent. Raises KeyError for an object that is not read."""
    files = []
    for name, rows in objects.items():
        said = {field for row in rows for field in row}
        table = BY_NAME[name].table
        fields = [each.name for each in table.columns if each.always or each.name in said]
        fields += sorted(said - set(fields))
        out = io.StringIO()
        writer = csv.DictWriter(out, fields)
        writer.writeheader()
        writer.writerows(rows)
        files.append((f"{name}.csv", out.getvalue().encode()))
    return files


def json_file(objects: Rows) -> bytes:
    """One JSON file: a group with a list of rows for each object."""
    return json.dumps(objects).encode()
