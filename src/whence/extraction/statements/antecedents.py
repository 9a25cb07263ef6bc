"""Whom "he", "it", "they" and "the spokesman" stand for: the last one introduced before who fits, never over a wide gap."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from whence.core.document import Span
from whence.core.statement import Attribution, ChainLink, Statement
from whence.core.vocabulary import LinkKind
from whence.extraction.statements import noun_spans as nouns
from whence.extraction.statements.kinds import MEDIA, SpeakerKinds
from whence.extraction.statements.naming import body_beside, name_beside, own_name
from whence.extraction.statements.referents import Referents, Sort, core_words
from whence.extraction.statements.speech_text import SpeechText

_FITS = {
    "he": (Sort.MAN, Sort.PERSON), "him": (Sort.MAN, Sort.PERSON), "she": (Sort.WOMAN, Sort.PERSON),
    "her": (Sort.WOMAN, Sort.PERSON), "it": (Sort.BODY,), "they": (Sort.CROWD, Sort.BODY),
}  # fmt: skip
_SETTLES = {"he": Sort.MAN, "him": Sort.MAN, "she": Sort.WOMAN, "her": Sort.WOMAN}
_REACH = {Sort.MAN: 5, Sort.WOMAN: 5, Sort.PERSON: 5, Sort.BODY: 2, Sort.CROWD: 2}  # sentences since the last mention
_KEPT = 200  # referents held in mind: in a long document the earliest drop out
_DEFINITE = frozenset({"the", "this", "that"})
_MENTIONS = {"he": "he", "she": "she", "his": "he", "her": "she"}
_PAPERS = frozenset({"paper", "newspaper", "daily"})
_PRINTED = frozenset({LinkKind.OUTLET})  # an agency is no paper
_OFFICE = re.compile(r", ((?:an? |the |its |their )?(?:[\w’'-]+ ){0,3}?[a-z][\w-]+)(?= (?:for|of|at|in|with|who)\b|,)")
_OPENERS = frozenset("but and yet so then still meanwhile however , as for".split())  # what may stand before a subject
_THEIRS = ("its ", "his ", "her ", "their ")


@dataclass(slots=True)
class Referent:
    """This says: "Omar Tal", a man, was spoken of last in sentence 4; his common noun is "spokesman"."""

    name: str
    sort: Sort
    heads: frozenset[str]
    sentence: int
    kind: LinkKind


class Antecedents:
    """This says: in the sentence after "Omar Tal, a lawyer, said", the "he" of "he added" goes by the name Omar Tal.

    `kinds` tells the kind of those who are introduced but have not spoken yet.
    """

    def __init__(self, kinds: SpeakerKinds) -> None:
        self._kinds, self._referents = kinds, Referents()

    def name(self, text: SpeechText, statements: Sequence[Statement]) -> list[Statement]:
        """The statements, each link that takes somebody up by a pronoun or a bare noun given the name of whom it stands for."""
        links = {link.span.start: link for s in statements for link in s.attribution.chain if link.span}
        named: dict[int, ChainLink] = {}
        seen: list[Referent] = []
        for span, link in self._in_order(text, links):
            if link is None and span.quote.split()[0].casefold() in _MENTIONS:
                _take_up(_MENTIONS[span.quote.split()[0].casefold()], _sentence(text, span), seen)
                continue
            kind = link.kind if link else self._kinds.of(span.quote, {})
            del seen[:-_KEPT]
            if link and span.quote.casefold() in _FITS:
                taken_up = _take_up(span.quote.casefold(), _sentence(text, span), seen)
                named[span.start] = replace(link, name=taken_up.name, kind=taken_up.kind) if taken_up else _bare(link)
                continue
            found = self._resolve(text, span, kind, seen) if link else self._introduce(text, span, kind, seen)
            if link:
                named[span.start] = replace(link, name=found)
        return [_renamed(statement, named) for statement in statements]

    def _in_order(self, text: SpeechText, links: dict[int, ChainLink]) -> Iterator[tuple[Span, ChainLink | None]]:
        """Every speaker, and every phrase that opens a sentence, in the order of the text."""
        opening = {span.start: span for span in _openings(text)}
        for start in sorted({*links, *opening}):
            link = links.get(start)
            yield (link.span if link and link.span else opening[start]), link

    def _resolve(self, text: SpeechText, span: Span, kind: LinkKind, seen: list[Referent]) -> str | None:
        """The name of a speaker told by a noun, his own or of whom he stands for."""
        sentence = _sentence(text, span)
        words = core_words(span.quote)
        is_definite = span.quote.split()[0].casefold() in _DEFINITE
        if len(words) == 1 and (is_definite or words[0] == span.quote) and words == span.quote.split()[-1:]:
            name = self._definite(words[0], kind, sentence, seen, is_definite=is_definite)
            if name:
                return name
        return self._introduce(text, span, kind, seen)

    def _definite(
        self, word: str, kind: LinkKind, sentence: int, seen: list[Referent], *, is_definite: bool
    ) -> str | None:
        """The name of the last one introduced under that noun or surname; None where several are, or none by a fuller name."""
        heads = self._referents.same_head(word.casefold())
        found = [r for r in seen if r.sort is not Sort.CROWD and not r.name.casefold().startswith(_THEIRS)]
        found = [r for r in found if r.heads & heads or (len(heads) > 1 and _is_named_body(r, word.casefold()))]
        if word[0].isupper():
            found = [r for r in found if word in r.name.split() and (is_definite or r.name.endswith(word))]
        if word.casefold() in _PAPERS:  # "an Iraqi newspaper" may be the one named since
            found = [r for r in found if r.name[:1].isupper()] or found
        if not found or len({r.name for r in found if r.sentence >= found[-1].sentence - 3}) > 1:
            return None
        found[-1].sentence = sentence
        if len(heads) > 1 and _is_unknown(found[-1]):  # "the outfit" tells that the Bay Defenders are a group
            found[-1].kind = kind
        seen.append(seen.pop(seen.index(found[-1])))
        return found[-1].name

    def _introduce(self, text: SpeechText, span: Span, kind: LinkKind, seen: list[Referent]) -> str | None:
        """Enter a phrase among those who may be taken up; its own name, if it has one."""
        after = text.document.text[span.end : span.end + 120]
        office = _OFFICE.match(after) if "," in after else None
        sort = self._referents.of(span.quote, kind)
        if office and kind not in MEDIA and sort in {None, Sort.BODY} and self._is_person(office[1]):
            sort = Sort.PERSON
        if office and sort is None and self._referents.of(office[1], LinkKind.OTHER) is Sort.BODY:
            sort = Sort.BODY
        is_person = sort in {Sort.MAN, Sort.WOMAN, Sort.PERSON}
        name = (name_beside(after) if is_person else None) or own_name(span.quote)
        if name is None and sort is Sort.BODY and span.quote.casefold() not in nouns.PRONOUNS:
            name = body_beside(after)
        if sort and span.quote.casefold() not in nouns.PRONOUNS:
            heads = self._referents.heads(span.quote) | (self._referents.heads(office[1]) if office else frozenset())
            seen.append(Referent(name or span.quote, sort, heads, _sentence(text, span), kind))
        return name

    def _is_person(self, office: str) -> bool:
        """Whether an apposition names an office: "a spokesman" for the army, and not "the army"."""
        return self._referents.of(office, LinkKind.OTHER) in {Sort.MAN, Sort.WOMAN, Sort.PERSON}


def _is_named_body(referent: Referent, head: str) -> bool:
    """Whether "the outfit" or "the paper" may stand for it: a body with a name of that kind, or of a kind nobody knows."""
    if head in _PAPERS:
        return referent.kind in _PRINTED
    return referent.sort is Sort.BODY and (referent.kind == LinkKind.GROUP or _is_unknown(referent))


def _is_unknown(referent: Referent) -> bool:
    """Whether it goes by a name that tells nothing: "The Bay Defenders"."""
    words = core_words(referent.name)
    return referent.kind == LinkKind.OTHER and len(words) > 1 and all(word[0].isupper() for word in words)


def _bare(link: ChainLink) -> ChainLink:
    """A pronoun that nobody fits."""
    return replace(link, name=None)


def _take_up(pronoun: str, sentence: int, seen: list[Referent]) -> Referent | None:
    """The last one whom the pronoun fits, if near enough."""
    for referent in reversed(seen):
        fits = referent.sort in _FITS[pronoun]
        if fits and pronoun == "they" and referent.sort is Sort.BODY:
            fits = referent.kind == LinkKind.GROUP
        if not fits:
            continue
        if sentence - referent.sentence > _REACH[referent.sort]:
            return None
        referent.sentence = sentence
        referent.sort = _SETTLES.get(pronoun, referent.sort)
        seen.append(seen.pop(seen.index(referent)))
        return referent
    return None


def _openings(text: SpeechText) -> Iterator[Span]:
    """The phrases that open sentences outside quotation marks: who is spoken of."""
    for first, last in text.sentences:
        at = first
        if at >= last or text.quoted[at] >= 0:
            continue
        while text.low(at) in _OPENERS and at < last - 1:
            at += 1
        if text.low(at) in nouns.JOINS | {"after", "before", "when"}:
            comma = next((i for i in range(at, min(last, at + 14)) if text.low(i) == ","), None)
            at = comma + 1 if comma is not None else at
        piece = nouns.after(text, at, last)
        if piece and piece[1] < last and not text.words[piece[1]].is_name and text.low(piece[0]) not in {"it", "they"}:
            end = next((i for i in range(piece[0] + 2, piece[1]) if not text.words[i].is_name), piece[1])
            is_full_name = text.words[piece[0]].is_name and text.words[piece[0] + 1].is_name
            yield text.document.span(
                text.words[piece[0]].start, text.words[(end if is_full_name else piece[1]) - 1].end
            )


def _sentence(text: SpeechText, span: Span) -> int:
    """The number of the sentence in which a span lies."""
    word = bisect_right(text.words, span.start, key=lambda w: w.start) - 1
    return bisect_right(text.sentences, word, key=lambda s: s[0]) - 1


def _renamed(statement: Statement, named: dict[int, ChainLink]) -> Statement:
    """The statement with the named links; media keep the name they had, if they had one."""
    attribution = statement.attribution
    chain = tuple(_named_link(link, named) for link in attribution.chain)
    return replace(statement, attribution=Attribution(chain, attribution.cue, attribution.is_quoted))


def _named_link(link: ChainLink, named: dict[int, ChainLink]) -> ChainLink:
    """One link with the name found for it, and the kind of whom a pronoun stands for."""
    if link.span is None or (link.name and link.kind in MEDIA):
        return link
    return replace(link, name=named[link.span.start].name, kind=named[link.span.start].kind)
