"""Patterns of steps ("three days later"), durations ("two weeks"), sets ("every day") and references ("now")."""

import re
from collections.abc import Callable

from whence.extraction.times.hits import Hit, amount
from whence.extraction.times.meanings import Draft, Fixed, Step, Stretch
from whence.extraction.times.words import REFERENCES, SETS, unit_code

Rule = tuple[re.Pattern[str], Callable[[Hit], Draft | None]]

_MODALS = frozenset("will shall may might can could would should must ll".split())
_REPORTED = frozenset(
    "would could might should".split()
)  # in a tale of the past these may tell of what then was to come
NUM = r"(?P<n>[dny]|N(?:-?N)*)O?"
MOD = r"(?:T?(?P<mod>E)-?[iO]?T?)?"


def _named(hit: Hit) -> Draft | None:
    """Last week · next year · this month · the past year · early this week · the weekend."""
    which = hit.match["which"]
    n = {"L": -1, "X": 1, "H": 0, "": 0}.get(which, 0)
    unit = unit_code(hit.word("unit"))
    if unit[0] == "T" or (unit == "D" and which != "X"):  # "this hour", "the last day"
        return None
    if unit in ("DE", "CE") and n:
        return hit.draft(Stretch(1, unit, n), "DURATION")
    return hit.draft(Step(n, unit, "text" if unit == "D" else "published"))


def _the_unit(hit: Hit) -> Draft | None:
    """The end of the week · the year · the entire year · the day."""
    unit = hit.unit()
    if unit == "Y" and not hit.has("mod") and hit.tokens.word(hit.match.end()) in ("ended", "ending"):
        return hit.draft(Fixed("P1Y"), "DURATION")
    closed = hit.tokens.classes[hit.match.end() : hit.match.end() + 1] in ".,|#)"
    if unit[0] == "T" or unit == "Q" or not (hit.has("mod") or unit == "Y" or (unit == "D" and closed)):
        return None
    whole = "whole" if hit.has("whole") and unit == "Y" else "published"
    return hit.draft(Step(0, unit, "text" if unit == "D" else whole))


def _units_end(hit: Hit) -> Draft | None:
    """Month's end · year's end."""
    is_end = hit.word("mod") == "end" and hit.unit() in ("W", "M", "Y")
    return hit.draft(Step(0, hit.unit())) if is_end else None


def _quarter(hit: Hit) -> Draft | None:
    """The quarter · the latest quarter · the latest period: the quarter the text is about."""
    if hit.word("unit") not in ("quarter", "period"):
        return None
    return hit.draft(Step(-1, "Q") if hit.has("latest") else Step(0, "Q", "text"))


def _near(hit: Hit) -> Draft | None:
    """That year · the same day · the following month · the previous year · the next day."""
    which, unit = hit.match["which"], unit_code(hit.word("unit"))
    if unit[0] == "T":
        return None
    n = {"q": 0, "s": 0, "p": -1}.get(which[-1], 1)
    return hit.draft(Step(n, unit, "text"))


def _day_after(hit: Hit) -> Draft | None:
    """The day before · the day following · the day after."""
    unit = unit_code(hit.word("unit"))
    return (
        None
        if unit[0] == "T"
        else hit.draft(Step(-1 if hit.word("dir") in ("before", "previous", "previously") else 1, unit, "text"))
    )


def _ago(hit: Hit) -> Draft | None:
    """Three days ago · a year ago · year-ago; without a number only the past is meant."""
    unit, n = hit.unit(), hit.number()
    if n is None or unit[0] == "T" or hit.has("vague"):
        return hit.draft(Fixed("PAST_REF"))
    return hit.draft(Step(-n, unit, "ago"))


def _later(hit: Hit) -> Draft | None:
    """Three days later · a year earlier · five years previously · days later · ten days after March 23, 2019."""
    unit, word = hit.unit(), hit.word("dir")
    if word not in ("later", "earlier", "previously", "before", "after", "afterwards", "afterward"):
        return None
    back = word in ("earlier", "before", "previously")
    n = hit.number() if hit.has("n") or hit.has("a") else None
    origin = "next" if hit.has("date") else "event" if word in ("after", "before") else "text"
    if unit[0] == "T" or (word in ("before", "after") and n is None and not hit.has("date")):
        return None
    sign = -1 if back else 1
    return hit.draft(
        Step(sign * n if n is not None else None, unit if n is not None or not back else "-" + unit, origin)
    )


def _stretch(hit: Hit) -> Draft | None:
    """The past three months · the last decade · the next two weeks · the first nine months."""
    which = hit.match["which"]
    unit, n = hit.unit(), hit.number()
    if hit.has("n") or which in "LpXF":
        sign = -1 if which in "Lp" else 1
        return hit.draft(Stretch(n, unit, sign), "DURATION")
    return None


