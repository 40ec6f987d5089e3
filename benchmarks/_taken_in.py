"""One `safeboard intake` of a file, in a process of its own: what it says, and the processor's seconds of it and its child."""

from __future__ import annotations

import io
import json
import resource
import sys

from _county import SETTINGS, peak


def main(arguments: list[str]) -> None:
    """Run the command and print its counts, the seconds of both processes and the most memory of the command."""
    import os

    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    import django

    django.setup()
    from django.core.management import call_command

    out = io.StringIO()
    call_command("intake", *arguments, "--json", stdout=out)
    told = json.loads(out.getvalue())
    ours, child = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    used = {
        "ours": ours.ru_utime + ours.ru_stime,
        "child": child.ru_utime + child.ru_stime,
        "peak": peak(),
    }
    said = {"rows": told["rows"], "issues": len(told["issues"]), "timings": told["timings"]}
    print(json.dumps({**used, **said, "receipt": told["receipt"]}))


if __name__ == "__main__":
    main(sys.argv[1:])
