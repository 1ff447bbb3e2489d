/** Where the data of Pyodide's program ends in memory, and the stack begins; and the pages in which reads are noted. */
export const [DATA_END, PAGE] = [4_053_456, 4096];

/** What Pyodide's compiler uses; named one by one, for with more the result may hold what browsers do not know. */
const FEATURES = [
  "MutableGlobals",
  "NontrappingFPToInt",
  "SignExt",
  "BulkMemory",
  "BulkMemoryOpt",
  "ReferenceTypes",
  "ExceptionHandling",
];

/** Read a WebAssembly as one that has these features and no others. @param {Uint8Array} code */
export function readBinary(binaryen, code) {
  const module = binaryen.readBinary(code);
  module.setFeatures(FEATURES.reduce((all, name) => all | binaryen.Features[name], 0));
  return module;
}
