"""Patterns of dates: days, months, years, weekdays, seasons, quarters, decades, hours."""

import re
from collections.abc import Callable
from dataclasses import replace

from whence.extraction.times.hits import Hit
from whence.extraction.times.meanings import ClockTime, Draft, Fixed, Step, Weekday, Yearless
from whence.extraction.times.values import days_of, month_day
from whence.extraction.times.words import DAY_WORDS, DECADES, FIXED_DAYS, MONTHS, PARTS, SEASONS, WEEKDAYS, unit_code

Rule = tuple[re.Pattern[str], Callable[[Hit], Draft | None]]

# What may stand around a day: "5 p.m. (1400 GMT) on ...", "the morning of ...", "late ..."; "... at 07:10 GMT", "... night".
BEFORE = r"(?:(?P<clock>c)z?(?:\([cny]z?#)?,?i?|T?(?P<part>[Z7])[Oi])?(?:T?(?P<mod>E)-?[iO]?T?)?"
AFTER = r"(?:[,-]?i?(?P<clock2>c)z?|(?P<part2>[Z7]))?"
REL = r"(?:,?O?T?(?P<rel>[LXHqsp]s?)u)"
MOD = r"(?:T?(?P<mod>E)-?[iO]?T?)?"
# Words after which a bare year, or May and March, are surely dates.
CUE = "iOtBbfE&J-(,|gLXHp"


_PAPERS = frozenset(
    "Times Mail Telegraph Express Post Mirror Herald People Sun Independent Tribune Observer World Star Vision Punch Standard Monitor Nation Leader Age".split()
)


def _full(hit: Hit) -> Draft | None:
    """March 24, 2019 · 24 March 2019 · March 2019."""
    tail = hit.tail()
    return _day(hit, hit.year() + tail) if tail else None


def _day(hit: Hit, value: str) -> Draft | None:
    """The draft of a full date, None for one no calendar has (29 February 2019)."""
    return hit.draft(Fixed(value)) if days_of(value) else None


def _iso(hit: Hit) -> Draft | None:
    """2019-03-24 · 24/03/2019, day first unless only the month can be."""
    word = hit.tokens.word(hit.match.start()).upper()
    if word[4:5] == "-":
        return hit.draft(Fixed(word), "TIME" if "T" in word else "DATE") if days_of(word) else None
    day, month, year = (int(part) for part in re.split(r"[/.]", word))
    if month > 12:
        day, month = month, day
    year += 0 if year >= 100 else 2000 if year < 50 else 1900
    return _day(hit, f"{year:04}-{month:02}-{day:02}")


def _yearless(hit: Hit) -> Draft | None:
    """March 24 · 24 March · last March · June of that year · each July."""
    tail = hit.tail()
    if tail is None or (hit.has("rel") and unit_code(hit.tokens.word(hit.match.end("rel"))) != "Y"):
        return None
    if _is_first_name(hit):
        return None
    if hit.has("every"):
        return hit.draft(Fixed("XXXX" + tail), "SET")
    if hit.has("year"):
        return _day(hit, hit.year() + tail)
    return hit.draft(Yearless(tail, hit.which(), hit.of_year()))


def _is_first_name(hit: Hit) -> bool:
    """Whether a short month at the end, without its point, is a name: "Jan Kowalski"."""
    tokens, end = hit.tokens, hit.match.end()
    if hit.match.end("month") != end or hit.has("day") or tokens.classes[end : end + 1] != "_":
        return False
    month = tokens.words(end - 1, end)
    return len(month) == 3 and month != "May" and tokens.words(end, end + 1).istitle()


def _second_day(hit: Hit) -> Draft | None:
    """The 7 of "May 5-7, 2019"."""
    month = MONTHS[hit.tokens.word(hit.match.start() - 3)]
    tail = month_day(month, hit.day())
    if tail is None:
        return None
    return _day(hit, hit.year() + tail) if hit.has("year") else hit.draft(Yearless(tail, "text"))


def _year(hit: Hit) -> Draft | None:
    """2019 · the year 2019 · early 2019 · fiscal 2019."""
    return hit.draft(Fixed(hit.year()))


def _bare_year(hit: Hit) -> Draft | None:
    """A year on its own, unless it counts something: "1998 people", "$2000"."""
    first, last = hit.match.span()
    classes = hit.tokens.classes
    following = classes[last : last + 1]
    after = hit.tokens.word(last) if following == "_" else ""
    if classes[first - 1 : first] in ("$", "/", "#") or following in ("%", "U", "K"):
        return None
    if after and hit.tokens.word(first - 1) in ("in", "since") and hit.tokens.words(last, last + 1)[0].isupper():
        return _year(hit)  # "in 1991 James left", "in 2003 US troops"
    counts = after.endswith("s") and after not in ("was", "is", "has", "elections", "talks") and after.isalpha()
    return None if counts and not _is_told_as_year(hit, first, last) else _year(hit)


