/** A worker as the tutorials have it: Pyodide as published, started step by step. The bench measures ours against it. */

/** @type {Promise<(text: string) => string>} */
let answering;

self.addEventListener("message", async ({ data, ports: [port] }) => {
  if (data.runtime) answering = boot(data.runtime);
  else port.postMessage({ reply: (await answering)(data.request) });
});

/** @param {string} runtime */
async function boot(runtime) {
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
  const pyodide = await loadPyodide({ indexURL: runtime, packageBaseUrl: runtime });
  await pyodide.loadPackage("calculator", { messageCallback: () => {} });
  return pyodide.pyimport("calculator").respond_json;
}
