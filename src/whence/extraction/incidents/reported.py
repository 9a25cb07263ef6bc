"""Is a happening an incident to report, or told in passing, in general, or once more? What speaks for either, as features of a linear model."""

import re
from collections.abc import Iterator, Mapping, Sequence

from whence.core.place import Place
from whence.core.reading import Reading
from whence.core.vocabulary import MentionLabel
from whence.extraction.incidents.acts import Act
from whence.extraction.incidents.dated import is_dated_by_its_clause
from whence.extraction.incidents.happenings import Happening
from whence.extraction.incidents.noun_phrases import Word, place_among, tokenize
from whence.extraction.incidents.set_aside import COUNTED, HABIT, is_plural
from whence.extraction.incidents.status import clause_around
from whence.extraction.incidents.verb_forms import is_noun, is_passive
from whence.inference.stems import stem

_AUXILIARIES = frozenset(
    """may might could would can will should must to not never no was were is are has have had been being be get
    got""".split()
)
_SOME = frozenset(
    """one two three four five six seven eight nine ten eleven twelve dozen dozens scores hundreds thousands many several
    some all more most few any every each other such""".split()
)
# Words of a sentence that looks beyond one act: campaigns, laws, comparisons, what goes on.
_WIDE = frozenset(
    """since including include such like against rights law often years cases people report reported according campaign
    crackdown government regime war""".split()
)
_DETERMINERS = frozenset("a an the this that these those its their his her our".split())
_BESIDE = 4  # words before and behind a trigger among which a name is looked for
_GAPS = ((-1, "ahead"), (7, "week"), (45, "month"), (400, "year"))  # days before publication
_NO_PRECISION = 6  # of a time that is no day, week, month or year
# What says more where it is known whether a noun or a verb tells the act, and of which type it is.
_BY_FORM = frozenset(
    """plural indefinite no_time dated placed no_agent counted definite clause_name clause_number name_before name_behind
    sentence_figure""".split()
)
_BY_TYPE = frozenset("noun passive plural no_time no_agent placed".split())
_BY_STANDING = ("any_time", "has_place", "lead")


def speaks_for_report(
    reading: Reading, happenings: Sequence[Happening], number: int, place: Place | None, *, is_lead: bool
) -> set[str]:
    """The features of one happening of a text: how it is told first, what all its mentions tell, what the text told before.

    `place` is where it was, as far as is known.
    """
    happening = happenings[number]
    act = happening.first
    form, words = _form(reading, act)
    first = {form, *_of_act(act), *_of_words(act, words), *_of_clause(reading, act, words), *_of_days(reading, act)}
    first |= set(_of_sentence(reading, act))
    first.add(f"bounded_{sum(name in first for name in ('placed', 'dated')) + (act.agent is not None)}")
    first |= {f"{form} {name}" for name in first if name in _BY_FORM or name.startswith(("time_", "behind_"))}
    first |= {f"{act.type.value} {name}" for name in first & _BY_TYPE}
    standing = {*_of_mentions(happening, place), *_of_others(happenings, number, is_lead=is_lead)}
    sides = ["plural" if "plural" in first else "single", "no_agent" if act.agent is None else "agent", act.type.value]
    sides.append("told_often" if len(_sentences(happening)) > 1 else "told_once")
    return first | standing | {f"{name} {side}" for name in _BY_STANDING if name in standing for side in sides}


def _form(reading: Reading, act: Act) -> tuple[str, tuple[list[Word], list[Word]]]:
    """Whether a noun or which form of a verb tells an act, and the words of its sentence before and behind the trigger."""
    words = tokenize(reading.document.text, *act.sentence)
    first, last = place_among(words, act.trigger.start, act.trigger.end)
    if is_noun(words, first, last):
        form = "noun"
    elif is_passive(words, first, last):
        form = "passive"
    else:
        form = "ing" if first < len(words) and words[first].lower.endswith("ing") else "verb"
    return form, (words[:first], words[last:])


def _of_act(act: Act) -> Iterator[str]:
    """The trigger and what its sentence says of the act."""
    yield from (f"stem_{stem(act.trigger.words.split()[-1])}", f"type_{act.type.value}", f"status_{act.status.value}")
    yield from (f"strength_{act.trigger.strength}", f"sentence_{min(act.index, 3)}")
    yield from _those_that_hold(
        {
            "plural": is_plural(act),
            "no_agent": act.agent is None,
            "placed": act.place is not None,
            "recalled": act.is_recalled,
            "another": act.is_other,
            "definite": act.is_definite,
            "in_title": act.in_title,
        }
    )


