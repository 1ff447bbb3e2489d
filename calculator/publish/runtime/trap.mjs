/**
 * The WebAssembly for a memory that is loaded ready: without the data it would fill an empty one with, and with a trap
 * in place of every function that was not called when the engine's whole suite ran.
 *
 * node trap.mjs BINARYEN FROM TO CALLED    CALLED is a file with the numbers of the functions that stay, or `null`: all
 */

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { readBinary } from "./features.mjs";

const [, , folder, from, to, called] = process.argv;
const { default: binaryen } = await import(pathToFileURL(`${folder}/index.js`).href);

/** The sections of a WebAssembly that hold what is written into memory at its start. */
const [DATA, DATA_COUNT] = [11, 12];

/** The same module without these sections. @param {Buffer} code @param {number[]} unwanted */
function without(code, unwanted) {
  const kept = [code.subarray(0, 8)];
  for (let at = 8, end; at < code.length; at = end) {
    const [size, start] = number(code, at + 1);
    end = start + size;
    if (!unwanted.includes(code[at])) kept.push(code.subarray(at, end));
  }
  return Buffer.concat(kept);
}

/** A number as WebAssembly writes it, seven bits a byte, and where the next thing begins. */
function number(code, at) {
  let value = 0;
  for (let factor = 1; ; factor *= 128) {
    value += (code[at] & 127) * factor;
    if (code[at++] < 128) return [value, at];
  }
}

/** Put a trap in place of what is not called. Numbers count the imports first; binaryen names functions without them. */
function trap(module, imports, numbers) {
  const names = new Set(numbers.map((one) => String(one - imports)));
  for (let place = 0; place < module.getNumFunctions(); place++) {
    const found = module.getFunctionByIndex(place);
    const { base, name } = binaryen.getFunctionInfo(found);
    if (!base && !names.has(name)) binaryen.Function.setBody(found, module.unreachable());
  }
}

const code = without(readFileSync(from), [DATA, DATA_COUNT]);
const imports = WebAssembly.Module.imports(new WebAssembly.Module(code)).filter(({ kind }) => kind === "function");
const module = readBinary(binaryen, code);
const stay = JSON.parse(readFileSync(called, "utf8"));
if (stay) {
  trap(module, imports.length, stay);
  module.runPasses(["duplicate-function-elimination", "remove-unused-module-elements"]);
}
if (!module.validate()) throw new Error("what is left of the WebAssembly is not valid");
writeFileSync(to, module.emitBinary());
