"""Places for the nodes, computed once, so that the page draws at once and the same on every build.

networkx's spring layout sets the frame, the countries and regions that several narratives tie together. What belongs to
one country settles around it on a grid of label-sized cells, each kind in its own sector; what several share settles
between them. No cell is given twice, so no two labels meet.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import networkx as nx

from tipgraph.view.network import weight

SEED = 7
CELL = (130.0, 54.0)
"""Room for a node and two lines of label, in pixels of the network at scale 1."""
ASPECT = 1.4
"""Width to height of the whole, as screens are."""
CROWD = 150
"""With more nodes than this a page of countries and regions alone can be read at a glance: they are the frame, and the
rest settles among them at a smaller scale, there to be zoomed into."""
SMALL = 0.35
FRAME_KINDS = ("country", "region")
FRAME_AT_MOST = 400
"""networkx asks for scipy from 500 nodes on."""
SECTORS: Sequence[str] = ("region", "country", "plan", "group", "statute", "treaty", "agency")
"""The order of kinds around a country, clockwise from the lower left."""

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node is drawn (pixels, y downwards) and how large (1: full size)."""

    x: int
    y: int
    scale: float


def places(graph: nx.MultiDiGraph) -> dict[str, Place]:
    """A place for every node of a network (tipgraph.view.network), in whole pixels and without chance."""
    if not graph:
        return {}
    around = {node: sorted({*graph.successors(node), *graph.predecessors(node)} - {node}) for node in graph}
    scale = SMALL if len(graph) > CROWD else 1.0
    grid = _Grid(scale)
    frame = _frame(graph, around)
    for node, (x, y) in _spread(graph, frame, scale).items():
        grid.take(node, x, y, room=round(1 / scale))
    rest = sorted((n for n in graph if n not in frame), key=lambda n: (-weight(graph, n), n))
    for node in rest:
        anchors = [grid.at(n) for n in around[node] if n in frame]
        if len(around[node]) != 1 and anchors:
            grid.take(node, sum(x for x, _ in anchors) / len(anchors), sum(y for _, y in anchors) / len(anchors))
    for hub in frame:
        leaves = [n for n in rest if n not in grid and around[n] == [hub]]
        grid.surround(hub, leaves, [graph.nodes[n]["kind"] for n in leaves])
    for node in rest:
        if node not in grid:
            grid.take(node, 0.0, 0.0)
    return {n: Place(round(x), round(y), 1.0 if n in frame else scale) for n, (x, y) in grid.all().items()}


def _frame(graph: nx.MultiDiGraph, around: Mapping[str, Sequence[str]]) -> list[str]:
    """Countries that report, and countries and regions with two neighbours and more; in a crowd, all of them."""
    candidates = [
        node
        for node, data in graph.nodes(data=True)
        if data["kind"] in FRAME_KINDS and (data["reports"] or len(around[node]) > 1 or len(graph) > CROWD)
    ]
    return sorted(sorted(candidates, key=lambda n: (-weight(graph, n), n))[:FRAME_AT_MOST])


def _spread(graph: nx.MultiDiGraph, frame: Sequence[str], scale: float) -> dict[str, tuple[float, float]]:
    """The frame's spring layout, stretched to an area that has room for everything.

    Ranks take the place of the distances, so that the frame fills its area evenly and nothing is squeezed in a knot.
    """
    simple = nx.Graph()
    simple.add_nodes_from(frame)
    simple.add_edges_from((u, v) for u, v in graph.edges() if u in simple and v in simple and u != v)
    positions = nx.spring_layout(simple, seed=SEED, k=2.5 / math.sqrt(len(frame)), iterations=120)
    area = 1.25 * CELL[0] * CELL[1] * (2.0 * len(frame) + scale**2 * (len(graph) - len(frame)))
    height = math.sqrt(area / ASPECT) if len(frame) > 1 else 0.0
    columns, rows = (_ranks({n: float(p[axis]) for n, p in positions.items()}) for axis in (0, 1))
    return {n: (columns[n] * height * ASPECT, rows[n] * height) for n in frame}


def _ranks(values: Mapping[str, float]) -> dict[str, float]:
    """From 0 for the least to 1 for the greatest, in even steps."""
    ordered = sorted(values, key=lambda n: (round(values[n], 6), n))
    return {node: rank / max(1, len(ordered) - 1) for rank, node in enumerate(ordered)}


class _Grid:
    """Cells of one size, each taken by one node at most."""

    def __init__(self, scale: float) -> None:
        self.width, self.height = CELL[0] * scale, CELL[1] * scale
        self.scale = scale
        self.cells: dict[str, Cell] = {}
        self.taken: set[Cell] = set()

    def __contains__(self, node: str) -> bool:
        return node in self.cells

    def at(self, node: str) -> tuple[float, float]:
        column, row = self.cells[node]
        return column * self.width, row * self.height

    def all(self) -> dict[str, tuple[float, float]]:
        return {node: self.at(node) for node in self.cells}

    def take(self, node: str, x: float, y: float, room: int = 1) -> None:
        """The free cell nearest to a point; `room` cells in each direction are kept for it."""
        home = (round(x / self.width), round(y / self.height))
        for column, row in self._nearest(home):
            block = {(column + i, row + j) for i in range(-(room // 2), room // 2 + 1) for j in range(room)}
            if self.taken.isdisjoint(block):
                self.cells[node] = (column, row)
                self.taken |= block
                return

    def surround(self, hub: str, leaves: Sequence[str], kinds: Sequence[str]) -> None:
        """The free cells nearest to a hub, dealt out by angle, so that each kind has a sector; within it the first of
        the leaves stand nearest. The more leaves, the more room stays free around the hub for the lines."""
        home = self.cells[hub]
        hole = 70 * math.sqrt(min(len(leaves), 110) / 110) * self.scale
        free = (cell for cell in self._nearest(home) if cell not in self.taken and self._distance(home, cell) > hole)
        near = sorted(islice(free, len(leaves)), key=lambda cell: self._angle(home, cell))
        counts = Counter(kinds)
        start = 0
        for kind in sorted(counts, key=SECTORS.index):
            sector = sorted(near[start : start + counts[kind]], key=lambda cell: (self._distance(home, cell), cell))
            start += counts[kind]
            for node, cell in zip((n for n, k in zip(leaves, kinds, strict=True) if k == kind), sector, strict=True):
                self.cells[node] = cell
                self.taken.add(cell)

    def _distance(self, home: Cell, cell: Cell) -> float:
        return math.hypot((cell[0] - home[0]) * self.width / ASPECT, (cell[1] - home[1]) * self.height)

    def _angle(self, home: Cell, cell: Cell) -> tuple[float, float, Cell]:
        """Clockwise from the lower left, where the first sector starts."""
        angle = math.atan2((cell[1] - home[1]) * self.height, (cell[0] - home[0]) * self.width / ASPECT)
        return (round((angle - math.radians(130)) % math.tau, 6), self._distance(home, cell), cell)

    def _nearest(self, home: Cell) -> Iterable[Cell]:
        """All cells, from the nearest outwards: ring by ring, a ring no wider than a row is high."""
        ring = 0
        while True:
            rows = range(-ring - 1, ring + 2)
            reach = math.ceil((ring + 1) * self.height * ASPECT / self.width)
            cells = ((home[0] + i, home[1] + j) for j in rows for i in range(-reach, reach + 1))
            within = [
                (distance, cell)
                for cell in cells
                if ring * self.height <= (distance := round(self._distance(home, cell), 6)) < (ring + 1) * self.height
            ]
            yield from (cell for _, cell in sorted(within))
            ring += 1
