"""Reads a return on children looked after: CSVs in any file name, a ZIP of them, or XML nested or flat.

The nested XML is the published form (EXPSSDA903: a CHILD with a HEADER and its EPISODEs; source: DfE, SSDA903 XML
schema of 2020-21, OGL v3.0). The flat one has a group for each table and in it a group for each row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from safeboard.grammar.statutory.reads import Read
from safeboard.grammar.statutory.sheets.from_xml import InHead, XmlForm
from safeboard.grammar.statutory.sheets.reading import LIMITS, read_tables
from safeboard.grammar.statutory.sheets.sheet import Limits
from safeboard.processes.socialcare.returns.ssda903.layout import LAYOUTS

# The days of the year itself: not those of birth, nor of decisions that may be years old.
YEAR_BY = (
    "Episodes.DECOM",
    "Episodes.DEC",
    "Reviews.REVIEW",
    "Missing.MIS_START",
    "Missing.MIS_END",
    "SWEpisodes.SW_DECOM",
    "SWEpisodes.SW_DEC",
    "DoLo.DOLO_START",
    "DoLo.DOLO_END",
)
XML_FORM = XmlForm(
    person="CHILD",
    head="HEADER",
    head_table="Header",
    groups={
        "EPISODE": "Episodes",
        "AREVIEW": "Reviews",
        "AMISSING": "Missing",
        "PERMANENCE": "PrevPerm",
        "AD_PLACED": "PlacedAdoption",
        # The published names of the newer tables' groups are not known to us; these are the likely ones.
        "SW_EPISODE": "SWEpisodes",
        "SWEPISODE": "SWEpisodes",
        "SW_EPISODES": "SWEpisodes",
    },
    in_head=(
        InHead("UASC", by=("UASC", "DUC"), not_by=("0",)),
        InHead("AD1", by=("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")),
        InHead("OC3", by=("IN_TOUCH", "ACTIV", "ACCOM")),
    ),
    renamed={"CHILDID": "CHILD", "PL": "PLACE"},
    shared=("DOB",),
)


def read(files: Sequence[tuple[str, bytes]], year: int | None = None, *, limits: Limits = LIMITS) -> Read:
    """A return of the files that were sent. Raises Unreadable, with a message for the sender.

    The CSV of Header has no field UASC: where the file UASC was sent, it is 1 for the children in it, 0 for others.
    """
    found = read_tables(files, LAYOUTS, year=year, year_by=YEAR_BY, xml_form=XML_FORM, limits=limits)
    tables = found.tables
    if "Header.UASC" not in tables.absent or tables.absent & {"Header", "UASC"}:
        return found
    header = tables["Header"]
    seeking = tables["UASC"]["child"].drop_nulls().unique()
    said = header["child"].is_in(seeking.implode()).cast(pl.Int8).cast(pl.String)
    frames = {**tables.frames, "Header": header.with_columns(said.alias("UASC"))}
    derived = replace(tables, frames=frames, absent=tables.absent - {"Header.UASC"})
    return replace(found, tables=derived)
