/** Compresses a built site for hosts that send siblings as they lie there: a .br and a .gz beside each file. */

import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const TYPES = new Set([".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest", ".xml", ".zip"]);

/** Below it an answer is one packet anyway. */
const SMALLEST = 1000;

const [, , folder] = process.argv;
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
for (const entry of entries.filter((each) => each.isFile() && TYPES.has(extname(each.name)))) {
  const path = join(entry.parentPath, entry.name);
  const content = await readFile(path);
  if (content.length < SMALLEST) continue;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  const made = { br: promisify(brotliCompress)(content, { params }), gz: promisify(gzip)(content, { level: 9 }) };
  for (const [ending, making] of Object.entries(made)) {
    const compressed = await making;
    if (compressed.length < content.length) await writeFile(`${path}.${ending}`, compressed);
  }
}
