"""The example workbook reads as it was written, and every page of the import has something to ask about it."""

from __future__ import annotations

from django.conf import settings
from django.test import override_settings
from django.urls import reverse

from safeboard.demo import office_import
from safeboard.kernel.actions.importing import lists, reading
from safeboard.kernel.actions.importing.understanding import Chosen, understand


def test_the_example_asks_what_such_lists_ask(people, reader_for):
    sheets = reading.read(office_import.FILENAME, office_import.workbook())
    sheet = reading.likely_sheet(sheets, lists.ACTIONS)
    heading_row = reading.guess_heading(sheet, lists.ACTIONS)
    assert (sheet.name, heading_row) == ("Action log", 4)
    columns = reading.guess_columns(reading.columns_of(sheet, heading_row), lists.ACTIONS)
    owners = {
        "police": "agency:1",
        "county council": "agency:2",
        "hospital trust": "agency:3",
        "pqa": "group:1",
    }
    found = understand(
        lists.ACTIONS, sheet, Chosen(sheet.name, heading_row, columns), owners, reader_for("administrator")
    )
    asked = {each.said for each in found.asked}
    assert {"Pol", "CC", "All partners", "31/02/2016", "On hold"} <= asked
    assert len(found.rows) == 14


def test_it_is_offered_on_the_import_page_once_it_is_kept(as_role):
    client, path = as_role("administrator"), settings.VAR / "examples" / office_import.FILENAME
    path.unlink(missing_ok=True)
    address = reverse("import-example", kwargs={"which": "actions"})
    assert address not in client.get(reverse("import")).content.decode()
    assert client.get(address).status_code == 404
    office_import.office_import(lambda said: None)
    try:
        assert address in client.get(reverse("import")).content.decode()
        assert client.get(address).content == path.read_bytes()
        with override_settings(DEMONSTRATION=False):
            assert client.get(address).status_code == 404
    finally:
        path.unlink()
