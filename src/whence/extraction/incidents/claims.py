"""Who claims, denies or is blamed for an act, by the wording of a sentence.

>>> text = "The Free Plains Brigade claimed responsibility for the attack."
>>> [(voice.kind, text[voice.actor.start : voice.actor.end]) for voice in find_voices(text, 0, len(text))]
[('claims', 'The Free Plains Brigade')]
"""

import re
from dataclasses import dataclass

from whence.extraction.incidents.agents import in_apposition
from whence.extraction.incidents.noun_phrases import (
    Phrase,
    Word,
    before_helpers,
    is_set_between,
    phrase_after,
    phrase_before,
    phrase_ending,
    tokenize,
)
from whence.extraction.lexicon import word_set

# "said in a posting on its own channel | that it ...": where and when a party said so.
_WHERE_SAID = r"(?: (?:in|on|through|via|by) (?:[\w’'-]+ ){0,6}?[\w’'-]+| that|,)*"
_OURSELVES = (
    r"(?:it|they|its (?:\w+ )?(?:fighters|men|forces|members|militants|troops|mujahideen|boys)"
    r"|one of its \w+|he|their (?:fighters|men))"
)
_CLAIMS = re.compile(
    r"\b(?:claim(?:s|ed|ing)? (?:the )?(?:(?:responsibility|credit)(?! for (?:several|many|numerous|dozens|a (?:number|string|series|spate)|other|previous|similar|past)\b)|the (?:\w+ )?(?:attack|bombing|blast|killing|assault|raid|ambush|explosion|strike|operation|kidnapping)s?)"
    r"|(?:took|takes|taken|taking|accept(?:s|ed)|admit(?:s|ted)|announced) (?:its |their )?responsibility|admitted the act|own(?:s|ed) up to|adopts? the \w+"
    r"|own(?:s|ed) the (?:attack|bombing|blast|killing|act)|claim(?:s|ed|ing)? to have (?!received|obtained|seen|heard|evidence|information)\w+"
    r"|(?:admit(?:s|ted|ting)?|confess(?:es|ed|ing)?)(?: to)? (?:having )?(?:carrying out|killing|shooting|stabbing|bombing|planting|attacking|kidnapping"
    r"|abducting|murdering|firing|striking|shelling|downing|launching|beheading|executing)"
    rf"|(?:said|say|says|saying|claim(?:s|ed|ing)?|announced|admit(?:s|ted)?|confirmed){_WHERE_SAID} {_OURSELVES}"
    r" (?:(?:was|were) (?:\w+ly )?(?:behind|responsible)|(?:had |have |has )?[\"“‘]?(?:carried out|staged|launched|conducted|planted|detonated|ambushed|attacked|killed|kidnapped|abducted|shot|struck|targeted|hit|bombed|shelled|downed|launched|intercepted|repelled|stormed|captured|raided|fired|set|driven|blown|burned|burnt|blew|burned|executed|freed|beheaded|did it|done it|taken|seized|destroyed|was holding|were holding)))\b",
    re.IGNORECASE,
)
_CLAIMED_BY = re.compile(
    r"\b(?:claimed|responsibility(?: for [\w ]{3,40}?)? (?:(?:was|were|is|has been) )?(?:claimed|taken|assumed))(?: \w+)? by\b|\bclaims? of responsibility by\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es|ed)) (?:(?:any|all|the|having|its|their|that|being|it|they|these|those|such|\w+) ){0,4}?"
    r"(?:involvement|responsibility|accusations?|allegations?|claims?|charges?|reports?|role|attack\w*|carr\w+|target\w*|fir\w+|behind|bomb\w*|strik\w*|kill\w*|hit\w*|shell\w*|fighting|hand|part|link)\b",
    re.IGNORECASE,
)
_BLAMES = re.compile(
    r"\b(?:blam(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|suspect(?:s|ed)?(?= the| \w+ of| [A-Z])|point(?:s|ed|ing) (?:the finger )?(?:to|at)|held(?= (?:the )?[A-Z][\w ]+ responsible)|handwriting of|hypothesis\W? of|attention has turned to)\b(?! (?:in|of|by|on)\b)(?! (?:the|this|an?) (?:[\w-]+ ){1,3}on\b)",
    re.IGNORECASE,
)
_BLAMED_ON = re.compile(
    r"\b(?:blam(?:e|es|ed|ing)|pinned) (?:(?:the|this|an?) (?:[\w-]+ ){1,3}|\w+ )?on\b|\bblame (?:fell |was laid )?on\b|\b(?:attribut|ascrib)(?:ed|es?|ing) (?:(?:the|this|an?) (?:[\w-]+ ){1,3})?to\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:was|were|is|are|be|been) (?:also )?(?:\w+ly |likely |(?:believed|presumed|thought|assumed|alleged) to (?:be|have been) )?(?:behind|responsible for|accused (?:by [\w ’'.-]{2,40}? )?(?:of|to be)|suspected(?= of| to|,|\.|$)|blamed(?=,|\.|$| for)|to blame|(?:fingered|implicated) in)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:nam(?:e|es|ed|ing)|identif(?:y|ies|ied))(?= [\w’' .-]{3,90}? as (?:the |an? )?(?:\w+ )?suspects? (?:in|of|behind)\b)"
)
_SUSPECT = re.compile(r", (?:the|a) (?:\w+ )?suspects? (?:in|of|behind)\b", re.IGNORECASE)
# What one is charged with: "indicted | in the shooting", "charged | with planting the bomb", "sentenced | in the arson case".
_IN_A_CASE = r"in (?:the |an? )?(?:[\w’'-]+ ){0,5}?(?:case|trial|attack|bombing|killing|murder|shooting|kidnapping|abduction|assault|massacre|arson)s?\b"
_WITH = (
    r"(?:with (?=\w+ing\b|(?:the |an? )?(?:[\w-]+ ){0,2}(?:attack|bombing|killing|murder|shooting|kidnapping|assault))"
    r"|in the\b)"
)
_CHARGES = re.compile(r"\b(?:fil|lodg|bring|brought)(?:es?|ed|s|ing)? (?:[\w-]+ ){0,3}charges against\b", re.IGNORECASE)
_WARRANT = re.compile(r"\barrest warrants? (?:\w+day )?(?:for|against) (?=[A-Z])")
_SUSPICION = r"(?:for|over|concerning|on suspicion of|suspected of|accused of|in connection with)\b"
_ARRESTS = re.compile(
    rf"(?<!were )(?<!was )(?<!been )(?<!being )\b(?:arrest|detain|charg|indict|convict|sentenc|jail)(?:e?s|e?d|e)?\b(?: of\b)?(?! warrant| sheet)(?= [\w’',() -]{{3,120}}? (?:after (?=\w+ing\b)|with\b|{_SUSPICION}|{_IN_A_CASE}))",
    re.IGNORECASE,
)
_WHEN = r"(?: \w+day| last \w+| yesterday| on \w+day| in [A-Z][\w-]+(?: [A-Z][\w-]+)?(?:, [A-Z][\w-]+(?: [A-Z][\w-]+)?,)?| to [\w -]{3,40}?)?"
_CAUSED = re.compile(
    r"\b(?:was|were|been) (?:likely |probably |apparently )?(?:caused|fired|carried out|perpetrated|launched) by\b",
    re.IGNORECASE,
)
_ARRESTED = re.compile(
    rf"\b(?:was|were|is|are|been) (?:\w+ )?(?:charged|indicted){_WHEN} {_WITH}"
    rf"|\b(?:was|were|is|are|been) (?:\w+ )?(?:arrested|detained|charged|indicted|convicted|jailed|sentenced|tried|wanted|found guilty){_WHEN} (?:and sentenced )?(?:of\b|{_SUSPICION}|{_IN_A_CASE}|after (?:an? |the )?(?:failed|foiled|thwarted)\b)|\bplead(?:s|ed|ing)? (?:not )?guilty (?:to|of)\b|\bon trial (?:for|over)\b|\b(?:goes|go|went|stands?|stood|appears?|appeared) (?:on trial|in court)\b(?=[^.;]{{0,60}} (?:accused|charged)\b)"
    r"|(?<!was )(?<!were )(?<!is )(?<!are )(?<!been )(?<!be )(?:(?:accused|suspected|convicted) (?:in absentia )?of|found guilty (?:of|in)|convicted in|(?:wanted|awaiting trial)(?: in [A-Z]\w+)? for)\b",
    re.IGNORECASE,
)
# Whom somebody accuses, named before: "the cleric, | whom it accuses of planning the coup".
_WHOM = re.compile(
    r"\b(?:whom?|that|which) (?:[\w’'.-]+ ){1,4}?(?:accus|blam|suspect)(?:es?|ed|s)? (?:of|for)\b", re.IGNORECASE
)
_PARTICIPLES = frozenset("accused suspected convicted wanted awaiting who whom which that".split())
_PARTY_WORDS = (
    word_set("nations", "adjectives")
    | word_set("nations", "states")
    | word_set("nations", "groups")
    | word_set("agents", "nouns")
)
_CLAUSE_OPENS = frozenset("although though while whereas that when as ; :".split())
# Who is held as a suspect of what was told: "a suspect | was arrested", "more suspects | are in custody".
_SUSPECTS_HELD = re.compile(
    r"(?<=suspect )(?:is|was|has been) (?:\w+ )?(?:arrested|detained|captured|apprehended|charged|in custody|taken into custody)\b"
    r"|(?<=suspects )(?:are|were|have been) (?:\w+ )?(?:arrested|detained|captured|apprehended|charged|in custody|taken into custody)\b",
    re.IGNORECASE,
)
_PAPERS = frozenset("statement video message tape recording letter communique post audio".split())
_ISSUES = re.compile(r"(?:post|issu|releas|publish|broadcast|put|sen[dt]|air)")
# Whom these hold is under arrest, not their victim.
_JAILERS = frozenset("police officers authorities prosecutors investigators detectives".split())
_DEEDS = frozenset("attack attacks bombing bombings blast blasts explosion explosions shooting shootings".split())
_SUSPECTS = frozenset("suspect suspects suspected".split())
_OF_SUSPECTS = re.compile(r"\b(?:the|these|those|its|two|three|four|five|six|\d+|more|other|all) $", re.IGNORECASE)
_SUFFERS = re.compile(
    r" (?:are|is|were|was|(?:have|has) been) (?:\w+ )?(?:killed|shot|wounded|injured|arrested|detained|captured|held|dead)\b"
)
_CRIMES = frozenset("murder murders torture terrorism treason crimes war".split())
_NOBODY = frozenset("no one-else nobody none neither".split())


