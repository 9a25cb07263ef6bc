"""On whom one item rests, a statement or a figure: counted in the same words as for a whole incident."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whence.core.document import Document
from whence.core.ids import make_id
from whence.core.origin import Corroboration, Origin, Reason
from whence.core.statement import Statement
from whence.core.telling import Grade
from whence.core.vocabulary import Credibility, OriginKind
from whence.linking.media import same_medium
from whence.linking.names import plain
from whence.linking.origins import n_independent
from whence.linking.resting import media_of


@dataclass(frozen=True, slots=True)
class Item:
    """This says: a4 tells it, in that statement (None: in its own words), on the word of "an official"."""

    document: Document
    statement: Statement | None = None
    speaker: str | None = None


def back(items: Iterable[Item], origins: Sequence[Origin]) -> Corroboration:
    """Documents, outlets, origins and speakers behind the items; what came through another medium has that medium's origin."""
    items = list(items)
    held: dict[str, tuple[Origin, dict[str, None]]] = {}
    for item in items:
        origin = origin_of(item, origins)
        held.setdefault(origin.id, (origin, {}))[1][item.document.id] = None
    found = tuple(
        Origin(o.id, o.kind, tuple(ids), o.name, o.reasons, o.is_certain, o.media) for o, ids in held.values()
    )
    publishers = {plain(i.document.publisher) for i in items if i.document.publisher}
    speakers = {plain(i.speaker) for i in items if i.speaker}
    unknown = sum(not origin.name for origin in found)
    n_documents = len({item.document.id for item in items})
    return Corroboration(n_documents, len(publishers), n_independent(found), unknown, len(speakers), found)


def origin_of(item: Item, origins: Sequence[Origin]) -> Origin:
    """Where the item started: the medium its statement came through, else the origin of its document."""
    known = [origin.name for origin in origins if origin.name and not origin.media]
    through = media_of(item.statement, known, item.document.publisher) if item.statement else []
    own = next((origin for origin in origins if item.document.id in origin.document_ids), None)
    if not through:
        return own or _unknown(item)
    name, link = through[-1]
    if own and same_medium(own.name, name):
        return own
    there = next((o for o in origins if not o.media and same_medium(o.name, name)), None)
    reason = Reason(f"it came through {name}", link.span)
    kind = there.kind if there else OriginKind.CITED_OUTLET
    ids = (item.document.id,)
    return Origin(there.id if there else make_id("org", kind, plain(name)), kind, ids, name, (reason,))


def _unknown(item: Item) -> Origin:
    """An origin nobody knows, of that document alone."""
    return Origin(make_id("org", item.document.id), OriginKind.UNKNOWN, (item.document.id,), is_certain=False)


def suggest_grade(told: Corroboration, others: Iterable[Corroboration] = (), *, is_claim: bool) -> Grade:
    """Credibility by the Admiralty code, with its reason in words.

    `others` are those behind each thing told that cannot be true beside it: the worse, the more origins agree on one of them;
    `is_claim` says that nobody but a party tells it.
    """
    own = {origin.id for origin in told.origins}
    against = [{o.name for o in other.origins if o.name and o.id not in own} for other in others]
    n, m = told.n_origins, max(map(len, against), default=0)
    contradicted = f"contradicted by {', '.join(sorted(set().union(*against)))}"
    if is_claim:
        worst = Credibility.IMPROBABLE if m > 1 else Credibility.DOUBTFUL
        return Grade(worst, f"a party's claim, {contradicted}" if m else "a party's claim alone")
    if n == 0:
        return Grade(Credibility.CANNOT_BE_JUDGED, "no origin of it is known")
    if n == 1:
        few = {0: Credibility.POSSIBLY_TRUE, 1: Credibility.DOUBTFUL}
        words = f"one origin, {contradicted}" if m else "one origin; nothing confirms or contradicts it"
        return Grade(few.get(m, Credibility.IMPROBABLE), words)
    if m:
        grade = Credibility.PROBABLY_TRUE if m < n else Credibility.POSSIBLY_TRUE
        return Grade(grade, f"{n} independent origins agree, {contradicted}")
    if told.n_speakers == 1:
        return Grade(Credibility.PROBABLY_TRUE, f"{n} independent origins, but one speaker")
    return Grade(Credibility.CONFIRMED, f"{n} independent origins agree, none contradicts")
