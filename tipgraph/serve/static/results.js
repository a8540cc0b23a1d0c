// Rows as a table: IRIs as prefixed names with their labels, linked to their pages. Nothing is ever read as HTML.
const SHOWN = 1000;
const LABELLED = 500;
const ID = "https://w3id.org/tipgraph/id/";

export function shorten(iri, { prefixes }) {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const name = iri.startsWith(namespace) ? iri.slice(namespace.length) : "";
    if (/^\w(?:[\w.-]*[\w-])?$/.test(name)) return `${prefix}:${name}`;
  }
  return `<${iri}>`;
}

// Where an IRI leads: facts and countries have pages, whatever else is ours is described; others stand for themselves.
function address(iri, short) {
  const [kind, name] = iri.startsWith(ID) ? iri.slice(ID.length).split("/", 2) : [];
  if (kind === "assertion" && name) return `/facts/${encodeURIComponent(name)}`;
  if (kind === "country" && name) return `/countries/${encodeURIComponent(name)}`;
  if (kind || iri.startsWith("https://w3id.org/tipgraph/")) return `/?query=${encodeURIComponent(`DESCRIBE ${short}`)}`;
  return null;
}

// The labels of the IRIs in the rows that are shown: those of the ontology at hand, the others asked for.
export async function labelsFor(rows, vocabulary, ask) {
  const labels = new Map();
  const known = new Map(vocabulary.terms.map(({ name, label }) => [name, label]));
  const wanted = [];
  for (const row of rows.slice(0, SHOWN))
    for (const { type, value } of Object.values(row)) {
      if (type !== "uri" || labels.has(value)) continue;
      const label = known.get(shorten(value, vocabulary)) ?? "";
      labels.set(value, label);
      if (!label && value.startsWith(ID) && !value.startsWith(`${ID}assertion/`) && wanted.length < LABELLED) wanted.push(value);
    }
  if (wanted.length) {
    const iris = wanted.filter((iri) => !/[<>"{}|^`\\\s]/.test(iri)).map((iri) => `<${iri}>`);
    const query = `SELECT ?iri (MIN(?name) AS ?label) { VALUES ?iri { ${iris.join(" ")} } ?iri skos:prefLabel ?name } GROUP BY ?iri`;
    try {
      const answer = await ask(query, "application/sparql-results+json");
      if (answer.ok) for (const { iri, label } of (await answer.json()).results.bindings) labels.set(iri.value, label.value);
    } catch {
      // the table is readable without labels
    }
  }
  return labels;
}

export function table({ head, results }, vocabulary, labels) {
  const made = document.createElement("table");
  const top = made.createTHead().insertRow();
  for (const name of head.vars) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = name;
    top.append(cell);
  }
  const body = made.createTBody();
  for (const row of results.bindings.slice(0, SHOWN)) {
    const line = body.insertRow();
    for (const name of head.vars) fill(line.insertCell(), row[name], vocabulary, labels);
  }
  const more = results.bindings.length - SHOWN;
  if (more <= 0) return [made];
  const note = document.createElement("p");
  note.className = "note";
  note.textContent = `${more.toLocaleString("en")} more rows are in the download.`;
  return [made, note];
}

function fill(cell, term, vocabulary, labels) {
  if (!term) return;
  if (term.type !== "uri") {
    cell.textContent = term.value;
    if (/#(integer|decimal|double)$/.test(term.datatype ?? "")) cell.className = "number";
    return;
  }
  const short = shorten(term.value, vocabulary);
  const label = labels.get(term.value);
  const to = address(term.value, short);
  const shown = document.createElement(to ? "a" : "span");
  if (to) shown.href = to;
  shown.textContent = label || short;
  cell.append(shown);
  if (!label) return;
  const iri = document.createElement("span");
  iri.className = "iri";
  iri.textContent = short;
  cell.append(" ", iri);
}
