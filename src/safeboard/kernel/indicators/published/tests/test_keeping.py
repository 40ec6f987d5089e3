"""A published file from the browser to the pages that use it, and out again; refused where it must be."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from safeboard.kernel.indicators import reference_data
from safeboard.kernel.indicators.published.models import PublishedFile, PublishedValue
from safeboard.kernel.trail import recorder
from safeboard.kernel.trail.models import Event

HEAD = "time_period,time_identifier,geographic_level,region_code,region_name,old_la_code,new_la_code,la_name,referral_count,rereferral_count,rereferral_percent,odd\n"
FILE = (
    HEAD
    + "2016,Reporting year,National,,,,,,621470,138700,22.4,1\n"
    + "2016,Reporting year,Local authority,E12000008,South East,936,E10000030,Surrey,11900,2400,20.1,c\n"
    + "2016,Reporting year,Local authority,E12000008,South East,869,E06000037,West Berkshire,1400,c,c,2\n"
)
SENT = {
    "layout": "auto",
    "source": "DfE children in need",
    "release": "2030",
    "published_on_0": "6",
    "published_on_1": "11",
    "published_on_2": "2030",
}
DAY = {"published_on_day": "6", "published_on_month": "11", "published_on_year": "2030"}


def upload(client, data=FILE, name="c1.csv", **changes):
    content = data.encode() if isinstance(data, str) else data
    return client.post(
        "/published/", {**SENT, **DAY, "file": SimpleUploadedFile(name, content), **changes}, follow=True
    )


def newest(code):
    return reference_data.newest("rereferrals_12m_pct", "2015-16")[code]


def test_an_analyst_sends_looks_keeps_and_takes_out(as_role):
    client, before = as_role("analyst"), newest("936")
    body = upload(client).content.decode()
    assert "Not kept yet" in body and "Re" in body and "odd" in body and "22.4" in body
    file = PublishedFile.objects.get()
    assert PublishedValue.objects.count() == 0 and newest("936") == before
    body = client.post(f"/published/{file.pk}/keep/", follow=True).content.decode()
    assert "Kept" in body and "9 figures" in body
    kept = newest("936")
    assert (kept.value, kept.cited, kept.published) == (20.1, "DfE children in need, 2030", "2030-11-06")
    assert newest("869").value is None and newest("869").status == "c"
    assert [each.value for each in reference_data.revisions("rereferrals_12m_pct", "2015-16", "936")][
        1
    ] == before.value
    side = client.get("/published/releases/?measure=rereferrals_12m_pct").content.decode()
    assert "DfE children in need, 2030" in side and "2022, file c1" in side and "they differ" in side
    client.post(f"/published/{file.pk}/take-out/")
    assert not PublishedValue.objects.exists() and newest("936") == before
    body = client.get(f"/published/{file.pk}/").content.decode()
    assert (
        "Taken out" in body and "none of its figures is used" in body and "Throw this file away" not in body
    )
    assert "taken out already" in client.post(f"/published/{file.pk}/take-out/").content.decode()
    assert client.post(f"/published/{file.pk}/keep/").status_code == 200 and newest("936") == before
    assert {"published.received", "published.kept", "published.taken_out"} <= set(
        Event.objects.values_list("action", flat=True)
    )


def test_the_same_file_is_kept_once(as_role):
    client = as_role("analyst")
    for _ in range(2):
        upload(client)
    first, second = PublishedFile.objects.order_by("pk")
    client.post(f"/published/{first.pk}/keep/")
    body = client.post(f"/published/{second.pk}/keep/", follow=True).content.decode()
    assert "We already have the figures of this file" in body and PublishedValue.objects.count() == 9
    client.post(f"/published/{first.pk}/keep/")
    assert PublishedValue.objects.count() == 9
    client.post(f"/published/{first.pk}/take-out/")
    client.post(f"/published/{second.pk}/keep/")
    assert PublishedValue.objects.count() == 9 and PublishedFile.objects.get(pk=second.pk).in_use


def test_what_cannot_be_englands_is_not_kept(as_role):
    rows = "".join(f"FirstYJS,,2016,A{code},{code},{code},\n" for code in range(301, 307))
    data = f"Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n{rows}FirstYJS,,2016,England,3071,970,\n"
    client = as_role("analyst")
    body = upload(client, data, "lait.csv").content.decode()
    assert body.index("Look at this first") < body.index("What we understood") and "England is 3071" in body
    client.post(f"/published/{PublishedFile.objects.get().pk}/keep/")
    assert set(PublishedValue.objects.values_list("area_kind", flat=True)) == {"authority"}


def bomb():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", b"0" * 30_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.4", "looks like a PDF"),
        (bomb(), "unpacks to more"),
        ("a,b\n1,2\n", "do not know this layout"),
        (
            HEAD.replace("referral_count,rereferral_count,rereferral_percent", "x,y,z")
            + FILE.splitlines()[1],
            "compared with anything here",
        ),
        (b"\xff\xfea\0", "Unicode text"),
    ],
    ids=["pdf", "bomb", "layout", "nothing known", "utf-16"],
)
def test_a_file_that_cannot_be_used_is_an_error_beside_its_field(as_role, data, words):
    response = upload(as_role("analyst"), data)
    body = response.content.decode()
    assert response.status_code == 200 and words in body and "There is a problem" in body
    assert 'value="DfE children in need"' in body and not PublishedFile.objects.exists()


def test_a_file_must_be_chosen(as_role):
    body = as_role("analyst").post("/published/", {**SENT, **DAY}).content.decode()
    assert "Choose the file." in body


@pytest.mark.parametrize(
    "persona", ["business-manager", "independent-chair", "lay-member", "police-data-lead", "team-manager"]
)
def test_nobody_but_the_analyst_gets_there(as_role, persona):
    upload(as_role("analyst"))
    pk, client = PublishedFile.objects.get().pk, as_role(persona)
    for address in ("/published/", "/published/releases/", f"/published/{pk}/"):
        assert client.get(address).status_code == 404, address
    for address in (f"/published/{pk}/keep/", f"/published/{pk}/take-out/"):
        assert client.post(address).status_code == 404, address
    assert PublishedFile.objects.get().kept_at is None


def test_a_measure_that_is_not_held_is_not_found(as_role):
    assert as_role("analyst").get("/published/releases/?measure=nonsense").status_code == 404


def test_the_command_says_doubts_first_and_keeps_only_when_asked(people, tmp_path, capsys):
    file = tmp_path / "SFR41-2015.csv"
    file.write_text(
        "geog_l,geog_c,new_la_code,geog_n,Referrals1415\nNational,921,E06000046,England,635600\n",
        encoding="utf-8",
    )
    call_command("benchmarks", file)
    said = capsys.readouterr().out
    assert said.startswith("Doubt: England's row has the code") and "Nothing was kept" in said
    assert not PublishedValue.objects.exists()
    call_command("benchmarks", file, "--keep", "--json")
    assert '"kept": 1' in capsys.readouterr().out and PublishedValue.objects.get().value == 635600
    with pytest.raises(CommandError, match="already"):
        call_command("benchmarks", file, "--keep")
    with pytest.raises(CommandError, match="not laid out"):
        call_command("benchmarks", file, "--as", "ees")


def test_the_command_reads_the_long_table_for_programs(people, tmp_path, capsys):
    duckdb = pytest.importorskip("duckdb")
    file = tmp_path / "lait.parquet"
    duckdb.sql(
        "SELECT * FROM (VALUES ('LAC', NULL, '2016', 'Surrey', '40', 936.0, 'South East'), "
        "('Other', NULL, '2016', 'Surrey', '1', 936.0, 'South East')) "
        't("Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number", "Region")'
    ).write_parquet(str(file))
    call_command("benchmarks", file)
    said = capsys.readouterr().out
    assert "cla_31mar_rate" in said and "Other (1 rows)" in said


def test_kept_figures_are_read_once_for_many_questions(people, as_role, django_assert_num_queries):
    client = as_role("analyst")
    upload(client)
    client.post(f"/published/{PublishedFile.objects.get().pk}/keep/")
    with recorder.recorded(recorder.Doer(actor="test")):
        newest("936")
        with django_assert_num_queries(0):
            for _ in range(20):
                assert newest("936").value == 20.1