def _of_words(act: Act, words: tuple[list[Word], list[Word]]) -> Iterator[str]:
    """The words on both sides of the trigger, and whether names stand near."""
    before, behind = words
    if before:
        yield f"before_{before[-1].lower}"
    if behind:
        yield f"behind_{behind[0].lower}"
    determiners = [word.lower for word in before[-_BESIDE:] if word.lower in _DETERMINERS]
    if determiners and determiners[-1] in {"a", "an"}:
        yield "indefinite"
    if any(word.is_name and word.start > act.sentence[0] for word in before[-_BESIDE:]):
        yield "name_before"
    if any(word.is_name for word in behind[:_BESIDE]):
        yield "name_behind"


def _of_clause(reading: Reading, act: Act, words: tuple[list[Word], list[Word]]) -> Iterator[str]:
    """Auxiliaries, numbers and names of its clause, and how long that is."""
    left, right = clause_around(reading.document.text, act.trigger.start, act.trigger.end, *act.sentence)
    clause = [word for part in words for word in part if left <= word.start < right]
    lower = {word.lower for word in clause}
    yield from (f"clause_{word}" for word in lower & _AUXILIARIES)
    yield f"clause_of_{min(len(clause) // 6, 4)}"
    yield from _those_that_hold(
        {
            "clause_some": bool(lower & _SOME),
            "clause_number": any(word[0].isdigit() for word in lower),
            "clause_name": any(word.is_name and word.start > act.sentence[0] for word in clause),
            "clause_figure": any(left <= figure.span.start < right for figure in reading.figures),
        }
    )


def _of_days(reading: Reading, act: Act) -> Iterator[str]:
    """How precisely it is dated, whether by its own clause, and how long ago it was."""
    if act.time is None:
        yield "no_time"
        return
    precision = act.time.date_prec or _NO_PRECISION
    yield f"time_{precision}"
    if act.time.start is None:
        yield "time_open"
    if is_dated_by_its_clause(reading, act):
        yield from ("dated", f"dated_{precision}")
    published = reading.document.published_on
    if published and act.time.end:
        days = (published - act.time.end).days
        yield f"ago_{next((name for most, name in _GAPS if days <= most), 'long')}"


def _of_sentence(reading: Reading, act: Act) -> Iterator[str]:
    """What else its sentence tells: figures, persons, numbers of acts, habits, what goes on."""
    text, (first, last) = reading.document.text, act.sentence
    yield from (f"wide_{word}" for word in _WIDE & set(re.findall(r"[a-z]+", text[first:last].casefold())))
    yield from _those_that_hold(
        {
            "habit": HABIT.search(text, first, last),
            "counted": COUNTED.search(text[first : act.trigger.start]),
            "sentence_figure": any(first <= figure.span.start < last for figure in reading.figures),
            "sentence_person": any(
                first <= m.span.start < last for m in reading.mentions if m.label == MentionLabel.PERSON
            ),
        }
    )


def _of_mentions(happening: Happening, place: Place | None) -> Iterator[str]:
    """What all its mentions tell together."""
    acts = happening.acts
    times = [act.time.date_prec or _NO_PRECISION for act in acts if act.time is not None and act.time.start]
    yield from (f"told_{min(len(_sentences(happening)), 4)}", f"mentions_{min(len(acts), 5)}")
    yield f"best_time_{min(times, default=0)}"
    yield from _those_that_hold(
        {
            "any_time": bool(times),
            "any_title": any(act.in_title for act in acts),
            "any_place": any(act.place is not None for act in acts),
            "any_agent": any(act.agent is not None for act in acts),
            "any_definite": any(act.is_definite for act in acts),
            "has_place": place is not None,
        }
    )


def _of_others(happenings: Sequence[Happening], number: int, *, is_lead: bool) -> Iterator[str]:
    """How it stands among what the text tells."""
    happening = happenings[number]
    yield "lead" if is_lead else "beside"
    if number == 0:
        yield "first"
    if any(other.type == happening.type for other in happenings[:number]):
        yield "type_told"


def _sentences(happening: Happening) -> set[int]:
    """The sentences that tell of it."""
    return {act.index for act in happening.acts}


def _those_that_hold(found: Mapping[str, object]) -> Iterator[str]:
    """The names of what is so."""
    return (name for name, holds in found.items() if holds)
