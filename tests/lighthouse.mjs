/**
 * Lighthouse on its own mobile preset, over pages that one Chromium opens in turn.
 *
 * node lighthouse.mjs PORT CATEGORIES ADDRESS...   prints for each address the scores in percent, and what failed
 */

import lighthouse from "lighthouse";

const [port, categories, ...addresses] = process.argv.slice(2);
const options = { port: Number(port), onlyCategories: categories.split(","), logLevel: "error" };
const pages = [];
for (const address of addresses) {
  const { lhr } = await lighthouse(address, options);
  const audits = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.map(({ id }) => lhr.audits[id]));
  pages.push({
    scores: Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(100 * score)])),
    faults: audits.filter(({ score }) => score !== null && score < 1).map(({ id, title }) => `${id}: ${title}`),
    warnings: lhr.runWarnings,
  });
}
console.log(JSON.stringify(pages));
process.exit(); // else it waits for timers of its own
