/**
 * Starts Pyodide under Node with the engine in it, and writes its memory as it then is.
 *
 * node memory.mjs PROGRAM WORK    PROGRAM is a folder as `plus` makes it; WORK holds ready.py, settings.json and
 * script.py, which runs in Pyodide; writes WORK/memory.bin
 *
 * The same input gives the same bytes: there is no clock here, no chance, and no seed but 0. Blocks of memory that were
 * freed are overwritten with zeros, for what stood there would travel too.
 */

import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { DATA_END, PAGE } from "./features.mjs";

const [, , folder, work] = process.argv;
const read = (path) => new Uint8Array(readFileSync(path));

Date.now = () => Date.UTC(2026, 0, 1);
performance.now = () => 0;
crypto.randomFillSync = (bytes) => bytes.fill(0);

/** Sizes of blocks from large to small: each step finds what the one before was too large for. */
function* sizes() {
  for (let size = 1 << 20; size > 1024; size = (size * 7) >> 3) yield size & ~7;
  for (let size = 1024; size > 0; size -= 8) yield size;
}

/** Fill every free block below the end of what is in use, and all above, with zeros. @param {any} module */
function wipe(module) {
  const end = module._malloc(1 << 18);
  module._free(end);
  const held = [];
  for (const size of sizes()) {
    for (let block = module._malloc(size); ; block = module._malloc(size)) {
      held.push(block);
      if (block + size > end) break;
      module.HEAPU8.fill(0, block, block + size);
    }
    module._free(held.pop());
  }
  for (const block of held) module._free(block);
  module.HEAPU8.fill(0, end + 64);
}

/** The data of the WebAssembly that nothing read, and nothing near it, is for functions that are not called. */
const NEAR = 16;

/** Overwrite data that lies more than so many pages from all that was read. @param {Uint8Array} data @param {number[]} read */
function forget(data, read) {
  const near = new Set(read.flatMap((page) => Array.from({ length: 2 * NEAR + 1 }, (_, step) => page + step - NEAR)));
  for (let page = 0; page * PAGE < data.length; page++) {
    if (!near.has(page)) data.fill(0, page * PAGE, (page + 1) * PAGE);
  }
}

/** So many zeros in a row are left out; of fewer it would take more to say where they stand. */
const GAP = 256;

/** Where a memory is not zero, as starts and sizes in turn. @param {Uint8Array} memory */
function pieces(memory) {
  const found = [];
  let [start, end] = [0, 0];
  for (let at = 0; at < memory.length; at++) {
    if (memory[at] === 0) continue;
    if (at - end >= GAP) {
      if (end > start) found.push(start, end - start);
      start = at;
    }
    end = at + 1;
  }
  return Uint32Array.from([...found, start, end - start]);
}

/**
 * A memory without its stack, on which nothing stands, and without its longer rows of zeros. Pyodide's own head comes
 * first; its fourth number, which is free, says how many pieces follow: where each stands and its size, then all of them.
 * @param {Uint8Array} made @param {number} heap where the stack ends @param {number[] | null} read
 */
function packed(made, heap, read) {
  const numbers = new Uint32Array(made.buffer, 0, 4);
  const head = made.subarray(0, numbers[1]);
  const memory = made.subarray(numbers[1]);
  if (memory.subarray(DATA_END, DATA_END + (1 << 20)).some((byte) => byte !== 0)) throw new Error("no stack there");
  memory.fill(0, DATA_END, heap);
  if (read) forget(memory.subarray(0, DATA_END), read);
  const table = pieces(memory);
  numbers[3] = table.length / 2;
  const contents = Array.from({ length: numbers[3] }, (_, place) => memory.subarray(table[2 * place]).subarray(0, table[2 * place + 1]));
  return Buffer.concat([head, Buffer.from(table.buffer), ...contents]);
}

try {
  const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
  const { lock } = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8"));
  const env = { PYTHONHASHSEED: "0" };
  const known = { indexURL: folder, packageBaseUrl: folder, lockFileContents: lock };
  const pyodide = await loadPyodide({ ...known, env, _makeSnapshot: true });
  pyodide.unpackArchive(read(`${folder}/calculator.zip`).buffer, "zip");
  pyodide.FS.writeFile("/home/pyodide/ready.py", read(`${work}/ready.py`));
  pyodide.FS.writeFile("/tmp/settings.json", read(`${work}/settings.json`));
  const size = pyodide._module.HEAPU8.length;
  pyodide.runPython(readFileSync(`${work}/script.py`, "utf8"));
  wipe(pyodide._module);
  const { pages } = JSON.parse(readFileSync(`${work}/settings.json`, "utf8"));
  if (pyodide._module.HEAPU8.length > size) throw new Error(`the engine takes more than ${size} bytes of memory`);
  writeFileSync(`${work}/memory.bin`, packed(pyodide.makeMemorySnapshot(), pyodide._module.___heap_base, pages));
} catch (error) {
  console.error(`Error: ${String(error.message).trim().split("\n").slice(-8).join(" | ").slice(0, 900)}`);
  process.exit(1);
}
