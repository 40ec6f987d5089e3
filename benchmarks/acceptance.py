"""How long a council's Annex A of 50,000 rows takes from bytes to accepted rows, against only reading the workbook.

Every list that the demonstration county sends, every rule within and across lists. The floor is calamine reading every cell of the same bytes and
doing nothing with them.
"""

from __future__ import annotations

import io

from _county import best_of, say, say_load, scratch, seconds

ROWS = 50_000
LOOK_BACKS = range(12, 85, 6)


def main() -> None:
    """Print rows, seconds and the ratio to the floor."""
    with scratch():
        import python_calamine

        from safeboard.demo import annex_a_files, county, sending
        from safeboard.kernel.partnership.models import User
        from safeboard.kernel.returns.models import Receipt

        say_load()
        built, as_at = county.build(), annex_a_files.SENT_AS_AT[-1]
        # The council looks back as far as it takes to come to that many rows.
        file = next(
            file
            for months in LOOK_BACKS
            for file in [annex_a_files.file_as_at(built, as_at, months)]
            if sum(map(len, file.lists.values())) >= ROWS
        )
        data = annex_a_files.write_xlsx(file)

        def read() -> None:
            book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python()

        floor = best_of(3, read)
        lead = User.objects.get(email="council-data-lead@chalkshire.example")
        taken = seconds(lambda: sending.send(file.filename, data, as_at, file.look_back_months, lead))
        rows = Receipt.objects.get().accepted
        say(
            f"acceptance: {rows:,} rows of {len(file.lists)} lists, {file.look_back_months} months, checked and taken in",
            taken,
            floor,
            "reading the same workbook and nothing else",
            f"10 s for {ROWS:,} rows",
        )
        print(f"    {rows / taken:,.0f} rows a second: {ROWS * taken / rows:.1f} s for {ROWS:,}")


if __name__ == "__main__":
    main()
