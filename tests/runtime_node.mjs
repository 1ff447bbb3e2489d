/**
 * Starts a runtime folder under Node as docs/javascripts/worker.mjs starts it in a browser, and asks the engine.
 *
 * node runtime_node.mjs FOLDER ASKED ANSWERED    reads {texts, sheets, script}; writes {replies, sheets, said, raised}: said
 * by the script
 *
 * What a spreadsheet takes is unpacked only after the texts were answered: no other answer may need it.
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
  const { texts, sheets, script } = JSON.parse(readFileSync(asked, "utf8"));
  const replies = texts.map((text) => respond(text));
  pyodide.unpackArchive(new Uint8Array(readFileSync(`${folder}/lembar.zip`)).buffer, "zip");
  const written = sheets.map((text) => respond(text));
  const said = pyodide.runPython(script);
  writeFileSync(answered, JSON.stringify({ replies, sheets: written, said, raised: raised(pyodide) }));
} catch (error) {
  console.error(String(error.message)); // node would print the line of code too, which is a megabyte long
  process.exit(1);
}
