"""How long 500 boxes of a return of figures take from a CSV to accepted figures, against only reading the CSV."""

from __future__ import annotations

import csv
import io

from _county import best_of, say, say_load, scratch, seconds

BOXES = 500


def main() -> None:
    """Print boxes, seconds and the ratio to the floor."""
    with scratch():
        from safeboard.demo.figures import sent, submissions
        from safeboard.grammar.declarations.registry import REGISTRY
        from safeboard.grammar.measure.periods import period
        from safeboard.kernel.returns.models import Receipt

        say_load()
        # The return of which most was sent.
        every = (make() for make in sent.SUBMISSIONS)
        whole = max(every, key=lambda each: len(each.answers) * len(REGISTRY.figures[each.code].boxes))
        declared = REGISTRY.figures[whole.code]
        # The newest periods, as many as it takes.
        newest = sorted(whole.answers, key=lambda code: period(code).start, reverse=True)
        data, some = b"", []
        for code in newest:
            some = [code, *some]
            data = submissions.as_csv(whole, declared, [period(each) for each in some])
            if data.count(b"\n") > BOXES:
                break

        def read() -> None:
            list(csv.reader(io.StringIO(data.decode())))

        floor = best_of(5, read)
        said = submissions.Submission(
            whole.code,
            whole.agency,
            {code: whole.answers[code] for code in some},
            whole.notes,
            whole.email,
            whole.rest,
        )
        taken = seconds(lambda: submissions.send(said))
        boxes = sum(Receipt.objects.filter(return_code=whole.code).values_list("accepted", flat=True))
        files = Receipt.objects.filter(return_code=whole.code).count()
        say(
            f"figures: {boxes:,} boxes of {declared.title.lower()} in {files} files checked and taken in",
            taken,
            floor,
            "reading the same CSV and nothing else",
        )


if __name__ == "__main__":
    main()
