"""Who and what a document names: persons as public reports name them, groups, organisations, places, facilities, weapons.

By rules and word lists; a known actor's names come first, then what stands beside a name: titles, last words, prepositions.
"""

import re
from dataclasses import replace

from whence.core.document import Document, Mention, Provenance
from whence.core.incident import Actor
from whence.core.place import Gazetteer
from whence.core.reading import Reading
from whence.core.vocabulary import MentionLabel
from whence.extraction.incidents.called_groups import called_groups
from whence.extraction.incidents.noun_phrases import Phrase, Word, tokenize
from whence.extraction.incidents.scenes import places_in
from whence.extraction.lexicon import compile_words, load_lexicon, word_set

_NAME, _VERSION = "mentions", "1"
_GROUP_KINDS = frozenset({"armed_group", "state_force"})
_SPEECH = frozenset("said says told tells added warned claimed announced wrote tweeted confirmed denied".split())
_SMALL = frozenset("of the for and al el de la in".split())
_ARTICLES = frozenset({"a", "an", "the", "this", "in", "at", "on", "no"})
_LEADING = re.compile(r"^(?:the|an?) ", re.IGNORECASE)

Found = tuple[int, int, MentionLabel, str]


class Mentions:
    """This says: "the Free Plains Brigade" names a group, "Qasrin" a place, "car bomb" a weapon.

    `actors` are those whose names are known beforehand; with a `gazetteer`, only names it knows are places.
    """

    name = _NAME
    version = _VERSION
    requires = frozenset({"document"})
    assigns = frozenset({"mentions"})

    def __init__(self, actors: tuple[Actor, ...] = (), gazetteer: Gazetteer | None = None) -> None:
        self._labels = {name: _label_of(actor) for actor in actors for name in (actor.name, *actor.aliases)}
        names = [re.escape(name) for name in sorted(self._labels, key=len, reverse=True) if len(name) > 1]
        self._known = compile_words(names, re.NOFLAG) if names else None
        self._groups = compile_words(sorted(map(re.escape, word_set("nations", "groups")), key=len, reverse=True))
        self._weapons = compile_words(load_lexicon("mentions")["weapons"])
        self._gazetteer = gazetteer

    def extract(self, reading: Reading) -> Reading:
        """The reading with its mentions, none overlapping, in order."""
        document = reading.document
        named = called_groups(document.text)
        called = compile_words(sorted(map(re.escape, named), key=len, reverse=True), re.NOFLAG) if named else None
        found: list[Found] = []
        for first, last in document.sentences:
            found += self._find(document.text, first, last)
            found += _find_called(called, document.text, first, last) if called else ()
        return replace(reading, mentions=tuple(_mention(document, item) for item in _apart(found)))

    def _find(self, text: str, first: int, last: int) -> list[Found]:
        """What one sentence names, the surest kinds first."""
        words = tokenize(text, first, last)
        return [
            *self._find_known(text, first, last),
            *_find_persons(words),
            *_find_names(words),
            *(
                (m.start(), m.end(), MentionLabel.WEAPON, "weapon word")
                for m in self._weapons.finditer(text, first, last)
            ),
            *_find_facilities(words),
            *self._find_places(text, words),
        ]

    def _find_known(self, text: str, first: int, last: int) -> list[Found]:
        """Names of known actors, as they are written, and names of armed groups, in any case."""
        actors = self._known.finditer(text, first, last) if self._known else ()
        named = [(m.start(), m.end(), self._labels[m.group()], "known actor") for m in actors]
        groups = self._groups.finditer(text, first, last)
        return named + [
            (m.start(), m.end(), MentionLabel.GROUP, "known group")
            for m in groups
            if m.group()[:1].isupper() or "-" in m.group()
        ]

    def _find_places(self, text: str, words: list[Word]) -> list[Found]:
        """Names after a preposition of place, where the gazetteer knows them if there is one."""
        found = []
        for phrase in places_in(words):
            if self._gazetteer is None or self._gazetteer.find(text[phrase.start : phrase.end]):
                found.append((phrase.start, phrase.end, MentionLabel.PLACE, "name after a preposition of place"))
        return found


def _find_called(called: re.Pattern[str], text: str, first: int, last: int) -> list[Found]:
    """Names the text itself calls an armed group somewhere, wherever they stand."""
    hits = called.finditer(text, first, last)
    return [(m.start(), m.end(), MentionLabel.GROUP, "called a group by the text") for m in hits]


