"""Near-copies: which documents are one text, and so not independent of one another.

A copy may be cut, re-headed, edited, re-ordered in blocks, or full of scanning errors. Two looks are taken. First a
signature: of all runs of four words the 32 with the smallest hashes (a bottom-k sketch; unlike banded MinHash it still
meets where one text holds a third of the other). Texts that share one are candidates. Then the two are laid side by side:
passages are chains of three-word runs that stand in both in the same order with small gaps, so that a changed word or a
misread letter breaks nothing; the share of the shorter text that lies in such passages tells a copy from a report that
merely quotes the same sentence.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.core.document import Document
from whence.core.entry import Feature
from whence.documents.passages import Passage, covered, find_passages

_KEYS = 32  # of 1,759 documents of news_copies all but one of 775 pairs meet in a key
_RUN = 4  # words of a run that makes a key
# Picked on the whole of news_copies; by five folds over its groups the honest figure is 98.6 F1, with 13 false pairs.
_LEAST = 0.58  # share of the shorter text in common passages
_LEAST_SAME_LEAD = 0.5  # the same where both have one lead
_LEAD = 25  # words at the head of a text within which a common lead begins
_LEAST_LATER = 0.75  # the same where more than a few days lie between: follow-ups reuse half of an earlier text
_FEW_DAYS = 3
_CROWD = 200  # documents held under one key: of thousands of copies the first are as good as any
_TRIES = 5  # members of a group that a document is laid beside
_UNSURE = 0.4  # share above which people are shown the pair
_SAME_SENTENCE = 0.6  # share of a sentence's words in common passages

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CopyEvidence:
    """This says: 96 % of the one text stands in the other, 71 % the other way round; 4 of 4 sentences are the same.

    `sentences` are pairs of offsets, left and right, of sentences that are the same; `n_left` and `n_right` count all.
    """

    left_covered: float
    right_covered: float
    sentences: tuple[tuple[Offsets, Offsets], ...]
    n_left: int
    n_right: int
    judgement: str

    @property
    def score(self) -> float:
        """The share of the shorter text that the other has too, 0 to 1."""
        return max(self.left_covered, self.right_covered)

    @property
    def words(self) -> str:
        """In words: "4 of 4 sentences the same"."""
        whole = self.n_left if self.left_covered >= self.right_covered else self.n_right
        if self.sentences:
            return f"{min(len(self.sentences), whole)} of {whole} sentences the same"
        return f"{self.score:.0%} of the words in the same order"

    @property
    def features(self) -> tuple[Feature, ...]:
        """The evidence as features of a link."""
        return (Feature("same sentences", self.words, round(self.score, 3)),)


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of an article in lower case, the title left out; for each sentence its range of words and its offsets."""

    document: Document
    words: tuple[str, ...]
    ranges: tuple[Offsets, ...]
    offsets: tuple[Offsets, ...]


def _text(document: Document) -> _Text:
    """The words of a document's article."""
    words: list[str] = []
    ranges: list[Offsets] = []
    title = document.title
    offsets = [s for s in document.sentences if not (title and title.start <= s[0] < title.end)]
    for start, end in offsets:
        first = len(words)
        words += re.findall(r"[^\W_]+", document.text[start:end].casefold())
        ranges.append((first, len(words)))
    return _Text(document, tuple(words), tuple(ranges), tuple(offsets))


def signature(document: Document) -> tuple[str, ...]:
    """The keys under which a ledger finds near-copies of a document; two copies share at least one with near certainty."""
    return _keys(_text(document))


def _keys(text: _Text) -> tuple[str, ...]:
    """The keys of a text."""
    return tuple(f"copy:{number:08x}" for number in _smallest(text.words))