@dataclass(frozen=True, slots=True)
class Voice:
    """This says: at that point of the text the actor claims, denies, is blamed or suspected.

    `kind` is claims, denies, blamed, suspected or charged; `at` and `end` are where the words for it stand.
    """

    kind: str
    actor: Phrase
    at: int
    end: int


def find_voices(text: str, first: int, last: int) -> list[Voice]:
    """The claims, denials and accusations in the sentence [first, last), in order."""
    matches = [
        (kind, side, match) for kind, pattern, side in _PATTERNS for match in pattern.finditer(text, first, last)
    ]
    words = tokenize(text, first, last) if matches else []
    found: list[Voice] = []
    for kind, side, match in matches:
        actor = _actor(words, match, side)
        actor = _without_deeds(in_apposition(words, actor)) if actor is not None else None
        if (
            actor is not None
            and not (match.group().casefold() in _SUSPECTS and not _is_suspected(text, match, actor))
            and not actor.has_any(_NOBODY)
            and not actor.has_any(_DEEDS)
            and (match.re is not _CAUSED or actor.has_any(_PARTY_WORDS))
            and not (match.group().casefold().endswith("holding") and actor.has_any(_JAILERS))
        ):
            at = (
                match.end() if match.re in (_ARRESTS, _ARRESTED, _SUSPECTS_HELD) else match.start()
            )  # past the arrest, to what it is for
            found.append(Voice(_sharpened(kind, match.group(), actor), actor, at, match.end()))
    return sorted(found, key=lambda voice: voice.at)


