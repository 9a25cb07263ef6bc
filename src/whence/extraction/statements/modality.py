"""How a statement is made: asserted, claimed, denied, planned, threatened or reported, from its cue, content and last link."""

import re

from whence.core.vocabulary import LinkKind, Modality
from whence.extraction.statements.intent import is_dated_ahead, plans_own, threatens, warns_off
from whence.extraction.statements.kinds import MEDIA
from whence.extraction.statements.own_deeds import (
    contradicts,
    denies_deed,
    tells_enemy_dead,
    tells_own_act,
    tells_success,
    tells_victory,
)

_VIOLENCE = (
    r"(?:kill|attack|bomb|struck|strike|hit|destroy|down|shot|shoot|shell|target|captur|seiz|kidnap|abduct|assassinat|execut|"
    r"fir|launch|detonat|carr|conduct|stag|control|took|take|retak|recaptur|repel|intercept|eliminat|behead|raid|storm|sunk|sank|inflict|claim|burn|blew|ambush|drove|driven)"
)
_SKIPPED = r"(?: (?!(?:the|an?|this|is|was|were|be|been|should|may|might)\b)\w+){0,3}?"
_OWN = re.compile(
    rf"^(?:that )?(?:(?:it|they|we|he|she|its|their|our|his|one of its|one of their|the group)\b"
    rf"(?:{_SKIPPED}(?: (?:has|have|had|now|also|successfully))* [\"“‘']?(?:{_VIOLENCE}\w*|did (?:it|this|so))"
    r"|(?: \w+){0,2}? (?:was|were|is|are|had been|has been) (?:responsible|behind))\b"
    rf"|(?:to have|having) (?:already |also )?{_VIOLENCE}|(?:to control|to be behind)\b|(?:its |their |full |sole )?responsib\w+)",
    re.IGNORECASE,
)
_OWN_FORCES = re.compile(
    rf"\b(?:its|their|our) (?:\w+ ){{0,2}}(?:fighters?|forces|troops|soldiers|jets?|planes|aircraft|drones?|militants|members?|mujahideen|units?|air force|navy|army)\b.{{0,40}}?\b{_VIOLENCE}",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"^(?:\W*(?:[\w.’'-]+ ){1,9}?)(?:will|would|shall|’ll|'ll|is to|are to|plans? to|intends? to|is going to|are going to)\b",
    re.IGNORECASE,
)
_HOSTILE = re.compile(
    r"\b(?:retaliat|reveng|aveng|attack|strike|kill|crush|destroy|punish|respond|severe|consequences|war\b|fight|\bfire\b|blood|hit back|pay (?:a|the|for)|eliminat|behead|execut|bomb|target|on the table|defeat|hell|annihilat)",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"^(?:\W*[\w’'-]+ ){0,4}?(?:intervention|withdrawal|plans?|deployment|ceasefire|cease-fire|truce|offensive|mobili[sz]ation|boycott|"
    r"sanctions|talks|elections?|campaign|moratorium|amnesty|suspension|resumption|creation|formation|visit)\b",
    re.IGNORECASE,
)
_DOES = (
    r"(?:be held|hold|send|impose|continue|extend|deploy|release|withdraw|meet|file|join|provide|investigate|resume|begin|start|"
    r"close|open|take part|host|pull|increase|boost|reopen|support|help|expand|launch|hand|return|sign|visit|lift|seek|move|set up|"
    r"be (?:allowed|opened|reopened|deployed|released|sent|withdrawn|evacuated))"
)
_WILL_DO = re.compile(rf"^\W*(?:[\w.,’'-]+ ){{1,20}}?(?:will|is to|are to) (?:also |soon |now |not )?{_DOES}\b")
_SCHEDULED = re.compile(
    r"^\W*(?:[\w.,’'-]+ ){1,12}?(?:will|would|is to|are to) (?:also |soon |now |not )?"
    r"(?:resume|reopen|be (?:put off|postponed|moved|handed over|released|reopened|resumed|deployed|evacuated|drawn away|lifted|buried|held on))\b"
)
_PLOTTED = re.compile(
    r"^\W*(?!if\b)(?:[\w.,’'-]+ ){1,10}?(?:(?:had |have |has |were |was )?(?:planned|planning|plotted|plotting|intended)|(?:were|was) preparing) to\b"
    r"|^\W*an? (?:\w+ ){0,2}(?:plan|plot) (?:to|for)\b"
)
_OWN_DEED = re.compile(rf"^{_VIOLENCE}\w*ing\b", re.IGNORECASE)
_THEIR_ACT = re.compile(
    r"^\W*(?:(?:its|their|his) (?:\w+ )?responsib\w+|(?:the|that|this|an?|[\w-]+[’']s|\w+day[’']s) (?:[\w-]+ ){0,2}?(?:act|attack|bombing|blast|raid|ambush|killing|shooting|assassination|explosion|assault|massacre)s?\b)",
    re.IGNORECASE,
)
_STATE_HITS_BACK = re.compile(r"^[A-Z]\w+ (?:will|would) (?:respond|retaliate|strike|hit back|answer|avenge)\b")
_EXECUTED = re.compile(r"\b(?:being|been|was|were) (?:\w+ )?(?:killed|executed|beheaded|shot|burned|stoned)\b")
_FINITE = re.compile(r"\b(?:is|was|were|are|had|has|have|did|would|could|will|came|left|killed)\b", re.IGNORECASE)
_SOFT_OWN = re.compile(
    r"^\W*(?:If (?:\w+ ){0,2}\w+, )?(?:(?:[Ii]t|[Tt]hey|[Ww]e|[Hh]e|[Ss]he|[Ii]ts|[Hh]is|[Tt]heir|[Oo]ur|[Tt]he group|I)\b(?: (?!it\b|they\b|he\b|she\b|that\b)\w+){0,4}?|[A-Z][\w.]*(?: [A-Z][\w.]*)*) (?:will|would|shall|is to|are to|(?:is|are) going to|plans? to|intends? to)\b"
)
_IF_NOT = re.compile(r"\b(?:will|would|shall)\b.*\b(?:if|unless|until|should)\b", re.IGNORECASE)
_DIRE = re.compile(
    r"\b(?:severe|grave|serious|dire) consequences\b|\bon the table\b"
    r"|\b(?:take|treat|regard|consider|see)\b.{0,40}\bdeclaration of war\b",
    re.IGNORECASE,
)
_NONSENSE = re.compile(
    r"\b(?:nonsense|propaganda|lies?|fabricat\w+|baseless|fake|absurd|false|untrue|unfounded|ridiculous|slander|libel|worthless|fantasy|fiction|fairy tale|invention)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"^(?:\W*)(?:there (?:was|is|were) no|it (?:was|is) not|they (?:were|are) not)\b.{0,40}\b(?:responsib|involve|behind)",
    re.IGNORECASE,
)


