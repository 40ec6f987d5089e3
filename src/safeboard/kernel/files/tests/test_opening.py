"""Files refused before they are opened, each with the sentence its sender reads."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest

from safeboard.kernel.files.opening import FileKind, Limits, RefusedFile, check_workbook, recognise

ONE = {"List": [["Child Unique ID", "Gender"], ["1", "a) Male"]]}
SHEET = "xl/worksheets/sheet1.xml"


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(RefusedFile) as refused:
        recognise(data, limits)
        check_workbook(data, limits)
    return str(refused.value)


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def test_a_workbook_is_known_by_its_content(workbook):
    data = workbook(ONE)
    assert recognise(data) is FileKind.XLSX
    check_workbook(data)


def test_a_csv_file_is_known_by_its_content():
    assert recognise(b"Child Unique ID,Gender\r\n1,a) Male\r\n") is FileKind.CSV


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf \r\n", "The file is empty."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "Save it as .xlsx without a password"),
        (b"%PDF-1.7 ...", "This looks like a PDF"),
        (b"\x89PNG....", "This looks like a picture"),
        (b"<!DOCTYPE html><html>", "This looks like a web page"),
        (b"<?xml version='1.0'?><Message/>", "This looks like an XML file"),
        (b"\xff\xfeC\0h\0i\0", "“Unicode text”"),
        (b"Child\0,Gender", "it holds empty bytes"),
        (b"PK\x03\x04 and nothing more", "the file is damaged or incomplete"),
    ],
)
def test_other_files_are_named_for_what_they_are(data, sentence):
    assert sentence in refusal(data)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("word/document.xml", "This looks like a Word document"),
        ("ppt/presentation.xml", "This looks like a slide show"),
        ("content.xml", "This looks like an OpenDocument file"),
        ("xl/workbook.bin", "binary workbook (.xlsb)"),
        ("holiday.jpg", "This is a packed folder (.zip)"),
    ],
)
def test_other_packed_files_are_named_for_what_they_are(name, sentence):
    assert sentence in refusal(zipped({name: b"x"}))


def test_a_file_over_the_limit_is_refused_with_its_size():
    sentence = refusal(b"a," * 2_000_000, Limits(size=3_000_000))
    assert "The file is 4 MB; we can read up to 3 MB." in sentence


def test_a_zip_bomb_is_refused_by_what_it_declares(workbook, repacked):
    bomb = repacked(workbook(ONE), {"xl/media/a.xml": b"0" * 30_000_000})
    assert len(bomb) < 100_000
    assert "unpacks to more than we can read safely" in refusal(bomb)


def test_unpacked_size_is_limited_over_all_parts_together(workbook, repacked):
    data = repacked(workbook(ONE), {f"xl/media/{n}.xml": b"0" * 400_000 for n in range(5)})
    assert "unpacks to more than" in refusal(data, Limits(unpacked=1_500_000))


def test_a_zip_bomb_that_lies_about_its_size_is_refused_by_counting(workbook):
    """The list of contents claims 10 bytes; the part unpacks to 30 MB."""
    content = b"0" * 30_000_000
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    name = b"xl/media/a.xml"
    crc = zlib.crc32(content[:10])
    whole = workbook(ONE)
    with zipfile.ZipFile(io.BytesIO(whole)) as old:
        start = old.start_dir
        entries = len(old.infolist())
    directory = whole[start : whole.rindex(b"PK\x05\x06")]
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, len(packed), 10, len(name), 0)
    central = struct.pack(
        "<4s6H3I5H2I",
        b"PK\x01\x02",
        20,
        20,
        0,
        8,
        0,
        33,
        crc,
        len(packed),
        10,
        len(name),
        0,
        0,
        0,
        0,
        0,
        start,
    )
    body = whole[:start] + local + name + packed
    listing = directory + central + name
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, entries + 1, entries + 1, len(listing), len(body), 0)
    assert "the file is damaged" in refusal(body + listing + end)


def test_parts_that_share_their_bytes_are_refused(workbook):
    """One part lies inside another, so its bytes would be unpacked twice: how the best bombs are made."""
    name, content = b"xl/media/b.xml", b"<b/>"
    sizes = (zlib.crc32(content), len(content), len(content), len(name))
    inner = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 0, 0, 33, *sizes, 0) + name + content
    out = io.BytesIO(workbook(ONE))
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr("xl/media/a.bin", b"??" + inner, zipfile.ZIP_STORED)
    whole = out.getvalue()
    with zipfile.ZipFile(io.BytesIO(whole)) as old:
        start, entries = old.start_dir, len(old.infolist())
    listed = whole[start : whole.rindex(b"PK\x05\x06")]
    head = struct.pack("<4s6H", b"PK\x01\x02", 20, 20, 0, 0, 0, 33)
    central = head + struct.pack("<3I5H2I", *sizes, 0, 0, 0, 0, 0, whole.index(inner)) + name
    listing = listed + central
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, entries + 1, entries + 1, len(listing), start, 0)
    assert "the file is damaged" in refusal(whole[:start] + listing + end)


def test_a_part_that_is_not_where_it_is_said_to_be_is_damaged(workbook):
    data = workbook(ONE)
    assert "the file is damaged" in refusal(
        data.replace(b"PK\x03\x04", b"PK\x03\x05").replace(b"PK\x03\x05", b"PK\x03\x04", 1)
    )
    assert "the file is damaged" in refusal(data.replace(b"xl/styles.xml", b"xl/stylez.xml", 1))


def test_a_crowd_of_parts_is_refused(workbook, repacked):
    data = repacked(workbook(ONE), {f"xl/media/{n}.xml": b"<a/>" for n in range(201)})
    assert "files inside it; a workbook has fewer than 200" in refusal(data)


@pytest.mark.parametrize("name", ["/etc/passwd", "../../up.xml", "xl/../../up.xml", "c:\\up.xml"])
def test_names_that_lead_outside_are_refused(workbook, repacked, name):
    assert "not put together as Excel does it" in refusal(repacked(workbook(ONE), {name: b"x"}))


def test_a_link_in_the_package_is_refused(workbook, repacked):
    out = io.BytesIO(workbook(ONE))
    with zipfile.ZipFile(out, "a") as packed:
        link = zipfile.ZipInfo("xl/link.xml")
        link.external_attr = 0o120777 << 16
        packed.writestr(link, "/etc/passwd")
    assert "not put together as Excel does it" in refusal(out.getvalue())


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/embeddings/sheet.xlsx": b"PK\x03\x04"},
        {"xl/media/image1.png": b"PK\x03\x04 a zip called a picture"},
        {"xl/media/image1.png": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"},
    ],
)
def test_a_file_within_the_file_is_refused(workbook, repacked, parts):
    assert "has another file inside it" in refusal(repacked(workbook(ONE), parts))


def test_macros_are_refused(workbook, repacked, part):
    data = workbook(ONE)
    assert "has macros in it" in refusal(repacked(data, {"xl/vbaProject.bin": b"x"}))
    types = part(data, "[Content_Types].xml").replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main")
    assert "has macros in it" in refusal(repacked(data, {"[Content_Types].xml": types}))


def test_links_to_other_files_are_refused_and_web_addresses_are_not(workbook, repacked):
    data = workbook(ONE)
    assert "links to other files" in refusal(repacked(data, {"xl/externalLinks/externalLink1.xml": b"<a/>"}))
    relation = b'<Relationships><Relationship Id="rId1" Type="http://x/%s" Target="x" TargetMode="External"/></Relationships>'
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    assert "links to other files" in refusal(repacked(data, {rels: relation % b"oleObject"}))
    check_workbook(repacked(data, {rels: relation % b"hyperlink"}))


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><worksheet>&lol2;</worksheet>',
        b'<!doctype x SYSTEM "file:///etc/passwd"><worksheet/>',
        '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'.encode("utf-16"),
    ],
)
def test_an_xml_bomb_is_refused(workbook, repacked, xml):
    assert "not put together as Excel does it" in refusal(repacked(workbook(ONE), {SHEET: xml}))


def test_an_xml_bomb_across_two_pieces_is_seen(workbook, repacked):
    comment = b"<!--" + bytes(range(48, 112)) * 16400 + b"-->"
    for shift in range(0, 80, 8):
        xml = comment[: (1 << 20) - 45 + shift] + b"--><!DOCTYPE x []><worksheet/>"
        assert "not put together" in refusal(repacked(workbook(ONE), {SHEET: xml}), Limits(ratio=10_000))


def test_a_workbook_cut_short_is_damaged(workbook):
    data = workbook(ONE)
    for length in (100, len(data) // 2, len(data) - 30):
        assert "the file is damaged" in refusal(data[:length])


def test_a_part_with_a_password_is_refused(workbook):
    data = bytearray(workbook(ONE))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "it has a password" in refusal(bytes(data))


def test_a_limit_must_leave_something():
    with pytest.raises(ValueError, match="rows"):
        Limits(rows=0)
