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
  WebAssembly.instantiate = async (bytes, imports) => {
    if (!imports?.env) return original(bytes, imports); // a few bytes that Pyodide starts beside
    const code = new Uint8Array(bytes);
    const imported = WebAssembly.Module.imports(new WebAssembly.Module(code)).filter(({ kind }) => kind === "function");
    const module = readBinary(binaryen, code);
    change(module, imported.length);
    Object.assign(imports.env, notes);
    return { instance: await original(compiled(module), imports) };
  };
  return notes;
}
