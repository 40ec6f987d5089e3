"""The invented bodies, seats, people and words of Chalkshire's meetings."""

from __future__ import annotations

import datetime as dt

FIRST = ("Alma", "Bram", "Celia", "Dov", "Edda", "Finn", "Greta")
LAST = (
    *("Arkwell", "Bexley", "Coombe", "Dunmore", "Eastlake", "Farrow", "Glaston"),
    *("Hollis", "Ingram", "Jessop", "Kettle", "Larkin", "Mossop"),
)
SINCE = dt.date(2013, 4, 1)
Past = tuple[str, dt.date, dt.date | None, str, bool]
Place = tuple[str, str, str, tuple[Past, ...]]


def _one(agency: str, title: str, who: str = "", kind: str = "member") -> Place:
    return agency, title, kind, ((who, SINCE, None, "", False),) if who else ()


LAY_SINCE = dt.date(2014, 4, 1)
# Name, statutory, must be there, places: agency, post, kind, who sat there (empty: one invented person all the time).
CONSTITUENCIES: tuple[tuple[str, bool, bool, tuple[Place, ...]], ...] = (
    (
        "Adult social care",
        False,
        False,
        (_one("adult-social-care", "Director of adult social care", "Delia Wren"),),
    ),
    (
        "Children and families",
        True,
        True,
        (_one("county-council", "Director of children’s services", "Corwin Ashby"),),
    ),
    ("Hospital trust", True, False, (_one("hospital-trust", "Director of nursing", "Hugh Bright"),)),
    ("Legal team", False, False, (_one("legal-team", "Principal solicitor", kind="adviser"),)),
    (
        "Cabinet member",
        False,
        False,
        (_one("county-council", "Cabinet member for children", kind="observer"),),
    ),
    ("Family court", True, False, (_one("family-court", "Head of service"),)),
    (
        "Clinical commissioning groups (CCG)",
        True,
        True,
        (
            _one("ccg-north", "Chief nurse, North", "Kester Vallance"),
            _one("ccg-south", "Chief nurse, South"),
        ),
    ),
    (
        "District councils",
        True,
        False,
        (
            _one("district-north", "Head of communities, North", "Noor Selwick"),
            _one("district-east", "Head of housing, East"),
            _one("district-south", "Head of communities, South"),
            _one("district-west", "Head of environment, West"),
        ),
    ),
    ("Independent schools", False, False, (_one("independent-schools", "Head teacher"),)),
    (
        "Lay members",
        False,
        False,
        (
            (
                "",
                "First lay member",
                "lay",
                (
                    ("Agnes Tully", LAY_SINCE, dt.date(2015, 11, 30), "Moved away from the county", False),
                    # Appointed from the day of the Board: on the day of the story the seat is still vacant.
                    ("Lena Moray", dt.date(2016, 4, 28), None, "", False),
                ),
            ),
            (
                "",
                "Second lay member",
                "lay",
                (("Rufus Penhale", LAY_SINCE, dt.date(2016, 1, 31), "Took up a post with a partner", False),),
            ),
        ),
    ),
    ("Probation", True, False, (_one("probation", "Head of probation", "Piers Marlock"),)),
    ("Regional health body", True, False, (_one("health-region", "Deputy director of nursing"),)),
    ("Community health trust", True, False, (_one("community-health", "Named nurse", "Imogen Farr"),)),
    ("Primary schools", False, False, (_one("primary-schools", "Head teacher"),)),
    ("Public health", False, False, (_one("public-health", "Consultant in public health", "Osric Lane"),)),
    ("Secondary schools", False, False, (_one("secondary-schools", "Head teacher", "Rhona Tideswell"),)),
    (
        "Police",
        True,
        True,
        (
            (
                "police",
                "Head of public protection",
                "member",
                (
                    ("Morgan Tarrant", SINCE, dt.date(2015, 8, 31), "Retired", False),
                    ("Petra Norland", dt.date(2015, 9, 7), None, "", False),
                    ("Dev Aldous", dt.date(2015, 10, 1), dt.date(2016, 9, 30), "", True),
                ),
            ),
        ),
    ),
    ("Community rehabilitation", True, False, (_one("rehabilitation", "Area manager"),)),
    ("Voluntary sector", False, False, (_one("voluntary-sector", "Chief officer", "Vernon Oakhurst"),)),
    ("Youth offending", True, False, (_one("youth-offending", "Head of service", "Yasmin Thorne"),)),
    ("Independent Chair", False, False, (_one("", "Independent Chair", "Ian Chalmers", "chair"),)),
)
GROUP_SEATS = (
    ("Chair", False, "Chair of the group"),
    ("County Council", True, "Head of service"),
    ("Police", True, "Detective inspector"),
    ("Health", True, "Named nurse"),
    ("Voluntary sector", False, "Service manager"),
)
TERMS = (
    "The Board brings together those who work with children in Chalkshire, so that each can be asked what it does to keep "
    "them safe and how well it works.\nIt meets every two months. It decides together, and whoever is asked answers."
)
GROUP_TERMS = (
    "{group}: looks into its theme for the Board, says what it is worried about, and asks the Board for what it "
    "cannot settle itself.\nIt meets every two months and reports to every Board."
)
# Title, purpose, presenter, from which day.
FORWARD = (
    ("Neglect: what we know and what we will do", "discuss", "Chair of Early Help", dt.date(2016, 4, 1)),
    ("Annual report 2015-16: first draft", "decide", "Business manager", dt.date(2016, 4, 1)),
    ("Private fostering: yearly report", "assure", "Head of fostering", dt.date(2016, 6, 1)),
    ("Young carers: six months on", "assure", "Voluntary sector", dt.date(2016, 8, 15)),
)
OWED = ("Neglect: what we know and what we will do", "Reports of the sub groups")
PART_TWO = (
    "Learning from a case that is before the court",
    "The court has not decided yet, and the family could be known.",
)
APOLOGIES = (("Family court", False), ("Secondary schools", False), ("Police", True))
PAPER = (
    "{title}: this paper says what has changed since the last meeting, what members are asked to do, and what it means for "
    "children. It is part of a demonstration and holds no figures of its own."
)
