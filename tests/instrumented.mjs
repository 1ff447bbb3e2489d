/** For what is loaded before a runtime's harness (node --import): it changes whatever WebAssembly that starts. */

import binaryen from "binaryen";

import { readBinary } from "../calculator/publish/runtime/features.mjs";

export { binaryen };

const compiled = (module) => new WebAssembly.Module(module.emitBinary());

/**
 * From now on a program is changed before it starts, and has what it takes to note what it does.
 * @param {string} text a WebAssembly that notes
 * @param {(module: any, imports: number) => void} change told too how many functions the program imports
 * @returns {any} what that exports
 */
export function instrumented(text, change) {
  const notes = new WebAssembly.Instance(compiled(binaryen.parseText(text))).exports;
  const original = WebAssembly.instantiate;
  const changed = (code) => {
    const imported = WebAssembly.Module.imports(new WebAssembly.Module(code)).filter(({ kind }) => kind === "function");
    const module = readBinary(binaryen, code);
    change(module, imported.length);
    return compiled(module);
  };
  /** @type {WebAssembly.Module} */
  let program; // the same one each time it starts
  WebAssembly.instantiate = async (bytes, imports) => {
    if (!imports?.env) return original(bytes, imports); // a few bytes that Pyodide starts beside
    program ??= changed(new Uint8Array(bytes));
    Object.assign(imports.env, notes);
    return { instance: await original(program, imports) };
  };
  return notes;
}
