/** Asks a worker at once, and puts its answer in the page. */

const { runtime, request } = JSON.parse(document.querySelector("#asked").textContent);
const worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
worker.postMessage({ runtime: new URL(runtime, location.href).href, request: JSON.stringify(request) });
worker.addEventListener("message", ({ data }) => {
  const reply = JSON.parse(data);
  if (!reply.ok) throw new Error("the request was refused");
  document.querySelector("#answer").innerHTML = reply.html.hasil;
  performance.mark("answered");
});