def _length(hit: Hit) -> Draft | None:
    """Two weeks · a year · ten-day · two and a half years · half an hour · weeks."""
    unit = hit.unit()
    if unit in ("Q", "WE") or (unit[0] == "T" and not (hit.has("n") or hit.has("a") or hit.has("half"))):
        return None
    is_one = hit.has("a") and not hit.word("unit").endswith("s")  # not "a months-long siege"
    n = hit.number() if hit.has("n") or is_one else None
    if hit.has("half"):
        n = (n or 0) + 0.5 if hit.has("n") else 0.5
    return hit.draft(Fixed(amount(n, unit)), "DURATION")


def _fraction(hit: Hit) -> Draft | None:
    """2 1/2 years."""
    above, below = (int(hit.tokens.word(hit.match.start("part_of") + i)) for i in (0, 2))
    return hit.draft(Fixed(amount((hit.number() or 0) + round(above / below, 2), hit.unit())), "DURATION")


def _many(hit: Hit) -> Draft | None:
    """Three quarters, several quarters: of a year, not of a thing ("three quarters of the town")."""
    n = hit.number("many")
    is_fraction = n is not None and hit.tokens.classes[hit.match.end() : hit.match.end() + 1] == "O"
    return hit.draft(Fixed(amount(n, "Q")), "DURATION") if hit.unit() == "Q" and not is_fraction else None


def _one_day(hit: Hit) -> Draft | None:
    """One day, after a word that makes it a day to come: "it will one day be rebuilt"."""
    is_to_come = hit.tokens.word(hit.match.start() - 1) in _MODALS and hit.word("unit") == "day"
    return hit.draft(Fixed("FUTURE_REF")) if is_to_come and hit.word("n") in ("one", "some") else None


def _day_long(hit: Hit) -> Draft | None:
    """Day-long · week-long."""
    if hit.tokens.word(hit.match.end() - 1) != "long":
        return None
    return hit.draft(Fixed(amount(1, hit.unit())), "DURATION")


def _same_last_year(hit: Hit) -> Draft | None:
    """The same month a year ago · the same period last year: what the text speaks of, a year before."""
    year = unit_code(hit.word("year") or hit.word("year2"))
    return hit.draft(Step(-1, "Y", "same")) if year == "Y" else None


def _age(hit: Hit) -> Draft | None:
    """Keeps "38-year-old" and "19 years of age" from being read as durations: they say who, not when."""
    return Draft(*hit.match.span(), "", Fixed(None))


def _every(hit: Hit) -> Draft | None:
    """Every day · each year · per month · every two weeks · every morning."""
    unit = "D" if hit.has("part") else hit.unit()
    part = hit.part()
    return Draft(*hit.match.span(), "SET", Fixed(f"XXXX-XX-XX{part}" if part else amount(hit.number(), unit)))


def _often(hit: Hit) -> Draft | None:
    """Daily · annually."""
    return hit.draft(Fixed(SETS[hit.word("word")]), "SET")


def _reference(hit: Hit) -> Draft | None:
    """Now · recently · recent · soon, where it is sure to be of the future."""
    if hit.word("word") == "soon" and not _is_to_come(hit):
        return None
    return hit.draft(Fixed(REFERENCES[hit.word("word")]))


def _is_to_come(hit: Hit) -> bool:
    """Whether a word beside it puts "soon" in the future: "will soon", "soon may", "very soon"."""
    before, after = hit.tokens.word(hit.match.start() - 1), hit.tokens.word(hit.match.end())
    return before in ("very", "to") or before in _MODALS - _REPORTED or after in _MODALS - _REPORTED


def _until_now(hit: Hit) -> Draft | None:
    """The date of "to date", where nothing more follows."""
    return hit.draft(Fixed("PRESENT_REF")) if hit.tokens.word(hit.match.start()) == "date" else None


def _period(hit: Hit) -> Draft | None:
    """This period · that period: which, only the text knows."""
    return hit.draft(Fixed(None)) if hit.tokens.word(hit.match.end() - 1) == "period" else None


def _recent_time(hit: Hit) -> Draft | None:
    """Recent weeks · coming months · these days."""
    word, unit = hit.word("which"), unit_code(hit.tokens.word(hit.match.end() - 1))
    if word == "these":
        return hit.draft(Fixed("PRESENT_REF"))
    if word in ("recent", "past") and unit == "Y":
        return hit.draft(Fixed("PAST_REF"))
    return hit.draft(Fixed(amount(None, unit)), "DURATION") if word in ("recent", "coming", "past") else None


def _current(hit: Hit) -> Draft | None:
    """The current year · the current quarter."""
    known = hit.word("which") == "current" and hit.unit()[0] != "T"
    return hit.draft(Step(0, hit.unit())) if known else None


