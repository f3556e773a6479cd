// Lighthouse on each kind of page, which it judges as seen on a mid-range phone, sent by nginx as hosting/ sets it up:
// 100 in accessibility, best practices and SEO, 99 or more in performance. Prints the scores; exits 1 below that. Names of
// pages («an Ambito») as arguments look at those only.
import lighthouse from 'lighthouse';
import { nginx } from '../tests/nginx.mjs';
import { launch, pages } from '../tests/site.mjs';

const port = 9333; // of Chromium's protocol, which Lighthouse speaks
const least = { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 };
const categories = Object.keys(least);

/** The scores of a page in per cent, category by category, and what kept it below the least. */
async function judge(address) {
  const { lhr } = await lighthouse(address, { port, logLevel: 'error', onlyCategories: categories });
  const scores = categories.map((id) => Math.round(lhr.categories[id].score * 100));
  const faults = categories.filter((id, i) => !(scores[i] >= least[id]))
    .flatMap((id) => lhr.categories[id].auditRefs)
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score < 1)
    .map(({ id }) => `${id}: ${lhr.audits[id].displayValue ?? lhr.audits[id].title}`);
  return { scores, faults };
}

const wanted = process.argv.slice(2);
const site = await nginx();
const browser = await launch([`--remote-debugging-port=${port}`]);
let below = 0;
console.log(''.padEnd(32), ...categories);
for (const [name, path] of Object.entries(pages)) {
  if (name === 'a page that is not there' || (wanted.length > 0 && !wanted.includes(name))) continue;
  const { scores, faults } = await judge(site.address + path);
  console.log(name.padEnd(32), ...scores.map((score, i) => String(score).padEnd(categories[i].length)));
  for (const fault of faults) console.log('   ', fault);
  below += faults.length > 0;
}
await browser.close();
await site.close();
console.log(below === 0 ? 'every page reaches the least' : `${below} pages are below the least`);
process.exitCode = below === 0 ? 0 : 1;
