"""What each release said of a measure, year by year, for England and the areas that the county is compared with."""

from __future__ import annotations

from dataclasses import dataclass

from safeboard.kernel.indicators.published.known import measures
from safeboard.kernel.indicators.reference_data import Published, kinds, names, releases, years_of


@dataclass(frozen=True, slots=True)
class Row:
    """One area in one year: what each release said, newest first, and whether they differ."""

    area: str
    year: str
    said: tuple[Published, ...]

    @property
    def differs(self) -> bool:
        """Whether two releases say different things."""
        return len({each.value for each in self.said}) > 1


def held_measures() -> list[str]:
    """The measures of which anything is held, that ship or were kept."""
    return [each for each in measures() if years_of(each)]


def compared(measure: str) -> list[Row]:
    """Every area and year of which more than one release speaks, newest year first."""
    found = []
    for year in reversed(years_of(measure)):
        held = releases(measure, year)
        for code in kinds():
            said = tuple(each for each in held if each.area_code == code)
            if len(said) > 1:
                found.append(Row(names().get(code, code), year, said))
    return found
