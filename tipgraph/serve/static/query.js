// The query page: the editor, the run, and the answer as a table, a chart, or as it came.
import { createEditor } from "./vendor/codemirror.js";
import { chart } from "./chart.js";
import { labelsFor, table } from "./results.js";

const $ = (id) => document.getElementById(id);
const MOST_RAW = 200_000;
const DOWNLOADS = {
  rows: { CSV: ["text/csv", "csv"], TSV: ["text/tab-separated-values", "tsv"], JSON: ["application/sparql-results+json", "json"], XML: ["application/sparql-results+xml", "xml"] },
  triples: { Turtle: ["text/turtle", "ttl"], "N-Triples": ["application/n-triples", "nt"], "JSON-LD": ["application/ld+json", "jsonld"], "RDF/XML": ["application/rdf+xml", "rdf"] },
};

const vocabulary = await (await fetch("/vocabulary.json")).json();
const area = $("query");
const editor = createEditor({ parent: $("editor"), text: area.value, vocabulary, onRun: run });
area.hidden = true;
$("editor").hidden = false;

let running = null;

async function ask(query, accept, signal) {
  return fetch("/sparql", { method: "POST", body: query, signal, headers: { "Content-Type": "application/sparql-query", Accept: accept } });
}

async function run() {
  running?.abort();
  const mine = (running = new AbortController());
  const query = editor.text();
  editor.clearErrors();
  $("error").hidden = true;
  $("stop").hidden = false;
  $("status").textContent = "Asking…";
  const began = performance.now();
  try {
    const answer = await ask(query, "application/sparql-results+json, text/turtle", mine.signal);
    const text = await answer.text();
    if (mine !== running) return;
    const seconds = ((performance.now() - began) / 1000).toFixed(2);
    if (answer.ok) await show(query, text, answer.headers.get("content-type") ?? "", seconds);
    else showError(text);
  } catch (error) {
    if (mine === running) showError(error.name === "AbortError" ? "Stopped." : "The server does not answer; is it still running?");
  } finally {
    if (mine === running) {
      running = null;
      $("stop").hidden = true;
    }
  }
}

function showError(text) {
  $("status").textContent = "";
  $("answer").hidden = true;
  $("error").textContent = text.trimEnd();
  $("error").hidden = false;
  const place = /^line (\d+), column (\d+)/.exec(text);
  if (place) editor.markError({ line: Number(place[1]), column: Number(place[2]), message: text.split("\n", 1)[0] });
}

async function show(query, text, type, seconds) {
  const kind = type.startsWith("application/sparql-results+json") ? "rows" : "triples";
  const found = kind === "rows" ? JSON.parse(text) : null;
  $("raw").textContent = text.length > MOST_RAW ? `${text.slice(0, MOST_RAW)}\n… the rest is in the download` : text;
  $("table").replaceChildren();
  $("chart").replaceChildren();
  const tabs = [];
  if (found && "boolean" in found) {
    $("status").textContent = `${found.boolean ? "Yes" : "No"} (${seconds} s)`;
  } else if (found) {
    const rows = found.results.bindings;
    $("status").textContent = `${rows.length.toLocaleString("en")} ${rows.length === 1 ? "row" : "rows"} in ${seconds} s`;
    const labels = await labelsFor(rows, vocabulary, ask);
    $("table").append(...table(found, vocabulary, labels));
    tabs.push(["table", "Table"]);
    const drawn = chart(found, vocabulary, labels);
    if (drawn.length) {
      $("chart").append(...drawn);
      tabs.push(["chart", "Chart"]);
    }
  } else {
    $("status").textContent = `Answered in ${seconds} s`;
  }
  tabs.push(["raw", kind === "rows" ? "JSON" : "Turtle"]);
  showTabs(tabs);
  $("downloads").replaceChildren(...Object.entries(DOWNLOADS[kind]).map(([name, how]) => button(name, () => download(query, ...how))));
  $("link").href = `/?query=${encodeURIComponent(query)}`;
  $("link").hidden = false;
  $("answer").hidden = false;
}

function showTabs(tabs) {
  const bar = document.querySelector(".tabs");
  const select = (chosen) => {
    for (const tab of bar.children) {
      tab.setAttribute("aria-selected", String(tab.dataset.panel === chosen));
      tab.tabIndex = tab.dataset.panel === chosen ? 0 : -1;
    }
    for (const id of ["table", "chart", "raw"]) $(id).hidden = id !== chosen;
  };
  bar.replaceChildren(
    ...tabs.map(([panel, name]) => {
      const tab = button(name, () => select(panel));
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", panel);
      tab.dataset.panel = panel;
      return tab;
    }),
  );
  bar.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const all = [...bar.children];
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    select(next.dataset.panel);
    next.focus();
  };
  select(tabs[0][0]);
}

async function download(query, type, ending) {
  const answer = await ask(query, type);
  if (!answer.ok) return showError(await answer.text());
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = `answer.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function button(name, onClick) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = name;
  made.addEventListener("click", onClick);
  return made;
}

$("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
$("stop").addEventListener("click", () => running?.abort());

const find = $("find");
find.hidden = false;
find.addEventListener("input", () => {
  const wanted = find.value.toLowerCase().split(/\s+/);
  for (const item of document.querySelectorAll(".questions li")) {
    const text = item.textContent.toLowerCase();
    item.hidden = !wanted.every((word) => text.includes(word));
  }
});

// A form's empty fields are left out of the address.
for (const form of document.querySelectorAll(".questions form"))
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
  });

if ("atOnce" in $("ask").dataset) run();