def _is_told_as_year(hit: Hit, first: int, last: int) -> bool:
    """Whether words before a number make it a year whatever follows: "fiscal 1989 sales", "the 1992 protests"."""
    is_recent = hit.year() >= "1900"
    return last - first > 1 or (is_recent and hit.tokens.classes[first - 1 : first] == "T")


def _second_year(hit: Hit) -> Draft | None:
    """The 18 of 1914-18."""
    year, short = hit.tokens.word(hit.match.start() - 2), hit.tokens.word(hit.match.start())
    return hit.draft(Fixed(year[:2] + short)) if len(short) == 2 and short > year[2:] else None


def _before_christ(hit: Hit) -> Draft | None:
    """264 BC · the 264 of "264 to 241 BC" · the spring of 480 BC · August 480 BC."""
    digits = hit.year()
    if not digits.isdigit() or len(digits) > 4:
        return None
    part = f"-{SEASONS[hit.word('season')]}" if hit.has("season") else f"-{hit.month():02}" if hit.has("month") else ""
    return hit.draft(Fixed(f"BC{int(digits):04}{part}"))


def _decade_before_christ(hit: Hit) -> Draft | None:
    """The 470s BC."""
    digits = hit.year()
    is_decade = digits.isdigit() and digits.endswith("0") and hit.tokens.word(hit.match.end("year")) == "s"
    return hit.draft(Fixed(f"BC{int(digits) // 10:03}")) if is_decade and len(digits) < 5 else None


def _season(hit: Hit) -> Draft | None:
    """The summer · last winter · the spring of 2018 · 1982 summer."""
    code = SEASONS[hit.word("season")]
    if hit.match.end() - hit.match.start() == 1 and hit.tokens.words(*hit.match.span()).istitle():
        return None  # Arab Spring
    if hit.has("every"):
        return hit.draft(Fixed("XXXX-" + code), "SET")
    return hit.draft(
        Fixed(f"{hit.year()}-{code}") if hit.has("year") else Yearless("-" + code, hit.which(), hit.of_year())
    )


def _quarter(hit: Hit) -> Draft | None:
    """The third quarter of 2019 · this year's third quarter · the 1988 third quarter; "20th century", "5th century BC" too."""
    n = hit.day()
    unit = hit.unit()
    if unit == "CE" and 1 <= n <= 21 and not hit.has("rel") and not hit.has("year"):
        return hit.draft(Fixed(f"{'BC' if hit.has('era') else ''}{n - 1:02}"))
    if unit != "Q" or not 1 <= n <= 4:
        return None
    return hit.draft(Fixed(f"{hit.year()}-Q{n}") if hit.has("year") else Yearless(f"-Q{n}", "", hit.of_year()))


def _short_year(hit: Hit) -> Draft | None:
    """The '82 of "since '82"."""
    digits = hit.year()
    return hit.draft(Fixed("19" + digits)) if len(digits) == 2 and "30" < digits <= "99" else None


def _week_of(hit: Hit) -> Draft | None:
    """The week of March 6."""
    draft = _yearless(hit) if hit.unit() == "W" else None
    return replace(draft, mod="week") if draft else None


def _half(hit: Hit) -> Draft | None:
    """The second half of 2008 · the first half of this year."""
    tail = {"first": "-H1", "second": "-H2", "last": "-H2"}.get(hit.word("half"))
    if tail is None:
        return None
    return hit.draft(Fixed(hit.year() + tail) if hit.has("year") else Yearless(tail, "", hit.of_year()))


def _decade(hit: Hit) -> Draft | None:
    """The 1990s · the nineties · '80s."""
    word = hit.word("decade").lstrip("'’")
    first = hit.match.start()
    if first and hit.tokens.word(first - 1) in ("his", "her", "their", "my"):  # "in his 30s": an age
        return None
    year = 1900 + DECADES[word] if word in DECADES else int(word[:-1])
    return hit.draft(Fixed(f"{year if year > 99 else year + 1900}"[:3]))


def _names_a_paper(hit: Hit) -> bool:
    """Whether the day is the first word of a newspaper's name: "The Sunday Times"."""
    at, tokens = hit.match.end("weekday"), hit.tokens
    following = tokens.text[tokens.starts[at] : tokens.ends[at]] if at < len(tokens.starts) else ""
    return following in _PAPERS


