"""What one document by itself rests on: a wire, its own reporting, an outlet or a document it cites, or nothing that shows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whence.core.document import Credit, Document, Span
from whence.core.origin import Reason
from whence.core.statement import ChainLink, Statement
from whence.core.vocabulary import LinkKind, OriginKind
from whence.linking.bylines import NO_PERSON
from whence.linking.citations import citations, is_nameless, n_sentences
from whence.linking.media import bare_medium, is_own, same_medium

_MEDIA = {LinkKind.OUTLET, LinkKind.AGENCY}
_LEAST_CITED = 0.25  # of a text's sentences, for it to rest on an outlet that its beginning does not name
_MOSTLY = 0.4  # of a text's sentences, for it to rest on an outlet though it asked somebody itself, too
_LEAST_OF_DOCUMENT = 0.5  # of a text's statements, for it to rest on a document
_OWN_PEOPLE = re.compile(
    r"\b(?:our|this|staff|special) (?:own )?(?:correspondents?|reporters?|newspaper|paper|magazine|station)\b",
    re.IGNORECASE,
)
_AGENCIES = re.compile(r"^(?:by |from )?(?:news )?agencies\b", re.IGNORECASE | re.MULTILINE)
_HEAD = 400  # characters in which a byline stands
_SIGNED = re.compile(r"[.!?”\"'’]\s*[(\[]([A-Z][^()\[\]\n]{1,40})[)\]]\s*$", re.MULTILINE)
_GENERIC = re.compile(r"^(?:the |this |that |an? |its )?(?:document|text|it|they|file|paper)s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Carrier:
    """This says: a1 carries the story, and these are its statements; `about` are the ids of those about the incident asked for."""

    document: Document
    statements: tuple[Statement, ...] = ()
    about: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Resting:
    """This says: a4 rests on Northern Radio (cited outlet), because its first sentence reports in its name.

    `media` are several where a text is compiled from them; no name where nothing tells.
    """

    kind: OriginKind
    media: tuple[str, ...]
    reasons: tuple[Reason, ...]

    @property
    def name(self) -> str | None:
        """The one medium, or all of them."""
        return " and ".join(self.media) or None


def resting(carrier: Carrier, known: Sequence[str]) -> Resting:
    """What a document rests on, by the strongest sign there is. `known` are media of the story, by whatever name."""
    document = carrier.document
    if found := _wire(document, known):
        return found
    by_agencies = is_by_agencies(document)
    if found := _cited(carrier, known, _MOSTLY):
        return _cited_about(carrier, known) or found
    if not by_agencies and (reason := own_reporting(document)):
        return Resting(OriginKind.OWN_REPORTING, (document.publisher or "",), (reason,))
    if found := _cited_about(carrier, known) or _cited(carrier, known) or _cited_document(carrier):
        return found
    return Resting(OriginKind.UNKNOWN, (), (_why_unknown(carrier, by_agencies),))


def _why_unknown(carrier: Carrier, by_agencies: Span | None) -> Reason:
    """Nothing tells; or it rests on a medium that it does not name."""
    if by_agencies:
        return Reason("an agency's text that does not say whose", by_agencies)
    links = [link for s in carrier.statements if s.id in carrier.about for link in s.attribution.chain]
    spans = [link.span for link in links if link.kind in _MEDIA and link.span and is_nameless(link.span.quote)]
    if spans:
        return Reason(f"a medium it does not name: “{spans[0].quote}”", spans[0])
    return Reason("nothing tells where it comes from")


def wire_credit(document: Document) -> Credit | None:
    """The credit that says whose text this is: a caption's credit is for its picture alone."""
    return next((credit for credit in document.credits if credit.where != "caption"), None)


def is_by_agencies(document: Document) -> Span | None:
    """The byline "Agencies", where that is what it says."""
    found = _AGENCIES.search(document.text[:_HEAD])
    return document.span(found.start(), found.end()) if found else None


def _wire(document: Document, known: Sequence[str]) -> Resting | None:
    """The agency that is credited, or with whose initials in brackets a paragraph ends."""
    if credit := wire_credit(document):
        return Resting(OriginKind.WIRE, (credit.agency,), (Reason(f"credit of {credit.agency}", credit.span),))
    for match in _SIGNED.finditer(document.text):
        medium = next((name for name in known if same_medium(match[1], name)), None)
        if medium and not is_own(medium, document.publisher):
            span = document.span(match.start(1), match.end(1))
            return Resting(OriginKind.WIRE, (medium,), (Reason(f"signed {medium}", span),))
    return None


