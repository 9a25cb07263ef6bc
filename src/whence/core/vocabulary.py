"""The closed lists: one term for one thing, the same in Python, SQL, JSON, CSV, on the command line and the page."""

from enum import StrEnum


class IncidentType(StrEnum):
    """What kind of act: "a car bomb went off" is a `bombing`."""

    BOMBING = "bombing"
    SUICIDE_BOMBING = "suicide_bombing"
    ARMED_ASSAULT = "armed_assault"
    CLASH = "clash"
    AIR_STRIKE_OR_SHELLING = "air_strike_or_shelling"
    ASSASSINATION = "assassination"
    KIDNAPPING = "kidnapping"
    RAID_OR_ARREST = "raid_or_arrest"
    ARSON_OR_SABOTAGE = "arson_or_sabotage"
    PRISON_BREAK = "prison_break"
    THREAT_OR_PLOT = "threat_or_plot"
    PROTEST_OR_RIOT = "protest_or_riot"
    OTHER = "other"


class Status(StrEnum):
    """Whether it came to pass: "police defused a bomb" is `foiled`."""

    HAPPENED = "happened"
    ATTEMPTED = "attempted"
    FOILED = "foiled"
    PLANNED = "planned"
    THREATENED = "threatened"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class Modality(StrEnum):
    """How a statement is made: "the group said it was behind the blast" is `claimed`."""

    ASSERTED = "asserted"
    CLAIMED = "claimed"
    DENIED = "denied"
    PLANNED = "planned"
    THREATENED = "threatened"
    REPORTED = "reported"


class LinkKind(StrEnum):
    """Who stands at one link of a chain of attribution: "a hospital official" is `official`."""

    OFFICIAL = "official"
    GROUP = "group"
    GROUP_MEDIA = "group_media"
    MONITOR = "monitor"
    OUTLET = "outlet"
    AGENCY = "agency"
    DOCUMENT = "document"
    WITNESS = "witness"
    EXPERT = "expert"
    UNNAMED = "unnamed"
    OTHER = "other"


class Certainty(StrEnum):
    """How sure the text is of the perpetrator: "suspected militants" is `suspected`."""

    FACT = "fact"
    CLAIMED_BY_ITSELF = "claimed_by_itself"
    ACCUSED = "accused"
    SUSPECTED = "suspected"
    DENIED = "denied"


class Bound(StrEnum):
    """How a number is bounded by its words: "at least nine" is `at_least`."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"


class Measure(StrEnum):
    """What a figure counts: "26 were wounded" is `injured`."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    KIDNAPPED = "kidnapped"
    HOSTAGES = "hostages"
    DETAINED = "detained"
    RELEASED = "released"
    DISPLACED = "displaced"
    FIGHTERS = "fighters"
    ATTACKERS = "attackers"
    WEAPONS = "weapons"
    ATTACKS = "attacks"
    VEHICLES_OR_BUILDINGS_DESTROYED = "vehicles_or_buildings_destroyed"
    MONEY = "money"
    OTHER_PEOPLE = "other_people"
    OTHER = "other"


class OriginKind(StrEnum):
    """Where a piece of information started: a text headed "(Meridian Press)" has a `wire` origin."""

    OWN_REPORTING = "own_reporting"
    WIRE = "wire"
    CITED_OUTLET = "cited_outlet"
    CITED_DOCUMENT = "cited_document"
    OFFICIAL = "official"
    GROUP_MEDIA = "group_media"
    UNKNOWN = "unknown"


class RoleName(StrEnum):
    """The part somebody or something plays in an incident."""

    PERPETRATOR = "perpetrator"
    PERPETRATOR_INDIVIDUAL = "perpetrator_individual"
    TARGET = "target"
    VICTIM = "victim"
    WEAPON = "weapon"


class MentionLabel(StrEnum):
    """What a labelled span names."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    PLACE = "place"
    FACILITY = "facility"
    WEAPON = "weapon"


class BestRule(StrEnum):
    """How `best` is chosen from figures that disagree; printed beside the number it gave."""

    RANGE_ONLY = "range_only"
    LATEST_OFFICIAL = "latest_official"
    LOWEST = "lowest"
    MEDIAN_OF_ORIGINS = "median_of_origins"


class Credibility(StrEnum):
    """How credible an item is by the Admiralty code, suggested from who else tells it: two independent origins make a `1`."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"


class Reliability(StrEnum):
    """How reliable a source is by the Admiralty code: its user's grade, `A` to `F`, never ours."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