_PARTIES = frozenset({LinkKind.GROUP, LinkKind.OFFICIAL, LinkKind.OTHER})
_TOLLS = frozenset({"put", "count", "number", "revise"})
_OPINIONS = frozenset({"accuse", "blame", "think", "warn", "threaten", "vow", "plan", "responsibility", "suspect"})


def modality_of(kind: str, base: str, content: str, speaker: LinkKind, *, is_nobody: bool) -> Modality:
    """The modality of a statement; `kind` and `base` are the class and base form of its cue.

    >>> str(modality_of("say", "say", "it had killed thirty soldiers", LinkKind.GROUP, is_nobody=False))
    'claimed'
    """
    if kind in {"deny", "rule"} or _DENIES.search(content):
        return Modality.DENIED
    if speaker == LinkKind.GROUP_MEDIA and (kind == "responsibility" or _is_claim(content, LinkKind.GROUP)):
        return Modality.CLAIMED
    if is_nobody or speaker in MEDIA:
        return Modality.REPORTED
    if kind in {"call", "describe"} and _NONSENSE.search(content):
        return Modality.DENIED
    if speaker in _PARTIES and kind not in _OPINIONS and denies_deed(content):
        return Modality.DENIED
    if speaker == LinkKind.GROUP and kind not in _OPINIONS and contradicts(content):
        return Modality.DENIED
    if kind == "responsibility" or _is_claim(content, speaker) or _confesses(kind, base, content, speaker):
        return Modality.CLAIMED
    if kind == "threaten":
        return Modality.THREATENED
    if base == "pledge" and content.startswith("allegiance"):
        return Modality.ASSERTED
    if kind in {"vow", "plan"}:
        return Modality.THREATENED if kind == "vow" and _HOSTILE.search(content) else Modality.PLANNED
    return _future(kind, base, content, speaker)


