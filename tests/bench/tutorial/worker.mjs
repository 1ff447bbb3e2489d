/** A worker as the tutorials have it: Pyodide as published, started step by step, our package as a wheel. */

self.addEventListener("message", async ({ data: { runtime, request } }) => {
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
  const pyodide = await loadPyodide({ indexURL: runtime, packageBaseUrl: runtime });
  await pyodide.loadPackage("calculator", { messageCallback: () => {} });
  self.postMessage(pyodide.pyimport("calculator").respond_json(request));
});
