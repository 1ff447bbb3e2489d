/**
 * The WebAssembly for a memory that is loaded ready: without the data it would fill an empty one with, and with a trap
 * in place of every function that was not called when the engine's whole suite ran, and of every arm that was not run
 * of the loop that runs Python.
 *
 * node trap.mjs BINARYEN FROM TO CALLED    CALLED is a file {functions, loop: {function, arms}} of numbers that stay;
 * where one of both is null, all stays
 */

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { Expressions } from "./expressions.mjs";
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

/** Every function with its body, but those that are imported. */
function* functions(module) {
  for (let place = 0; place < module.getNumFunctions(); place++) {
    const found = module.getFunctionByIndex(place);
    const { base, name, body } = binaryen.getFunctionInfo(found);
    if (!base) yield { found, name, body };
  }
}

/** Put a trap in place of what is not called. @param {Set<string>} names */
function trap(module, names) {
  for (const { found, name } of functions(module)) {
    if (!names.has(name)) binaryen.Function.setBody(found, module.unreachable());
  }
}

const TIDY = ["dce", "remove-unused-brs", "remove-unused-names", "merge-blocks", "vacuum"];

/** Put a trap in place of the arms of a function that were not run. @param {string} name @param {number[]} run */
function cut(module, name, run) {
  const { body } = binaryen.getFunctionInfo(module.getFunction(name));
  expressions.cut(module, expressions.arms(body), new Set(run));
  module.runPassesOnFunction(name, TIDY);
}

/**
 * Let every call through the table go by one function for all of its type. V8 compiles a call through the table for what
 * it met there so far, and when something else comes it throws the whole function away, for the loop that runs Python
 * after 0.3 s of work, and begins again; of a call that all share it expects nothing.
 */
function share(module) {
  const made = new Map();
  const through = (expression) => {
    if (binaryen.getExpressionId(expression) !== binaryen.CallIndirectId) return expression;
    const { target, table, operands, params, results } = binaryen.getExpressionInfo(expression);
    const name = `call ${params} ${results}`;
    made.set(name, { table, params, results });
    return module.call(name, [...operands, target], results);
  };
  for (const { found, body } of functions(module)) {
    binaryen.Function.setBody(found, expressions.changed(body, through));
  }
  for (const [name, { table, params, results }] of made) {
    const types = binaryen.expandType(params);
    const given = types.map((type, place) => module.local.get(place, type));
    const target = module.local.get(types.length, binaryen.i32);
    const call = module.call_indirect(table, target, given, params, results);
    module.addFunction(name, binaryen.createType([...types, binaryen.i32]), results, [], call);
  }
}

const code = without(readFileSync(from), [DATA, DATA_COUNT]);
const imports = WebAssembly.Module.imports(new WebAssembly.Module(code)).filter(({ kind }) => kind === "function");
const expressions = new Expressions(binaryen);
const module = readBinary(binaryen, code);
const stay = JSON.parse(readFileSync(called, "utf8"));
/** Numbers count the imports first; binaryen names functions without them. @param {number} number */
const named = (number) => String(number - imports.length);
if (stay.loop) cut(module, named(stay.loop.function), stay.loop.arms);
if (stay.functions) {
  trap(module, new Set(stay.functions.map(named)));
  module.runPasses(["duplicate-function-elimination", "remove-unused-module-elements"]);
  share(module);
}
if (!module.validate()) throw new Error("what is left of the WebAssembly is not valid");
writeFileSync(to, module.emitBinary());
