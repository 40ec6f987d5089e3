"""A second reading of the children in need census and its rules: slow, in plain Python, from the published text alone.

Source: Department for Education, children in need census, rules and codes (Open Government Licence v3.0). Written before
its author had seen the program's rules, and sharing nothing with them but the working days of England. Where the published
text is open, a comment says how it is read; it is then read as the program says it in the rule's own `note` or `logic`.
"""

from __future__ import annotations

from tests.spec.cin_oracle import assessments, children, enquiries, episodes, plans, wholes
from tests.spec.cin_oracle.judging import ASK
from tests.spec.cin_oracle.reading import read

MODULES = (assessments, children, enquiries, episodes, plans, wholes)


def told(data: bytes) -> dict[str, set[int]]:
    """By rule, the numbers of the children that break it, counted from 0; `RETURN` where the return as a whole does."""
    census = read(data)
    return {code: set(ask(census["children"], census["header"])) for code, ask in ASK.items()}
