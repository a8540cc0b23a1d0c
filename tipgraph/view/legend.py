"""How kinds of nodes and relations look: shapes as well as colours, so that no one needs to tell colours apart.

Colours are those of Okabe and Ito, darkened where thin lines or text need contrast on white.
"""

from collections.abc import Mapping
from dataclasses import dataclass

INK = "#1d2430"
SECONDARY = "#8a8f98"
"""What only secondary narratives say is grey."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of node: its name in the legend, its shape in the network, its colour and size in pixels."""

    label: str
    shape: str
    colour: str
    size: int


@dataclass(frozen=True, slots=True)
class Relation:
    """A kind of edge. `words` stand between the two ends; `arrow` is the network's name for its head, empty for none;
    `dashes` are lengths in pixels, empty for a line that is not broken."""

    label: str
    words: str
    colour: str
    arrow: str = ""
    dashes: tuple[int, ...] = ()


KINDS: Mapping[str, Kind] = {
    "country": Kind("Countries", "dot", "#0072b2", 11),
    "region": Kind("Regions", "hexagon", "#56b4e9", 10),
    "group": Kind("Victim groups", "diamond", "#d55e00", 9),
    "statute": Kind("Statutes", "square", "#b07d00", 8),
    "agency": Kind("Agencies", "triangle", "#009e73", 9),
    "plan": Kind("Plans", "star", "#6a51a3", 10),
    "treaty": Kind("Treaties", "triangleDown", "#cc79a7", 9),
}

RELATIONS: Mapping[str, Relation] = {
    "exploitation": Relation("Exploited in", "→ victims exploited in →", "#c04000", "arrow"),
    "transit": Relation("Pass through", "→ victims pass through →", "#56309c", "vee", (12, 4, 2, 4)),
    "cooperation": Relation("Cooperation", "cooperates with", "#00694d"),
    "exploited": Relation("Exploited group", "exploited group:", "#e08a55"),
    "vulnerable": Relation("Vulnerable group", "vulnerable group:", "#e08a55", dashes=(2, 5)),
    "provision": Relation("Provision", "has provision", "#cfb060"),
    "agency": Relation("Agency", "has agency", "#7cc4ae"),
    "plan": Relation("Plan", "has plan", "#a99bcb"),
    "treaty": Relation("Treaty", "stands to the treaty", "#dba6c3"),
}