def _weekday(hit: Hit) -> Draft | None:
    """Friday · last Friday · late on Friday · Friday night · 10 p.m. Friday · every Friday."""
    if _names_a_paper(hit):
        return None
    number = WEEKDAYS[hit.word("weekday")]
    if hit.has("every"):
        return hit.draft(Fixed(f"XXXX-WXX-{number + 1}{hit.part()}"), "SET")
    which = {"F": "text", "p": "previous"}.get(hit.match["which"] if hit.has("which") else "", hit.which())
    return hit.draft(Weekday(number, which))


def _weekday_of_week(hit: Hit) -> Draft | None:
    """Friday last week · Friday of next week."""
    week = Step({"L": -1, "X": 1, "H": 0}[hit.match["rel"]], "W")
    return hit.draft(Weekday(WEEKDAYS[hit.word("weekday")], of=week)) if hit.unit() == "W" else None


def _weekdays(hit: Hit) -> Draft | None:
    """Mondays · Monday nights; not the Mondays of "two Mondays ago"."""
    day, parts = hit.word("weekday").removesuffix("s"), hit.word("parts")
    part = PARTS.get(parts.removesuffix("s"), "") if parts.endswith("s") else ""
    if hit.tokens.word(hit.match.end()) == "ago" or (parts and not part):
        return None
    return hit.draft(Fixed(f"XXXX-WXX-{WEEKDAYS[day] + 1}{part}"), "SET")


def _day_word(hit: Hit) -> Draft | None:
    """Yesterday · late yesterday · tomorrow morning · tonight · overnight."""
    word = hit.word("word")
    draft = hit.draft(Step(DAY_WORDS[word], "D"))
    if word not in ("tonight", "overnight"):
        return draft
    return replace(draft, type="TIME", part="TNI", spills=word == "overnight")


def _day_beside(hit: Hit) -> Draft | None:
    """The day before yesterday · the day after tomorrow."""
    ends = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}
    n = ends.get((hit.word("dir"), hit.word("word")))
    return hit.draft(Step(n, "D")) if n and hit.unit() == "D" else None


def _holiday(hit: Hit) -> Draft | None:
    """Christmas 1963 · last Thanksgiving; those whose day moves keep no value."""
    tail = FIXED_DAYS[hit.word("name")]
    if not tail:
        return hit.draft(Fixed(None))
    draft = hit.draft(Fixed(hit.year() + tail) if hit.has("year") else Yearless(tail, hit.which()))
    return replace(draft, mod="thursday") if hit.word("name") == "thanksgiving" else draft


def _part_of_day(hit: Hit) -> Draft | None:
    """This morning · last night · that afternoon · the next morning."""
    which = hit.match["which"]
    if which == "H":
        return hit.draft(Step(0, "D"))
    if which == "L":
        return hit.draft(Step(-1, "D")) if hit.word("part") == "night" else None
    return hit.draft(Step({"q": 0, "s": 0, "p": -1}.get(which[-1], 1), "D", "text"))


def _at_night(hit: Hit) -> Draft | None:
    """At night: of any day."""
    is_at = hit.tokens.word(hit.match.start() - 1) == "at"
    return hit.draft(Fixed("XXXX-XX-XXTNI"), "TIME") if is_at else None


def _clock(hit: Hit) -> Draft | None:
    """At 07:10 GMT · at 5 p.m.: of the day the text is at."""
    return hit.draft(ClockTime()) if hit.part() else None


def _rule(pattern: str, make: Callable[[Hit], Draft | None]) -> Rule:
    return re.compile(pattern), make


