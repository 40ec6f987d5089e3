"""Words of change, comparison and judgement, in all their forms: what a report may say only where a test bears it out.

Data, not rules: `scanning` reads it. A form that can only tell what happened ("rose", "has been reduced", "is falling")
is always found. A bare form ("rise", "improve") is also what a plan says ("we want to improve"): it is found unless a
word of will or wish stands before it, and it is found again where that word is itself a claim ("did not improve").
"""

from __future__ import annotations

import re

_VOWELS = "aeiou"
# Verbs that change their vowel: base, present, past, past participle, gerund.
_IRREGULAR = (
    "rise rises rose risen rising",
    "fall falls fell fallen falling",
    "grow grows grew grown growing",
    "shrink shrinks shrank shrunk shrinking",
    "sink sinks sank sunk sinking",
    "swell swells swelled swollen swelling",
    "overtake overtakes overtook overtaken overtaking",
    "outgrow outgrows outgrew outgrown outgrowing",
    "outrun outruns outran outrun outrunning",
    "beat beats beat beaten beating",
    "leap leaps leapt leaped leaping",
    "creep creeps crept crept creeping",
    "slide slides slid slid sliding",
    "cut cuts cut cut cutting",
)
_REGULAR = [
    "increase",
    "decrease",
    "reduce",
    "decline",
    "improve",
    "worsen",
    "deteriorate",
    "climb",
    "soar",
    "surge",
    "spike",
    "plunge",
    "plummet",
    "tumble",
    "slump",
    "dwindle",
    "escalate",
    "intensify",
    "accelerate",
    "decelerate",
    "lessen",
    "diminish",
    "dip",
    "balloon",
    "mushroom",
    "multiply",
    "triple",
    "treble",
    "quadruple",
    "halve",
    "double",
    "abate",
    "subside",
    "ebb",
    "wane",
    "taper",
    "rebound",
    "stabilise",
    "stabilize",
    "plateau",
    "peak",
    "fluctuate",
    "outnumber",
    "outstrip",
    "outperform",
    "outpace",
    "exceed",
    "surpass",
    "eclipse",
    "underperform",
    "transform",
    "slip",
    "jump",
    "slash",
    "ease",
    "edge",
    "brighten",
    "strengthen",
    "weaken",
    "widen",
    "narrow",
    "heighten",
    "lower",
    "drop",
    "rocket",
    "recover",
    "regress",
    "quicken",
    "slow",
    "shorten",
    "lengthen",
    "outshine",
    "outweigh",
    "revert",
    "rally",
    "dampen",
    "curb",
    "bolster",
    "boost",
]
# Bare forms that are more often something else than a change.
_BASE_IS_ORDINARY = {
    "edge",
    "slip",
    "lower",
    "narrow",
    "slow",
    "ease",
    "recover",
    "beat",
    "leap",
    "slide",
    "sink",
    "boost",
}


def _forms(verb: str) -> tuple[str, str, str]:
    """Present, past and gerund of a regular verb."""
    if verb.endswith("e"):
        return f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y"):
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    doubled = (
        verb + verb[-1]
        if len(verb) < 5 and verb[-1] in "pb" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
        else verb
    )
    present = f"{verb}es" if verb.endswith(("sh", "ch", "ss")) else f"{verb}s"
    return present, f"{doubled}ed", f"{doubled}ing"


_TOLD = {form for verb in _REGULAR for form in _forms(verb)} | {
    form for verb in _IRREGULAR for form in verb.split()[1:] if form != verb.split()[0]
}
_BARE = {verb.split()[0] for verb in (*_REGULAR, *_IRREGULAR)} - _BASE_IS_ORDINARY
# A verb of movement is a change only with its direction.
_MOVING = (
    r"(?:go|goes|going|gone|went|come|comes|came|coming|mov\w+|push\w*|sho(?:t|ot|ots|oting)|dr(?:ove|iv\w+)|br(?:ought|ing\w*)"
    r"|tick\w*|inch\w*|head\w*|turn\w*|bounc\w+|scal\w+|step\w*|drift\w*|trend\w*|tail\w*|level(?:l)?\w*|bottom\w*|flatten\w*|pick\w*"
    r"|sp(?:ed|eed\w*)|dropp?\w*|fall\w*|fell|eas\w+|edg\w+|creep\w*|crept)"
)
_WAY = r"(?:up|down|off|out|back|upwards?|downwards?|under control|in the (?:right|wrong) direction|the (?:right|wrong) way)"

