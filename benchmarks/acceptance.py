"""How long a council's Annex A takes from bytes to accepted rows, against only reading the workbook.

The floor is calamine reading every cell of the same bytes and doing nothing with them.
"""

from __future__ import annotations

import io
import time

from _county import best_of, scratch


def main() -> None:
    """Print rows, seconds and the ratio to the floor."""
    with scratch():
        import python_calamine

        from safeboard.demo import annex_a_files, county, loading
        from safeboard.kernel.partnership.models import User

        file = annex_a_files.files(county.build())[-1]
        data = annex_a_files.write_xlsx(file)
        rows = sum(map(len, file.lists.values()))

        def read() -> None:
            book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python()

        floor = best_of(3, read)
        lead = User.objects.get(email="council-data-lead@chalkshire.example")
        started = time.perf_counter()
        loading.send(file.filename, data, file.as_at, file.look_back_months, lead)
        taken = time.perf_counter() - started
        print(
            f"acceptance: {rows:,} rows checked and taken in in {taken:.2f} s ({rows / taken:,.0f} rows a second)"
        )
        print(f"floor: reading the same workbook and nothing else {floor:.2f} s; ratio {taken / floor:.1f}")


if __name__ == "__main__":
    main()
