"""The words of time expressions, each with its class: one letter that stands for it in the patterns.

>>> CLASSES["friday"], CLASSES["week"], CLASSES["weeks"], CLASSES["ago"]
('W', 'u', 'U', 'g')
"""

_MONTHS = "january february march april may june july august september october november december".split()
_SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SHORT_WEEKDAYS = "mon tue wed thu fri sat sun".split()

MONTHS = {
    **{name: i + 1 for i, name in enumerate(_MONTHS)},
    **{name: i + 1 for i, name in enumerate(_SHORT_MONTHS)},
    "sept": 9,
}
PLURAL_WEEKDAYS = {f"{name}s": i for i, name in enumerate(_WEEKDAYS)}
WEEKDAYS = {
    **{name: i for i, name in enumerate(_WEEKDAYS)},
    **{name: i for i, name in enumerate(_SHORT_WEEKDAYS)},
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}
# TIMEX3's letters of units; those of a clock stand after a T.
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "fortnight": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "weekend": "WE",
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "morning": "TMO", "dawn": "TMO", "sunrise": "TMO", "daybreak": "TMO", "afternoon": "TAF", "evening": "TEV", "dusk": "TEV",
    "sunset": "TEV", "night": "TNI", "noon": "T12:00", "midday": "T12:00", "midnight": "T24:00", "nightfall": "TEV",
}  # fmt: skip
ORDINALS = {
    name: i + 1
    for i, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split()
    )
}
NUMBERS = {
    **{
        name: i + 1
        for i, name in enumerate(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
            "eighteen nineteen".split()
        )
    },
    **{name: 10 * (i + 2) for i, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())},
    "single": 1,
    "couple": 2, "dozen": 12, "hundred": 100,
}  # fmt: skip
DECADES = {
    name: 10 * (i + 2)
    for i, name in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split())
}
# Years as they are read out: "nineteen ninety-six", "the year two thousand".
SPELLED_YEARS = (
    rf"\b(?:seventeen|eighteen|nineteen)\s(?:{'|'.join(word for word in NUMBERS if word.endswith('ty'))})"
    rf"(?:-(?:{'|'.join(list(NUMBERS)[:9])}))?\b(?!-)|(?<=\byear\s)two\sthousand\b"
)
DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": -1}
FIXED_DAYS = {
    "christmas": "-12-25",
    "halloween": "-10-31",
    "thanksgiving": "-11-25",
    "easter": "",
    "ramadan": "",
    "eid": "",
}
REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "recently": "PAST_REF",
    "recent": "PAST_REF", "lately": "PAST_REF", "current": "PRESENT_REF",
    "soon": "FUTURE_REF",
}  # fmt: skip
SETS = {
    "daily": "P1D", "nightly": "P1D", "hourly": "PT1H", "weekly": "P1W", "monthly": "P1M",
    "annually": "P1Y", "yearly": "P1Y", "fortnightly": "P2W",
}  # fmt: skip
# Names of months that are other words or names too: dates only where something else says so.
AMBIGUOUS = frozenset({"may", "march", "sept", *_SHORT_MONTHS})
CAPITAL_ONLY = frozenset(
    {*MONTHS, *WEEKDAYS, *PLURAL_WEEKDAYS, "christmas", "easter", "eid", "ramadan", "thanksgiving", "halloween"}
)

_BY_CLASS = {
    "W": WEEKDAYS, "j": set(_SHORT_WEEKDAYS), "M": MONTHS, "m": AMBIGUOUS, "S": set(SEASONS) - {"fall"}, "6": {"fall"}, "Z": set(PARTS) - {"night"},
    "u": set(UNITS) - {"second", "weekend", "night"}, "w": {"weekend"}, "7": {"night"},
    "U": {"seconds", "minutes", "hours", "days", "nights", "weeks", "fortnights", "months", "quarters", "years", "decades",
          "centuries", "weekends"},
    "o": ORDINALS, "N": {*NUMBERS, "several", "few", "many", "some"}, "A": {"a", "an"}, "T": {"the"}, "H": {"this", "these"},
    "q": {"that", "those"}, "s": {"same"}, "L": {"last", "past"}, "p": {"previous", "preceding"}, "X": {"next", "coming"},
    "F": {"following"}, "E": {"early", "late", "mid", "earlier", "later", "end", "beginning", "start", "middle", "latter"},
    "g": {"ago"}, "b": {"before", "previously"}, "f": {"after", "afterwards", "afterward"}, "v": {"every", "each", "per"},
    "O": {"of"}, "t": {"to", "until", "till", "through"}, "&": {"and", "or"}, "B": {"between", "from"},
    "i": {"in", "on", "at", "by", "since", "during", "for"}, "D": DECADES, "Y": DAY_WORDS, "P": FIXED_DAYS, "R": REFERENCES,
    "V": SETS, "h": {"half"}, "0": {"old"}, "1": {"age"}, "4": PLURAL_WEEKDAYS, "z": {"gmt", "utc", "est", "edt", "bst", "cet", "pst", "local"},
    "K": {"bc", "bce"}, "J": {"fiscal"}, "2": {"latest"}, "3": {"full", "entire", "whole"}, "9": {"times", "time"}, "8": {"future"}, "5": {"period"},
}  # fmt: skip
CLASSES = {word: name for name, words in _BY_CLASS.items() for word in words}


def unit_code(word: str) -> str:
    """The letters of a unit word, singular or plural.

    >>> unit_code("centuries"), unit_code("hours")
    ('CE', 'TH')
    """
    return UNITS["century"] if word == "centuries" else UNITS[word.removesuffix("s")]
