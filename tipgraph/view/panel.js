"use strict";
/* The panel: the sentences behind a node or an edge. All words from texts enter as textContent, never as markup. */

const chooser = (text, what) =>
  make("button", { type: "button", textContent: text, onclick: () => choose(what, true) });
const link = (id) => chooser(nodes.get(id).label, { node: id });

function fillPanel() {
  const chosen = state.selected;
  const content = chosen === null ? welcome() : chosen.node ? aboutNode(chosen.node) : aboutEdge(chosen.edge);
  at("panel").replaceChildren(...content);
  at("panel").scrollTop = 0;
}

function welcome() {
  const countries = [...grouped(data.narratives, (narrative) => narrative.country)].filter(([id]) => nodes.has(id));
  return [
    make("h2", { textContent: "From a line to its sentences" }),
    make("p", {
      textContent:
        "Click a node or a line of the network, or a name in the table below it: here stand the sentences" +
        " behind it, by report year.",
    }),
    make("h3", { textContent: `${counted(data.facts.length, "fact")} from these narratives` }),
    make(
      "ul",
      { className: "editions" },
      ...countries.map(([id, editions]) =>
        make("li", {}, link(id), ` ${editions.map((edition) => edition.year).join(", ")}`),
      ),
    ),
  ];
}

function aboutNode(id) {
  const node = nodes.get(id);
  const facts = visible.nodes.get(id) ?? [];
  const linked = edgesOf.get(id).filter((edge) => visible.edges.has(edge.id));
  const others = make(
    "ul",
    { className: "neighbours" },
    ...linked.map((edge) =>
      make(
        "li",
        {},
        edge.source === id ? "" : link(edge.source),
        " ",
        chooser(data.relations[edge.relation].words, { edge: edge.id }),
        " ",
        edge.target === id ? "" : link(edge.target),
      ),
    ),
  );
  const details = make(
    "details",
    { open: linked.length <= 8 },
    make("summary", { textContent: counted(linked.length, "edge") }),
    others,
  );
  return [
    make("h2", { textContent: node.label }),
    make("p", { className: "soft", textContent: [data.kinds[node.kind].label, ...node.names].join(" · ") }),
    linked.length ? details : null,
    ...sentences(facts),
  ].filter(Boolean);
}

function aboutEdge(id) {
  const edge = edges.get(id);
  const facts = visible.edges.get(id) ?? [];
  return [
    make("h2", {
      textContent:
        `${nodes.get(edge.source).label} ${data.relations[edge.relation].words} ` + nodes.get(edge.target).label,
    }),
    make("p", {
      className: "soft",
      textContent: facts.length ? `Here because of ${counted(narrativesOf(facts), "narrative")}: ${range(facts)}.` : "",
    }),
    make("p", {}, link(edge.source), " · ", link(edge.target)),
    ...sentences(facts),
  ];
}

/* Facts by report year, then by sentence: one quote, then all that was read from it. */
function sentences(numbers) {
  if (!numbers.length) return [make("p", { textContent: "Nothing that the filters leave." })];
  const facts = numbers.map((number) => data.facts[number]);
  facts.sort((a, b) => a.year - b.year || order(a.narrative, b.narrative) || a.start - b.start || order(a.id, b.id));
  return [...grouped(facts, (fact) => fact.year)].flatMap(([year, ofYear]) => [
    make("h3", { textContent: `${year} ${ofYear.every((fact) => fact.kind === "secondary") ? "(secondary text)" : "report"}` }),
    ...[...grouped(ofYear, (fact) => JSON.stringify([fact.narrative, fact.quotes[0]])).values()].flatMap((same) => [
      make("blockquote", { textContent: `“${same[0].quotes[0]}”`, className: same[0].kind, dir: "auto" }),
      make("p", {
        className: "soft",
        textContent: `${same[0].narrative} (${same[0].kind}), characters ${same[0].start} to ` + same[0].end,
      }),
      make("ul", { className: "facts" }, ...same.map(factItem)),
    ]),
  ]);
}

function factItem(fact) {
  return make(
    "li",
    {},
    make("div", { textContent: fact.says }),
    make(
      "div",
      { className: "soft" },
      make("span", { className: `tag ${fact.polarity}`, textContent: fact.polarity }),
      ` said by ${fact.source} · rule ${fact.rule} · `,
      make("code", { textContent: fact.id }),
    ),
    ...fact.quotes
      .slice(1)
      .map((quote) => make("div", { className: "soft", textContent: `also: “${quote}”`, dir: "auto" })),
  );
}
