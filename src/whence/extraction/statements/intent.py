"""What speakers say they will do: threats by what becomes of whom, plans by an act of one's own ahead.

>>> threatens("whoever crosses the river will be treated as a target"), threatens("whoever comes will be fed")
(True, False)
>>> plans_own("it would file a complaint"), plans_own("it would rain")
(True, False)
"""

import re

_WHOEVER = re.compile(
    r"\b(?:whoever|whosoever|anyone who|any\b|everyone who|every \w+ (?:that|who)|those who)\b.{0,90}?\b(?:will be|is|are|shall be)\b.{0,30}?"
    r"\b(?:targets?|buried|enem(?:y|ies)|soldiers?|barracks|legitimate|killed|shot|burn\w*|traitors?|spy|spies|collaborators?)\b",
    re.IGNORECASE,
)
_OR_ELSE = re.compile(
    r"\bor we (?:will|shall)\b|\bwill be (?:treated|considered|regarded) as (?:an? )?(?:\w+ )?(?:targets?|enem)|"
    r"\bno [\w ]{3,60}? will (?:sleep|be safe|rest|be spared|know peace|move|turn|pass)\b|\b(?:stay|keep) (?:off|away from|out of) the\b|"
    r"\bat (?:his|her|their|its|your) own (?:risk|peril)\b|\b(?:nobody|no one|no harm|none of them)\b.{0,20} will (?:be|come|die).{0,40}\b(?:if|unless|as long as)\b|"
    r"\bshould count their\b|\bconsequences for (?:the|all|any|those)\b",
    re.IGNORECASE,
)
_OWN_ACT = (
    r"(?:file|submit|send|share|release|hand|return|reopen|open|close|move|hold|withdraw|deploy|extend|appeal|sue|publish|investigate|resume|"
    r"continue|start|begin|stop|suspend|station|escort|collect|load|join|meet|sign|leave|build|complete|pay|provide|give|take(?! (?:at least|about|up to|some|a|\d|\w+ (?:days|weeks|months|years|hours)))\b)"
)
_OWN_PLAN = re.compile(
    rf"^\W*(?:(?:[Tt]hen|[Ss]o|[Aa]nd|[Ss]oon|[Nn]ow) )?(?:[Ii]t|[Tt]hey|[Ww]e|[Hh]e|[Ss]he|I|(?:[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er) (?:\w+ )?\w+|[A-Z][\w.]*(?: [A-Z][\w.]*)*)"
    rf"(?:[’']ll| will| would| shall| is going to| are going to)(?: not| also| soon| never)?(?: be)? {_OWN_ACT}\w*\b"
)
_BY_DATE = re.compile(
    r"\b(?:from|starting|beginning|as of|effective) (?:\w+ )?(?:\d|midnight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|next)\b",
    re.IGNORECASE,
)
_WARNED_OFF = re.compile(r"^\W*(?:[\w’'-]+ ){0,5}?(?:against \w+ing|not to|to (?:stay|keep|leave))\b", re.IGNORECASE)


def threatens(content: str) -> bool:
    """Whether words say what will become of whoever does otherwise."""
    return bool(_WHOEVER.search(content) or _OR_ELSE.search(content))


def warns_off(content: str) -> bool:
    """Whether somebody is warned against a thing, or told to stay away: "transporters against plying the highway"."""
    return bool(_WARNED_OFF.search(content))


def plans_own(content: str) -> bool:
    """Whether an act of the speaker's own lies ahead."""
    return bool(_OWN_PLAN.search(content[:120].lstrip()))


def is_dated_ahead(content: str) -> bool:
    """Whether something announced begins on a day: "from Monday 24 October"."""
    return bool(_BY_DATE.search(content))
