"""The task `attribution`: a text in, its attributions out, spans cut as PolNeAR cuts them.

PolNeAR's source takes in appositions and relative clauses, its cue auxiliaries and adverbs, and requests, praise and
beliefs count too; a quote that goes on after its speaker belongs to the attribution before it.
"""

from collections.abc import Iterable, Iterator

from whence.extraction.cues import load_cues
from whence.extraction.frames import Frame
from whence.extraction.speech import find_speech
from whence.extraction.speech_text import Piece, SpeechText, cut_text
from whence.predict.base import Record, Task, given_document


def run(records: Iterable[Record]) -> Iterator[Record]:
    """Each text's attributions, in text order."""
    cues = load_cues()
    for record in records:
        text = cut_text(given_document(record["text"]))
        yield {"doc_id": record["doc_id"], "attributions": _attributions(text, find_speech(text, cues))}


def _attributions(text: SpeechText, frames: list[Frame]) -> list[Record]:
    """The frames in the form of the task; a continued quote joins the frame before it."""
    found: list[Record] = []
    for frame in (frame.outer or frame for frame in frames):
        content = [_offsets(text, piece) for piece in frame.content]
        if frame.cue is None and found:
            found[-1]["content"] += content
            continue
        wide = frame.speaker.wide or frame.speaker.piece
        cue = frame.wide_cue or frame.cue
        found.append(
            {
                "source": [_offsets(text, wide)] if wide else [],
                "cue": [_offsets(text, cue)] if cue else [],
                "content": content,
            }
        )
    return found


def _offsets(text: SpeechText, piece: Piece) -> list[int]:
    """A range of words as the task writes it."""
    return [text.words[piece[0]].start, text.words[piece[1] - 1].end]


TASK = Task("attribution", ("doc_id", "text"), run)
