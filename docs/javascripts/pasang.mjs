/**
 * Puts an answer into the page piece by piece: as one long task it would keep a slow phone from hearing a finger.
 */

/** How many elements are laid out in one task. */
const PIECE = 120;

/**
 * @param {HTMLElement} element what it holds is replaced
 * @param {string} html
 * @param {() => boolean} wanted whether to go on with it
 * @returns {Promise<boolean>} whether all of it stands there
 */
export async function place(element, html, wanted) {
  const made = document.createElement("template");
  made.innerHTML = html;
  element.replaceChildren();
  for (const piece of pieces([...made.content.childNodes])) {
    element.append(...piece);
    element.getBoundingClientRect(); // laid out in this task, not with all others in the next frame
    await anotherTask();
    if (!wanted()) return false;
  }
  return true;
}

/** @param {ChildNode[]} nodes */
function* pieces(nodes) {
  let [piece, size] = [[], 0];
  for (const node of nodes) {
    piece.push(node);
    size += 1 + (node instanceof Element ? node.querySelectorAll("*").length : 0);
    if (size < PIECE) continue;
    yield piece;
    [piece, size] = [[], 0];
  }
  yield piece;
}

/** Let the browser do what waits; not by a timer, which a page in the background gets once a second. */
function anotherTask() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
}
