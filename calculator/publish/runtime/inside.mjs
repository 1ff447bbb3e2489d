/**
 * Runs a Python script inside Pyodide, with a folder of this machine as /build; a failure is one line on stderr.
 * The folder's python_stdlib.zip is the library it runs on; its site.zip is unpacked into the home folder first, as the
 * reader's worker unpacks the engine.
 *
 * node inside.mjs PYODIDE_FOLDER WORK_FOLDER SCRIPT
 *
 * The seed is fixed because Python would else walk sets in another order each time; without debug ranges code
 * carries no columns, which only a traceback would show.
 */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , folder, work, script] = process.argv;
const ENVIRONMENT = { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1", PYTHONDONTWRITEBYTECODE: "1" };

/** @param {Error} error node would print the line of code too, which is a megabyte long */
function fail(error) {
  console.error(String(error.message).trim().split("\n").at(-1));
  process.exit(1);
}

try {
  const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
  const pyodide = await loadPyodide({ env: ENVIRONMENT, stdLibURL: `${work}/python_stdlib.zip` });
  pyodide.mountNodeFS("/build", work);
  pyodide.unpackArchive(new Uint8Array(readFileSync(`${work}/site.zip`)).buffer, "zip");
  pyodide.runPython(readFileSync(script, "utf8"));
} catch (error) {
  fail(error);
}
