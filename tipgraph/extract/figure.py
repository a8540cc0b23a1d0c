"""A figure: a number of the text that counts something, and how it stands to the others."""

from dataclasses import dataclass

from tipgraph.extract.governors import Governor
from tipgraph.extract.phrases import Phrase
from tipgraph.lexicon.metrics import Thing
from tipgraph.text.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at the token `position`, its kind of mention, and the noun phrase that it counts.

    `link` says how it stands to the figure `to`: a `comparison` with it, a `part` of it, `joined` to it, a `change` of it;
    `grown` and `later` are the two ends of "from three to nine", `sized` is the size of a subject. `governor` is what was
    done, `metrics` what that measures: empty where the text counts something else. `anchor` is where the figure begins (a
    sum in dollars at that in local money).
    """

    position: int
    anchor: int
    quantity: Quantity
    kind: str
    phrase: Phrase
    thing: Thing | None = None
    link: str | None = None
    to: "Figure | None" = None
    governor: Governor | None = None
    metrics: tuple[str, ...] = ()
    rule: str = "other"
    extra: bool = False

    @property
    def is_zero(self) -> bool:
        return self.quantity.value == 0

    @property
    def is_money(self) -> bool:
        return self.kind in ("MONEY", "LOCAL")