_GRADED = [
    "high",
    "low",
    "great",
    "large",
    "small",
    "big",
    "few",
    "fast",
    "slow",
    "quick",
    "soon",
    "safe",
    "strong",
    "weak",
    "busy",
    "light",
    "heavy",
    "long",
    "short",
    "steep",
    "sharp",
    "healthy",
    "happy",
    "calm",
    "smooth",
    "cheap",
    "costly",
    "poor",
    "rich",
    "rare",
    "common",
    "quiet",
    "bright",
    "bleak",
    "good",
]
_NO_COMPARATIVE = {"good", "few"}
_NO_SUPERLATIVE = {"good"}


def _graded(word: str, ending: str) -> str:
    if word.endswith("y"):
        return f"{word[:-1]}i{ending}"
    if word.endswith("e"):
        return f"{word}{ending[1:]}"
    return f"{word}{word[-1] if word == 'big' else ''}{ending}"


COMPARATIVES = sorted(
    {_graded(word, "er") for word in _GRADED if word not in _NO_COMPARATIVE}
    | {"better", "worse", "less", "fewer", "more", "tougher"}
)
SUPERLATIVES = sorted(
    {_graded(word, "est") for word in _GRADED if word not in _NO_SUPERLATIVE}
    | {"best", "worst", "least", "most", "fewest"}
)

_SIZE = (
    r"(?:high|low|large|small|big|sizeable|sizable|significant|substantial|considerable|growing|great|good|fair|tiny|huge|vast|marked"
    r"|greater|rising|noticeable|notable|minor|major|healthy)"
)
_AMOUNT = r"(?:share|proportion|number|part|percentage|majority|minority|amount|volume|level|rate|chunk|slice|fraction)s?"
_PRAISE = (
    r"(?:good|strong|poor|weak|excellent|outstanding|encouraging|impressive|disappointing|positive|negative|steady|real|solid|bad"
    r"|significant|substantial|considerable|great|patchy|inconsistent|mixed|alarming|worrying|concerning|healthy)"
)
_WHAT_IS_JUDGED = (
    r"(?:performance|progress|timeliness|results?|outcomes?|attendance|compliance|practice|response|recording|take-up|engagement"
    r"|trend|picture|position|start|gains?|strides?|trajectory|standards?|quality)"
)

