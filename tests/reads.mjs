/**
 * Loaded before a runtime's harness (node --import): whatever WebAssembly it starts notes what it reads of its own data.
 * At the end each page of 4 KiB that was read is told in a line.
 */

import { DATA_END, PAGE } from "../calculator/publish/runtime/features.mjs";
import { instrumented } from "./instrumented.mjs";

const given = (kind, type) => `(func (export "${kind}_val_${type}") (param i32 ${type}) (result ${type}) (local.get 1))`;
const values = ["load", "store"].flatMap((kind) => ["i32", "i64", "f32", "f64"].map((type) => given(kind, type)));

/** What the instrumented program calls at each load (number, size, offset, address) and store; all but one do nothing. */
const NOTES = `(module
  (memory (export "read") 1)
  (func (export "load_ptr") (param i32 i32 i32 i32) (result i32) (local i32)
    (local.set 4 (i32.add (local.get 2) (local.get 3)))
    (if (i32.lt_u (local.get 4) (i32.const ${DATA_END}))
      (then (i32.store8 (i32.div_u (local.get 4) (i32.const ${PAGE})) (i32.const 1))))
    (local.get 3))
  (func (export "store_ptr") (param i32 i32 i32 i32) (result i32) (local.get 3))
  (func (export "memory_grow_pre") (param i32 i32) (result i32) (local.get 1))
  (func (export "memory_grow_post") (param i32 i32) (result i32) (local.get 1))
  ${values.join("\n")})`;

const notes = instrumented(NOTES, (module) => module.runPasses(["instrument-memory"]));

process.on("exit", () => {
  const pages = new Uint8Array(notes.read.buffer, 0, Math.ceil(DATA_END / PAGE));
  pages.forEach((read, page) => read && console.log(`Read page ${page}`));
});
