/**
 * The site's search without a browser: the theme's own worker, with what it loads, out of a built site.
 * Reads {words, queries} from its input; writes the stem of each word and the answer to each query.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const [, , site, worker] = process.argv;
const { words, queries } = JSON.parse(readFileSync(0, "utf-8"));
const folder = join(site, worker, "..");

/** @type {((event: {data: unknown}) => void)[]} */ const listeners = [];
/** @type {((data: any) => void) | undefined} */ let answered;
const self = {
  console,
  addEventListener: (/** @type {string} */ _, listener) => listeners.push(listener),
  postMessage: (data) => answered?.(data),
  importScripts: (...paths) => paths.forEach((path) => run(join(folder, path))),
};
self.self = self;
const context = vm.createContext(self);
const run = (path) => vm.runInContext(readFileSync(path, "utf-8"), context, { filename: path });

const ask = (message) =>
  new Promise((resolve) => {
    answered = resolve;
    for (const listener of listeners) listener({ data: message });
  });

run(join(site, worker));
const { config, docs } = JSON.parse(readFileSync(join(site, "search/search_index.json"), "utf-8"));
await ask({ type: 0, data: { config, docs, options: { suggest: false } } });
const stems = words.map((word) => self.lunr.id.stem(word));
const found = [];
for (const query of queries) found.push((await ask({ type: 2, data: query })).data.items);
console.log(JSON.stringify({ lang: config.lang, stems, found }));
