"""Whom a text cites: the outlets and agencies in whose name its sentences report, besides its own publisher.

Names are looked for in the text itself, as "the Post says" and "according to the newspaper" come without a statement of their
own; the chains of its statements add the media nobody listed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from whence.core.document import Document, Span
from whence.core.statement import ChainLink, Statement
from whence.core.vocabulary import LinkKind
from whence.linking.media import is_own

_LEAD = 4  # sentences behind the title in which a text says on whom it rests
_HEADS = (
    r"newspaper|paper|daily|weekly|broadcaster|news agency|agency|wire service|site|website|magazine|outlet|station|channel|"
    r"bulletin|tabloid|article|(?:news )?portal|publication|journal|radio"
)
_AGAIN = re.compile(rf"(?i)\b(?:the (?:same )?(?:[A-Z]\w+ )?)(?:{_HEADS})\b")
_CITES = re.compile(
    r"(?i)\b(?:according to|citing|cited|cites|quot(?:ed|es|ing)|told|tells|reports?|reported|reporting|says?|said|adds?|added|"
    r"writes?|wrote|published|publishes|obtained by|seen by|interview with|revealed|learned|learnt|put|spoke to|speaking to|"
    r"aired|broadcast|carried by|relayed|shown by)\b"
)
_LISTED = re.compile(r"^\W*(?:sources?|via)\s*:", re.IGNORECASE)
_NOTE = re.compile(
    r"^\W*(?:correction|clarification|editor'?s[’']? note|update|note)\b.{0,20}[:,.]|\bearlier version of this\b",
    re.IGNORECASE,
)
_WROTE_IN = re.compile(
    r"\b(?:wrote|writes|writing|op-ed|essay|column|article|piece|analysis) (?:in|for) (?:the )?((?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)+)"
)
_MEDIA = {LinkKind.OUTLET, LinkKind.AGENCY}
_LAST_WORDS = frozenset(
    "Post Herald Sentinel Times Gazette Tribune Courier Lantern Ledger Monitor Review Observer Chronicle Telegraph Guardian "
    "Journal Dispatch Standard Express Bulletin Independent Examiner Inquirer Mercury Argus".split()
)
_INITIALS = re.compile(r"[A-Z]{3,5}(?=\W|$)")
_OWNER = re.compile(r"^(?:the |an? )?(?:[A-Z]\w+['’]s )?", re.IGNORECASE)
_PROPER = re.compile(r"[A-Z]\w")
_NAMELESS = re.compile(rf"(?i)^(?:the |this |that |an? |one |another )?(?:same |other |local )?(?:{_HEADS})s?$")
_ENDS_IN_HEAD = re.compile(rf"(?i)\b(?:{_HEADS}|media|television|radio station)$")

Sentence = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Citation:
    """This says: that sentence reports in the name of the Niger Valley Post; it is among the first of the text."""

    medium: str
    span: Span
    sentence: int
    is_lead: bool


def citations(document: Document, statements: Sequence[Statement], known: Iterable[str]) -> list[Citation]:
    """Every sentence that reports in another medium's name, in the order of the text; notes of correction say nothing."""
    body = _body(document)
    names = _names(document, statements, known)
    found: list[Citation] = []
    for number, (start, end) in enumerate(body):
        text = document.text[start:end]
        if _is_note(document.text, start, end) or not (_CITES.search(text) or _LISTED.match(text)):
            continue
        said_last = found[-1].medium if found else None
        for medium, at, to in _named(text, names, said_last):
            found.append(Citation(medium, document.span(start + at, start + to), number, number < _LEAD))
    return found


def _is_note(text: str, start: int, end: int) -> bool:
    """Whether a sentence stands in a note of correction: its own paragraph opens as one, or speaks of an earlier version."""
    return bool(_NOTE.search(text[text.rfind("\n", 0, start) + 1 : end]))


def is_nameless(medium: str) -> bool:
    """Whether words name no medium of their own: "the paper", where the text has lost or withholds whose.

    >>> is_nameless("the paper"), is_nameless("the Niger Valley paper")
    (True, False)
    """
    return bool(_NAMELESS.match(medium))


def n_sentences(document: Document) -> int:
    """How many sentences its body has."""
    return len(_body(document))


def _body(document: Document) -> list[Sentence]:
    """The sentences behind the title, else all."""
    end = document.title.end if document.title else 0
    return [s for s in document.sentences if s[0] >= end] or [(0, len(document.text))]


def _names(document: Document, statements: Sequence[Statement], known: Iterable[str]) -> list[str]:
    """The media this text names, longest first: known ones, and those its own chains and frames name."""
    names = [name for name in known if name and _full(name, document.text)]
    names += [name for s in statements for link in s.attribution.chain if (name := _medium_of(s, link))]
    names += [match[1] for match in _WROTE_IN.finditer(document.text)]
    found: list[str] = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if not is_own(name, document.publisher) and not any(is_own(name, other) for other in found):
            found.append(name)
    return found


def _full(name: str, text: str) -> bool:
    """Whether the text has the name in full, what its initials stand for, or its last word where that is one papers bear."""
    last = name.split()[-1]
    if name in text or (last in _LAST_WORDS and f"he {last}" in text):
        return True
    return bool(_INITIALS.match(name) and _expansion(name).search(text))


@cache
def _expansion(name: str) -> re.Pattern[str]:
    """Capitalised words that begin with the letters of an acronym: "Pacific Wire Service" of PWS."""
    letters = _INITIALS.match(name)
    words = r"[ -]".join(rf"{letter}[a-z]+" for letter in (letters[0] if letters else name))
    return re.compile(rf"\b{words}\b")


def _medium_of(statement: Statement, link: ChainLink) -> str | None:
    """The proper name of a link that is a medium; None for "the paper", for a name that stands elsewhere, for a group's channel."""
    chain = statement.attribution.chain
    is_theirs = any(later.kind is LinkKind.GROUP for later in chain[chain.index(link) + 1 :])
    if link.kind not in _MEDIA or is_theirs or not link.span or not link.name:
        return None
    name = _OWNER.sub("", link.name)
    is_there = name in link.span.quote and _PROPER.match(name) and not _ENDS_IN_HEAD.search(link.span.quote)
    return name if is_there else None


def _named(text: str, names: Sequence[str], said_last: str | None) -> Iterator[tuple[str, int, int]]:
    """The media a sentence names, each once: by name, by the last word of it, or as "the paper" the one named last."""
    found = False
    for name in names:
        match = _find(name, text)
        if match:
            found = True
            yield name, match.start(), match.end()
    again = _AGAIN.search(text)
    if not found and said_last and again:
        yield said_last, again.start(), again.end()


def _find(name: str, text: str) -> re.Match[str] | None:
    """The name in the text, in full, or its last word behind an article: "the Post"; initials as they stand."""
    forms = [re.escape(name)]
    forms += [_expansion(name).pattern] if _INITIALS.match(name) else []
    words = name.split()
    if len(words) > 1:
        forms.append(rf"(?<=[Tt]he ){re.escape(words[-1])}")
        forms.append(rf"{re.escape(' '.join(words[:2]))}(?! [A-Z])")
        letters = "".join(word[0] for word in words if word[0].isupper())
        forms += [rf"{letters}(?:-Wire)?"] if len(letters) > 2 else []
    return re.search(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", text)
