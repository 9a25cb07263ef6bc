"""The task `event-mentions`: documents with mentions of events beside them in, one mention with its cluster a line out."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from whence.linking.acts import head_of
from whence.linking.acts_told import ActMention, group_acts, shipped_act_scorer
from whence.linking.background import Foreground, Weights, shipped_background
from whence.linking.stories import StoryText, story_text
from whence.linking.wording import terms_of, wording
from whence.predict.base import PathTask, Record, read_records

_DOCUMENT = ("doc_id", "text", "sentences")
_MENTION = ("mention_id", "doc_id", "sent", "tokens", "text", "kind", "type")
_NEAR = 5  # tokens before and behind a mention that are near it


def run(path: Path) -> Iterator[Record]:
    """Every mention of an event with the name of its cluster, in the order of `mentions.jsonl`."""
    mentions = [m for m in read_records(path.with_name("mentions.jsonl"), _MENTION) if m["kind"] == "event"]
    prepared, texts = prepare(list(read_records(path, _DOCUMENT)), mentions)
    cluster_of = {}
    for number, group in enumerate(group_acts(prepared, texts, shipped_act_scorer())):
        cluster_of.update(dict.fromkeys(group, f"act-{number}"))
    for number, mention in enumerate(mentions):
        yield {"mention_id": mention["mention_id"], "cluster": cluster_of[number]}


def prepare(documents: Sequence[Record], mentions: Sequence[Record]) -> tuple[list[ActMention], list[StoryText]]:
    """The mentions and the texts in the form in which they are compared."""
    weights = Foreground.of(shipped_background(), (terms_of(document["text"]) for document in documents))
    texts = [story_text(document["text"], None, weights) for document in documents]
    number = {document["doc_id"]: i for i, document in enumerate(documents)}
    return [_mention(m, number[m["doc_id"]], documents, texts, weights) for m in mentions], texts


def _mention(
    mention: Record, number: int, documents: Sequence[Record], texts: Sequence[StoryText], weights: Weights
) -> ActMention:
    """One mention with its sentence."""
    sentence: list[str] = documents[number]["sentences"][mention["sent"]]
    first, last = min(mention["tokens"]), max(mention["tokens"])
    near = sentence[max(0, first - _NEAR) : first] + sentence[last + 1 : last + 1 + _NEAR]
    head = head_of(mention["text"])
    return ActMention(
        texts[number],
        number,
        wording(" ".join(sentence), weights),
        mention["sent"],
        wording(" ".join(near), weights),
        head,
        weights.weight(head),
        "REPORTING" in mention["type"],
    )


TASK = PathTask("event-mentions", run)
