// A drawing where the rows have a number: over the years where they have a year, else a bar for each row. Rows that count
// different things, by the first column that tells them apart, are drawn apart, each with its own scale.
import { shorten } from "./results.js";

const SVG = "http://www.w3.org/2000/svg";
const MOST_BARS = 60;
const MOST_DOTS = 2000;
const MOST_DRAWINGS = 40;
const YEAR = /year|edition|period/i;

export function chart({ head, results }, vocabulary, labels) {
  const rows = results.bindings;
  if (rows.length < 2) return [];
  const filled = (test) => (name) => rows.some((row) => row[name]) && rows.every((row) => !row[name] || test(row[name]));
  const numbers = head.vars.filter(filled(isNumber));
  const year = head.vars.find((name) => YEAR.test(name) && filled(isYear)(name));
  const amount = numbers.find((name) => !YEAR.test(name));
  if (!amount) return [];
  const show = (row, name) => word(row[name], vocabulary, labels);
  const title = (row) => head.vars.filter((name) => row[name]).map((name) => `${name}: ${show(row, name)}`).join("\n");
  const points = rows.filter((row) => row[amount]).map((row) => ({ row, value: Number(row[amount].value), title: title(row) }));
  const words = head.vars.filter((name) => name !== amount && name !== year && !numbers.includes(name));
  const apart = words.find((name) => new Set(points.map(({ row }) => row[name]?.value)).size > 1);
  if (!year) return apart && points.length <= MOST_BARS ? [bars(points.map((point) => ({ ...point, name: show(point.row, apart) })), amount)] : [];
  const dated = points.filter(({ row }) => row[year]).map((point) => ({ ...point, year: Number(point.row[year].value) }));
  const series = Map.groupBy ? Map.groupBy(dated, ({ row }) => (apart ? show(row, apart) : "")) : new Map([["", dated]]);
  if (dated.length > MOST_DOTS || series.size > MOST_DRAWINGS) return [];
  const range = [Math.min(...dated.map((point) => point.year)), Math.max(...dated.map((point) => point.year))];
  return [...series].map(([name, some]) => overYears(some, range, [name, `${amount} by ${year}`].filter(Boolean).join(", ")));
}

const isNumber = (term) => /#(integer|decimal|double|float|int|long)$/.test(term.datatype ?? "") && Number.isFinite(Number(term.value));
const isYear = ({ value }) => /^(19|20|21)\d\d$/.test(value);

function word(term, vocabulary, labels) {
  if (!term) return "";
  return term.type === "uri" ? labels.get(term.value) || shorten(term.value, vocabulary) : term.value;
}

// Years without a row stay empty: nothing is joined across them.
function overYears(points, [first, last], name) {
  const count = last - first + 1;
  const [left, top, height, slot] = [80, 16, 110, Math.max(14, Math.min(60, 480 / count))];
  const [low, high] = [Math.min(0, ...points.map(({ value }) => value)), Math.max(...points.map(({ value }) => value), 0)];
  const y = (value) => top + height * (1 - (value - low) / (high - low || 1));
  const drawing = svg(left + slot * count + 20, top + height + 40, name);
  for (const value of new Set([low, (low + high) / 2, high])) {
    add(drawing, "line", { class: "rule", x1: left, x2: left + slot * count, y1: y(value), y2: y(value) });
    add(drawing, "text", { class: "level", x: left - 8, y: y(value) + 4 }, value.toLocaleString("en", { maximumFractionDigits: 1 }));
  }
  for (let year = first; year < first + count; year += Math.ceil(34 / slot))
    add(drawing, "text", { class: "year", x: left + slot * (year - first + 0.5), y: top + height + 20 }, String(year));
  for (const { year, value, title: text } of points) {
    const dot = add(drawing, "circle", { class: value ? "figure" : "zero", cx: left + slot * (year - first + 0.5), cy: y(value), r: 5 });
    add(dot, "title", {}, text);
  }
  return captioned(drawing, name);
}

function bars(points, amount) {
  const [left, width, step] = [240, 480, 24];
  const most = Math.max(...points.map(({ value }) => Math.abs(value))) || 1;
  const drawing = svg(left + width + 90, step * points.length + 12, amount);
  points.forEach(({ name, value, title: text }, index) => {
    const at = 6 + step * index;
    add(drawing, "text", { class: "name", x: left - 8, y: at + 15 }, name.length > 34 ? `${name.slice(0, 33)}…` : name);
    const bar = add(drawing, "rect", { class: "bar", x: left, y: at + 3, width: Math.max((width * Math.abs(value)) / most, 1), height: step - 8 });
    add(bar, "title", {}, text);
    add(drawing, "text", { class: "amount", x: left + (width * Math.abs(value)) / most + 6, y: at + 15 }, value.toLocaleString("en"));
  });
  return captioned(drawing, amount);
}

function captioned(drawing, name) {
  const made = document.createElement("figure");
  made.append(document.createElement("figcaption"), drawing);
  made.firstChild.textContent = name;
  return made;
}

function svg(width, height, label) {
  const made = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({ class: "chart", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label })) made.setAttribute(name, value);
  return made;
}

function add(parent, name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  parent.append(made);
  return made;
}
