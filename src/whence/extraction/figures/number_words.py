"""The words numbers are made of: units, scales, vague words, bounds and currencies."""

from whence.core.vocabulary import Bound

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_UNITS = {word: float(i) for i, word in enumerate(_SMALL)}
_ROUND = {word: 10.0 * (i + 2) for i, word in enumerate(_TENS)}

SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
}
QUOTES = frozenset("\"'“”‘’")
GROUPS = frozenset({"number", "numbers", "handful", "series", "string"})
PLACING = frozenset({"under", "over", "above", "below"})  # before a vague word these are prepositions
RISES = frozenset(
    "rise rises rose risen rising increase increased increases grew grown climbed jumped up raised raising".split()
)

CURRENCIES = {"$": "USD", "US$": "USD", "£": "GBP", "€": "EUR", "A$": "AUD", "C$": "CAD", "NZ$": "NZD"}
CURRENCY_WORDS = {
    "dollars": "USD", "dollar": "USD", "usd": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP", "pound": "GBP",
    "yen": "JPY", "rupees": "INR", "naira": "NGN", "shekels": "ILS",
}  # fmt: skip


def word_value(word: str) -> float | None:
    """The value of a number word; None for any other word.

    >>> word_value("fifty-one"), word_value("dozen"), word_value("two-star")
    (51.0, None, None)
    """
    if word in _UNITS or word in _ROUND:
        return _UNITS.get(word, _ROUND.get(word))
    tens, _, unit = word.partition("-")
    if tens in _ROUND and 0 < _UNITS.get(unit, 0) < 10:
        return _ROUND[tens] + _UNITS[unit]
    return None


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases written between bars, the longest first."""
    return tuple(sorted((tuple(part.split()) for part in text.split("|")), key=len, reverse=True))


# What may stand before a number and belongs to its span; None leaves the value as it is.
BEFORE: tuple[tuple[tuple[str, ...], Bound | None], ...] = tuple(
    sorted(
        (
            (phrase, bound)
            for bound, text in (
                (
                    Bound.AT_LEAST,
                    "at least|no fewer than|not fewer than|no less than|not less than|a minimum of|at the very least",
                ),
                (
                    Bound.MORE_THAN,
                    "more than|over|upwards of|upward of|in excess of|exceeding|above|well over|just over",
                ),
                (Bound.AT_MOST, "up to|as many as|at most|no more than|not more than|a maximum of|as much as"),
                (Bound.LESS_THAN, "fewer than|less than|under|below|just under"),
                (
                    Bound.ABOUT,
                    "about|around|some|nearly|almost|approximately|roughly|close to|an estimated|estimated|circa|perhaps|"
                    "as few as|an average of|probably",
                ),
                (None, "only|just|another|an additional|additional|a further|a whopping|barely|a record|well"),
            )
            for phrase in _phrases(text)
        ),
        key=lambda row: -len(row[0]),
    )
)
# What may stand after it.
AFTER: tuple[tuple[tuple[str, ...], Bound | None], ...] = (
    (("or", "more"), Bound.AT_LEAST),
    (("or", "so"), Bound.ABOUT),
    (("or", "fewer"), Bound.AT_MOST),
    (("-", "plus"), Bound.AT_LEAST),
    (("+",), Bound.AT_LEAST),
    (("more",), None),
)
_LARGE = ("dozens", "scores", "hundreds", "thousands", "millions")
_VAGUE: dict[tuple[str, ...], float | None] = {
    **{(word,): None for word in (*_LARGE, "several", "multiple", "numerous", "countless")},
    **{(first, "of", second): None for first in ("tens", "dozens", "scores", "hundreds") for second in _LARGE[2:]},
    **{
        (first, scale): None
        for first in ("several", "many", "few")
        for scale in ("dozen", "hundred", "thousand", "million", *_LARGE)
    },
    **{("a", "few", scale): None for scale in ("dozen", "hundred", "thousand", "million")},
    ("a", "few"): None, ("a", "number"): None, ("a", "large", "number"): None, ("a", "smaller", "number"): None, ("a", "larger", "number"): None, ("a", "small", "number"): None,
    ("large", "numbers"): None, ("an", "unknown", "number"): None, ("an", "unspecified", "number"): None,
    ("a", "handful"): None, ("a", "series"): None, ("a", "string"): None,
    ("a", "couple"): 2.0, ("a", "pair"): 2.0, ("twin",): 2.0, ("dual",): 2.0, ("no", "one"): 0.0, ("nobody",): 0.0, ("none",): 0.0,
    ("no",): 0.0, ("nil",): 0.0,
}  # fmt: skip
# Vague words, and words for none and for two, by their first word; the longest first.
VAGUE: dict[str, list[tuple[tuple[str, ...], float | None]]] = {}
for _phrase, _value in sorted(_VAGUE.items(), key=lambda row: -len(row[0])):
    VAGUE.setdefault(_phrase[0], []).append((_phrase, _value))
