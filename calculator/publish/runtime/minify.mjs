/**
 * Leaves out of a script what nothing in it uses, and shortens names and text.
 *
 * node minify.mjs TERSER FROM TO
 */

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , folder, from, to] = process.argv;
const { minify } = await import(pathToFileURL(`${folder}/main.js`).href);

/** Reading a property has no effect in this script, so a value that is read and not used may go. */
const COMPRESS = { passes: 3, pure_getters: true };

const { code } = await minify(readFileSync(from, "utf8"), { module: true, ecma: 2020, compress: COMPRESS });
writeFileSync(to, code);
