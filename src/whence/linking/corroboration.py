"""How many independent origins agree on an incident, within what range, and who contradicts whom."""

import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from whence.core.document import Document
from whence.core.dossier import Account, Dossier
from whence.core.incident import Incident, Tally
from whence.core.origin import Corroboration, Origin
from whence.core.statement import Figure, Statement
from whence.core.vocabulary import BestRule, Bound, LinkKind, Measure
from whence.linking.accounts import is_claim
from whence.linking.media import same_medium
from whence.linking.names import plain
from whence.linking.origins import Copy, find_origins, known_media
from whence.linking.resting import Carrier

# The measures an incident can have a total of; the others ("fighters", "money") describe the parties.
_TALLIED = (
    Measure.KILLED,
    Measure.INJURED,
    Measure.MISSING,
    Measure.KIDNAPPED,
    Measure.HOSTAGES,
    Measure.DETAINED,
    Measure.RELEASED,
    Measure.DISPLACED,
    Measure.VEHICLES_OR_BUILDINGS_DESTROYED,
)


def assemble(
    incident: Incident,
    accounts: Iterable[Account],
    carriers: Sequence[Carrier] = (),
    copies: Iterable[Copy] = (),
    rule: BestRule = BestRule.RANGE_ONLY,
) -> Dossier:
    """The dossier of one incident from the accounts of its reports.

    `carriers` are its documents with everything that is stated in them. On whose word an incident rests shows in what is
    stated about it, else in the whole of the document.
    """
    accounts = tuple(sorted(accounts, key=_reading_order))
    documents = tuple({account.document.id: account.document for account in accounts}.values())
    figures = tuple({f.id: f for account in accounts for f in account.figures}.values())
    statements = tuple({s.id: s for account in accounts for s in account.statements}.values())
    about = frozenset(statement.id for statement in statements)
    own = {d.id: Carrier(d, tuple(s for s in statements if s.document_id == d.id)) for d in documents}
    own |= {carrier.document.id: carrier for carrier in carriers if carrier.document.id in own}
    corroboration = corroborate([[replace(carrier, about=about) for carrier in own.values()]], copies, statements)
    tallies = _tallies(figures, {d.id: d for d in documents}, corroboration.origins, statements, rule)
    return Dossier(incident, accounts, documents, figures, statements, corroboration, tallies)


def _reading_order(account: Account) -> tuple[str, str, int]:
    """By publication, then document, then place in the text."""
    published = account.document.published
    return (published.on.isoformat() if published else "9999", account.document.id, account.report.trigger.start)


def corroborate(
    stories: Iterable[Sequence[Carrier]], copies: Iterable[Copy], statements: Iterable[Statement]
) -> Corroboration:
    """Documents, outlets, origins and speakers counted; one official quoted by two outlets is one speaker.

    Origins are looked for within each story: one outlet's own reports on two stories are two origins.
    """
    stories = [tuple(carriers) for carriers in stories]
    media = known_media([carrier for carriers in stories for carrier in carriers])
    documents = [carrier.document for carriers in stories for carrier in carriers]
    copies_of: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        copies_of[copy.left_id].append(copy)
    origins = tuple(
        origin
        for carriers in stories
        for origin in find_origins(carriers, [copy for c in carriers for copy in copies_of[c.document.id]], media)
    )
    publishers = {plain(document.publisher) for document in documents if document.publisher}
    speakers = {plain(name) for statement in statements if (name := statement.speaker_name)}
    unknown = sum(not origin.name for origin in origins)
    return Corroboration(len(documents), len(publishers), n_independent(origins), unknown, len(speakers), origins)


def n_independent(origins: Sequence[Origin]) -> int:
    """How many independent origins there are: unknown ones are none, nor is a text compiled from others that are there."""
    single = [origin.name for origin in origins if origin.name and not origin.media]
    compiled = [
        origin
        for origin in origins
        if origin.media and not all(any(same_medium(m, name) for name in single) for m in origin.media)
    ]
    return len(single) + len(compiled)


def is_told(figure: Figure) -> bool:
    """Whether it is told of the incident at all: "could kill dozens" and a total since 2011 are not."""
    return not figure.is_hypothetical and not figure.is_cumulative


def _tallies(
    figures: Sequence[Figure],
    documents: Mapping[str, Document],
    origins: Sequence[Origin],
    statements: Sequence[Statement],
    rule: BestRule,
) -> tuple[Tally, ...]:
    """One tally for each measure that was counted, in the order of the closed list."""
    origin_of = {document_id: origin.id for origin in origins for document_id in origin.document_ids}
    by_id = {statement.id: statement for statement in statements}
    tallies = []
    for measure in _TALLIED:
        counted = [f for f in figures if f.measure is measure and is_told(f)]
        if counted:
            tallies.append(_tally(measure, counted, documents, origin_of, by_id, rule))
    return tuple(tallies)


