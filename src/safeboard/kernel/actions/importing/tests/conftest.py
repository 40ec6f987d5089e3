"""Workbooks as people keep them, and the way through the three pages."""

from __future__ import annotations

import datetime as dt
import io
import re
from html import unescape
from types import SimpleNamespace

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from safeboard.kernel.actions.models import Batch

HEADINGS = ("Ref", "Agreed action", "Lead", "Deadline", "Status", "Chair's view")
DAY = dt.date(2016, 6, 30)


def workbook(rows, headings=HEADINGS, above=(("BOARD ACTION LOG",),), name="Log"):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        if above:
            sheet.merge_range(0, 0, 0, len(headings) - 1, above[0][0])
        for number, row in enumerate([headings, *rows], start=len(above)):
            for column, cell in enumerate(row):
                if isinstance(cell, dt.date):
                    sheet.write_datetime(number, column, dt.datetime.combine(cell, dt.time()), day)
                elif cell not in (None, ""):
                    sheet.write(number, column, cell)
    return target.getvalue()


def row(number="1", title="Keep plans open", whom="Police", due=DAY, status="Open", view=""):
    return (number, title, whom, due, status, view)


def text_of(answer):
    """What a person reads on the page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def names_of(answer):
    """The boxes of the page's main form, with what stands in them."""
    html = answer.content.decode()
    boxes = dict.fromkeys(re.findall(r'<select[^>]* name="([^"]+)"', html), "")
    for name, inside in re.findall(r'<select[^>]* name="([^"]+)".*?>(.*?)</select>', html, re.S):
        if chosen := re.search(r'value="([^"]*)" selected', inside):
            boxes[name] = chosen[1]
    for tag in re.findall(r'<input class="govuk-input[^>]*>', html):
        value = re.search(r'value="([^"]*)"', tag)
        boxes[re.search(r'name="([^"]+)"', tag)[1]] = value[1] if value else ""
    return {name: unescape(value) for name, value in boxes.items()}


@pytest.fixture
def office(as_role):
    """The business manager's browser, and the steps of an import."""
    client = as_role("business-manager")

    def at(name, **kwargs):
        return reverse(name, kwargs=kwargs or None)

    def send(data, kind="actions", filename="list.xlsx"):
        return client.post(at("import"), {"kind": kind, "file": SimpleUploadedFile(filename, data)})

    def sent(data, kind="actions", filename="list.xlsx"):
        answer = send(data, kind, filename)
        assert answer.status_code == 302, text_of(answer)
        return Batch.objects.latest("pk")

    def columns(batch, **changes):
        page = client.get(at("import-columns", pk=batch.pk))
        boxes = {name: value for name, value in names_of(page).items() if name.startswith("c")}
        return client.post(at("import-columns", pk=batch.pk), boxes | changes)

    def asked(batch):
        """The questions of the second page: box by the words it asks about."""
        page = client.get(at("import-values", pk=batch.pk))
        labels = re.findall(r'<label[^>]*for="id_(m-[^"]+)"[^>]*>(.*?)</label>', page.content.decode(), re.S)
        return {unescape(words.strip()): name for name, words in labels}, names_of(page)

    def answer(batch, **said):
        labels, boxes = asked(batch)
        for about, value in said.items():
            boxes[next(name for words, name in labels.items() if about in words)] = value
        boxes = {name: value for name, value in boxes.items() if name.startswith("m-")}
        return client.post(at("import-values", pk=batch.pk), boxes)

    def confirm(batch, **typed):
        return client.post(at("import-preview", pk=batch.pk), typed)

    return SimpleNamespace(
        client=client, at=at, send=send, sent=sent, columns=columns, asked=asked, answer=answer, confirm=confirm,
        page=lambda name, batch: client.get(at(name, pk=batch.pk)),
    )  # fmt: skip
