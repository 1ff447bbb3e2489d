/**
 * Takes exports away from a WebAssembly, and then whatever nothing reaches any more.
 *
 * node wasm.mjs BINARYEN FROM TO KEPT    KEPT is a file with the list of exports; prints the list of imports that stay
 */

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , folder, from, to, kept] = process.argv;
const { default: binaryen } = await import(pathToFileURL(`${folder}/index.js`).href);

/** What Pyodide's compiler uses; named one by one, for with more the result may hold what browsers do not know. */
const FEATURES = [
  "MutableGlobals",
  "NontrappingFPToInt",
  "SignExt",
  "BulkMemory",
  "BulkMemoryOpt",
  "ReferenceTypes",
  "ExceptionHandling",
];

/** @param {Buffer} code */
function names(code) {
  const module = new WebAssembly.Module(code);
  return [WebAssembly.Module.imports, WebAssembly.Module.exports].map((list) => list(module).map(({ name }) => name));
}

const published = readFileSync(from);
const wanted = new Set(JSON.parse(readFileSync(kept, "utf8")));
const [, exported] = names(published);
const missing = [...wanted].filter((name) => !exported.includes(name));
if (missing.length) throw new Error(`the WebAssembly does not export ${missing.join(", ")}`);

const module = binaryen.readBinary(published);
module.setFeatures(FEATURES.reduce((all, name) => all | binaryen.Features[name], 0));
for (const name of exported) if (!wanted.has(name)) module.removeExport(name);
module.runPasses(["remove-unused-module-elements"]);
if (!module.validate()) throw new Error("what is left of the WebAssembly is not valid");
const left = module.emitBinary();
writeFileSync(to, left);
console.log(JSON.stringify(names(left)[0]));