_PATTERNS = (
    ("claims", _CLAIMS, "left"),
    ("claims", _CLAIMED_BY, "right"),
    ("denies", _DENIES, "left"),
    ("blamed", _BLAMES, "right"),
    ("blamed", _BLAMED_ON, "right"),
    ("blamed", _CAUSED, "right"),
    ("blamed", _BEHIND, "left"),
    ("blamed", _SUSPECT, "left"),
    ("blamed", _WHOM, "left"),
    ("suspected", _NAMED, "right"),
    ("charged", _SUSPECTS_HELD, "left"),
    ("charged", _CHARGES, "right"),
    ("charged", _WARRANT, "right"),
    ("charged", _ARRESTS, "right"),
    ("charged", _ARRESTED, "left"),
)


def _is_suspected(text: str, match: re.Match[str], actor: Phrase) -> bool:
    """Whether the words behind "suspect" or "suspected" are somebody's: not in "suspected | fraud", "these suspects | led"."""
    if match.group().casefold() == "suspected" and _SUFFERS.match(text, actor.end):
        return False
    if match.group().casefold() == "suspects" and _OF_SUSPECTS.search(text, max(0, match.start() - 12), match.start()):
        return False
    return actor.has_any(_PARTY_WORDS) or any(word.is_name for word in actor.words)


