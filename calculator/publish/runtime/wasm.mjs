/**
 * Takes exports away from a WebAssembly, and then whatever nothing reaches any more.
 *
 * node wasm.mjs BINARYEN FROM TO KEPT    KEPT is a file with the list of exports; prints the list of imports that stay
 */

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { readBinary } from "./features.mjs";

const [, , folder, from, to, kept] = process.argv;
const { default: binaryen } = await import(pathToFileURL(`${folder}/index.js`).href);

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

const module = readBinary(binaryen, published);
for (const name of exported) if (!wanted.has(name)) module.removeExport(name);
module.runPasses(["remove-unused-module-elements"]);
if (!module.validate()) throw new Error("what is left of the WebAssembly is not valid");
const left = module.emitBinary();
writeFileSync(to, left);
console.log(JSON.stringify(names(left)[0]));