def _tally(
    measure: Measure,
    figures: Sequence[Figure],
    documents: Mapping[str, Document],
    origin_of: Mapping[str, str],
    statements: Mapping[str, Statement],
    rule: BestRule,
) -> Tally:
    """The range of the figures that count, with claims, parts and revised values beside it."""
    parts = [f for f in figures if f.part_of]
    claims = [f for f in figures if not f.part_of and is_claim(f)]
    whole = [f for f in figures if not f.part_of and not is_claim(f)]
    revised = _revised(whole, documents, origin_of)
    replaced = {f.id for f in revised}
    counted = [f for f in whole if f.id not in replaced and f.value is not None]
    low = min((_lower(f) for f in counted), default=None)
    high = max((_upper(f) for f in counted), default=None)
    return Tally(
        measure,
        rule,
        low,
        high,
        _best(counted, documents, origin_of, statements, rule),
        _ids(counted),
        _ids(claims),
        _ids(parts),
        _ids(revised),
        tuple(_sums_that_fail(whole, parts)),
    )


def _ids(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The ids, in the order given."""
    return tuple(figure.id for figure in figures)


def _lower(figure: Figure) -> float:
    """The smallest number the figure speaks of."""
    return min(x for x in (figure.lower, figure.best, figure.upper) if x is not None)


def _upper(figure: Figure) -> float:
    """The largest number the figure speaks of; "at least nine" speaks of nine."""
    return max(x for x in (figure.lower, figure.best, figure.upper) if x is not None)


def _revised(
    figures: Sequence[Figure], documents: Mapping[str, Document], origin_of: Mapping[str, str]
) -> list[Figure]:
    """Values that a later text of the same origin, on the word of the same speaker, replaces."""
    of_one: dict[tuple[str | None, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        of_one[origin_of.get(figure.document_id), _speaker(figure)].append(figure)
    replaced = {figure.id for told in of_one.values() for figure in _replaced(told, documents)}
    return [figure for figure in figures if figure.id in replaced]


def _replaced(figures: Sequence[Figure], documents: Mapping[str, Document]) -> Iterable[Figure]:
    """Those of one speaker in one origin after whose day another value is given."""
    days: dict[float | None, str] = {}
    for figure in figures:
        days[figure.value] = max(days.get(figure.value, ""), _day(figure, documents))
    latest = sorted(days.items(), key=lambda item: item[1], reverse=True)[:2]
    for figure in figures:
        day = _day(figure, documents)
        if any(value != figure.value and last > day for value, last in latest):
            yield figure


def _day(figure: Figure, documents: Mapping[str, Document]) -> str:
    """The day its document was published; undated ones before all."""
    published = documents[figure.document_id].published
    return published.on.isoformat() if published else ""


def _speaker(figure: Figure) -> str:
    """The plain name of who gives the figure."""
    return plain(figure.speaker.quote) if figure.speaker else ""


def _best(
    figures: Sequence[Figure],
    documents: Mapping[str, Document],
    origin_of: Mapping[str, str],
    statements: Mapping[str, Statement],
    rule: BestRule,
) -> float | None:
    """One number by the named rule, or None where the rule gives none."""
    values = [f.value for f in figures if f.value is not None]
    if not values:
        return None
    if rule is BestRule.LOWEST:
        return min(values)
    if rule is BestRule.MEDIAN_OF_ORIGINS:
        return statistics.median(_latest_by_origin(figures, documents, origin_of))
    if rule is BestRule.LATEST_OFFICIAL:
        official = [f for f in figures if _is_official(f, statements)]
        return max(official, key=lambda f: _day(f, documents)).value if official else None
    return values[0] if len(set(values)) == 1 and all(f.bound is Bound.EXACT for f in figures) else None


def _latest_by_origin(
    figures: Sequence[Figure], documents: Mapping[str, Document], origin_of: Mapping[str, str]
) -> list[float]:
    """For each origin its latest value."""
    latest: dict[str, Figure] = {}
    for figure in sorted(figures, key=lambda f: _day(f, documents)):
        latest[origin_of.get(figure.document_id, figure.document_id)] = figure
    return [figure.value for figure in latest.values() if figure.value is not None]


def _is_official(figure: Figure, statements: Mapping[str, Statement]) -> bool:
    """Whether an official answers for it."""
    statement = statements.get(figure.statement_id or "")
    return bool(statement and statement.attribution.speaker.kind is LinkKind.OFFICIAL)


def _sums_that_fail(whole: Sequence[Figure], parts: Sequence[Figure]) -> Iterable[str]:
    """What does not add up is said, not repaired."""
    for total in whole:
        pieces = [p for p in parts if p.part_of == total.id and p.value is not None]
        added = sum(p.value or 0 for p in pieces)
        if total.upper is not None and added > total.upper:
            yield f"the parts of {total.as_written!r} add up to {added:g}"
