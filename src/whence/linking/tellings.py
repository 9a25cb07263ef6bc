"""The same statement told by several documents is one telling, with its chain; what is claimed and what denies it are a pair."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from whence.core.document import Document
from whence.core.ids import make_id
from whence.core.origin import Origin
from whence.core.statement import Statement
from whence.core.telling import Telling
from whence.core.vocabulary import LinkKind, Modality
from whence.linking.backing import Item, back, suggest_grade
from whence.linking.names import plain, words
from whence.linking.parties import same_name
from whence.linking.texts import text_wording
from whence.linking.wording import cosine

_SAME = 0.3  # share of common wording from which two quotations of one speaker are one statement
_SAME_WORDS = 0.6  # the same where the speakers are called differently
_ABOUT = 0.35  # from which a denial is of that statement; names of one incident alone make .25
_ABOUT_CLAIM = 0.15  # the same of a claim of a party, which denials answer as a rule
_MOST = 400  # statements compared with one another; of more, those of one wording alone are one
_SHORT = 3  # words of a content such as "it" that says nothing by itself
_NUMBERS = re.compile(
    r"\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores)\b"
)
_SAID = {Modality.ASSERTED, Modality.CLAIMED, Modality.REPORTED}


def tell(
    statements: Sequence[Statement], documents: Mapping[str, Document], origins: Sequence[Origin]
) -> tuple[Telling, ...]:
    """The tellings of those statements, in the order of the first of each."""
    groups = _groups(statements)
    tellings = [_telling(group, documents, origins) for group in groups]
    pairs = _denials(groups)
    for denial, denied in pairs:
        tellings[denial] = replace(tellings[denial], denies=(*tellings[denial].denies, tellings[denied].id))
        tellings[denied] = replace(tellings[denied], denied_by=(*tellings[denied].denied_by, tellings[denial].id))
    return tuple(_graded(telling, tellings) for telling in tellings)


def _groups(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Statements that are one, by comparing each with the first of every group; the order given decides nothing else."""
    groups: list[list[Statement]] = []
    by_words: dict[tuple[str, str, Modality], list[Statement]] = {}
    for statement in statements:
        key = (plain(statement.quote), plain(statement.speaker_name or ""), statement.modality)
        group = by_words.get(key)
        if group is None and len(statements) <= _MOST:
            group = next((g for g in groups if all(_is_same(statement, other) for other in g)), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(statement)
        by_words.setdefault(key, group)
    return groups


def _is_same(left: Statement, right: Statement) -> bool:
    """Whether two statements are one: one speaker, like words, no other numbers, the same way of saying it."""
    if left.modality is not right.modality and not {left.modality, right.modality} <= _SAID:
        return False
    if len(plain(left.quote).split()) < _SHORT or len(plain(right.quote).split()) < _SHORT:
        return False
    a, b = _numbers(left.quote), _numbers(right.quote)
    if a and b and not (a <= b or b <= a):
        return False
    alike = cosine(text_wording(left.quote).words, text_wording(right.quote).words)
    return alike >= (_SAME if _may_be_one(left, right) else _SAME_WORDS)


def _numbers(text: str) -> frozenset[str]:
    """The numbers a quotation names."""
    return frozenset(number.rstrip(".,") for number in _NUMBERS.findall(text.casefold()))


def _may_be_one(left: Statement, right: Statement) -> bool:
    """Whether the two can have one speaker: by name, or of one kind with a word in common ("the army", "an army spokesman")."""
    a, b = left.speaker_name, right.speaker_name
    if not a or not b:
        return a == b
    if same_name(a, b):
        return True
    return left.attribution.speaker.kind is right.attribution.speaker.kind and bool(words(a) & words(b))


def _telling(group: Sequence[Statement], documents: Mapping[str, Document], origins: Sequence[Origin]) -> Telling:
    """One telling: the fullest name of the speaker, the longest chain, the first quotation."""
    longest = max(group, key=lambda s: (len(s.attribution.chain), -group.index(s)))
    items = [Item(documents[s.document_id], s, s.speaker_name) for s in group]
    told = back(items, origins)
    names = [s.speaker_name for s in group if s.speaker_name]
    first = group[0]
    return Telling(
        make_id("tel", *sorted(s.id for s in group)),
        tuple(s.id for s in group),
        first.modality,
        first.quote,
        tuple(link.name or (link.span.quote if link.span else "nobody named") for link in longest.attribution.chain),
        told,
        suggest_grade(told, is_claim=_is_claim(group)),
        max(names, key=len, default=None),
    )


def _is_claim(group: Iterable[Statement]) -> bool:
    """Whether nobody but a party says so, in its own favour."""
    kinds = (LinkKind.GROUP, LinkKind.GROUP_MEDIA)
    return all(s.modality is Modality.CLAIMED or s.attribution.speaker.kind in kinds for s in group)


def _graded(telling: Telling, tellings: Sequence[Telling]) -> Telling:
    """The telling with its credibility, those that deny it taken into account."""
    if not telling.denied_by and not telling.denies:
        return telling
    by_id = {other.id: other.corroboration for other in tellings}
    against = [by_id[other] for other in (*telling.denied_by, *telling.denies)]
    is_claim = "party's claim" in telling.grade.reason
    return replace(telling, grade=suggest_grade(telling.corroboration, against, is_claim=is_claim))


def _denials(groups: Sequence[Sequence[Statement]]) -> list[tuple[int, int]]:
    """Pairs of groups, by number: what denies, and what it denies."""
    number = {s.id: n for n, group in enumerate(groups) for s in group}
    pairs: dict[tuple[int, int], None] = {}
    for n, group in enumerate(groups):
        for statement in group:
            if statement.modality is Modality.DENIED:
                denied = statement.denies if statement.denies in number else _denied(statement, groups)
                if denied is not None and number[denied] != n:
                    pairs[n, number[denied]] = None
    return list(pairs)


def _denied(denial: Statement, groups: Sequence[Sequence[Statement]]) -> str | None:
    """The id of what it denies: for "denied it" what was said last before it, else the likest of what others claim or say.

    Where its own document holds one claim of another before it, it answers that.
    """
    others = [s for g in groups for s in g if s.modality is not Modality.DENIED and not _may_be_one(s, denial)]
    before = [s for s in others if s.document_id == denial.document_id and s.content[0].start < denial.content[0].start]
    if len(plain(denial.quote).split()) < _SHORT:
        return max(before, key=lambda s: s.content[0].start).id if before else None
    mine = text_wording(denial.quote).words
    scored = [(cosine(mine, text_wording(s.quote).words), s) for s in others]
    likely = [(alike, s.id) for alike, s in scored if alike >= _least(s)]
    claims = [s.id for s in before if s.modality is Modality.CLAIMED]
    return max(likely)[1] if likely else claims[0] if len(claims) == 1 else None


def _least(statement: Statement) -> float:
    """How alike a denial must be."""
    return _ABOUT_CLAIM if statement.modality is Modality.CLAIMED else _ABOUT
