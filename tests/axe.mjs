// What axe-core finds on a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * The violations on the open page, or within a selector, as «rule: places»; rules are ids or tags, or else all. Only they
 * leave the page: what axe notes of all that is right weighs megabytes.
 */
export async function violations(page, { rules, within } = {}) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
  return page.evaluate(async ([place, runOnly]) => {
    const found = await window.axe.run(place ?? document, { resultTypes: ['violations'], ...(runOnly && { runOnly }) });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
  }, [within, rules]);
}
