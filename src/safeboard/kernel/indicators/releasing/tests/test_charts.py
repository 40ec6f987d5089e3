"""What is planted into the page and the charts of a release, through the whole of the pipeline: all of it blocks (R-DAT-03)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from safeboard.kernel.actions.tracking import NotNow
from safeboard.kernel.indicators.release_models import Release
from safeboard.kernel.indicators.releasing import making, open_data, pictures
from safeboard.kernel.indicators.releasing.pictures import Picture
from safeboard.kernel.indicators.releasing.tests.conftest import YEAR, approved, long_ago, proposed


def a_bar(monkeypatch):
    """The chart knows the true count and draws it."""
    real = open_data._bars

    def telling(rows):
        for bar in real(rows):
            yield replace(bar, value=100 * 4 / 5353, words="") if bar.label == "Anonymous" else bar

    monkeypatch.setattr(open_data, "_bars", telling)


def the_other_bar(monkeypatch):
    """It draws the one that was hidden with it."""
    real = open_data._bars

    def telling(rows):
        for bar in real(rows):
            yield (
                replace(bar, value=44 * 4 / 12.0726, words="")
                if bar.label == "October to December 2015"
                else bar
            )

    monkeypatch.setattr(open_data, "_bars", telling)


def a_tooltip(monkeypatch):
    real = pictures.tooltip

    def telling(bar):
        return f"{real(bar)}; only 4 are from anonymous callers" if bar.label == "Police" else real(bar)

    monkeypatch.setattr(pictures, "tooltip", telling)


def a_tooltip_with_a_rate(monkeypatch):
    real = pictures.tooltip
    monkeypatch.setattr(
        pictures,
        "tooltip",
        lambda bar: f"{real(bar)} (Anonymous: 0.33 per 10,000)" if bar.label == "Police" else real(bar),
    )


def alt_text(monkeypatch):
    real = Picture.description.fget
    monkeypatch.setattr(
        Picture, "description", property(lambda self: f"{real(self)} The lowest, Anonymous, has only four.")
    )


def alt_text_of_a_quarter(monkeypatch):
    real = Picture.description.fget
    monkeypatch.setattr(
        Picture, "description", property(lambda self: f"{real(self)} Lowest: July to September 2015, 3.")
    )


def a_line_across(monkeypatch):
    """An average over all bars: nobody can say of what it is, so it may not be there."""
    real = pictures.drawn

    def telling(spec, *args, **options):
        rule = {"mark": "rule", "encoding": {"x": {"datum": 44.5}}}
        bars = {name: spec.pop(name) for name in ("mark", "encoding")}
        return real({**spec, "layer": [bars, rule]}, *args, **options)

    monkeypatch.setattr(pictures, "drawn", telling)


def a_cell(monkeypatch):
    real = open_data._number
    monkeypatch.setattr(
        open_data, "_number", lambda row: "4" if row["category"] == "anonymous" else real(row)
    )


def a_broken_page(monkeypatch):
    real = making.page_of
    monkeypatch.setattr(making, "page_of", lambda data: real(data).replace(b"</section>", b"", 1))


CHARTED = (
    a_bar,
    the_other_bar,
    a_tooltip,
    a_tooltip_with_a_rate,
    alt_text,
    alt_text_of_a_quarter,
    a_line_across,
    a_cell,
    a_broken_page,
)


@pytest.mark.parametrize("plant", CHARTED, ids=lambda plant: plant.__name__)
def test_what_the_page_or_a_chart_gives_away_blocks_the_release(snapshot, monkeypatch, plant):
    codes = ("T1-05", "T3-02")
    plant(monkeypatch)
    release = proposed(snapshot, codes=codes, years=(YEAR,))
    assert release.state == Release.BLOCKED
    said = [words for leak in release.report["leaks"] for words in (leak["what"], *leak["sources"])]
    assert any(", page" in each for each in said), said
    with pytest.raises(NotNow):
        approved(release)


def test_charts_are_drawn_from_what_is_shown_and_frozen(snapshot, client):
    release = approved(proposed(snapshot), at=long_ago())
    page = bytes(release.page).decode()
    assert page.count("<svg") >= 4 and "<title>Police: 2,437 of 5,353, 45.5%</title>" in page
    assert ">Anonymous (hidden)</text>" in page and "Hidden: Anonymous, Unknown." in page
    body = client.get(f"/open-data/{release.pk}/").content.decode()
    assert page in body
    other = proposed(snapshot, "Other")
    Release.objects.filter(pk=other.pk).update(page=bytes(other.page) + b" ")
    other.refresh_from_db()
    with pytest.raises(NotNow, match="not those that were checked"):
        approved(other)
