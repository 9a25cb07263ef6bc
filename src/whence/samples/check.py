"""Does the gold of the samples hold?   python -m whence.samples.check

Prints one line for each thing that does not: a quote that is not in its article, a figure no article gives, a boilerplate
line that is not a line of its article, an article in no origin group or in two.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whence.core.vocabulary import IncidentType, Modality
from whence.samples import SPLITS, articles, stories

_MOST_WORDS = 25
_NUMBER_WORDS = dict(
    enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty""".split()
    )
)


def problems(story: Path) -> Iterator[str]:
    """What does not hold in one story, in words."""
    gold = json.loads((story / "gold.json").read_text("utf-8"))
    texts = {record["id"]: record["text"] for record in articles(story)}
    for check in (_incidents, _statements, _boilerplate, _origins):
        yield from (f"{story.name}: {problem}" for problem in check(gold, texts))


def _incidents(gold: dict[str, Any], texts: dict[str, str]) -> Iterator[str]:
    """Types from the closed list, articles that exist, values that an article gives."""
    for incident in gold["incidents"]:
        if incident["type"] not in set(IncidentType):
            yield f"{incident['id']}: no such type as {incident['type']!r}"
        unknown = {a["article"] for a in incident["articles"]} - texts.keys()
        if unknown:
            yield f"{incident['id']}: no such article as {sorted(unknown)[0]!r}"
        for value in (*incident["killed"], *incident["injured"]):
            for article in () if value.get("derived") else value["articles"]:
                if not _gives(texts[article], value["value"]):
                    yield f"{incident['id']}: {value['value']} is not in {article}"


def _gives(text: str, value: float) -> bool:
    """Whether the text has the number, in digits or as a word; above twenty, words are not looked for beyond a hyphen."""
    number = int(value)
    if re.search(rf"(?<![\d.,]){number:,}(?!\d)|(?<![\d.,]){number}(?!\d)", text):
        return True
    if number == 1 or (number == 12 and "dozen" in text):
        return True
    tens = {
        20: "twenty",
        30: "thirty",
        40: "forty",
        50: "fifty",
        60: "sixty",
        70: "seventy",
        80: "eighty",
        90: "ninety",
    }
    ones = _NUMBER_WORDS.get(number % 10, "")
    word = _NUMBER_WORDS.get(number) or tens.get(number) or f"{tens.get(number - number % 10, '?')}-{ones}"
    return re.search(rf"\b{word}\b", text, re.IGNORECASE) is not None


def _statements(gold: dict[str, Any], texts: dict[str, str]) -> Iterator[str]:
    """Quotes of at most 25 words that lie in one line of the article."""
    for statement in gold["statements"]:
        quote, article = statement["quote"], statement["article"]
        if not any(quote in line for line in texts[article].splitlines()):
            yield f"{article}: not in one line: {quote!r}"
        if len(quote.split()) > _MOST_WORDS:
            yield f"{article}: more than {_MOST_WORDS} words: {quote!r}"
        if statement["modality"] not in set(Modality):
            yield f"{article}: no such modality as {statement['modality']!r}"


def _boilerplate(gold: dict[str, Any], texts: dict[str, str]) -> Iterator[str]:
    """Whole lines of the article."""
    for item in gold["boilerplate"]:
        lines = {line.strip() for line in texts[item["article"]].splitlines()}
        yield from (f"{item['article']}: no such line: {line!r}" for line in item["lines"] if line.strip() not in lines)


def _origins(gold: dict[str, Any], texts: dict[str, str]) -> Iterator[str]:
    """Every article in exactly one origin group; a negative may stand in none."""
    counted = Counter(a for cluster in gold["origins"] for group in cluster["groups"] for a in group["articles"])
    for article in texts:
        if counted[article] > 1 or (not counted[article] and article not in gold["negatives"]):
            yield f"{article}: in {counted[article]} origin groups"


def main() -> int:
    """Check every story; the exit code says whether all is well."""
    found = [problem for split in SPLITS for story in stories(split) for problem in problems(story)]
    print("\n".join(found) or "the gold of the samples holds")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
