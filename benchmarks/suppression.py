"""How long exact hiding takes: tables of the sizes of the design's section 3, both ways, and a release of the demonstration.

The floor of a table is one linear program over it; that of a release is reading its counts from the database.
"""

from __future__ import annotations

import random

from _county import best_of, demonstration, say, say_load

# Rows and columns inside the totals, and how many small counts are among them.
SIZES = ((7, 5, 10), (11, 6, 15), (13, 7, 20), (21, 7, 28))
CODES = ("T1-01", "T1-02", "T1-04", "T1-05", "T1-07", "T3-01", "T3-02", "T3-04", "T3-07", "T3-16", "T4-01")
YEARS = ("2013-14", "2014-15", "2015-16")


def main() -> None:
    """Print seconds and the ratio to the floor of each size, then of the release."""
    say_load()
    for rows, columns, small in SIZES:
        _table(rows, columns, small)
    with demonstration():
        _release()


def _table(high: int, wide: int, small: int) -> None:
    from safeboard.grammar.statistics.hiding import exact, row_generation
    from safeboard.grammar.statistics.hiding.hidden import attack_on
    from safeboard.grammar.statistics.hiding.systems import HIDE, Cell, Quantity, Secret, Sum, System

    dice = random.Random(high * wide)
    places = [(row, column) for row in range(high) for column in range(wide)]
    few = set(dice.sample(places, small))
    inside = {at: dice.randint(1, 5) if at in few else dice.randint(6, 90) for at in places}
    counts = {f"{row} {column}": inside[row, column] for row, column in places}
    lines = [(f"{row} all", [f"{row} {column}" for column in range(wide)]) for row in range(high)]
    lines += [(f"all {column}", [f"{row} {column}" for row in range(high)]) for column in range(wide)]
    for total, parts in lines:
        counts[total] = sum(counts[part] for part in parts)
    lines.append(("all all", [f"{row} all" for row in range(high)]))
    lines.append(("all all", [f"all {column}" for column in range(wide)]))
    counts["all all"] = sum(inside.values())
    system = System(
        tuple(Quantity(key, count, least=1) for key, count in counts.items()),
        tuple(Sum(total, tuple(parts)) for total, parts in lines),
        tuple(Cell(key, (key,), HIDE if count <= 5 else "") for key, count in counts.items()),
        tuple(Secret(key) for key, count in counts.items() if count <= 5),
    )
    one = next(each.quantity for each in system.secrets)
    everything = attack_on(system, frozenset(counts))
    floor = best_of(3, lambda: everything.bounds(one))
    hidden: dict[str, frozenset[str]] = {}

    def take(name: str, solve: object) -> None:
        answer = solve(system)  # type: ignore[operator]
        assert answer.found, name  # noqa: S101
        hidden[name] = answer.hidden

    for name, way in (("at once", exact.solve), ("row by row", row_generation.solve)):
        taken = best_of(1, lambda name=name, way=way: take(name, way))  # type: ignore[misc]
        what = f"suppression: {high} x {wide}, {small} small, {name}, {len(hidden[name])} of {len(counts)} hidden"
        say(what, taken, floor, "two whole-number programs over the same table", goal="10 s")
    chosen = hidden["at once"]
    tried = best_of(1, lambda: attack_on(system, chosen).exposed())
    say(f"suppression: {high} x {wide}, the attacker", tried, floor, "the same")
    assert not attack_on(system, chosen).exposed()  # noqa: S101


def _release() -> None:
    from safeboard.kernel.indicators.models import Snapshot
    from safeboard.kernel.indicators.releasing import contents, dfe_layout
    from safeboard.kernel.indicators.releasing.checking import Paper, check
    from safeboard.kernel.indicators.releasing.choosing import Choice

    snapshot, choice = Snapshot.objects.latest("made_at"), Choice(CODES, YEARS, quarters=True)
    slots = list(contents.slots_of(choice))
    floor = best_of(3, lambda: contents.counts_of(snapshot, slots, "825", breakdowns=True))
    made = contents.contents_of(snapshot, choice, "825")
    taken = best_of(2, lambda: contents.contents_of(snapshot, choice, "825"))
    what = f"suppression: a release of {len(CODES)} indicators, {len(made.figures)} figures, {len(made.hidden)} hidden"
    say(what, taken, floor, "reading its counts")
    data = dfe_layout.data_file(made.figures, "Chalkshire")
    say(
        "suppression: the attacker on it",
        best_of(2, lambda: check(Paper("it", data))),
        floor,
        "reading its counts",
    )


if __name__ == "__main__":
    main()