DATES: tuple[Rule, ...] = (
    _rule("I", _iso),
    _rule(rf"{BEFORE}(?:[Wj],?)?(?P<month>[Mm])(?P<day>[do]),?(?P<year>y){AFTER}", _full),
    _rule(rf"{BEFORE}(?:[Wj],?)?T?(?P<day>[do])[O/-]?(?P<month>[Mm])[,/-]?O?(?P<year>y){AFTER}", _full),
    _rule(rf"{MOD}(?P<month>[Mm]),?O?(?P<year>y)", _full),
    _rule(rf"{BEFORE}(?:[Wj],?)?(?P<month>[Mm])T?(?P<day>[do])(?:{REL}|(?=[t&-][Mm]?[do],?(?P<year>y)))?{AFTER}", _yearless),
    _rule(rf"{BEFORE}(?:[Wj],?)?T?(?P<day>[do])O?T?-?(?P<month>[Mm])(?:{REL}|(?=[t&-][do][Mm],?(?P<year>y)))?{AFTER}", _yearless),
    _rule(rf"{MOD}(?:(?P<every>v)|T?(?P<which>[LXHp]))?(?P<month>M)(?:{REL}|(?=[t&-][Mm],?(?P<year>y)))?(?!d)", _yearless),
    _rule(rf"(?:(?P<mod>E)-?[iO]?T?|(?P<every>v)|T?(?P<which>[LXHp]))(?P<month>m){REL}?", _yearless),
    _rule(rf"(?<=[iOtBbf&])(?P<month>m)(?:{REL}|(?=[t&-][Mm],?(?P<year>y)))?(?!_\b)", _yearless),
    _rule(r"(?<=[Mm][do][t-])(?P<day>[do])(?:,?(?P<year>y))?(?![UuMmNnc-])", _second_day),
    _rule(r"(?<=[Mm][do]&)(?P<day>[do])(?:,?(?P<year>y)|(?=[.,)|i#]|$))", _second_day),
    _rule(r"(?P<day>[do])(?=[t-][do]O?(?P<month>[Mm]),?(?P<year>y)?)", _yearless),
    _rule(r"(?<=[BiOT,])(?P<day>[do])(?=&[do]O?(?P<month>[Mm]),?(?P<year>y)?)", _yearless),
    _rule(rf"{MOD}(?:T?u|J)?(?P<year>y)(?=.|$)", _bare_year),
    _rule(r"(?<=[iOtB&Mm])'(?P<year>[dn])(?![U_])", _short_year),
    _rule(r"(?<=y-)[dn](?![UuMmN-])", _second_year),
    _rule(rf"{MOD}(?P<year>[dny])K", _before_christ),
    _rule(r"(?P<year>[dny])(?=[t&-][dny]K)", _before_christ),
    _rule(rf"{MOD}T?(?:(?P<season>[S6])|(?P<month>[Mm])),?O?(?P<year>[dny])K", _before_christ),
    _rule(rf"{MOD}T?(?P<year>[ny])_K", _decade_before_christ),
    _rule(rf"{MOD}(?:(?P<every>v)|T?(?P<which>[LXHp])|T|(?<=[iBt&E-]))(?P<season>S)(?:O?(?P<year>y)|{REL})?", _season),
    _rule(r"(?P<season>S)O?(?P<year>y)", _season),
    _rule(rf"{MOD}T?(?:(?P<every>v)|(?P<which>[LXHp]))(?P<season>6)", _season),
    _rule(rf"(?:(?<=i)T?|{MOD}T?)(?P<season>6)O?(?P<year>y)", _season),
    _rule(r"(?P<year>y)(?P<season>[S6])", _season),
    _rule(rf"{MOD}T?J?-?(?P<day>o)-?(?P<unit>u)(?:(?P<era>K)|O?(?P<year>y)|{REL})?", _quarter),
    _rule(r"T?(?P<year>y)(?P<day>o)(?P<unit>u)", _quarter),
    _rule(r"(?P<rel>[LXH])u'_J?(?P<day>o)(?P<unit>u)", _quarter),
    _rule(r"T(?P<unit>u)OT?(?P<month>[Mm])(?P<day>[do])(?:,?(?P<year>y))?", _week_of),
    _rule(rf"{MOD}T?(?P<decade>[GD])", _decade),
    _rule(rf"{BEFORE}(?:(?P<every>v)|T?(?P<which>[LXHFp]))?(?P<weekday>W){AFTER}", _weekday),
    _rule(rf"{BEFORE}(?P<weekday>W),?O?(?P<rel>[LXH])(?P<unit>u)", _weekday_of_week),
    _rule(r"(?P<part>[Z7])(?P<weekday>W)", _weekday),
    _rule(r"(?P<weekday>W(?=[U_])|4)(?P<parts>(?<=W)[U_])?", _weekdays),
    _rule(rf"{BEFORE}(?P<word>Y){AFTER}", _day_word),
    _rule(r"T(?P<unit>u)(?P<dir>[bf])(?P<word>Y)", _day_beside),
    _rule(r"E?-?(?P<part>[Z7])(?P<word>Y)", _day_word),
    _rule(r"(?P<which>[LX])?(?P<name>P)(?:_)??,?(?P<year>y)?", _holiday),
    _rule(r"(?:E[iO]?)?(?P<which>[HLqF]|qs|T?s|TF|TX|Tp|X)(?P<part>[Z7])", _part_of_day),
    _rule(r"(?P<clock>c)z?|(?P<clock2>[ny])z", _clock),
    _rule(r"(?<=i)(?:E-?|T)?(?P<part>Z)", _clock),
    _rule(r"(?<=i)7", _at_night),
    _rule(r"(?<=i)q9", lambda hit: hit.draft(Step(0, "D", "text"))),
    _rule(r"(?<!')(?P<season>S)", _season),
    _rule(rf"{MOD}T?(?P<half>[oL])h(?:O?(?P<year>y)|{REL})", _half),
)  # fmt: skip
