// node audit.mjs PORT URL...: audits pages in the browser that listens there, as it is signed in; prints what is short of 100 and fails then.
import lighthouse from 'lighthouse';
import {pageFunctions} from 'lighthouse/core/lib/page-functions.js';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
// Of the machine whose quarter Lighthouse takes for a phone; see its docs/throttling.md.
const USUAL_MACHINE = 1750;
// What else runs on a machine makes a page slower and never faster than it is.
const TRIES = 4;

const [port, ...urls] = process.argv.slice(2);
const faults = [];
for (const url of urls) {
  let {shortOf, text} = await audit(url, CATEGORIES);
  for (let tries = 1; tries < TRIES && shortOf.some(([category]) => category === 'performance'); tries++) {
    console.log(text);
    const again = await audit(url, ['performance']);
    shortOf = shortOf.filter(([category]) => category !== 'performance').concat(again.shortOf);
    text = again.text;
  }
  console.log(text);
  faults.push(...shortOf.map(([category, why]) => `${url} ${category}: ${why}`));
}
console.log(faults.join('\n'));
process.exitCode = faults.length ? 1 : 0;

async function audit(url, onlyCategories) {
  const {lhr} = await lighthouse(url, {
    port: Number(port),
    onlyCategories,
    disableStorageReset: true,
    disableFullPageScreenshot: true,
    logLevel: 'error',
    throttling: {cpuSlowdownMultiplier: slowdown()},
  });
  const categories = Object.values(lhr.categories);
  if (lhr.finalDisplayedUrl !== url) {
    faults.push(`${url} led to ${lhr.finalDisplayedUrl}`);
  }
  return {
    text: `${url} ${categories.map(c => `${c.id} ${Math.round(c.score * 100)}`).join(', ')}`,
    shortOf: categories.filter(c => c.score < 1).map(c => [c.id, imperfect(lhr, c)]),
  };
}

// So that the phone is as slow on any machine, and a busy one is not slowed down twice.
function slowdown() {
  const index = Math.max(...[1, 2, 3].map(() => pageFunctions.computeBenchmarkIndex()));
  return Math.min(4, Math.max(1, 4 * index / USUAL_MACHINE));
}

function imperfect(lhr, category) {
  return category.auditRefs
    .map(ref => ({...lhr.audits[ref.id], weight: ref.weight}))
    .filter(a => a.weight > 0 && a.score !== null && a.score < 1)
    .map(a => `${a.title} ${a.displayValue ?? ''}`)
    .join('; ');
}
