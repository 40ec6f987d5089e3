"""Words that the check knows: which count something, which compare, which have a number and may stand.

Data, not rules: `checking` reads it. Ordinary phrases are taken out of a sentence before it is looked at.
"""

from __future__ import annotations

import re

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"

# Dates and periods, which count nothing. A bare year needs a word before it and none to count after it:
# "in 2016" is a date, "of 2016 children" is a number.
DATES = re.compile(
    rf"\b(?:(?:[12]?\d|3[01]) )?(?:{MONTHS}) (?:19|20)\d\d\b"
    rf"|\b(?:[12]?\d|3[01]) (?:{MONTHS})\b"
    r"|\b(?:in|since|during|until|before|after|by|of) (?:19|20)\d\d\b"
    r"(?=\s*(?:$|[.,;:)?!]|(?:and|to|the|when|because|as|a|an|we|it|there|this|was|were|is|are|but|by|than)\b))",
    re.IGNORECASE,
)
YEARS = re.compile(r"\b((?:19|20)\d\d)[-/–](\d\d)\b(?:Q[1-4]\b)?")

# Words with a number or a comparison in them that say neither.
ORDINARY = (
    "above all",
    "third party",
    "third parties",
    "third sector",
    "last quarter",
    "each quarter",
    "every quarter",
    "quarter of the year",
    "one another",
    "higher education",
    "better understand",
    "best practice",
    "fall under",
    "falls under",
    "at least once",
    "more than once",
)

_UNITS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_TEENS = "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_PARTS = "third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|hundredth"
NUMBER_WORDS = re.compile(
    rf"\b(?:(?:(?:a|one|two|three)[- ](?:{_PARTS})s?|(?:{_PARTS})s? (?:of|more|less|fewer)|(?:{_TENS})(?:[- ](?:one|{_UNITS}))?"
    rf"|{_UNITS}|{_TEENS}|(?:a |one )?(?:hundred|thousand|million|billion|dozen|score)s?|half|halves|halved|halving"
    r"|doubles?|doubled|doubling|tripled?|trebled?|quadrupled?|twice|thrice|twofold|threefold|one in|zero)\b ?)+",
    re.IGNORECASE,
)

COMPARISONS = re.compile(
    r"\b(?:"
    r"above|below|level with|in line with|on a par with|comparable (?:to|with)|similar to|(?:the )?same as|ahead of|behind"
    r"|(?:much |slightly |far |significantly )?(?:higher|lower|greater|larger|smaller|better|worse|more|less|fewer|slower|quicker|faster)(?: than)?"
    r"|(?:sooner|longer|shorter|earlier|later) than"
    r"|highest|lowest|best|worst|most|majority|minority|least|average|outperform\w*|exceed\w*|outstrip\w*"
    r"|rose|risen|rises?|rising|fell|fallen|falls?|falling|grew|grown|growth|growing|dropped|drops?|dropping|declin\w+"
    r"|increas(?:ed|es|ing|ingly)|an increase|the increase|decreas\w+|reduced|reduction\w*|improved|improvement\w*|improving"
    r"|worsen\w*|deteriorat\w+|stable|steady|unchanged|level(?:l)?ed(?: off| out)?|up (?:from|on|by)|down (?:from|on|by)"
    r"|surg\w+|soar\w+|plummet\w+|spik\w+|peak\w*|nearly all|almost all|hardly any|very few"
    r")\b",
    re.IGNORECASE,
)
# How a typed comparison would be said as a claim.
SAME_AS_CLAIM = {
    "above": ("above", "higher", "greater", "larger", "more", "ahead", "exceed", "outstrip"),
    "below": ("below", "lower", "smaller", "less", "fewer", "behind"),
    "level with": ("level", "in line", "on a par", "comparable", "similar", "same"),
    "better than": ("better", "outperform"),
    "worse than": ("worse",),
}
# "More" and "less" alone are ordinary words; they compare only before "than" or beside something counted.
QUIET_ALONE = {"more", "less", "most", "least", "better", "best", "behind"}
COUNTED = re.compile(
    r"^ (?:\w+ )?(?:children|families|referrals|contacts|conferences|enquiries|plans|assessments|schools|often|likely)\b",
    re.IGNORECASE,
)

# Words that would turn a checked claim round.
TURNED = re.compile(
    r"\b(?:not|never|no longer|hardly|nearly|almost|barely|neither|nor|without being|wasn['’]t|isn['’]t|weren['’]t|aren['’]t|"
    r"far|much|slightly|significantly|just|well|consistently|always)\s*$",
    re.IGNORECASE,
)

# A birthday written out; the rest of what looks personal is known to `ui.personal_information`.
BORN = re.compile(
    rf"\b(?:born|birth|d\.?o\.?b\.?)\b\W+(?:\w+\W+){{0,2}}\d{{1,2}}\w* (?:{MONTHS})(?: \d{{4}})?",
    re.IGNORECASE,
)
