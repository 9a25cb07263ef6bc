"""What parties say of their own deeds: success told as one's own, and the flat denial of having done it.

>>> tells_success("its \\"boys\\" had killed ten persons"), tells_success("soldiers had killed nine villagers")
(True, False)
>>> denies_deed("none of its aircraft were in the air"), denies_deed("no one was hurt")
(True, False)
"""

import re

_ENEMY = r"(?:soldiers?|troops|policemen|police officers|guards|jailers|enem(?:y|ies)|apostates?|crusaders?|infidels?|invaders?|occupiers?|agents?|informers?)"
_REBELS = r"(?:terrorists?|militants?|rebels?|bandits?|insurgents?|extremists?|jihadis?|jihadists?|gunmen|fighters?|smugglers?|hostile \w+)"
_TOOK_OUT = r"(?:kill|neutrali[sz]|eliminat|destroy|shot dead|wip|liquidat|repel|repuls|took out|dealt with|sank|sunk|struck|hit)"
_NUMBER = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|more than \w+|at least \w+)"
)
_QUOTE = r"[\"'“”‘’]?"

_OWN_MEN = re.compile(
    rf"\b(?:its|their|our|his)\W{{1,2}}(?:\w+ ){{0,2}}{_QUOTE}(?:boys|men|martyrs?|brothers|members|fighters|mujahideen|soldiers|forces|troops|lions)\b"
    rf".{{0,60}}?\b(?:{_TOOK_OUT}|laid|carried out|took part|participat|martyr|storm|ambush|attack|blew|captur|stopped)",
    re.IGNORECASE,
)
_ENEMY_DEAD = re.compile(
    rf"\b{_NUMBER}\W{{1,2}}(?:\w+ ){{0,2}}?{_ENEMY}(?: of (?:the )?\w+)?\W{{1,2}}(?:(?:were|was|had been|have been) )?(?:killed|slain|dead|laid)\b"
    rf"|\b(?:killing of|laid|slew)\b.{{0,40}}\b{_ENEMY}\b",
    re.IGNORECASE,
)
_REBELS_DEAD = re.compile(
    rf"\b{_REBELS}{_QUOTE} (?:\w+ ){{0,2}}?(?:were|was|had been|have been) (?:\w+ )?{_TOOK_OUT}\w*"
    rf"|\b(?:troops|soldiers|forces|helicopters?|jets|warplanes|aircraft|gunboats|units)\b.{{0,60}}?\b{_TOOK_OUT}\w*",
    re.IGNORECASE,
)
_REBELS_NAMED = re.compile(rf"\b{_REBELS}\b|\bboats?\b", re.IGNORECASE)

