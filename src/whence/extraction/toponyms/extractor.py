"""Place names in a text: "Gao" in "in Gao, Mali", never the "assad" in "ambassador" nor the Paris in "Paris Hilton".

Known names are judged by a small linear model over the words around them (trained by `training/train_toponyms.py`) and, where one
is handed in, by the trained reader: their log odds are added. Names that no gazetteer knows are found where the text itself calls
them a place ("the village of X", "X, eastern Syria").
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from whence.core.document import Document, Provenance, Skipped
from whence.core.ids import make_id
from whence.core.place import Gazetteer, Place, PlaceMention
from whence.core.reading import Reading
from whence.extraction.toponyms.features import Scene, features
from whence.extraction.toponyms.place_lean import PlaceLean
from whence.extraction.toponyms.tokens import Candidate, iter_candidates, tokens
from whence.inference.session import Session

# Given names that are places too, and what may follow a place where a surname would stand.
_GIVEN = frozenset(
    """paris jordan chelsea georgia florence sydney charlotte austin dallas madison savannah kenya india chad israel brooklyn
    lorraine victoria virginia carolina dakota montana asia jackson lincoln clinton houston sofia vienna milan santiago adelaide
    alexandria devon chester bradford preston lancaster warren troy tyler logan hudson marion regina valencia kent carson
    grant dexter hope faith jamaica phoenix cairo bristol diego martin francis""".split()
)
_COMPASS = frozenset("north south east west".split())
_NO_SURNAMES = frozenset(
    """agreement airport army avenue bank bay beach board bridge chamber church city club college council county court
    department district embassy forest fire force government hall harbor harbour high highway hospital hotel house island
    lake magazine market memorial museum news olympics park police post press province republic river road school sheriff
    square stadium state station street summit times tower town tribune university valley war west east north south""".split()
)
_THRESHOLD = -0.5  # the best F1 on the dev parts
_DOUBT = -0.7  # log odds of about one in three: what is nearer to a place than that is listed
_SURE = 3.0  # log odds from which the reader is not asked: on train parts nothing was lost by it
_LARGE = 50_000  # people: in texts without letter case, smaller towns are taken only where a country stands beside
_KINDS = "villages?|towns?|city|cities|districts?|hamlet|camp|suburb|neighbou?rhood|enclave|province|region|governorate|settlement|county|oblast|state"
_NAME = r"(?!(?:The|This|That|These|Those|A|An|In|At|On|Its|Their|His|Her|Our|Another|One|Every|Each)\b)(?:al-|el-|ad-|ar-|as-)?[A-Z][\w'’]+(?:[- ](?:al-|el-|ez-|de |da |do |del )?[A-Z][\w'’]+){0,3}"
_CALLED = re.compile(
    rf"\b(?:{_KINDS}) of (?P<name>{_NAME})|\b(?P<before>{_NAME}) (?:village|town|city|district|province|governorate|refugee camp|oblast|neighbou?rhood)\b"
)
_BESIDE = re.compile(
    rf"\b(?:in|at|near|from|outside|around) (?P<name>{_NAME}),? (?:in )?(?:the )?(?:(?:north|south|east|west|central)[\w-]* )?(?=[A-Z])"
)
_NOT_LITERAL_AFTER = re.compile(
    r"['’]?s? (?:bureau|embassy|consulate|government|ministry|Times|Post|Herald|Tribune|University|accused|announced|insisted|denied|says?|said|warned)\b"
)


@dataclass(frozen=True, slots=True)
class Found:
    """This says: at 10 to 13 stands a name that is a place by these log odds; None where the text itself calls it one."""

    start: int
    end: int
    is_literal: bool
    odds: float | None = None

    @property
    def score(self) -> float | None:
        """The odds as a score of 0 to 1."""
        return None if self.odds is None else round(1 / (1 + math.exp(-max(-50.0, min(50.0, self.odds)))), 3)


class Toponyms:
    """This says: "Gao" and "Mali" are places in this text; "Malian" only derives from one.

    The places are not resolved: each holds its words; `whence.linking.places.resolve` says where they lie.
    """

    name = "toponyms"
    version = "5"
    requires = frozenset({"document"})
    assigns = frozenset({"places"})

    def __init__(self, gazetteer: Gazetteer, session: Session | None = None) -> None:
        self._gazetteer = gazetteer
        self._session = session
        self._weights = _weights()

    def extract(self, reading: Reading) -> Reading:
        """The reading with its place mentions, in order, none overlapping."""
        document, by = reading.document, f"{self.name}@{self.version}"
        judged = [
            f for f in (*self._known(document.text), *self._called(document.text)) if not _in_furniture(document, f)
        ]
        places = tuple(
            _mention(document, found, by) for found in _apart([f for f in judged if f.odds is None or f.odds > 0])
        )
        doubted = (_doubted(document, f) for f in judged if f.odds is not None and _DOUBT < f.odds <= 0)
        skipped = tuple(d for d in doubted if not any(d.span and d.span.overlaps(p.span) for p in places))
        return replace(reading, places=places, skipped=reading.skipped + skipped)

    def _known(self, text: str) -> Iterator[Found]:
        """Known names with the log odds of each being a place here."""
        row = tokens(text)
        scene = Scene.of(row)
        found = list(iter_candidates(text, row, self._gazetteer, any_case=scene.is_whispered))
        scores = [self._score(candidate, scene) for candidate in found]
        unsure = [(c.start, c.end) for c, score in zip(found, scores, strict=True) if abs(score) < _SURE]
        lean = PlaceLean(self._session, text, unsure)
        for candidate, score in zip(found, scores, strict=True):
            leaning = lean.of(candidate.start, candidate.end) if abs(score) < _SURE else None
            yield Found(candidate.start, candidate.end, _is_literal(text, candidate), score + (leaning or 0.0))

    def _score(self, found: Candidate, scene: Scene) -> float:
        """The word of the linear model, above 0 for a place; beyond `_SURE` the trained reader is not asked."""
        if scene.is_shouted or scene.is_whispered:
            return _SURE if _stands_out(found, scene) else -_SURE
        if _is_given_name(found, scene) or _is_surname(found, scene) or found.name.casefold() in _COMPASS:
            return -_SURE
        return sum(self._weights.get(feature, 0.0) for feature in features(found, scene)) - _THRESHOLD

    def _called(self, text: str) -> Iterator[Found]:
        """Names that the text itself calls a place, known or not, wherever they stand in it."""
        names = {match["name"] or match["before"] for match in _CALLED.finditer(text)}
        names |= {match["name"] for match in _BESIDE.finditer(text) if self._is_container(text, match.end())}
        for name in sorted(name for name in names if len(name) > 2 and self._is_own(name, text)):
            for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
                yield Found(match.start(), match.end(), True)

    def _is_own(self, name: str, text: str) -> bool:
        """Whether the words are a name of their own: none of them stands in small letters, none but the whole is a country."""
        words = name.split()
        if any(re.search(rf"\b{re.escape(word.lower())}\b", text) for word in words if word[0].isupper()):
            return False
        whole = self._gazetteer.find(name)
        parts = [name] if whole else words
        return not any(entry.kind != "city" for part in parts for entry in self._gazetteer.find(part))

    def _is_container(self, text: str, start: int) -> bool:
        """Whether a country or a region is named right there."""
        words = re.match(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2}", text[start : start + 60])
        parts = words.group().split() if words else []
        heads = (" ".join(parts[:n]) for n in range(len(parts), 0, -1))
        return any(entry.kind in ("country", "admin1") for head in heads for entry in self._gazetteer.find(head))


@cache
def _weights() -> dict[str, float]:
    """The weights of the linear model."""
    text = files("whence.extraction").joinpath("lexicons", "toponyms.tsv").read_text(encoding="utf-8")
    return {name: float(weight) for name, weight in (line.rsplit("\t", 1) for line in text.splitlines())}


def _is_given_name(found: Candidate, scene: Scene) -> bool:
    """Whether a place's name is here somebody's given name: "Paris Hilton" and "Jordan Miller", not "Jordan Valley"."""
    surname, following = scene.text(found.last), scene.text(found.last + 1)
    return (
        found.name.casefold() in _GIVEN
        and surname.istitle()
        and surname.isalpha()
        and scene.row[found.last].start - found.end == 1
        and surname.casefold() not in _NO_SURNAMES
        and not following[0].isupper()
    )


def _is_surname(found: Candidate, scene: Scene) -> bool:
    """Whether the text has the name as a person's: "Abu Bakr al-Baghdadi" makes "Baghdadi" no place in it."""
    return scene.text(found.last - 1).casefold() in scene.surnames