def _without_deeds(actor: Phrase) -> Phrase | None:
    """The actor without what he does or did: "two men | working", "executed | 11 people", "commanders | of abductions"."""
    words = actor.words
    of = next((i for i in range(1, len(words) - 1) if words[i].lower == "of" and _is_deed(words[i + 1])), len(words))
    words = words[:of]
    if len(words) > 1 and words[0].text.islower() and words[0].lower.endswith("ed") and words[1].text.isdigit():
        words = words[1:]
    if len(words) > 1 and words[-1].text.islower() and words[-1].lower.endswith(("ing", "wanted")):
        words = words[:-1]
    actor = Phrase(words)
    is_thing = actor.words[-1].lower in word_set("agents", "things") and not actor.has_any(_PARTY_WORDS)
    return None if is_thing else actor


def _is_deed(word: Word) -> bool:
    """Whether a word behind "accused of" is what one is accused of: "ordering", "abductions", "murder"."""
    lower = word.lower
    return word.text.islower() and (lower.endswith(("ing", "ions", "ings")) or lower in _CRIMES)


def _actor(words: list[Word], match: re.Match[str], side: str) -> Phrase | None:
    """The phrase to the left or the right of the words that matched."""
    if side == "left":
        index = next((i for i, word in enumerate(words) if word.end > match.start()), None)
        if not index:
            return None
        if index > 1 and words[index].lower in _PARTICIPLES and words[index - 1].text == ",":
            named = phrase_ending(words, index - 2)  # "the driver, | suspected of"
            return None if named is not None and is_set_between(words, named) else named
        before = before_helpers(words, index - 1)
        if before > 0 and words[before].lower in {"and", "but", "while", "after", "before", "by", "without"}:
            return _opening_of_clause(words, before)
        return _who_issued(words, _behind_with(words, index) or phrase_before(words, index))
    index = next((i for i, word in enumerate(words) if word.start >= match.end()), None)
    return phrase_after(words, index) if index is not None else None


def _opening_of_clause(words: list[Word], index: int) -> Phrase | None:
    """Who opens the clause before "and" or "but": "although | the army denies involvement but | admits bombing roads"."""
    opener = next((i for i in range(index - 2, -1, -1) if words[i].lower in _CLAUSE_OPENS), -1)
    found = phrase_after(words[:index], opener + 1)
    after = words[words.index(found.words[-1]) + 1].lower if found else ""
    return None if after in {"after", "before", "ago", "later"} else found


def _behind_with(words: list[Word], index: int) -> Phrase | None:
    """The phrase behind "with" that a claim follows: "gunmen kill a singer with | a faction of the Front claiming it"."""
    near = phrase_before(words, index, is_carried=False)
    at = 0 if near is None else words.index(near.words[0])
    return near if at and words[at - 1].lower == "with" else None


def _who_issued(words: list[Word], actor: Phrase | None) -> Phrase | None:
    """The actor, or who put out the paper that stands in his place: "the Front | posts a statement claiming"."""
    if actor is None or not actor.has_any(_PAPERS):
        return actor
    at = words.index(actor.words[0])
    issued = next((i for i in range(at - 1, max(at - 6, 0), -1) if _ISSUES.match(words[i].lower)), None)
    return actor if issued is None else phrase_before(words, issued) or actor


def _sharpened(kind: str, words: str, actor: Phrase) -> str:
    """Suspected where the words are about a suspicion, or about suspects."""
    is_doubted = re.search(
        r"likely|probably|possibly|suspect|believed|presumed|thought|assumed|point|handwriting|hypothesis|attention",
        words.casefold(),
    )
    is_suspect = kind == "charged" and actor.has_any(_SUSPECTS)
    return "suspected" if is_suspect or (kind in {"blamed", "charged"} and is_doubted) else kind
