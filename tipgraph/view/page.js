"use strict";
/* The page at work: the drawing, the table, search, and the legend and years that filter. */

const drawnNodes = new vis.DataSet(data.drawing.nodes);
const drawnEdges = new vis.DataSet(data.drawing.edges);
const network = new vis.Network(at("network"), { nodes: drawnNodes, edges: drawnEdges }, data.drawing.options);

function update() {
  visible = shown();
  drawnNodes.update(data.nodes.map((node) => ({ id: node.id, hidden: !visible.nodes.has(node.id) })));
  drawnEdges.update(
    data.edges.map((edge) =>
      visible.edges.has(edge.id) ? look(edge, visible.edges.get(edge.id)) : { id: edge.id, hidden: true },
    ),
  );
  at("showing").textContent =
    `showing ${visible.nodes.size} of ${data.total.nodes} nodes, ` +
    `${visible.edges.size} of ${data.total.edges} edges`;
  fillTable();
  fillPanel();
}

/* The library fits the marks and forgets the labels beside them: room for these is left. */
const LABEL_ROOM = 0.92;
const fit = () => {
  network.fit({ nodes: [...visible.nodes.keys()], animation: false, maxZoomLevel: 1.3 });
  network.moveTo({ scale: network.getScale() * LABEL_ROOM, animation: false });
};

// --- the table -----------------------------------------------------------------------------------------------------

function fillTable() {
  at("rows").replaceChildren(
    ...[...visible.edges].map(([id, facts]) => {
      const edge = edges.get(id);
      return make(
        "tr",
        {},
        make("td", {}, link(edge.source)),
        make("td", {}, chooser(data.relations[edge.relation].label, { edge: id })),
        make("td", {}, link(edge.target)),
        make("td", { textContent: range(facts) }),
        make("td", { textContent: String(narrativesOf(facts)) }),
        make("td", { textContent: String(facts.length) }),
      );
    }),
  );
}

// --- choosing --------------------------------------------------------------------------------------------------------

function choose(what, move) {
  state.selected = what;
  if (what === null) network.unselectAll();
  else if (what.node) network.selectNodes([what.node]);
  else network.setSelection({ nodes: [], edges: [what.edge] });
  if (move && what) {
    if (what.node) {
      const readable = 13 / drawnNodes.get(what.node).font.size;
      network.focus(what.node, { scale: Math.max(network.getScale(), readable), animation: false });
    }
    at("panel").focus({ preventScroll: true });
    at("panel").scrollIntoView({ block: "nearest" });
  }
  fillPanel();
}

// --- search --------------------------------------------------------------------------------------------------------

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/ı/g, "i").toLowerCase();
const index = data.nodes.map((node) => ({ node, words: [node.label, ...node.names].map(folded) }));

/* Nodes whose label, alias or code holds the words: exact first, then those that begin so, then the rest. */
function matches(query) {
  const wanted = folded(query.trim());
  if (!wanted) return [];
  const rank = ({ words }) =>
    Math.min(
      ...words.map((word) => (word === wanted ? 0 : word.startsWith(wanted) ? 1 : word.includes(wanted) ? 2 : 3)),
    );
  return index
    .map((entry) => [rank(entry), entry.node])
    .filter(([r]) => r < 3)
    .sort(([a, x], [b, y]) => a - b || order(x.label, y.label))
    .map(([, node]) => node);
}

function fillResults() {
  const query = at("search").value;
  const found = matches(query);
  at("found").textContent = query.trim() ? `${found.length} found` : "";
  at("results").hidden = found.length === 0;
  at("results").replaceChildren(
    ...found.slice(0, 50).map((node) =>
      make(
        "li",
        {},
        make("button", {
          type: "button",
          textContent: `${node.label} – ${data.kinds[node.kind].label.toLowerCase()}`,
          onclick: () => reveal(node),
        }),
      ),
    ),
  );
}

function reveal(node) {
  at("results").hidden = true;
  if (!state.kinds.has(node.kind)) {
    state.kinds.add(node.kind);
    legend();
    update();
  }
  choose({ node: node.id }, true);
}

// --- legend and years: the filters -----------------------------------------------------------------------------------

