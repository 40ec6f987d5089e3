"""Words that the check knows: which count something, which compare, which do either by their letters and may stand.

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
    "of all",
    "how many",
    "in many ways",
    "so far",
    "as far as",
    "high court",
    "high quality",
    "high-quality",
    "high risk",
    "high school",
    "high schools",
    "high standard",
    "high standards",
    "high street",
    "up to date",
    "up-to-date",
    "drop-in",
    *(
        f"{verb}{joint}{way}"
        for way, verbs in {
            "up": "back bring brought catch draw drawn drew end ended follow followed following give given grew grow "
            "growing grown look made make open opened pick picked set setting sign signed speak stand take taken "
            "took write wrap",
            "down": "break breaking broken laid lay sat set sit wrote write written",
        }.items()
        for verb in verbs.split()
        for joint in " -"
    ),
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
    r"|(?:go|goes|going|gone|went|climb\w*|mov\w+|push\w*|sho(?:t|ot|ots|oting)) (?:up|down)"
    r"|climb\w*|beats?|eclips\w+|overt(?:ake\w*|aking|ook)|rocket(?:ed|s|ing)|through the (?:roof|floor)"
    r"|shr(?:ank|unk|ink(?:s|ing)?)|dwindl\w+|tumbl\w+|plung\w+"
    r"|(?:far |much )?too (?:many|few|much|little|high|low|often|rarely)|high|low|far|up|down"
    r")\b",
    re.IGNORECASE,
)
# Words that say how many without a number.
_SOMEBODY = "child|family|young person|boy|girl|pupil|baby|infant"
_MANY = "children|families|young people|boys|girls|pupils|babies|infants"
_WORK = "referrals?|contacts?|conferences?|enquir(?:y|ies)|plans?|assessments?|schools?|cases?"
COUNTS = re.compile(
    rf"\b(?:no (?:\w+ )?(?:{_SOMEBODY}|{_MANY}|{_WORK})|none|nobody|no[- ]one"
    rf"|every (?:single |one |last )?(?:{_SOMEBODY})|all (?:of )?(?:the |our |these |those )?(?:\w+ )?(?:{_MANY}|{_WORK})"
    r"|(?:the )?(?:vast )?bulk(?: of)?|(?:a )?handful(?: of)?|several|countless|numerous"
    r"|(?:a great |a good |so |as |not |very )?many|(?:a |so |as |only a )?few)\b",
    re.IGNORECASE,
)

# Roman numerals that stand alone. "DV" and "DCI" are Roman numerals too, and everybody reads them otherwise.
ROMAN = re.compile(
    r"(?<![\w-])(?=[MDCLXVI]{2})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?!\w)"
    r"|(?<![\w-])(?=[lxvi]{2})(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?!\w)"
)
NOT_ROMAN = frozenset(
    [
        "CC",
        "CCC",
        "CD",
        "CI",
        "CIC",
        "CM",
        "CV",
        "DC",
        "DCC",
        "DCI",
        "DI",
        "DV",
        "MC",
        "MD",
        "MDC",
        "MI",
        "MM",
    ]
)

# Emoji, arrows and signs say high, low, more or a count without a word. A mark that joins or colours one is part of it.
PICTOGRAPHS = re.compile(
    r"[<>\u2248\u2260\u2264-\u2267\u2190-\u21ff\u2300-\u23ff\u2500-\u27bf\u27f0-\u27ff\u2900-\u297f\u2b00-\u2bff"
    r"\U0001f000-\U0001faff][\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]*"
)
# How a typed comparison would be said as a claim.
SAME_AS_CLAIM = {
    "above": ("above", "higher", "greater", "larger", "more", "ahead", "exceed", "outstrip"),
    "below": ("below", "lower", "smaller", "less", "fewer", "behind"),
    "level with": ("level", "in line", "on a par", "comparable", "similar", "same"),
    "better than": ("better", "outperform", "beat"),
    "worse than": ("worse",),
}
# "More" alone is an ordinary word; these compare only before "than" or beside something counted.
QUIET_ALONE = {"more", "most", "least", "better", "best", "behind"}
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