def own_reporting(document: Document) -> Reason | None:
    """What shows that the outlet asked for itself: "told OUTLET", its correspondent, a dateline of its own, a person's byline."""
    if document.publisher is None:
        return None
    for words, pattern in (
        (f"somebody told {document.publisher}", rf"\b(?:told|shown to|said to) {_own_name(document.publisher)}\b"),
        (
            "a correspondent of its own",
            rf"{_OWN_PEOPLE.pattern}|\b{_own_name(document.publisher)}['’]s correspondent\b",
        ),
    ):
        if match := re.search(pattern, document.text, re.IGNORECASE):
            return Reason(words, document.span(match.start(), match.end()))
    if document.dateline and document.dateline.place and not document.dateline.agency:
        return Reason("a dateline of its own, no agency in it", document.dateline.span)
    if document.byline and not NO_PERSON.search(document.byline.quote):
        return Reason("a byline, no agency in it", document.byline)
    return None


def _own_name(publisher: str) -> str:
    """The publisher as its own text calls it: in full, or by its last word behind "The"."""
    last = publisher.split()[-1]
    return rf"(?:(?:the )?{re.escape(bare_medium(publisher))}|the {re.escape(last)})"


def _cited_about(carrier: Carrier, known: Sequence[str]) -> Resting | None:
    """The one medium through which what is said about the incident came."""
    about = [s for s in carrier.statements if s.id in carrier.about]
    through = [(name, link) for s in about for name, link in media_of(s, known, carrier.document.publisher)]
    if len(distinct(name for name, _ in through)) != 1:
        return None
    name, link = through[0]
    reason = Reason(f"it rests on {name}: {len(through)} of {len(about)} statements came through it", link.span)
    return Resting(OriginKind.CITED_OUTLET, (name,), (reason,))


def media_of(statement: Statement, known: Iterable[str], own: str | None) -> list[tuple[str, ChainLink]]:
    """The media a statement came through, by name; its own publisher and a group's own channel are none."""
    chain = statement.attribution.chain
    found: list[tuple[str, ChainLink]] = []
    for number, link in enumerate(chain):
        name = "" if is_nameless(link.name or "") else bare_medium(link.name or "")
        listed = next((medium for medium in known if name and same_medium(name, medium)), None)
        is_theirs = any(later.kind is LinkKind.GROUP for later in chain[number + 1 :]) and not listed
        if name and link.span and (listed or link.kind in _MEDIA) and not is_theirs and not is_own(name, own):
            found.append((listed or name, link))
    return found


def distinct(names: Iterable[str]) -> list[str]:
    """One of each medium."""
    found: list[str] = []
    for name in names:
        if not any(same_medium(name, other) for other in found):
            found.append(name)
    return found


def _cited(carrier: Carrier, known: Sequence[str], least: float | None = None) -> Resting | None:
    """The outlets in whose name the text reports, where it does so at its beginning or in a good part of its sentences.

    With `least`, in that part of its sentences at least.
    """
    cited = citations(carrier.document, carrier.statements, known)
    share = len({c.sentence for c in cited}) / n_sentences(carrier.document)
    is_enough = share >= least if least else any(c.is_lead for c in cited) or share >= _LEAST_CITED
    if not cited or not is_enough:
        return None
    media = distinct(c.medium for c in cited)
    reasons = []
    for medium in media:
        its = [c for c in cited if same_medium(c.medium, medium)]
        words = f"it reports in the name of {medium}: {len({c.sentence for c in its})} of {n_sentences(carrier.document)} sentences"
        reasons.append(Reason(words, its[0].span))
    return Resting(OriginKind.CITED_OUTLET, tuple(media), tuple(reasons))


def _cited_document(carrier: Carrier) -> Resting | None:
    """The document or documents through which most of what is stated came: "according to the communiqué"."""
    links = [link for s in carrier.statements if (link := _document_link(s))]
    if len(links) < 2 or len(links) < _LEAST_OF_DOCUMENT * len(carrier.statements):
        return None
    named = {
        _document_name(link): link for link in reversed(links) if link.span and not _GENERIC.match(link.span.quote)
    }
    names = _without_heads(list(reversed(named)))
    reasons = tuple(
        Reason(
            f"it rests on a document, {name}: {len(links)} of {len(carrier.statements)} statements", named[name].span
        )
        for name in names
    )
    return Resting(OriginKind.CITED_DOCUMENT, tuple(names), reasons) if names else None


def _document_link(statement: Statement) -> ChainLink | None:
    """The link of its chain that is a document."""
    return next((link for link in statement.attribution.chain if _is_document(link)), None)


def _is_document(link: ChainLink) -> bool:
    """Whether a link is a document, by its kind or by its last word: "a UN report"."""
    return link.kind is LinkKind.DOCUMENT or bool(link.span and re.search(r"\breport$", link.span.quote, re.IGNORECASE))


def _document_name(link: ChainLink) -> str:
    """What the document is called."""
    words = link.name if link.name and re.search(r"\w ", link.name) else link.span.quote if link.span else ""
    name = bare_medium(words)
    return name if any(c.isupper() for c in name[1:]) else name.casefold()


def _without_heads(names: list[str]) -> list[str]:
    """The names but for "report", where there is a "UN report"."""
    return [n for n in names if not any(o.casefold().endswith(f" {n.casefold()}") for o in names)]
