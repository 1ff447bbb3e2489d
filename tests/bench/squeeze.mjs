/** Compresses files as a good host sends them: brotli 11, a window of 16 MB. Reads [[from, to], ...] from its input. */

import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const brotli = promisify(brotliCompress);
const pairs = JSON.parse(await readFile("/dev/stdin", "utf-8"));
await Promise.all(
  pairs.map(async ([from, to]) => {
    const content = await readFile(from);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    };
    await writeFile(to, await brotli(content, { params }));
  }),
);
