"""Where a happening took place: of the places its sentences name, the one that tells most and stands nearest.

A town counts for more than a region, a region for more than a country; what stands after "in" or "near" beside the trigger
for more than what stands elsewhere in the sentence; and a place the article names often for more than one it names once. What
the article is about may lie where its title, its opening or, failing these, its dateline says.
"""

import re
from collections import Counter
from collections.abc import Iterable

from whence.core.document import Span
from whence.core.place import Gazetteer, GazetteerEntry, Place
from whence.core.reading import Reading
from whence.core.vocabulary import MentionLabel
from whence.extraction.incidents.acts import OPENING, Act
from whence.extraction.incidents.also_at import listed_with
from whence.extraction.incidents.entries import Entries
from whence.extraction.incidents.happenings import Happening
from whence.extraction.lexicon import word_set

_TOWN, _UNKNOWN, _GUESS, _REGION, _AREA, _COUNTRY, _CONTINENT = range(7)
_FIRM = _UNKNOWN  # a place at least that precise is looked no further for
_WIDER = re.compile(
    r"\s*(?:province|state|region|governorate|district|county|oblast|department|prefecture)\b", re.IGNORECASE
)
_WATERS = re.compile(r"\b(?:Sea|Gulf|Lake|Strait|Sahara)\b")
_THERE = re.compile(
    r"\bthe (?:[\w-]+ )?(?:town|city|village|capital|camp|plaza|same (?:\w+ ))(?:[’']s)?\b|\b(?:there|here)\b|\bthe (?:town|city|village)[’']s",
    re.IGNORECASE,
)
_THEN = re.compile(r" ([a-z]+)\b")
_NO_NOUN = re.compile(r"\w+(?:ed|ly|said|says|today|yesterday|tomorrow|this|last|next)$")
_GOES_ON = re.compile(r"[’']s? [A-Z]")  # "Westminster Magistrates' Court"
_NEXT = re.compile(r" ([A-Z]\w+)")
_ON_THE_WAY = re.compile(r"\b(?:to|from|between|linking|towards?|for|via|through)\s+(?:the \w+ of )?$")
_NO_PLACE = frozenset({MentionLabel.PERSON, MentionLabel.GROUP, MentionLabel.ORGANISATION, MentionLabel.FACILITY})


_NO_HOLDER = frozenset({MentionLabel.PERSON, MentionLabel.GROUP})
_ABBREVIATION = 6  # characters: "U.S.A" is shorter
_SMALL_WORD = 3  # letters up to which a headline may write a word small
_FAR, _AT_FIRST = 100, 30  # characters

Key = tuple[int, bool, bool, bool, int, bool, int]


