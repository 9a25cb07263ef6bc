"""Numbers as they are written in news, with the words that bound them.

>>> from whence.extraction.figures.words import split_words
>>> def read(text):
...     return [(n.lower, n.upper, n.best, str(n.bound)) for n in find_numbers(split_words(text))]
>>> read("At least nine died, over half a million fled, 1,200 to 1,500 a month, dozens of others.")
[(9.0, None, 9.0, 'at_least'), (500000.0, None, 500000.0, 'more_than'), (1200.0, 1500.0, None, 'range'), (None, None, None, 'vague')]
>>> read("$50-300 million")
[(50000000.0, 300000000.0, None, 'range')]
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whence.core.vocabulary import Bound
from whence.extraction.figures.number_words import (
    AFTER,
    BEFORE,
    CURRENCIES,
    CURRENCY_WORDS,
    GROUPS,
    PLACING,
    QUOTES,
    RISES,
    SCALES,
    VAGUE,
    word_value,
)
from whence.extraction.figures.words import Word

Words = Sequence[Word]
_HALVES = frozenset({"a", "half", "quarter", "half-million", "half-a-million"})


@dataclass(frozen=True, slots=True)
class Number:
    """This says: words 3 to 6 ("at least nine") bound a number from below: lower 9, upper unknown, best 9.

    `first` and `last` are half-open indices into the sentence's words, bound words and currency included; `core` is the index of
    the number's own first word. `currency` is a code such as USD, None for what is counted. Vague numbers have no value.
    """

    first: int
    last: int
    core: int
    bound: Bound
    lower: float | None = None
    upper: float | None = None
    best: float | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class _Core:
    """This says: words 4 to 6 are the number 500,000; `scale` is the factor its last words brought (1,000,000)."""

    first: int
    last: int
    value: float | None
    scale: float = 1.0


def find_numbers(words: Words) -> list[Number]:
    """Every number of a sentence in order, never overlapping: digits, number words, vague words, ranges, amounts of money."""
    found: list[Number] = []
    i = 0
    while i < len(words):
        core = _read_core(words, i)
        if core is None:
            i += 1
            continue
        floor = found[-1].last if found else 0
        number = _with_currency(words, _with_bounds(words, _with_range(words, core, floor), floor), floor)
        found.append(number)
        i = number.last
    return found


def _read_core(words: Words, i: int) -> _Core | None:
    """The number that starts at word i, without bound words."""
    return _read_vague(words, i) or _read_half(words, i) or _read_plain(words, i)


def _read_vague(words: Words, i: int) -> _Core | None:
    """ "dozens", "tens of thousands", "several hundred", "a number of", "a pair"."""
    for phrase, value in VAGUE.get(words[i].lower, ()):
        if _matches(words, i, phrase):
            last = i + len(phrase)
            if phrase == ("no",) and any(
                _matches(words, last, (word,)) for word in ("fewer", "less", "more", "longer", "other")
            ):
                continue
            if phrase[-1] in GROUPS and not any(_matches(words, last, (word,)) for word in ("of", "were", "are")):
                continue
            return _Core(i, last, value)
    return None


def _read_half(words: Words, i: int) -> _Core | None:
    """ "half a million", "a half-million", "a quarter of a million"."""
    if words[i].lower not in _HALVES:
        return None
    shift = 1 if words[i].lower == "a" else 0
    for phrase, share in ((("half", "a"), 0.5), (("quarter", "of", "a"), 0.25), (("half",), 0.5)):
        last = i + shift + len(phrase)
        if _matches(words, i + shift, phrase) and last < len(words) and words[last].lower in SCALES:
            scale = SCALES[words[last].lower]
            return _Core(i, last + 1, share * scale, scale)
    for phrase in (("a", "half-million"), ("half-million",), ("half-a-million",)):
        if _matches(words, i, phrase):
            return _Core(i, i + len(phrase), 500_000.0)
    return None


def _read_plain(words: Words, i: int) -> _Core | None:
    """ "1,247", "twenty-one", "two hundred and fifty", "2.5 million", "a dozen", "two and a half million"."""
    if _matches(words, i, ("a",)) and i + 1 < len(words) and words[i + 1].lower in SCALES:
        return _scaled(words, i, i + 2, SCALES[words[i + 1].lower])
    value = _own_value(words[i])
    if value is None:
        return None
    last = i + 1
    if _matches(words, last, ("and", "a", "half")) and last + 3 < len(words) and words[last + 3].lower in SCALES:
        value, last = value + 0.5, last + 3
    return _scaled(words, i, last, value)


def _scaled(words: Words, first: int, last: int, value: float) -> _Core:
    """The number with the scale words and smaller parts that follow: "two" "hundred" "and" "fifty"."""
    scale, total = 1.0, 0.0
    spoken = not words[first].text[0].isdigit()
    while last < len(words):
        word = words[last].lower
        if word in SCALES:
            scale *= SCALES[word]
            value *= SCALES[word]
            last += 1
            continue
        at = last + 1 if word == "and" and scale > 1 else last
        part = word_value(words[at].lower) if spoken and at < len(words) else None
        if part is None or (scale == 1 and value % 10) or (scale == 1 and value < 20) or part >= max(scale, 10):
            break
        if at > last and part >= 100:
            break
        total, value, scale, last = (
            (total + value, part, 1.0, at + 1) if scale >= 1000 else (total, value + part, 1.0, at + 1)
        )
    return _Core(first, last, total + value, scale)


def _own_value(word: Word) -> float | None:
    """The value of one word: digits or a number word."""
    if word.text[0].isdigit():
        digits = word.text.replace(",", "")
        return float(digits) if digits.replace(".", "", 1).isdecimal() else None
    return word_value(word.lower)


def _with_range(words: Words, core: _Core, floor: int) -> Number:
    """The number, or the range it opens: "40 or 50", "50-300 million", "between 150 and 200"."""
    single = Number(core.first, core.last, core.first, Bound.EXACT, core.value, core.value, core.value)
    if core.value is None:
        return _vague_pair(words, core)
    between = core.first > floor and words[core.first - 1].lower == "between"
    joins = {"and", "to", "-", "–"} if between else {"to", "or", "-", "–", "—"}
    if core.last + 1 >= len(words) or words[core.last].lower not in joins:
        return single
    at = core.last + 1 + (_matches(words, core.last + 1, ("$",)) or _matches(words, core.last + 1, ("£",)))
    other = _read_core(words, at) if at < len(words) else None
    if other is None or other.value is None or _is_change(words, core):
        return single
    low = (
        core.value * other.scale if core.scale == 1 and core.value < other.value / other.scale * 1.0001 else core.value
    )
    if low >= other.value or (words[core.last].lower == "or" and other.value > 3 * low):
        return single
    first = core.first - 1 if between else core.first
    return Number(first, other.last, core.first, Bound.RANGE, low, other.value, None)


def _vague_pair(words: Words, core: _Core) -> Number:
    """ "hundreds, perhaps thousands" is one vague number."""
    for join in ((",", "perhaps"), (",", "possibly"), (",", "if", "not"), ("or",), ("or", "even"), ("and", "perhaps")):
        at = core.last + len(join)
        other = _read_vague(words, at) if _matches(words, core.last, join) and at < len(words) else None
        if other and other.value is None:
            return Number(core.first, other.last, core.first, Bound.VAGUE)
    return Number(core.first, core.last, core.first, Bound.VAGUE)


def _is_change(words: Words, core: _Core) -> bool:
    """Whether "from 10 to 15" tells of a rise, so that these are two numbers."""
    before = [word.lower for word in words[max(0, core.first - 8) : core.first]]
    return bool(before) and before[-1] == "from" and any(word in RISES for word in before)


def _with_bounds(words: Words, number: Number, floor: int) -> Number:
    """The number with the bound words around it."""
    first, bound = number.first, None
    while (match := _phrase_before(words, first, floor)) is not None:
        if number.bound == Bound.VAGUE and words[first - 1].lower in PLACING:
            break
        first -= match[0]
        bound = bound or match[1]
    last = number.last
    for phrase, after in AFTER:
        if _matches(words, last, phrase) and not _matches(words, last + len(phrase), ("than",)):
            last += len(phrase)
            bound = bound or after
            break
    number = replace(number, first=first, last=last)
    if bound is None or number.bound != Bound.EXACT:
        return number
    return bounded(number, bound)


def bounded(number: Number, bound: Bound) -> Number:
    """The exact number with lower, upper and best as that bound leaves them."""
    value = number.best
    lower = value if bound in {Bound.EXACT, Bound.AT_LEAST, Bound.MORE_THAN} else None
    upper = value if bound in {Bound.EXACT, Bound.AT_MOST, Bound.LESS_THAN} else None
    return replace(number, bound=bound, lower=lower, upper=upper)


def _phrase_before(words: Words, first: int, floor: int) -> tuple[int, Bound | None] | None:
    """The bound phrase that ends just before word `first`: how many words, and which bound (None: it leaves the number as it is)."""
    quote = 1 if first > floor and words[first - 1].text in QUOTES else 0
    for phrase, bound in BEFORE:
        at = first - quote - len(phrase)
        if at >= floor and _matches(words, at, phrase):
            opening = quote and at > floor and words[at - 1].text in QUOTES
            return len(phrase) + quote + (1 if opening else 0), bound
    return None


def _with_currency(words: Words, number: Number, floor: int) -> Number:
    """The number with its currency, before ("$", "US$") or after it ("million dollars", "(…) dollars")."""
    before = number.core - 1
    if before >= floor and words[before].text in CURRENCIES:
        first = min(number.first, before)
        plain = replace(number, first=first, currency=CURRENCIES[words[before].text])
        plain = _with_bounds(words, plain, floor) if first == before else plain
        last = plain.last
        return replace(plain, last=last + 1) if last < len(words) and words[last].text in {"USD", "US"} else plain
    after = number.last
    if after < len(words) and words[after].text == ")":
        after += 1
    adjective = after + 1 if after < len(words) and words[after].lower in {"u.s.", "us", "american"} else after
    if adjective < len(words) and words[adjective].lower in CURRENCY_WORDS:
        opens = after > number.last and number.first > floor and words[number.first - 1].text == "("
        number = replace(number, first=number.first - 1) if opens else number
        return replace(number, last=adjective + 1, currency=CURRENCY_WORDS[words[adjective].lower])
    return number


def _matches(words: Words, at: int, phrase: tuple[str, ...]) -> bool:
    """Whether these lower-case words stand at that place."""
    return at >= 0 and at + len(phrase) <= len(words) and all(words[at + k].lower == w for k, w in enumerate(phrase))
