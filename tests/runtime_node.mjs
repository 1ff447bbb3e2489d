/**
 * Starts a runtime folder under Node as docs/javascripts/worker.mjs starts it in a browser, and asks the engine.
 *
 * node runtime_node.mjs FOLDER ASKED ANSWERED    reads {texts, sheets, script}; writes {replies, sheets, said, raised}: said
 * by the script; where a memory is loaded ready it reads {texts, apart}: whether each text is asked of a memory of its own;
 * and writes {replies, called}, a reply being null where something is gone
 *
 * What a spreadsheet takes is unpacked only after the texts were answered: no other answer may need it.
 */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , folder, asked, answered] = process.argv;
const MEMORY = `${folder}/ingatan.wasm`;
const read = (path) => new Uint8Array(readFileSync(path));

/** What a mistake in Python says when it reaches JavaScript. */
function raised(pyodide) {
  try {
    return pyodide.runPython("1 / 0");
  } catch (error) {
    return `${error.type}: ${error.message.trim().split("\n").at(-1)}`;
  }
}

/** Python starts, and unpacks the engine. */
async function started(start, lock, { texts, sheets, script }) {
  const pyodide = await start({});
  if (lock) pyodide.unpackArchive(read(`${folder}/calculator.zip`).buffer, "zip");
  else await pyodide.loadPackage("calculator", { messageCallback: () => {} });
  const respond = pyodide.pyimport("calculator").respond_json;
  const replies = texts.map((text) => respond(text));
  pyodide.unpackArchive(read(`${folder}/lembar.zip`).buffer, "zip");
  const written = sheets.map((text) => respond(text));
  const said = pyodide.runPython(script);
  return { replies, sheets: written, said, raised: raised(pyodide) };
}

/** Everything is there; after something that is gone it is started anew, as the page would start the whole engine. */
async function loaded(start, { texts, apart }) {
  const anew = () => start({ _loadSnapshot: read(MEMORY), env: { PYTHONHASHSEED: "0" } });
  let pyodide = await anew();
  const replies = [];
  for (const text of texts) {
    try {
      pyodide ??= await anew();
      replies.push(pyodide.pyimport("ready").answer(text));
      if (apart) pyodide = null;
    } catch {
      replies.push(null);
      pyodide = null;
    }
  }
  return { replies, called: pyodide ? [...pyodide.pyimport("ready").CALLED] : [] };
}

try {
  const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
  const { lock } = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8"));
  const known = lock ? { lockFileContents: lock } : {};
  const start = (more) => loadPyodide({ indexURL: folder, packageBaseUrl: folder, ...known, ...more });
  const questions = JSON.parse(readFileSync(asked, "utf8"));
  const answers = existsSync(MEMORY) ? await loaded(start, questions) : await started(start, lock, questions);
  writeFileSync(answered, JSON.stringify(answers));
} catch (error) {
  console.error(String(error.message)); // node would print the line of code too, which is a megabyte long
  process.exit(1);
}