# Each is found with the word that may stand before it; the longer ones first.
FOUND_ALWAYS = (
    r"(?:level|in line|on a par|comparable|in step|in keeping) (?:with|to)|similar to|(?:the )?same as|the same(?= again|[.,;:]|$)|ahead of",
    r"(?:compar(?:ed|es|able|ing)|in comparison|by comparison|relative(?= to)|in contrast|as opposed)(?: (?:well|badly|poorly|favourably"
    r"|unfavourably))?(?: (?:with|to|against))?|versus|vs|as against|unlike (?:the|its|our|other|their|England|similar|neighbou?rs)",
    r"(?:year|month|quarter|week) (?:on|by|after) (?:year|month|quarter|week)|since last (?:year|quarter|time)",
    r"(?:match|mirror|rival|equal)(?:s|es|ed|led)(?: (?:that|those|the|those of))?",
    r"outperform\w*|buck(?:s|ed|ing) the|c(?:atch|atches|atching|aught) up|ke(?:ep|eps|pt|eping) (?:pace|up with)",
    rf"{_MOVING} {_WAY}",
    r"(?:up|down) (?:from|on|by)|on the (?:up|rise|increase|wane|mend|slide)|through the (?:roof|floor)|from strength to strength",
    r"(?:turned|turning) (?:the|a) corner|no let-?up|let-?up in|(?:up|down)ward(?:s)?|(?:all|anything) but (?:gone|disappeared|cleared|eliminated|vanished)",
    r"(?:eliminat|eradicat)(?:ed|es|ing)|(?:gap|difference|divide)\w* (?:\w+ ){0,5}(?:closed|closing|shut)|clos(?:ed|ing) the gap",
    r"(?:held|holds|holding|stayed|stays|remain(?:s|ed)?|kept) (?:\w+ )?(?:firm|steady|up|its own|level|flat|constant|high|low|static|strong|stable|consistent"
    r"|above|below|good|poor)",
    r"remain(?:s|ed)? (?:our|the|a|one of)|(?:broadly|largely|almost|nearly|fairly) (?:flat|level|static|constant|unchanged)",
    r"little change|no (?:real |clear |great )?change|did not change|has(?:n['’]t| not) changed|unaffected|at (?:its|their|an? all-time) (?:peak|height|low|high|best|worst)",
    r"on record|record (?:high|low|number|level|year|figure)s?|all-time",
    r"rank(?:s|ed|ing)?|(?:in|among) the (?:top|bottom)|(?:top|bottom) (?:of|in|among|quartile|quarter)|number one",
    r"(?:over|under)[- ]?represent(?:ed|ation|s)|disproportionate(?:ly)?|out of (?:all )?proportion",
    r"(?:met|meets|miss(?:ed|es)|hit|hits|achiev(?:ed|es)|reach(?:ed|es)|beat|fell short of)(?: or \w+)? (?:the|its|our|their|every|all|this|that|national) (?:\w+ ){0,2}"
    r"(?:target|standard|goal|aim|ambition|benchmark)s?|(?:target|standard|goal|aim|benchmark)s? (?:was|were|is|are|has been|have been|had been) (?:not |nearly )?"
    r"(?:met|missed|hit|achieved|reached|exceeded)|(?:on|off|above|below) target|(?:fell|falls|fall|falling) short",
    rf"{_SIZE} (?:and \w+ )?{_AMOUNT}|lion['’]s share|(?:an?|the) (?:growing|shrinking|rising|falling) (?:\w+ )?{_AMOUNT}",
    rf"{_PRAISE} (?:\w+ )?{_WHAT_IS_JUDGED}|{_WHAT_IS_JUDGED} (?:(?:for|in|of|on|the|this|year|overall|\w+s) ){{0,4}}(?:is|are|was|were|has been|have been|remains?|remained|looks?|proved) "
    rf"(?:\w+ )?{_PRAISE}|made (?:\w+ )?progress|(?:was|were|is|are|proved|been|proving) (?:highly |very |especially )?(?:effective|successful|ineffective)",
    r"too (?:many|few|much|little|high|low|often|rarely|late|early|slow)|(?:far|much) too \w+",
    r"as (?:many|few|high|low|often|good|bad|quick|large|small|strong|safe|poor|fast|late)(?:ly)? as(?! possible)",
    r"(?:gets?|got|gotten|getting|grow|grew|growing|becom(?:e|es|ing)|became) (?:\w+er|more|less)\b(?! (?:involved|information))",
    r"(?:virtually|practically|nearly|almost|not|just about) (?:every|all|no|none|everybody|everyone|nobody)|hardly (?:any|ever|a)|very few",
    r"hardly|scarcely|barely|rarely|seldom|frequently|usually|mostly|mainly|largely|predominantly|typically|commonly|generally"
    r"|overwhelmingly|invariably|often|chiefly|increasingly|progressively|significantly|statistically|steadily|sharply|markedly|dramatically",
    r"(?:were|was|are|is|has|have|had|been) (?:\w+ )?(?:always|never)|(?:always|never) (?:was|were|had|has|have)",
    r"majority|minority|average|above|below|average age",
    r"growth|reductions?|improvements?|deteriorations?|upturns?|downturns?|upswings?|downswings?|upticks?|uplifts?|hikes?|turnarounds?"
    r"|increas(?:e|es)(?= (?:in|of|on|was|is|has|to|from))|shortfalls?|stable|steady|unchanged|fewest",
    r"suffer(?:ed|ing) (?!harm|neglect|abuse|significant|from)|stalled|falter(?:ed|s|ing)|lapsed|flourish(?:ed|es|ing)|thriv(?:ed|es)|collapsed|vanished|disappeared"
    r"|overwhelm(?:ed|ing)|(?:over|under)stretched|swamped|in short supply|out of control|consistent with (?:national|regional|England|the national|similar|other|previous|last|the)",
    r"(?:a|real|key|particular|great|main) (?:strength|weakness)|(?:strengths|weaknesses) (?:in|of|include)|(?:busy|quiet|difficult|challenging|good|bad|poor|strong|hard) (?:year|month|quarter|period|start|end)",
    r"suffered(?=[ ,.;:]*(?:and|$|in the|over|when|as))|(?:high|low|good|poor) levels? of",
    r"shoots? up|climb\w*|beats?|through the roof|peak\w*",
    r"nearly all|almost all",
)
FOUND_TOLD = rf"(?:{'|'.join(sorted(_TOLD, key=len, reverse=True))})"
FOUND_GRADED = (
    rf"(?:(?:much|slightly|far|significantly|no|any|even|ever|still|considerably) )?(?:{'|'.join(COMPARATIVES)})(?: \w+ly)?(?: than)?"
    rf"|(?:the )?(?:second |third |fourth |fifth )?(?:{'|'.join(SUPERLATIVES)})"
    r"|\w+er than|(?:earlier|later|older|younger|further|nearer|closer|wider|easier|harder|clearer) than"
)
COMPARISONS = re.compile(
    rf"\b(?:{'|'.join(FOUND_ALWAYS)}|{FOUND_GRADED}|{FOUND_TOLD}|high|low|far|up|down|behind|than)\b",
    re.IGNORECASE,
)
# Bare forms, found by `scanning` where nothing before them says that they are wished for.
BARE_CHANGES = re.compile(rf"\b(?:{'|'.join(sorted(_BARE, key=len, reverse=True))})\b", re.IGNORECASE)
_BETWEEN = r"(?:\w+ly |further |not |also |even |help |then |still |best )*"
WISHED = re.compile(
    rf"\b(?:to|will|would|shall|should|can|could|may|might|must|let us|let|and|or|please|cannot|how|we) {_BETWEEN}$",
    re.IGNORECASE,
)
CLAIMED = re.compile(
    r"\b(?:did|does|do|didn['’]t|doesn['’]t|don['’]t|fail(?:s|ed|ing)?|began|begun|begin|begins|beginning|continu(?:e|es|ed|ing)"
    rf"|start(?:s|ed|ing)?|help(?:s|ed|ing)|seem(?:s|ed)?|tend(?:s|ed)?|appear(?:s|ed)?|manag(?:es|ed)|yet|set|likely|led \w+|slow)(?: to)? {_BETWEEN}$",
    re.IGNORECASE,
)
# Words that say why: each needs its evidence named in the same sentence.
CAUSES = re.compile(
    r"\b(?:because of|due to|owing to|thanks to|on account of|by virtue of|as an? (?:\w+ )?(?:result|consequence)(?: of)?|in consequence(?: of)?|consequently"
    r"|result(?:s|ed|ing)? (?:in|from)|the result of|(?:led|leads|leading) to|caus(?:ed|es|ing)(?: by)?|contribut(?:ed|es|ing) to"
    r"|dr(?:iven|ove|ives|iving) (?:by|up|down)|attribut(?:ed|able) to|(?:put|is|are|was|were|comes?|came|largely|partly|mainly) down to|brought about|stem(?:s|med|ming)? from"
    r"|(?:explained|triggered|prompted|fuelled|spurred) by|impact(?:ed|s|ing) (?:up)?on|paid off|bor(?:e|ne) fruit|made (?:a|an|the|all the|some|much|real) (?:\w+ )?difference"
    r"|ha(?:d|s|ve)(?: had)? (?:a|an|some|little|no|great|much) (?:\w+ )?(?:impact|effect|influence)|(?:which|that|this) is why|explains? why|hence)\b",
    re.IGNORECASE,
)
BECAUSE = re.compile(r"\bbecause\b", re.IGNORECASE)
# Who does something for a reason says the reason; that is no claim about the figures.
OWN_REASON = re.compile(
    r"\b(?:we|i|the board|our \w+|the \w+ group|members|partners)\b[^.!?]*$", re.IGNORECASE
)
