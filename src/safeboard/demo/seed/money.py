"""What agencies gave to the Board, and how it changed (appendix 3; R-GOV-11; anomaly A11)."""

from __future__ import annotations

from fractions import Fraction

from safeboard.demo.seed.printed import Compute, Printed
from safeboard.demo.seed.world import World
from safeboard.processes.budget.models import Kind

BEFORE, YEAR = "2014-15", "2015-16"
BASE, ADDED, ALL = (Kind.BASE.value,), (Kind.ADDITIONAL.value,), (Kind.BASE.value, Kind.ADDITIONAL.value)
HEALTH = ("ccg-north", "ccg-south", "hospital-trust")
A11 = "A11: the printed change does not follow from the printed amounts; ours is derived from them."

# Id, value in pounds, year, agencies, kinds.
AMOUNTS: tuple[tuple[str, str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("SF0571", "94820", BEFORE, ("county-council",), BASE),
    ("SF0572", "40000", BEFORE, ("county-council",), ADDED),
    ("SF0573", "134820", BEFORE, ("county-council",), ALL),
    ("SF0574", "172260", YEAR, ("county-council",), BASE),
    ("SF0575", "15000", BEFORE, ("police",), BASE),
    ("SF0576", "15000", BEFORE, ("police",), ALL),
    ("SF0577", "15000", YEAR, ("police",), BASE),
    ("SF0578", "12069", BEFORE, ("ccg-north",), BASE),
    ("SF0579", "6000", BEFORE, ("ccg-north",), ADDED),
    ("SF0580", "18069", BEFORE, ("ccg-north",), ALL),
    ("SF0581", "19692", BEFORE, ("ccg-south",), BASE),
    ("SF0582", "9000", BEFORE, ("ccg-south",), ADDED),
    ("SF0583", "25000", BEFORE, ("hospital-trust",), ADDED),
    ("SF0584", "28692", BEFORE, ("ccg-south",), ALL),
    ("SF0585", "25000", BEFORE, ("hospital-trust",), ALL),
    ("SF0586", "3470", BEFORE, ("probation",), BASE),
    ("SF0593", "70180", YEAR, HEALTH, BASE),
    ("SF0596", "3470", BEFORE, ("probation",), ALL),
    ("SF0597", "3470", YEAR, ("probation",), BASE),
    ("SF0600", "7566", BEFORE, ("district-north",), BASE),
    ("SF0601", "7566", BEFORE, ("district-north",), ALL),
    ("SF0602", "10633", YEAR, ("district-north",), BASE),
    ("SF0605", "7566", BEFORE, ("district-east",), BASE),
    ("SF0606", "7566", BEFORE, ("district-east",), ALL),
    ("SF0607", "10633", YEAR, ("district-east",), BASE),
    ("SF0610", "3784", BEFORE, ("district-south",), BASE),
    ("SF0611", "3784", BEFORE, ("district-south",), ALL),
    ("SF0612", "5317", YEAR, ("district-south",), BASE),
    ("SF0615", "3784", BEFORE, ("district-west",), BASE),
    ("SF0616", "3784", BEFORE, ("district-west",), ALL),
    ("SF0617", "5317", YEAR, ("district-west",), BASE),
    ("SF0620", "550", BEFORE, ("family-court",), BASE),
    ("SF0621", "550", BEFORE, ("family-court",), ALL),
    ("SF0622", "550", YEAR, ("family-court",), BASE),
    ("SF0623", "8000", YEAR, ("community-health",), BASE),
    ("SF0626", "168301", BEFORE, (), BASE),
    ("SF0627", "248301", BEFORE, (), ALL),
    ("SF0628", "317360", YEAR, (), ALL),
    ("SF0631", "16000", YEAR, (), ADDED),
)
# Id, change as printed in per cent, agencies, kinds on both sides, how much of the report's sign is lost.
CHANGES: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...], int], ...] = (
    ("SF0589", "83", ("county-council",), BASE, 1),
    ("SF0590", "28", ("county-council",), ALL, 1),
    ("SF0591", "0", ("police",), BASE, 1),
    ("SF0592", "106", ("police",), ALL, 1),
    ("SF0594", "70", HEALTH, BASE, 1),
    # Printed as a decrease by an arrow.
    ("SF0595", "2", HEALTH, ALL, -1),
    ("SF0598", "0", ("probation",), BASE, 1),
    ("SF0599", "0", ("probation",), ALL, 1),
    ("SF0603", "43", ("district-north",), BASE, 1),
    ("SF0604", "43", ("district-north",), ALL, 1),
    ("SF0608", "43", ("district-east",), BASE, 1),
    ("SF0609", "43", ("district-east",), ALL, 1),
    ("SF0613", "67", ("district-south",), BASE, 1),
    ("SF0614", "67", ("district-south",), ALL, 1),
    ("SF0618", "67", ("district-west",), BASE, 1),
    ("SF0619", "67", ("district-west",), ALL, 1),
    ("SF0624", "0", ("family-court",), BASE, 1),
    ("SF0625", "0", ("family-court",), ALL, 1),
    ("SF0629", "52", (), BASE, 1),
    ("SF0630", "14", (), ALL, 1),
)


def _amount(year: str, agencies: tuple[str, ...], kinds: tuple[str, ...]) -> Compute:
    return lambda world: world.contributed(year, *agencies, kinds=kinds)


def _change(agencies: tuple[str, ...], kinds: tuple[str, ...], sign: int) -> Compute:
    def change(world: World) -> Fraction | None:
        then, now = (world.contributed(year, *agencies, kinds=kinds) for year in (BEFORE, YEAR))
        return sign * 100 * (Fraction(now) - then) / then if then and now is not None else None

    return change


FIGURES = (
    *(Printed(sf, value, "GBP", _amount(year, who, kinds)) for sf, value, year, who, kinds in AMOUNTS),
    *(
        Printed(sf, value, "percent", _change(who, kinds, sign), A11)
        for sf, value, who, kinds, sign in CHANGES
    ),
)
