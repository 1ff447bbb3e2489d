/**
 * Loaded before a runtime's harness (node --import "arms.mjs?NUMBER"): the function of that number, imports counted,
 * notes which of its arms are run. At the end each that was is told in a line.
 */

import { Expressions } from "../calculator/publish/runtime/expressions.mjs";
import { binaryen, instrumented } from "./instrumented.mjs";

const number = Number(new URL(import.meta.url).search.slice(1));

const NOTES = `(module
  (memory (export "run") 1)
  (func (export "arm") (param i32) (i32.store8 (local.get 0) (i32.const 1))))`;

const notes = instrumented(NOTES, (module, imports) => {
  module.addFunctionImport("arm", "env", "arm", binaryen.i32, binaryen.none);
  const expressions = new Expressions(binaryen);
  const { body } = binaryen.getFunctionInfo(module.getFunction(String(number - imports)));
  const arms = expressions.arms(body);
  expressions.mark(module, arms, (arm) => module.call("arm", [module.i32.const(arm)], binaryen.none));
});

process.on("exit", () => new Uint8Array(notes.run.buffer).forEach((run, arm) => run && console.log(`Ran arm ${arm}`)));
