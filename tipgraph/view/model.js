"use strict";
/* What the page holds, what the filters leave of it, and how that looks. Loaded first: the others build on it. */

const data = JSON.parse(document.getElementById("data").textContent);
const nodes = new Map(data.nodes.map((node) => [node.id, node]));
const edges = new Map(data.edges.map((edge) => [edge.id, edge]));
const edgesOf = new Map(data.nodes.map((node) => [node.id, []]));
for (const edge of data.edges) {
  edgesOf.get(edge.source).push(edge);
  if (edge.target !== edge.source) edgesOf.get(edge.target).push(edge);
}
const years = data.facts
  .map((fact) => fact.year)
  .reduce(([low, high], year) => [Math.min(low, year), Math.max(high, year)], [Infinity, -Infinity]);
const narrativeKinds = [...new Set(data.facts.map((fact) => fact.kind))].sort();

const at = (id) => document.getElementById(id);
const state = { kinds: new Set(), relations: new Set(), narratives: new Set(), from: 0, to: 0, selected: null };
const MANY = 500; // edges: from here on lines are drawn faint, so that names can be read over them
let visible = { nodes: new Map(), edges: new Map() };

/* An element with properties and children; a string becomes text. */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null));
  return element;
}

// --- what is shown -------------------------------------------------------------------------------------------------

const allowed = (number) => {
  const fact = data.facts[number];
  return fact.year >= state.from && fact.year <= state.to && state.narratives.has(fact.kind);
};

/* The nodes and edges that the filters leave, each with the facts that are left of it. */
function shown() {
  const result = { nodes: new Map(), edges: new Map() };
  const drawn = (id) => state.kinds.has(nodes.get(id).kind);
  for (const edge of data.edges) {
    const facts = edge.facts.filter(allowed);
    if (facts.length && state.relations.has(edge.relation) && drawn(edge.source) && drawn(edge.target)) {
      result.edges.set(edge.id, facts);
    }
  }
  for (const node of data.nodes) {
    const own = node.facts.filter(allowed);
    const linked = edgesOf.get(node.id).filter((edge) => result.edges.has(edge.id));
    if (drawn(node.id) && (own.length || linked.length)) {
      result.nodes.set(node.id, [...new Set([...own, ...linked.flatMap((edge) => result.edges.get(edge.id))])]);
    }
  }
  return result;
}

/* How an edge looks depends on the facts left: how many narratives, of what kind, affirming or not. */
function look(edge, numbers) {
  const facts = numbers.map((number) => data.facts[number]);
  const relation = data.relations[edge.relation];
  const grey = facts.every((fact) => fact.kind === "secondary");
  const doubtful = facts.every((fact) => fact.polarity !== "affirmed");
  const dashes = doubtful ? [9, 6] : relation.dashes;
  return {
    id: edge.id,
    hidden: false,
    color: { color: grey ? data.secondary : relation.colour, opacity: visible.edges.size > MANY ? 0.3 : 1 },
    dashes: dashes.length ? dashes : false,
    width: (relation.arrow ? 1 : 0.4) + 0.6 * new Set(facts.map((fact) => fact.narrative)).size,
  };
}

// --- words and lists -------------------------------------------------------------------------------------------------

const range = (numbers) => [...new Set(numbers.map((n) => data.facts[n].year))].sort().join(", ");
const narrativesOf = (numbers) => new Set(numbers.map((number) => data.facts[number].narrative)).size;
const counted = (number, thing) => `${number} ${thing}${number === 1 ? "" : "s"}`;
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/* A map from each key to its items, in the order in which they come. */
function grouped(items, key) {
  const groups = new Map();
  for (const item of items) {
    if (!groups.has(key(item))) groups.set(key(item), []);
    groups.get(key(item)).push(item);
  }
  return groups;
}
