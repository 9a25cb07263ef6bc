"""Who is named as a party: a name out of the words around it, spelled out as its document spells it, and compared with others."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from whence.core.dossier import Account
from whence.core.incident import Role
from whence.core.vocabulary import Certainty, RoleName
from whence.linking.actors import acronyms, bare_name
from whence.linking.names import acronym, skeleton, words

_KEPT = 2048
_CAPITAL = re.compile(r"[^\W\d_a-z]")
_LONG = 5  # letters of a skeleton from which a variant in spelling is told from another name


@lru_cache(_KEPT)
def _expansions(text: str) -> dict[str, str]:
    """What a document says its acronyms stand for, worked out once."""
    return acronyms(text)


def party_name(account: Account, role: Role) -> str:
    """The name of a party, without "suspected" and "militants", its acronym spelled out where the document does so."""
    name = role.called or bare_name(role.span.quote)
    return _expansions(account.document.text).get(name, name)


def is_named(name: str) -> bool:
    """Whether it is a name of its own: "Free Plains Brigade" and "FPB" are, "Gunmen" at the beginning of a sentence is not."""
    capitalised = [word for word in name.split() if _CAPITAL.match(word)]
    return len(capitalised) > 1 or any(len(_CAPITAL.findall(word)) > 1 for word in name.split())


def same_party(left: tuple[Account, Role], right: tuple[Account, Role]) -> bool:
    """Whether two roles name one actor: by its id, by a name, by a variant in spelling, or by an acronym.

    Two groups whose documents spell one acronym out differently are two.
    """
    if left[1].actor_id and right[1].actor_id:
        return left[1].actor_id == right[1].actor_id
    return same_name(party_name(*left), party_name(*right))


def same_name(a: str, b: str) -> bool:
    """Whether two names can be one: all words of the one in the other, one skeleton, or an acronym and its expansion."""
    inner, outer = sorted((words(a), words(b)), key=len)
    if inner and inner <= outer:
        return True
    if len(skeleton(a)) >= _LONG and skeleton(a) == skeleton(b):
        return True
    short, long = sorted((a, b), key=len)
    return is_named(long) and len(short) > 1 and short.isupper() and acronym(long) == short


def perpetrator(accounts: Sequence[Account]) -> tuple[str | None, Certainty | None]:
    """The perpetrator, one that is named before "gunmen", the surest first, of these whom most reports name; else the party that claims it.

    Of several ways to write one name the most used is taken, of these the longest.
    """
    order = list(Certainty)
    told = [(a, role, a.report.certainty) for a in accounts if (role := a.report.role(RoleName.PERPETRATOR))]
    told += [(a, a.report.claimed_by, Certainty.CLAIMED_BY_ITSELF) for a in accounts if a.report.claimed_by]
    if not told:
        return None, None
    rank = [
        (not is_named(party_name(a, role)), order.index(certainty) if certainty else len(order))
        for a, role, certainty in told
    ]
    backing = [sum(same_party((a, role), (b, other)) for b, other, _ in told) for a, role, _ in told]
    first = min(range(len(told)), key=lambda i: (*rank[i], -backing[i], i))
    account, role, certainty = told[first]
    same = [party_name(a, r) for a, r, _ in told if same_party((account, role), (a, r))]
    return preferred(same), certainty


def claimant(accounts: Iterable[Account]) -> str | None:
    """Who claims it, by name where one report has the name."""
    told = [party_name(a, a.report.claimed_by) for a in accounts if a.report.claimed_by]
    return preferred([name for name in told if is_named(name)] or told)


def preferred(names: Sequence[str]) -> str | None:
    """Of several ways to write a name the one to show: a spelled-out one, the most used, the longest."""
    counts = Counter(names)
    return min(
        counts, key=lambda name: (not is_named(name), name.isupper(), -counts[name], -len(name), name), default=None
    )
