"""Learn to how many killed or injured the words of an article lean: logistic regression over hashed words and pairs of words."""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from training.data import Record
from whence.core.reading import Reading
from whence.linking.toll_words import BUCKETS, CLASSES, MEASURES, Lean, TollWords, toll_terms

STRENGTH = 60.0  # of five tried (5 to 100) by cross-validation over incidents
FOLDS = 5


def cross_leans(readings: Mapping[str, Reading], gold: Sequence[Record]) -> dict[str, Lean]:
    """For each article to what it leans by the words of incidents of other folds."""
    out: dict[str, Lean] = {}
    for fold in range(FOLDS):
        words = fit_toll_words(readings, [g for n, g in enumerate(gold) if n % FOLDS != fold])
        for incident in gold[fold::FOLDS]:
            for document_id in incident["doc_ids"]:
                out[document_id] = words.lean(*_parts(readings[document_id]))
    return out


def fit_toll_words(readings: Mapping[str, Reading], gold: Sequence[Record]) -> TollWords:
    """Weights from every article of those incidents, in eight bits."""
    pairs = [(readings[i], incident) for incident in gold for i in incident["doc_ids"]]
    x = _rows([reading for reading, _ in pairs])
    weights, bias = np.zeros((len(MEASURES), CLASSES, BUCKETS)), np.zeros((len(MEASURES), CLASSES))
    for number, measure in enumerate(MEASURES):
        y = np.array([min(incident[measure], CLASSES - 1) for _, incident in pairs])
        fitted = LogisticRegression(C=STRENGTH, max_iter=300).fit(x, y)
        weights[number], bias[number] = fitted.coef_, fitted.intercept_
    scale = float(np.abs(weights).max()) / 127
    return TollWords(np.round(weights / scale).astype(np.int8), scale, bias)


def _rows(readings: Sequence[Reading]) -> csr_matrix:
    """One row an article, of length one."""
    found = [toll_terms(*_parts(reading)) for reading in readings]
    shares = np.concatenate([np.full(len(terms), 1 / np.sqrt(max(1, len(terms)))) for terms in found])
    ends = np.cumsum([0, *map(len, found)])
    return csr_matrix((shares, np.concatenate(found), ends), shape=(len(found), BUCKETS))


def _parts(reading: Reading) -> tuple[str, str]:
    """Title and the text behind it."""
    title = reading.document.title
    return (title.quote, reading.document.text[title.end :]) if title else ("", reading.document.text)