def _is_claim(content: str, speaker: LinkKind) -> bool:
    """Whether a party tells of its own violence or success."""
    if speaker not in {LinkKind.GROUP, LinkKind.OFFICIAL, LinkKind.OTHER}:
        return False
    head = content[:160]
    if _FUTURE.search(head[:80]):
        return False
    if tells_success(content):
        return True
    if speaker == LinkKind.OTHER:
        return False
    if tells_victory(head):
        return True
    if speaker == LinkKind.GROUP and tells_own_act(head):
        return True
    is_dead = tells_enemy_dead(content, of_state=speaker == LinkKind.OFFICIAL)
    return is_dead or bool(_OWN.search(head) or _OWN_FORCES.search(head))


def _confesses(kind: str, base: str, content: str, speaker: LinkKind) -> bool:
    """Whether somebody admits a deed of violence, or a group says "claim" of one or gives a toll of its own."""
    if base in {"admit", "acknowledge", "confess"} and _OWN_DEED.search(content):
        return True
    if base in {"admit", "claim", "announce", "declare"} and _THEIR_ACT.search(content) and not _FINITE.search(content):
        return True
    if base == "show" and speaker == LinkKind.GROUP and _EXECUTED.search(content[:80]):
        return True
    if base == "boast" and speaker == LinkKind.GROUP:
        return True
    if kind in _TOLLS and speaker == LinkKind.GROUP:
        return True
    return base == "claim" and speaker == LinkKind.GROUP and bool(re.search(_VIOLENCE, content[:60], re.IGNORECASE))


def _future(kind: str, base: str, content: str, speaker: LinkKind) -> Modality:
    """Plans and threats told as what one will do, else an assertion."""
    if speaker in _PARTIES | {LinkKind.UNNAMED, LinkKind.DOCUMENT} and threatens(content):
        return Modality.THREATENED
    if speaker in {LinkKind.GROUP, LinkKind.DOCUMENT} and kind in {"warn", "tell"} and warns_off(content):
        return Modality.THREATENED
    if speaker == LinkKind.GROUP and kind == "warn" and _IF_NOT.search(content):
        return Modality.THREATENED
    if kind == "announce" and base == "announce" and (_COMING.search(content[:90]) or is_dated_ahead(content)):
        return Modality.PLANNED
    if speaker in {LinkKind.OFFICIAL, LinkKind.GROUP} and _SOFT_OWN.search(content[:90]):
        return Modality.THREATENED if _HOSTILE.search(content[:160]) else Modality.PLANNED
    if speaker == LinkKind.OTHER and _STATE_HITS_BACK.search(content[:90]):
        return Modality.THREATENED
    if speaker in {LinkKind.OFFICIAL, LinkKind.GROUP} and _DIRE.search(content):
        return Modality.THREATENED
    if (
        speaker in {LinkKind.OFFICIAL, LinkKind.GROUP, LinkKind.DOCUMENT}
        and kind in {"say", "quote", "tell", "announce"}
        and _WILL_DO.search(content)
    ):
        return Modality.PLANNED
    if kind not in _OPINIONS and (_SCHEDULED.search(content[:160]) or _PLOTTED.search(content[:120])):
        return Modality.PLANNED
    is_own = speaker in _PARTIES | {LinkKind.DOCUMENT} and kind not in _OPINIONS
    return Modality.PLANNED if is_own and plans_own(content) else Modality.ASSERTED
