/**
 * Work that is done in turns: as one long task it would keep a slow phone from hearing a finger.
 */

/** Let the browser do what waits. No timer: a page in the background gets one only once a second. */
export function nextTurn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
}
