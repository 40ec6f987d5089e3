"""A file handed over: as an attachment, under a name that cannot break the header."""

from __future__ import annotations

import pytest

from safeboard.kernel.ui.downloads import download, safe_name


@pytest.mark.parametrize(
    ("wanted", "header"),
    [
        ("actions-2016-04-21.xlsx", 'attachment; filename="actions-2016-04-21.xlsx"'),
        ("Minutes 28 April.docx", 'attachment; filename="Minutes 28 April.docx"'),
        ('a"; filename="evil.exe\r\nX: y.pdf', 'attachment; filename="a__ filename__evil.exe__X_ y.pdf"'),
        ("../../etc/passwd", 'attachment; filename="etc_passwd"'),
        (
            "Łódź café.pdf",
            "attachment; filename=\"odz cafe.pdf\"; filename*=UTF-8''%C5%81%C3%B3d%C5%BA%20caf%C3%A9.pdf",
        ),
        ("会议.pdf", "attachment; filename=\"file.pdf\"; filename*=UTF-8''%E4%BC%9A%E8%AE%AE.pdf"),
        ("", 'attachment; filename="file"'),
        (".pdf", 'attachment; filename="pdf"'),
    ],
)
def test_the_name_in_the_header(wanted, header):
    response = download(b"x", wanted, "application/pdf")
    assert response["Content-Disposition"] == header
    assert (response.content, response["Content-Type"]) == (b"x", "application/pdf")


def test_a_long_name_keeps_its_ending():
    assert safe_name("x" * 300 + ".docx") == "x" * 116 + ".docx"
