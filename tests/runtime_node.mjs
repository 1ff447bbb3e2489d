/**
 * Starts a runtime folder under Node as docs/javascripts/worker.mjs starts it in a browser, and asks the engine.
 *
 * node runtime_node.mjs FOLDER ASKED ANSWERED    reads {texts, script}; writes {replies, said, raised}: said by the script
 */

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** What a mistake in Python says when it reaches JavaScript. */
function raised(pyodide) {
  try {
    return pyodide.runPython("1 / 0");
  } catch (error) {
    return `${error.type}: ${error.message.trim().split("\n").at(-1)}`;
  }
}

const [, , folder, asked, answered] = process.argv;

try {
  const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
  const { lock } = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8"));
  const known = lock ? { lockFileContents: lock } : {};
  const pyodide = await loadPyodide({ indexURL: folder, packageBaseUrl: folder, ...known });
  if (lock) pyodide.unpackArchive(new Uint8Array(readFileSync(`${folder}/calculator.zip`)).buffer, "zip");
  else await pyodide.loadPackage("calculator", { messageCallback: () => {} });
  const respond = pyodide.pyimport("calculator").respond_json;
  const { texts, script } = JSON.parse(readFileSync(asked, "utf8"));
  const replies = texts.map((text) => respond(text));
  writeFileSync(answered, JSON.stringify({ replies, said: pyodide.runPython(script), raised: raised(pyodide) }));
} catch (error) {
  console.error(String(error.message)); // node would print the line of code too, which is a megabyte long
  process.exit(1);
}
