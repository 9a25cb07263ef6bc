"""How many independent origins agree on an incident, within what range, and who contradicts whom."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from whence.core.dossier import Account, Dossier
from whence.core.incident import Incident
from whence.core.origin import Corroboration
from whence.core.statement import Statement
from whence.core.vocabulary import BestRule
from whence.inference.calibration import Calibration
from whence.linking.names import plain
from whence.linking.origins import Copy, find_origins, known_media, n_independent
from whence.linking.resting import Carrier
from whence.linking.sureness import sureness_of
from whence.linking.tallies import items_of, tally_all
from whence.linking.tellings import tell
from whence.linking.tolls import tell_tolls


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
    by_id, origins = {d.id: d for d in documents}, corroboration.origins
    items = items_of(figures, by_id, statements)
    tallies = tally_all(figures, items, origins, rule)
    tolls = tell_tolls(figures, tallies, items, origins)
    tellings = tell(statements, by_id, origins)
    sure = sureness_of(incident, Calibration.load())
    return Dossier(incident, accounts, documents, figures, statements, corroboration, tallies, tolls, tellings, sure)


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
