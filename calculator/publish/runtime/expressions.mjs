/** A way through the expressions of a WebAssembly's functions, which binaryen does not offer to JavaScript. */

/** What an expression may be made of: under these names one, or a list, and how one of that is replaced. */
const ONE = ["Condition", "IfTrue", "IfFalse", "Body", "Value", "Ptr", "Left", "Right", "Delta", "Dest", "Source", "Size"];
const LISTS = [
  ["Children", "ChildAt"],
  ["Operands", "OperandAt"],
  ["CatchBodies", "CatchBodyAt"],
];

/** Arms of fewer expressions stay: they are where rare cases go on, and weigh next to nothing together. */
const SMALL = 40;

const CONTROL = ["Block", "If", "Loop", "Break", "Switch", "Try"];

/** @typedef {{child: number, put: (other: number) => void}} Part one of what an expression is made of */

/**
 * @typedef {object} Arm a place where control may arrive, or not
 * @property {Part} [part] an arm of an `if`
 * @property {number} [block] or a block, and which of its children follow on one that may have gone elsewhere
 * @property {number} [from]
 * @property {number} [to]
 */

export class Expressions {
  #binaryen;
  #kinds;
  #control;

  constructor(binaryen) {
    const kinds = Object.keys(binaryen).filter((name) => typeof binaryen[`${name}Id`] === "number");
    this.#binaryen = binaryen;
    this.#kinds = new Map(kinds.map((name) => [binaryen[`${name}Id`], binaryen[name]]));
    this.#control = new Set(CONTROL.map((name) => binaryen[name]));
  }

  /** Its kind, with what binaryen knows of that; nothing for what is made of nothing. @param {number} expression */
  #kind(expression) {
    return this.#kinds.get(this.#binaryen.getExpressionId(expression));
  }

  /** @param {number} expression @returns {Part[]} */
  #parts(expression) {
    const kind = this.#kind(expression);
    if (!kind) return [];
    const names = [...ONE, ...(kind === this.#binaryen.CallIndirect ? ["Target"] : [])].filter((name) => kind[`set${name}`]);
    const ones = names.map((name) => ({
      child: kind[`get${name}`](expression),
      put: (other) => kind[`set${name}`](expression, other),
    }));
    const lists = LISTS.filter(([all]) => kind[`get${all}`]).flatMap(([all, at]) =>
      kind[`get${all}`](expression).map((child, place) => ({ child, put: (other) => kind[`set${at}`](expression, place, other) })),
    );
    return [...ones, ...lists].filter(({ child }) => child);
  }

  /** The expression with everything in it as `change` wants it, parts first. @param {(found: number) => number} change */
  changed(expression, change) {
    for (const { child, put } of this.#parts(expression)) {
      const other = this.changed(child, change);
      if (other !== child) put(other);
    }
    return change(expression);
  }

  /** Every arm, outer ones before those in them. @param {number} body @returns {Arm[]} */
  arms(body) {
    /** @type {Arm[]} */
    const found = [];
    this.#collect(body, found);
    return found;
  }

  /** Says whether control may go elsewhere in it. @param {number} expression @param {Arm[]} found */
  #collect(expression, found) {
    const kind = this.#kind(expression);
    const parts = this.#parts(expression);
    let [elsewhere, before, open] = [this.#control.has(kind), false, null];
    for (const [place, part] of parts.entries()) {
      if (kind === this.#binaryen.If && place > 0) found.push({ part });
      if (kind === this.#binaryen.Block && before) {
        if (open) open.to = place;
        open = { block: expression, from: place, to: parts.length };
        found.push(open);
      }
      before = this.#collect(part.child, found);
      elsewhere ||= before;
    }
    return elsewhere;
  }

  /** How many expressions something is made of, itself counted. @param {number} expression @returns {number} */
  #size(expression) {
    return this.#parts(expression).reduce((sum, { child }) => sum + this.#size(child), 1);
  }

  /** What stands in an arm. @param {Arm} arm */
  #within({ part, block, from, to }) {
    return part ? [part.child] : this.#binaryen.Block.getChildren(block).slice(from, to);
  }

  /** Put a trap in place of each arm that was not run and is not small. @param {Arm[]} arms @param {Set<number>} run */
  cut(module, arms, run) {
    const { Block } = this.#binaryen;
    const size = (arm) => this.#within(arm).reduce((sum, one) => sum + this.#size(one), 0);
    const unwanted = arms.filter((arm, number) => !run.has(number) && size(arm) >= SMALL);
    for (const { part, block, from, to } of unwanted.reverse()) {
      if (part) part.put(module.unreachable());
      else {
        for (let place = to - 1; place > from; place--) Block.removeChildAt(block, place);
        Block.setChildAt(block, from, module.unreachable());
      }
    }
  }

  /** Put something before each arm. @param {Arm[]} arms @param {(number: number) => number} mark makes it */
  mark(module, arms, mark) {
    const { Block, getExpressionType } = this.#binaryen;
    for (const [number, { part, block, from }] of [...arms.entries()].reverse()) {
      if (part) part.put(module.block(null, [mark(number), part.child], getExpressionType(part.child)));
      else Block.insertChildAt(block, from, mark(number));
    }
  }
}
