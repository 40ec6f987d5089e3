"""Words that the check knows: which count something, which do so by their letters only and may stand.

Data, not rules: `scanning` reads it. Ordinary phrases are taken out of a sentence before it is looked at; words of
change, comparison and cause are in `changes`.
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
DATED = re.compile(rf"\b(?:(?:{MONTHS}) )?(?:19|20)\d\d\b(?:-\d\d)?", re.IGNORECASE)
A_YEAR = re.compile(r"(?:19|20)\d\d")
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
    "other than",
    "rather than",
    "no longer",
    "sooner or later",
    "more information",
    "more detail",
    "more to do",
    "further and higher education",
    "lower secondary",
    "at risk of significant harm",
    "significant harm",
    "low-level",
    "minority ethnic",
    "step down",
    "steps down",
    "step up",
    "stepped down",
    "stepping down",
    "find out more",
    "read more",
    "do more",
    "go back",
    "goes back",
    "going back",
    "went back",
    "come back",
    "comes back",
    "came back",
    "go out",
    "goes out",
    "went out",
    "go off",
    "came out",
    "come out",
    "move out",
    "turn up",
    "turned up",
    "bring up",
    "cut off",
    "drop off",
    "because the way of counting changed",
    "led to a referral",
    "lead to a referral",
    "led to a plan",
    "more than one agency",
    "at all times",
    "good practice",
    "best interests",
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
_MANY_IN = "most|many|few"
_PARTS = "third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|hundredth"
NUMBER_WORDS = re.compile(
    rf"\b(?:(?:(?:a|one|two|three)[- ](?:{_PARTS})s?|(?:{_PARTS})s? (?:of|more|less|fewer)|(?:{_TENS})(?:[- ](?:one|{_UNITS}))?"
    rf"|{_UNITS}|{_TEENS}|(?:a |one )?(?:hundred|thousand|million|billion|dozen|score)s?|half|halves|halved|halving"
    rf"|doubles?|doubled|doubling|tripled?|trebled?|quadrupled?|twice|thrice|(?:two|three|four|five|six|seven|eight|nine|ten|many)-?fold"
    rf"|one (?:in|out of)|(?:{_MANY_IN}) in|per ?cent|percentage points?|zero|nought|nil|tens of|scores of"
    rf"|(?:a|the) couple(?: of)?|a pair of|(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?= (?:time|year|month|quarter|highest|lowest|largest|smallest"
    rf"|best|worst|most|least|among|in (?:the|England)|out of|place|of)))\b ?)+",
    re.IGNORECASE,
)

# Words that say how many without a number.
_SOMEBODY = "child|family|young person|boy|girl|pupil|baby|infant"
_MANY = "children|families|young people|boys|girls|pupils|babies|infants"
_WORK = "referrals?|contacts?|conferences?|enquir(?:y|ies)|plans?|assessments?|schools?|cases?"
COUNTS = re.compile(
    rf"\b(?:no (?:\w+ )?(?:{_SOMEBODY}|{_MANY}|{_WORK})|none|(?:nobody|no[- ]one)(?! (?:should|may|must|can|needs? to|has to|ought))"
    rf"|every (?:single |one |last )?(?:{_SOMEBODY})|all (?:of )?(?:the |our |these |those )?(?:\w+ )?(?:{_MANY}|{_WORK})"
    r"|(?:the )?(?:vast )?bulk(?: of)?|(?:a )?handful(?: of)?|several|countless|numerous"
    r"|(?:a great |a good |so |as |not |very )?many|(?:a |so |as |only a )?few"
    rf"|not (?:a|one) (?:single )?(?:\w+ )?(?:{_SOMEBODY}|{_WORK}|review|visit|agency|partner)|not a single|a single (?:{_SOMEBODY}|{_WORK})"
    rf"|(?:only|just|but|merely|as few as|as many as) (?:one|a single)|one (?:{_SOMEBODY}|agency|partner)(?! (?:may|can|who|is))"
    rf"|(?:every|each) (?:\w+ )?(?:school|agency|partner|team|worker|review|visit|member|parent|case|referral|plan|conference)(?: \w+){{0,4}} (?:was|were|had|has|came|replied|responded|sent|took|met|returned)"
    r"|lots of|plenty of|a lot of|a great deal of|heaps of|masses of|floods? of|a wave of|a rash of|an? (?:abundance|lack|dearth|shortage) of|much of|most of|part of the rise"
    rf"|(?:both|neither of) (?:the )?(?:{_MANY}|{_WORK}))\b",
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
    r"\b(?:not|never|no longer|no more|far from|rarely|seldom|sometimes|usually|often|mostly|increasingly|again|still|already|hardly|nearly|almost|barely|neither|nor|without being|wasn['’]t|isn['’]t|weren['’]t|aren['’]t|"
    r"far|much|slightly|significantly|just|well|consistently|always)\s*$",
    re.IGNORECASE,
)

# Words that would make more or less of a checked number.
ALTERED = re.compile(
    r"\b(?:nearly|almost|over|more than|less than|fewer than|under|up to|at least|at most|only|just|barely|as many as|as few as|a mere|mere"
    r"|some|around|about|roughly|approximately|circa|close to|well over|well under|in excess of|no more than|no fewer than|upwards of|hardly)\s*$",
    re.IGNORECASE,
)

# A birthday written out; the rest of what looks personal is known to `ui.personal_information`.
BORN = re.compile(
    rf"\b(?:born|birth|d\.?o\.?b\.?)\b\W+(?:\w+\W+){{0,2}}\d{{1,2}}\w* (?:{MONTHS})(?: \d{{4}})?",
    re.IGNORECASE,
)
