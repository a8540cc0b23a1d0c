// An editor for SPARQL that knows the prefixes and terms of the graph. It lives in a shadow root, where its styles are
// constructed sheets: so a content policy need not allow inline styles.
import { autocompletion, completeFromList, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const KEYWORDS = (
  "SELECT ASK CONSTRUCT DESCRIBE WHERE DISTINCT REDUCED FILTER OPTIONAL UNION MINUS BIND VALUES UNDEF EXISTS " +
  "NOT GROUP ORDER BY ASC DESC HAVING LIMIT OFFSET COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT COALESCE CONCAT " +
  "STR LANG DATATYPE BOUND IRI REGEX REPLACE CONTAINS STRSTARTS LCASE IF IN PREFIX BASE AS a"
).split(" ");

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-keyword)", fontWeight: "600" },
  { tag: tags.comment, color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--code-variable)" },
  { tag: [tags.atom, tags.link, tags.url, tags.namespace, tags.tagName], color: "var(--code-name)" },
  { tag: [tags.number, tags.bool], color: "var(--code-number)" },
]);

const look = EditorView.theme({
  "&": { fontSize: "0.9rem", color: "var(--text)", backgroundColor: "var(--field)" },
  "&.cm-focused": { outline: "2px solid var(--accent)" },
  ".cm-scroller": { fontFamily: "var(--mono)", maxHeight: "45vh", minHeight: "11rem", overflow: "auto" },
  ".cm-content": { caretColor: "var(--text)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { backgroundColor: "var(--field)", color: "var(--muted)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--shade)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--selection)",
  },
  ".cm-tooltip": { backgroundColor: "var(--page)", color: "var(--text)", border: "1px solid var(--line)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--page)" },
  ".cm-completionInfo": { maxWidth: "22rem" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--wrong)" },
});

// Our terms, the prefixes, the variables of the query, and SPARQL's words.
function completions({ prefixes, terms }) {
  const names = [
    ...terms.map(({ name, kind, label, comment }) => ({ label: name, type: kind, detail: label, info: comment || undefined })),
    ...Object.entries(prefixes).map(([prefix, iri]) => ({ label: `${prefix}:`, type: "namespace", detail: iri, boost: -1 })),
    ...KEYWORDS.map((word) => ({ label: word, type: "keyword", boost: -2 })),
  ];
  const known = completeFromList(names);
  return (context) => {
    const variable = context.matchBefore(/[?$]\w*/);
    if (variable) {
      const all = context.state.doc.toString().match(/[?$]\w+/g) ?? [];
      const others = [...new Set(all)].filter((name) => name !== variable.text);
      return { from: variable.from, options: others.map((label) => ({ label, type: "variable" })), validFor: /^[?$]\w*$/ };
    }
    const word = context.matchBefore(/[\w-]+:?[\w.-]*/);
    if (!word && !context.explicit) return null;
    const found = known(context);
    return found && { ...found, from: word ? word.from : context.pos, options: names, validFor: /^[\w-]*:?[\w.-]*$/ };
  };
}

export function createEditor({ parent, text, vocabulary, onRun }) {
  const root = parent.attachShadow({ mode: "open" });
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([{ key: "Mod-Enter", run: () => (onRun(), true) }, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        StreamLanguage.define(sparql),
        syntaxHighlighting(colours),
        autocompletion({ override: [completions(vocabulary)] }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "SPARQL query", "spellcheck": "false" }),
        look,
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    focus: () => view.focus(),
    markError({ line, column, message }) {
      const at = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      const from = Math.min(at.from + Math.max(column - 1, 0), at.to);
      view.dispatch(setDiagnostics(view.state, [{ from, to: Math.min(from + 1, at.to), severity: "error", message }]));
      view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    },
    clearErrors: () => view.dispatch(setDiagnostics(view.state, [])),
  };
}