def _stands_out(found: Candidate, scene: Scene) -> bool:
    """Whether a name is a place without the help of letter case: a country, or a large town after "in"."""
    kinds = {entry.kind for entry in found.entries}
    letters = sum(c.isalpha() for c in found.name)
    if letters <= 3:
        return "country" in kinds and "." in found.name
    if kinds & {"country", "adjective"}:
        return True
    before = scene.text(found.first - 1).casefold()
    if before not in {"in", "at", "near", "from", "of", "to", "^"}:
        return False
    is_named_beside = scene.text(found.last) == ","
    return is_named_beside or found.entries[0].population >= _LARGE or kinds & {"area", "admin1"} != set()


def _is_literal(text: str, found: Candidate) -> bool:
    """Whether the name means the place itself: not "Iraqi", "the Paris bureau" or "Washington said"."""
    if found.entries[0].kind == "adjective":
        return False
    return _NOT_LITERAL_AFTER.match(text, found.end) is None


def _apart(found: Sequence[Found]) -> Iterator[Found]:
    """Without what overlaps an earlier one, the longer of two that begin together."""
    end = -1
    for item in sorted(found, key=lambda item: (item.start, -item.end, item.is_literal)):
        if item.start >= end:
            yield item
            end = item.end


def _in_furniture(document: Document, item: Found) -> bool:
    """Whether the name stands in a line that is no article."""
    return any(line.span.start <= item.start < line.span.end for line in document.furniture)


def _mention(document: Document, found: Found, by: str) -> PlaceMention:
    """The mention, its place known by name only."""
    span = document.span(found.start, found.end)
    made_by = Provenance(by, "the text calls it a place" if found.odds is None else "a known name", found.score)
    return PlaceMention(span, Place(span.quote, span), found.is_literal, made_by)


def _doubted(document: Document, found: Found) -> Skipped:
    """A known name that was nearly taken for a place."""
    span = document.span(found.start, found.end)
    reason = f"a name that may be a place: score {found.score:.2f}, taken above 0.50"
    return Skipped(make_id("skip", document.id, "place", span.start, span.end), document.id, "place", reason, span)
