"""The name a speaker goes by: the proper name his phrase ends in, one put beside it, or one he calls himself.

>>> own_name("White House spokesman Josh Earnest"), own_name("a spokesman for the Brigade"), own_name("Ministry of Defence")
('Josh Earnest', None, 'Ministry of Defence')
"""

import re

from whence.extraction.statements.kinds import proper_name

_NAME = r"(?:[A-Z][\w.’'-]*|al-[A-Z]\w*)(?: (?:al-|bin |ag |de |von )?(?:[A-Z][\w’'-]*|al-[A-Z]\w*))"
_BESIDE = re.compile(rf", (?P<name>{_NAME}{{1,3}})(?=[,(]| \()")
_CALLS_HIMSELF = re.compile(
    r"[\w ,’']{0,40}?\b(?:(?:call|identif|introduc|styl|present)\w+ (?:him|her)self(?: as)?(?: [^,;.\"“]{1,60},)?|(?:gave|giving) (?:his|her) name as|goes by)"
    rf" [\"“‘']?(?P<name>{_NAME}{{1,3}}|[A-Z]\w+)\b|^ (?:named|known as|called) (?P<given>{_NAME}{{1,3}})"
)
_BODY_BESIDE = re.compile(
    r", (?:the )?(?P<name>[A-Z][\w’'-]*(?: (?:(?:of the |of |for |al-)?[A-Z][\w’'-]*)){1,4})(?: \([A-Z]+\))?, (?=[a-z])"
)
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Brig|Brigadier|General|Colonel|Captain|Capt|Major|Maj|Lt)\b")
_PARTS = re.compile(r"\b(?:of|for|in|at|from|on|to|with|near)\b")


def own_name(phrase: str) -> str | None:
    """The proper name that the phrase ends in; None where the name only tells whose speaker or where it is."""
    name = proper_name(phrase)
    if name is None or not phrase.removesuffix("'s").removesuffix("’s").endswith(name):
        return None
    before = phrase[: len(phrase) - len(name)].strip()
    return None if _PARTS.search(before) and not _TITLED.match(name) else name


def name_beside(after: str) -> str | None:
    """The name that follows a common noun: ", Brigadier Faris Tal, said", "calling himself Field Marshal Tal".

    >>> name_beside(", Faris Tal, said"), name_beside(" who introduced himself as Field Marshal Tal blamed")
    ('Faris Tal', 'Field Marshal Tal')
    """
    beside = _BESIDE.match(after)
    if beside:
        return beside["name"]
    called = _CALLS_HIMSELF.match(after)
    return called["name"] or called["given"] if called else None


def body_beside(after: str) -> str | None:
    """The name set apart after a body told by a noun: "The group behind the raid, the Banner of the Plains, boasts".

    >>> body_beside(", the Banner of the Plains, boasts"), body_beside(", the largest of them, boasts")
    ('Banner of the Plains', None)
    """
    beside = _BODY_BESIDE.match(after)
    return beside["name"] if beside else None
