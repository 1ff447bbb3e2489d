/**
 * Makes one file of a script and what it imports; prints the names of what is in it now.
 *
 * node bundle.mjs ESBUILD FOLDER SCRIPT SHARED    SHARED is imported as before: it belongs to every page
 */

import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , esbuild, folder, script, shared] = process.argv;
const { build } = await import(pathToFileURL(`${esbuild}/lib/main.js`).href);

const { metafile } = await build({
  absWorkingDir: folder,
  entryPoints: [script],
  outfile: join(folder, script),
  allowOverwrite: true,
  external: [`./${shared}`],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  metafile: true,
  logLevel: "silent",
});

console.log(JSON.stringify(Object.keys(metafile.inputs).map((path) => basename(path))));