_SELF = r"(?:it|they|we|he|I|(?:its|their|our) (?:\w+ ){0,2}\w+|the (?:\w+ )?(?:group|army|coalition|movement|force|forces|guard|front|brigade|militia|faction|outfit|column|organi[sz]ation))"
_DEED = (
    r"(?:kill|attack|bomb|struck|strik|hit|shot|shoot|shell|target|fire|fir(?:ed|ing)|fly|flown|carr|sen[dt]|lose|lost|involv|responsib|"
    r"behind|enter|use[ds]?\b|take part|taken part|order|laid|lay|plant|burn|abduct|kidnap|tak(?:e|en) (?:any|hostages))"
)
_DID_NOT = re.compile(
    rf"^\W*(?:that )?{_SELF}\W+(?:(?:do|does|did|had|has|have)(?:n[’']t| not| never| neither)(?: \w+){{0,2}}? {_DEED}"
    r"|(?:was|were|is|are|had been|has been|have been)(?:n[’']t| not| never)(?: \w+)? (?:involv|responsib|behind|part of))",
    re.IGNORECASE,
)
_NONE_OF_OURS = re.compile(
    r"^\W*(?:none of (?:its|our|their|his)\b|no (?:sorties?|strikes?|airstrikes?|raids?|shots?|aircraft|ships?|planes?|jets?|drones?|missiles?|shells?|"
    r"soldiers?|troops|vehicles?|patrols?|operations?)\b.{0,60}\b(?:was|were|had|has|have|of ours)\b)"
    rf"|^\W*(?:that )?{_SELF} (?:had|has|have) (?:lost|carried out|fired|flown|sent|used|killed|laid) (?:no|not a|not one)\b"
    r"|\b(?:no (?:hand|part|role|involvement|connection|links?) (?:in|with|to)|nothing to do with)\b"
    r"|^\W*it (?:was|is)(?: not|n[’']t) (?:us|them|him|her|ours|theirs)\b",
    re.IGNORECASE,
)
_NO_SIGN = re.compile(
    rf"^\W*(?:that )?(?:(?:there (?:is|was|are|were|has been|had been)|{_SELF} (?:has|have|had)) )?(?:no|not a|not any) "
    r"(?:\w+ ){0,1}?(?:evidence|grounds|proof|record|records|knowledge|truth|trace|indication|danger)\b"
    rf"|^\W*(?:that )?{_SELF} (?:knew|knows|know) (?:of no|nothing)\b"
    r"|\b(?:is|are|was|were) (?:nothing|none) of (?:ours|theirs)\b",
    re.IGNORECASE,
)
_IS_NOT_SO = re.compile(
    r"^\W*(?:that )?(?:the|its|their|our|these|those) (?:[\w’'-]+ ){1,4}?(?:had|has|have|was|were|did|is|are)(?: not|n[’']t)\b",
    re.IGNORECASE,
)
_HAS_NOT = re.compile(
    r"\bhas not (?:carried out|fired|flown|bombed|struck|shelled|attacked|entered|used) (?:any|a single)\b",
    re.IGNORECASE,
)
_BRUSHED_OFF = re.compile(
    r"^\W*(?:that|this|it|the \w+|these \w+) (?:is|was|are|were) (?:\w+ ){0,2}\W?(?:nonsense|propaganda|lies?|fabricat\w+|baseless|fake|absurd|"
    r"untrue|unfounded|ridiculous|slander|libel|fantasy|fiction)\b",
    re.IGNORECASE,
)
_OWN_ACT = re.compile(
    rf"^\W*(?:that )?{_SELF} (?:(?:has|have|had) )?(?:already |also |only |itself |themselves )*{_QUOTE}"
    r"(?:sent|let|freed|released|handed|took|taken|opened|planted|laid|stopped|invited|escorted|spared|returned|lost|buried|held|used|"
    r"entered|crossed|set|burned|burnt|cut|closed|shut|punished|tried|moved|prepared|filmed)\b",
    re.IGNORECASE,
)
_VICTORY = re.compile(
    r"^\W*(?:an? )?\W*(?:total|complete|full|final|decisive)\W{1,2}(?:elimination|defeat|victory|liberation|destruction)\b"
    r"|\b(?:has|have|had) (?:now |finally |fully |completely |totally )?(?:been )?\W?(?:liberated|vanquished|eliminated|crushed)\b"
    r"|\bliberated (?:all|the (?:last|whole|entire))\b|^\W*(?:an? )?(?:\w+ )?victory over\b",
    re.IGNORECASE,
)


def tells_success(content: str) -> bool:
    """Whether words tell of violence by the speaker's own men."""
    return bool(_OWN_MEN.search(content[:200]))


def tells_victory(content: str) -> bool:
    """Whether words declare a fight won: "a 'total elimination'", "have liberated all the areas"."""
    return bool(_VICTORY.search(content[:160]))


def tells_enemy_dead(content: str, *, of_state: bool) -> bool:
    """Whether a party tells of enemies killed: soldiers, told by a group; rebels, told by a state (`of_state`)."""
    head = content[:200]
    if of_state:
        return bool(_REBELS_DEAD.search(head) and _REBELS_NAMED.search(head))
    return bool(_ENEMY_DEAD.search(head))


def contradicts(content: str) -> bool:
    """Whether the words of a party to a fight say that something is not so: "the hostages had not been there"."""
    return bool(_IS_NOT_SO.search(content))


def tells_own_act(content: str) -> bool:
    """Whether a group tells what it did with its men or captives: "it had let the children go", "we sent one car"."""
    return bool(_OWN_ACT.search(content))


def denies_deed(content: str) -> bool:
    """Whether words flatly deny a deed of one's own, or brush what was said aside."""
    head = content[:160]
    return any(pattern.search(head) for pattern in (_DID_NOT, _NONE_OF_OURS, _NO_SIGN, _HAS_NOT, _BRUSHED_OFF))