/* A small picture from parts, each a shape and its attributes. */
function icon(...parts) {
  const draw = (shape, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", shape);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const image = draw("svg", { width: 22, height: 14, viewBox: "0 0 22 14", "aria-hidden": "true" });
  image.append(...parts.map(([shape, attributes]) => draw(shape, attributes)));
  return image;
}

const outlines = {
  hexagon: "4,7 7.5,1 14.5,1 18,7 14.5,13 7.5,13",
  diamond: "11,0 18,7 11,14 4,7",
  square: "5,1 17,1 17,13 5,13",
  triangle: "11,1 18,13 4,13",
  triangleDown: "11,13 18,1 4,1",
  star: "11,0 12.8,5 18,5 13.8,8.3 15.4,13.5 11,10.4 6.6,13.5 8.2,8.3 4,5 9.2,5",
};
const nodeIcon = ({ shape, colour }) =>
  icon(
    shape === "dot"
      ? ["circle", { cx: 11, cy: 7, r: 6, fill: colour }]
      : ["polygon", { points: outlines[shape], fill: colour }],
  );

function edgeIcon({ colour, dashes, arrow }) {
  const pen = { stroke: colour, "stroke-width": 2.5, fill: "none" };
  const line = [
    "path",
    { ...pen, d: "M0 7H22", "stroke-dasharray": dashes.map((length) => length / 2).join(" ") || "none" },
  ];
  return arrow ? icon(line, ["path", { ...pen, d: "M15 2L21 7L15 12" }]) : icon(line);
}

function chips(box, entries, chosen) {
  const chip = ([id, label, picture, count]) =>
    make(
      "label",
      { className: "chip" },
      make("input", {
        type: "checkbox",
        name: `${box}-${id}`,
        checked: chosen.has(id),
        onchange: (event) => {
          chosen[event.target.checked ? "add" : "delete"](id);
          update();
        },
      }),
      picture,
      label,
      make("span", { className: "count", textContent: String(count) }),
    );
  at(box).replaceChildren(at(box).querySelector("legend"), ...entries.filter(([, , , count]) => count).map(chip));
}

function legend() {
  const count = (list, test) => list.filter(test).length;
  chips(
    "kinds",
    Object.entries(data.kinds).map(([id, kind]) => [
      id,
      kind.label,
      nodeIcon(kind),
      count(data.nodes, (node) => node.kind === id),
    ]),
    state.kinds,
  );
  chips(
    "relations",
    Object.entries(data.relations).map(([id, relation]) => [
      id,
      relation.label,
      edgeIcon(relation),
      count(data.edges, (edge) => edge.relation === id),
    ]),
    state.relations,
  );
  chips(
    "narratives",
    narrativeKinds.map((id) => [id, id, "", count(data.facts, (fact) => fact.kind === id)]),
    state.narratives,
  );
}

const measure = () =>
  document.documentElement.style.setProperty("--head", `${document.querySelector("header").offsetHeight}px`);

function reset() {
  state.kinds = new Set(data.opening);
  state.relations = new Set(Object.keys(data.relations));
  state.narratives = new Set(narrativeKinds);
  [state.from, state.to] = years;
  for (const id of ["from", "to"]) {
    at(id).disabled = !data.facts.length;
    if (data.facts.length) Object.assign(at(id), { min: years[0], max: years[1], value: state[id] });
  }
  at("search").value = "";
  fillResults();
  legend();
  measure();
  update();
  choose(null, false);
  network.redraw();
  fit();
}

for (const id of ["from", "to"]) {
  at(id).addEventListener("input", (event) => {
    const year = Number.parseInt(event.target.value, 10);
    state[id] = Number.isNaN(year) ? years[id === "from" ? 0 : 1] : year;
    update();
  });
}
at("search").addEventListener("input", fillResults);
at("search").addEventListener("keydown", (event) => {
  if (event.key === "Escape") at("results").hidden = true;
  const [first] = matches(at("search").value);
  if (event.key === "Enter" && first) reveal(first);
});
at("reset").addEventListener("click", reset);
network.on("click", ({ nodes: [node], edges: [edge] }) => {
  choose(node !== undefined ? { node } : edge !== undefined ? { edge } : null, false);
});
at("network").addEventListener("mouseleave", () => {
  for (const tip of document.querySelectorAll(".vis-tooltip")) tip.style.visibility = "hidden";
});
window.addEventListener("resize", measure);
reset();

// --- for tests: where things are, to be read only ------------------------------------------------------------------

const onPage = ({ x, y }) => {
  const box = at("network").getBoundingClientRect();
  return { x: x + box.left, y: y + box.top };
};
/* A point of a line where nothing lies above it; null where there is none. */
function pointOn(id) {
  const line = network.body.edges[id].edgeType;
  const points = [0.5, 0.6, 0.4, 0.7, 0.3, 0.65, 0.55, 0.45].map((part) => network.canvasToDOM(line.getPoint(part)));
  const free = points.find((point) => network.getNodeAt(point) === undefined && network.getEdgeAt(point) === id);
  return free ? onPage(free) : null;
}
window.tipgraphView = Object.freeze({
  positionOf: (id) => onPage(network.canvasToDOM(network.getPosition(id))),
  pointOn,
  shown: () => ({ nodes: [...visible.nodes.keys()], edges: [...visible.edges.keys()] }),
});