def _smallest(words: Sequence[str]) -> list[int]:
    """The smallest hashes of the runs of words; a text shorter than a run has one of all its words."""
    runs = {" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))} if words else set()
    return sorted({_hash(run) for run in runs})[:_KEYS]


def _hash(run: str) -> int:
    """A number from a run of words, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=4).digest(), "big")


def compare(left: Document, right: Document) -> CopyEvidence | None:
    """What speaks for two documents being one text: `positive`, or `unsure` where people should look; None if too little."""
    return _compare(_text(left), _text(right))


def _compare(left: _Text, right: _Text) -> CopyEvidence | None:
    """The same for texts already taken apart."""
    if not left.words or not right.words:
        return None
    if (len(left.words), left.words) > (len(right.words), right.words):  # so that the outcome is the same both ways
        passages = [Passage(p.right, p.left) for p in find_passages(right.words, left.words)]
    else:
        passages = find_passages(left.words, right.words)
    in_left = len(covered(passages, "left")) / len(left.words)
    in_right = len(covered(passages, "right")) / len(right.words)
    shorter = in_left if len(left.words) <= len(right.words) else in_right
    judgement = _judge(left.document, right.document, shorter, same_lead=_share_a_lead(passages))
    if judgement is None:
        return None
    same = _same_sentences(passages, left.ranges, right.ranges)
    pairs = tuple((left.offsets[i], right.offsets[j]) for i, j in same)
    return CopyEvidence(in_left, in_right, pairs, len(left.ranges), len(right.ranges), judgement)


def _share_a_lead(passages: Sequence[Passage]) -> bool:
    """Whether a common passage begins near the beginning of both texts: a follow-up has a lead of its own."""
    return any(passage.left[0] < _LEAD and passage.right[0] < _LEAD for passage in passages)


def _judge(left: Document, right: Document, share: float, *, same_lead: bool) -> str | None:
    """Positive, unsure or neither, by the share in common, the lead and the days between."""
    days = None
    if left.published_on and right.published_on:
        days = abs((left.published_on - right.published_on).days)
    least = _LEAST_LATER if days is not None and days > _FEW_DAYS else _LEAST_SAME_LEAD if same_lead else _LEAST
    return "positive" if share >= least else "unsure" if share >= _UNSURE else None


def _same_sentences(
    passages: Sequence[Passage], left: Sequence[Offsets], right: Sequence[Offsets]
) -> list[tuple[int, int]]:
    """Pairs of sentences, by number, most of whose words stand in one common passage; each left one once."""
    pairs: dict[int, tuple[int, int]] = {}
    for passage in passages:
        for i in _touched(left, passage.left):
            for j in _touched(right, passage.right):
                shared = min(_share(left[i], passage.left), _share(right[j], passage.right))
                near = abs((left[i][0] - passage.left[0]) - (right[j][0] - passage.right[0]))
                if shared >= _SAME_SENTENCE and (i not in pairs or near < pairs[i][1]):
                    pairs[i] = (j, near)
    return [(i, j) for i, (j, _) in sorted(pairs.items())]


def _touched(sentences: Sequence[Offsets], passage: Offsets) -> list[int]:
    """The sentences a passage reaches into."""
    return [i for i, (start, end) in enumerate(sentences) if start < passage[1] and passage[0] < end]


def _share(sentence: Offsets, passage: Offsets) -> float:
    """The share of a sentence that a passage takes in."""
    both = min(sentence[1], passage[1]) - max(sentence[0], passage[0])
    return max(0, both) / max(1, sentence[1] - sentence[0])


def groups(documents: Sequence[Document]) -> list[tuple[str, ...]]:
    """Groups of two or more documents that are one text, by ids, in the order of the documents; unsure pairs join nothing.

    Each document is laid beside the few likeliest members of every earlier group it shares a key with, so that thousands
    of copies of one text cost no more than thousands of texts.
    """
    group_of: dict[int, list[int]] = {}
    holders: dict[str, list[int]] = defaultdict(list)
    texts = [_text(document) for document in documents]
    for i, text in enumerate(texts):
        group_of[i] = [i]
        keys = _keys(text)
        for other in _likeliest(keys, holders, group_of):
            if group_of[other] is not group_of[i] and _is_copy(texts[other], text):
                _merge(group_of, other, i)
        for key in keys:
            if len(holders[key]) < _CROWD:
                holders[key].append(i)
    distinct = {id(group): group for group in group_of.values()}.values()
    return [tuple(documents[i].id for i in sorted(group)) for group in distinct if len(group) > 1]


def _likeliest(keys: Sequence[str], holders: Mapping[str, list[int]], group_of: Mapping[int, list[int]]) -> list[int]:
    """Earlier documents that share keys, at most a few of each group, those that share most first."""
    shared = Counter(i for key in keys for i in holders.get(key, ()))
    taken: Counter[int] = Counter()
    found: list[int] = []
    for i, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        taken[id(group_of[i])] += 1
        if taken[id(group_of[i])] <= _TRIES:
            found.append(i)
    return found


def _is_copy(left: _Text, right: _Text) -> bool:
    """Whether two texts surely are one."""
    evidence = _compare(left, right)
    return evidence is not None and evidence.judgement == "positive"


def _merge(group_of: dict[int, list[int]], into: int, other: int) -> None:
    """Make two groups one."""
    joined = group_of[into]
    joined += group_of[other]
    for i in group_of[other]:
        group_of[i] = joined