class Whereabouts:
    """This says: in this article "Qasrin" is named five times, and the car bomb of its lead went off there.

    With a `gazetteer` towns, regions and countries are told apart; without one every name weighs the same.
    """

    def __init__(
        self, reading: Reading, gazetteer: Gazetteer | None = None, happenings: Iterable[Happening] = ()
    ) -> None:
        self._document = reading.document
        self._entries = Entries(reading)
        self._gazetteer = gazetteer
        self._bodies = [m.span for m in reading.mentions if m.label in _NO_PLACE]
        called = [m.span for m in reading.mentions if m.label in _NO_HOLDER]
        named = [m.span for m in reading.places if m.is_literal and self._names_a_place(m.span)]
        self._named = [span for span in named if not any(_holds(other, span) for other in called)]
        self._times = Counter(span.quote.casefold() for span in self._named)
        self._guesses = [
            (happening, act.place) for happening in happenings for act in happening.acts if act.place is not None
        ]

    def _names_a_place(self, span: Span) -> bool:
        """Whether a place name is not the start of an outlet's name or of "US-backed", and does not stand in the dateline."""
        if self._document.text.startswith("-", span.end):
            return False
        dateline = self._document.dateline
        following = _NEXT.match(self._document.text, span.end)
        is_outlet = following is not None and following[1].casefold() in word_set("mentions", "organisations")
        return not is_outlet and not self._has_its_noun(span) and not (dateline and dateline.span.overlaps(span))

    def _has_its_noun(self, span: Span) -> bool:
        """Whether a noun follows of which a short name says whose it is: "a U.S. | strike", not "in the U.S. | after"."""
        if not span.quote.isupper() or len(span.quote) >= _ABBREVIATION:
            return False
        following = _THEN.match(self._document.text, span.end)
        if following is None or following[1] in word_set("agents", "breaks") | word_set("agents", "adverbs"):
            return False
        return _NO_NOUN.fullmatch(following[1]) is None

    def of(self, happening: Happening, lead: Happening) -> Place | None:
        """The place of a happening, not resolved; None where its sentences name none and it is not what the article is about."""
        found = self._in_sentences(happening)
        if found is None or found[0] > _FIRM:
            wider = self._around(happening, lead)
            found = min(
                (row for row in (found, wider) if row is not None and self._agrees(found, row)),
                key=lambda row: row[0],
                default=None,
            )
        found = found or self._just_before(happening.first)
        return None if found is None else Place(found[1].quote, found[1])

    def _agrees(self, told: tuple[int, Span] | None, other: tuple[int, Span]) -> bool:
        """Whether a place of the opening lies in the country that a happening's own sentences tell, if they tell one."""
        if told is None or told[0] != _COUNTRY or self._gazetteer is None:
            return True
        country = self._gazetteer.find(told[1].quote)[0].country
        entries = self._gazetteer.find(other[1].quote)
        return not entries or any(entry.country == country for entry in entries)

    def also_at(self, place: Place | None) -> tuple[Place, ...]:
        """The places listed with that one, as precise as it: acts "in Libya, Niger and Iraq" took place in all three."""
        if place is None or place.span is None:
            return ()
        rank = self._rank(place.span, False)
        listed = listed_with(self._document.text, self._named, place.span)
        alike = [span for span in listed if self._rank(span, False) == rank and span.quote != place.name]
        return tuple(Place(span.quote, span) for span in alike)

    def _in_sentences(self, happening: Happening) -> tuple[int, Span] | None:
        """The best place of the sentences in which it is told, with its rank."""
        rows = []
        for act in happening.acts:
            guess = self._guess(act)
            near = [span for span in self._of_act(act, guess) if not self._is_left_behind(act, span)]
            spans = [span for span in near if guess is None or not self._is_others(span, happening)]
            rows += [(self._key(act, span, guess), span) for span in spans]
        best = min(self._in_its_country(rows), key=lambda row: row[0], default=None)
        return None if best is None else (best[0][0], best[1])

    def _in_its_country(self, rows: list[tuple[Key, Span]]) -> list[tuple[Key, Span]]:
        """Without what lies elsewhere, where the preposition beside a trigger leads to a country: "arrested in France"."""
        if self._gazetteer is None:
            return rows
        whole = [
            self._gazetteer.find(span.quote) for (rank, is_aside, *_), span in rows if rank == _COUNTRY and not is_aside
        ]
        told = {entries[0].country for entries in whole}
        found = ((row, {entry.country for entry in self._gazetteer.find(row[1].quote)}) for row in rows)
        return [row for row, countries in found if not told or not countries or countries & told]

    def _is_others(self, span: Span, happening: Happening) -> bool:
        """Whether a preposition leads from another happening to that place, and from this one never."""
        here = [mine is happening for mine, place in self._guesses if place.start < span.end and span.start < place.end]
        return bool(here) and not any(here)

    def _is_left_behind(self, act: Act, span: Span) -> bool:
        """Whether a town or region stands far before the trigger, amid what the sentence tells first; one that opens it sets the scene."""
        is_far = act.trigger.start - span.end > _FAR and span.start - act.sentence[0] > _AT_FIRST
        return is_far and self._rank(span, False) < _COUNTRY

    def _guess(self, act: Act) -> Span | None:
        """What the preposition beside a trigger leads to; in an entry of a bulletin, what follows its day."""
        found = None if act.entry is None else self._entries.place_of(act.entry)
        if found is not None:
            return self._document.span(*found)
        return None if act.place is None else self._document.span(act.place.start, act.place.end)

    def _of_act(self, act: Act, guess: Span | None) -> list[Span]:
        """The places named in the sentence of an act, with what the preposition beside its trigger leads to."""
        sentences = [act.sentence] + ([] if act.entry is None else [self._document.sentences[act.entry]])
        inside = [span for first, last in sentences for span in self._named if first <= span.start < last]
        if guess is None or any(span.overlaps(guess) for span in inside) or not self._may_be_place(guess):
            return inside
        return [*inside, guess]

    def _may_be_place(self, guess: Span) -> bool:
        """Whether a name after a preposition is no person, body, building or abbreviation; "of" alone leads to anything."""
        if self._named and self._document.text[: guess.start].endswith(" of "):
            return False
        is_known = self._gazetteer is not None and bool(self._gazetteer.find(guess.quote))
        if self._has_its_noun(guess) or (not is_known and self._begins_a_name(guess)):
            return False
        return (is_known or not guess.quote.isupper()) and not any(span.overlaps(guess) for span in self._bodies)

    def _begins_a_name(self, guess: Span) -> bool:
        """Whether a word goes on as a longer name, or stands in a headline that writes every word as a name."""
        if _GOES_ON.match(self._document.text, guess.end):
            return True
        title = self._document.title
        if title is None or not title.overlaps(guess):
            return False
        return all(word[0].isupper() for word in title.quote.split() if word[0].isalpha() and len(word) > _SMALL_WORD)

    def _key(self, act: Act, span: Span, guess: Span | None) -> Key:
        """How little a place says of where an act was: by rank, then by how it stands to the trigger, then by how rarely it is named."""
        beside = guess is not None and guess.overlaps(span)
        gap = max(span.start - act.trigger.end, act.trigger.start - span.end, 0)
        passing = _ON_THE_WAY.search(self._document.text[max(0, span.start - 24) : span.start]) is not None
        often = -self._times[span.quote.casefold()]
        return self._rank(span, beside), not beside, passing, act.in_title, often, not act.names_itself, gap

    def _rank(self, span: Span, beside: bool) -> int:
        """What kind of place a name is, the most precise first."""
        listed = any(span.overlaps(other) for other in self._named)
        if self._gazetteer is None:
            nations = word_set("nations", "states") | word_set("nations", "adjectives")
            return _COUNTRY if span.quote.casefold() in nations else _TOWN
        entries = self._gazetteer.find(span.quote)
        kinds = [entry.kind for entry in entries]
        if not kinds:
            return (_TOWN if beside else _UNKNOWN) if listed else _GUESS
        if "country" in kinds:
            return _TOWN if _is_city_state(entries) else _COUNTRY
        if kinds[0] == "city":
            return _REGION if _WIDER.match(self._document.text, span.end) else _TOWN
        if kinds[0].startswith("admin"):
            return _REGION
        if entries[0].country or _WATERS.search(entries[0].name):
            return _AREA
        return _COUNTRY if beside else _CONTINENT

    def _around(self, happening: Happening, lead: Happening) -> tuple[int, Span] | None:
        """Where the lead lies by the opening or the dateline; where another lies that is told of "the town"."""
        if happening is lead:
            return self._best(span for span in self._named if span.start < self._opening_end()) or self._dateline()
        text = self._document.text
        if any(_THERE.search(text, *act.sentence) for act in happening.acts):
            return self._in_sentences(lead) or self._around(lead, lead)
        return None

    def _just_before(self, act: Act) -> tuple[int, Span] | None:
        """The town, village or unlisted spot named in the sentence before, from which the act's own sentence goes on."""
        if act.entry is not None or act.index == 0:
            return None
        first, last = self._document.sentences[act.index - 1]
        found = self._best(span for span in self._named if first <= span.start < last)
        return found if found is not None and found[0] <= _FIRM else None

    def _best(self, spans: Iterable[Span]) -> tuple[int, Span] | None:
        """The most precise of these, the most often named of those, the first of those."""
        rows = [(self._rank(s, False), -self._times[s.quote.casefold()], s.start, s) for s in spans]
        best = min(rows, key=lambda row: row[:3], default=None)
        return None if best is None or best[0] > _REGION else (best[0], best[3])

    def _opening_end(self) -> int:
        """Where the opening of the article ends."""
        return max((end for _, end in self._document.sentences[: OPENING + 1]), default=0)

    def _dateline(self) -> tuple[int, Span] | None:
        """The place of the dateline, as a last resort."""
        dateline = self._document.dateline
        return None if dateline is None or dateline.place is None else (_REGION, dateline.place)


def _holds(name: Span, place: Span) -> bool:
    """Whether a place's name is a part of a longer name: the "Haram" of a group."""
    return name.overlaps(place) and len(name.quote) > len(place.quote)


def _is_city_state(entries: tuple[GazetteerEntry, ...]) -> bool:
    """Whether most people of a country live in the town of its name: in Hong Kong, in Singapore."""
    people = {entry.kind: entry.population for entry in reversed(entries) if entry.name == entries[0].name}
    return 0 < people.get("country", 0) <= 2 * people.get("city", 0)