def _past_or_future(hit: Hit) -> Draft | None:
    """The past · the future, where no noun follows that they describe."""
    words = hit.tokens.word(hit.match.end() - 1)
    value = {"past": "PAST_REF", "future": "FUTURE_REF"}.get(words)
    return hit.draft(Fixed(value)) if value else None


def _near_future(hit: Hit) -> Draft | None:
    """The near future · the near term · the short term."""
    words = hit.tokens.words(*hit.match.span()).lower().split()[1:]
    is_future = words[0] in ("near", "short") and words[1] in ("future", "term")
    return hit.draft(Fixed("FUTURE_REF")) if is_future and words != ["short", "future"] else None


def _rule(pattern: str, make: Callable[[Hit], Draft | None]) -> Rule:
    return re.compile(pattern), make


SPANS: tuple[Rule, ...] = (
    _rule(rf"{MOD}T?(?P<which>[LXH])(?P<unit>[uw])(?!-_|U)", _named),
    _rule(rf"{MOD}T(?P<which>)(?P<unit>w)", _named),
    _rule(rf"{MOD}T(?P<whole>3)?J?(?P<unit>u)(?![-U])", _the_unit),
    _rule(r"(?P<unit>u)'_(?P<mod>E)", _units_end),
    _rule(r"(?P<which>)(?P<unit>u)-?(?P<mod>E)(?![_iO])", lambda hit: hit.draft(Step(0, "Y")) if hit.word("unit") == "year" else None),
    _rule(rf"{MOD}(?P<which>qs?|T?s|TF|TX|Tp|F)(?P<unit>[uw])(?!-)", _near),
    _rule(r"T(?P<latest>2)?(?P<unit>u)(?!-)", _quarter),
    _rule(r"T(?P<latest>2)(?P<unit>5)", _quarter),
    _rule(r"T(?P<unit>u)(?P<dir>[bfFp])(?![MmTW_d])", _day_after),
    _rule(r"Ts[u5]O?(?:A(?P<year>u)[gE]|T?L(?P<year2>u))", _same_last_year),
    _rule(rf"(?:A?{NUM}|A)(?P<unit>[uU])-?g", _ago),
    _rule(r"(?P<vague>)(?P<unit>U)g", _ago),
    _rule(r"T?(?P<unit>u)-?g(?:o?-?u|5)?", _ago),
    _rule(rf"(?:A?{NUM}|(?P<a>A))(?P<unit>[uU])(?P<dir>[Ebf])(?P<date>(?=(?:W,?)?T?(?:[Mm][do]|[do]O?[Mm]|I|W)))?", _later),
    _rule(r"(?P<unit>U)(?P<dir>[Ef])(?P<date>)??", _later),
    _rule(r"[TA]?(?P<a>u)-(?P<dir>E)(?P<unit>)[u5]?", lambda hit: hit.draft(Step(-1, "Y", "text")) if hit.word("a") == "year" else None),
    _rule(rf"T?(?P<which>[LXFpo]){NUM}(?P<unit>U)", _stretch),
    _rule(r"(?<=_)(?P<n>N)(?P<unit>u)", _one_day),
    _rule(rf"(?:A?{NUM}|(?P<a>A))(?:&A?(?P<half>h))?-?(?P<unit>[uU])", _length),
    _rule(rf"{NUM}[t-][Ndn](?P<unit>U)", _length),
    _rule(rf"A?{NUM}_(?P<unit>U)", _length),
    _rule(r"A?(?P<half>h)-?A?-?(?P<unit>u)", _length),
    _rule(r"(?P<n>A)-?(?P<unit>u)-?&-?A-?(?P<half>h)", _length),
    _rule(r"(?P<n>d)(?P<part_of>d/d)-?(?P<unit>[uU])", _fraction),
    _rule(r"(?P<many>[dnN])(?P<unit>U)", _many),
    _rule(r"(?P<unit>u)-_", _day_long),
    _rule(r"(?P<unit>U)", _length),
    _rule(r"A?(?:[dny]|N(?:-?N)*)-?[uU](?:-?0|O1)", _age),
    _rule(rf"(?P<every>v)(?:{NUM})?(?P<unit>[uU])", _every),
    _rule(r"(?P<every>v)(?P<part>[Z7])(?P<unit>)", _every),
    _rule(r"(?P<word>V)", _often),
    _rule(r"(?P<word>R)(?![U])", _reference),
    _rule(r"(?<=t)_(?=[.,|)]|$)", _until_now),
    _rule(r"[Hq]5", _period),
    _rule(r"(?P<which>[RXHL])U", _recent_time),
    _rule(r"T?(?P<which>R)J?(?P<unit>u)", _current),
    _rule(r"TL(?=[.,|#)&BiO=]|$)|T8|(?<=i)TL(?![uUNndyow-])", _past_or_future),
    _rule(r"T_(?:8|_)", _near_future),
)  # fmt: skip
