// Bundles the editor into the package's static files, with the licence of everything that is in it:
//   cd web && npm ci --ignore-scripts && npm run build
import { build } from "esbuild";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";

const target = "../tipgraph/serve/static/vendor";

const packageOf = (file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];

async function licence(name) {
  const folder = path.join("node_modules", name);
  const { version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
  if (license !== "MIT") throw new Error(`${name} is licensed ${license}; the bundle holds MIT only`);
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence text`);
  return `${name} ${version}\n\n${(await readFile(path.join(folder, file), "utf8")).trim()}\n`;
}

const result = await build({
  entryPoints: ["src/codemirror.js"],
  outfile: `${target}/codemirror.js`,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  metafile: true,
  banner: { js: "/* CodeMirror 6 and what it needs; MIT, see codemirror.LICENSE.txt. Built from web/src. */" },
});
const names = new Set(Object.keys(result.metafile.inputs).map(packageOf).filter(Boolean));
const texts = await Promise.all([...names].sort().map(licence));
await mkdir(target, { recursive: true });
await writeFile(`${target}/codemirror.LICENSE.txt`, texts.join(`\n${"-".repeat(72)}\n\n`));
