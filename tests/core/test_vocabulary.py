"""The closed lists, written out once more: a value is added or renamed here on purpose or not at all."""

from enum import StrEnum

import pytest

from whence.core import vocabulary
from whence.core.vocabulary import (
    BestRule,
    Bound,
    Certainty,
    Credibility,
    IncidentType,
    LinkKind,
    Measure,
    MentionLabel,
    Modality,
    OriginKind,
    Reliability,
    RoleName,
    Status,
)

LISTS = {
    IncidentType: """bombing suicide_bombing armed_assault clash air_strike_or_shelling assassination kidnapping raid_or_arrest
        arson_or_sabotage prison_break threat_or_plot protest_or_riot other""",
    Status: "happened attempted foiled planned threatened hypothetical denied",
    Modality: "asserted claimed denied planned threatened reported",
    LinkKind: "official group group_media monitor outlet agency document witness expert unnamed other",
    Certainty: "fact claimed_by_itself accused suspected denied",
    Bound: "exact at_least at_most more_than less_than about range vague",
    Measure: """killed injured missing kidnapped hostages detained released displaced fighters attackers weapons attacks
        vehicles_or_buildings_destroyed money other_people other""",
    OriginKind: "own_reporting wire cited_outlet cited_document official group_media unknown",
    RoleName: "perpetrator perpetrator_individual target victim weapon",
    MentionLabel: "person group organisation place facility weapon",
    BestRule: "range_only latest_official lowest median_of_origins",
    Credibility: "1 2 3 4 5 6",
    Reliability: "A B C D E F",
}


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.__name__)
def test_list_is_as_agreed(kind: type[StrEnum]) -> None:
    assert list(kind) == LISTS[kind].split()


def test_no_list_is_left_out() -> None:
    found = {
        v for v in vars(vocabulary).values() if isinstance(v, type) and issubclass(v, StrEnum) and v is not StrEnum
    }
    assert found == LISTS.keys()


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.__name__)
def test_names_in_python_are_the_values_in_capitals(kind: type[StrEnum]) -> None:
    is_code = kind is Credibility  # digits are no names in Python
    assert is_code or all(member.name == member.value.upper() for member in kind)