def _label_of(actor: Actor) -> MentionLabel:
    """Group for armed groups and forces, organisation for all others."""
    return MentionLabel.GROUP if actor.kind in _GROUP_KINDS else MentionLabel.ORGANISATION


def _apart(found: list[Found]) -> list[Found]:
    """The finds without those that overlap a surer or earlier one, by place in the text."""
    kept: list[Found] = []
    for item in found:
        if not any(item[0] < other[1] and other[0] < item[1] for other in kept[-40:]):
            kept.append(item)
    return sorted(kept)


def _mention(document: Document, found: Found) -> Mention:
    """The mention of a find."""
    start, end, label, rule = found
    span = document.span(start, end)
    return Mention(span, label, _LEADING.sub("", span.quote), Provenance(f"{_NAME}@{_VERSION}", rule=rule))


def _runs(words: list[Word]) -> list[Phrase]:
    """Runs of capitalised words, small words allowed inside."""
    runs: list[Phrase] = []
    at = 0
    while at < len(words):
        stop = at
        while stop < len(words) and (words[stop].is_name or (stop > at and _inside(words, stop))):
            stop += 1
        if stop > at:
            runs.append(Phrase(tuple(words[at:stop])))
        at = stop + 1
    return runs


def _inside(words: list[Word], at: int) -> bool:
    """Whether a small word stands between two parts of one name."""
    return (
        words[at].lower in _SMALL and at + 1 < len(words) and (words[at + 1].is_name or words[at + 1].lower in _SMALL)
    )


def _find_persons(words: list[Word]) -> list[Found]:
    """A name after a title, or two to three capitalised words that speak."""
    titles = word_set("mentions", "titles")
    found: list[Found] = []
    for at, word in enumerate(words):
        if (
            not word.is_name
            or word.lower in titles
            or (at and words[at - 1].is_name and words[at - 1].lower not in titles and words[at - 1].text != ".")
        ):
            continue
        stop = at
        while stop < len(words) and words[stop].is_name and words[stop].lower not in titles and stop - at < 4:
            stop += 1
        titled = at > 0 and (
            words[at - 1].lower in titles or (words[at - 1].text == "." and at > 1 and words[at - 2].lower in titles)
        )
        speaks = stop < len(words) and words[stop].lower in _SPEECH and 2 <= stop - at <= 3
        if (titled or speaks) and not _is_body(words[at:stop]):
            found.append(
                (word.start, words[stop - 1].end, MentionLabel.PERSON, "title" if titled else "name that speaks")
            )
    return found


def _is_body(words: list[Word]) -> bool:
    """Whether a run of words names a body or a nation rather than a person."""
    last = words[-1].lower
    bodies = word_set("mentions", "groups") | word_set("mentions", "organisations") | word_set("mentions", "facilities")
    nations = word_set("nations", "adjectives") | word_set("nations", "states")
    return last in bodies or words[0].lower in nations or words[0].lower in word_set("agents", "breaks")


def _find_names(words: list[Word]) -> list[Found]:
    """Names of groups and organisations, by the last word of the name or the word that follows it."""
    found: list[Found] = []
    for run in _runs(words):
        last = run.words[-1].lower
        names = [word for word in run.words if word.lower not in _SMALL]
        if len(names) < 2:
            continue
        if last in word_set("mentions", "groups") or any(
            word.lower in word_set("mentions", "groups") for word in run.words[:-2]
        ):
            found.append((run.start, run.end, MentionLabel.GROUP, "last word of the name"))
        elif last in word_set("mentions", "organisations") or run.words[0].lower in {
            "ministry",
            "university",
            "bank",
            "department",
            "committee",
        }:
            found.append((run.start, run.end, MentionLabel.ORGANISATION, "last word of the name"))
    return found


def _find_facilities(words: list[Word]) -> list[Found]:
    """A kind of building with the name or the possessor before it: "Gamboru Market", "the governor's office"."""
    found: list[Found] = []
    for at, word in enumerate(words):
        if (
            at
            and word.lower in word_set("mentions", "facilities")
            and (words[at - 1].is_name or words[at - 1].text.endswith(("'s", "’s")))
        ):
            start = at - 1
            while start and words[start - 1].is_name and words[start].is_name:
                start -= 1
            if start and words[start - 1].lower == "the":
                start -= 1
            found.append((words[start].start, word.end, MentionLabel.FACILITY, "kind of building"))
    return found
