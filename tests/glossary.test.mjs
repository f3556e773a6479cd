// The words of the glossary: where one first stands in a text it leads to what it means.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { session } from './site.mjs';

const site = session();
const words = [...readFileSync(new URL('../content/glossario.md', import.meta.url), 'utf8').matchAll(/- id: (\S+)\n\s+nome: "([^",]+?)(?:,| e |")/g)].map(([, id, name]) => ({ id, name }));

/** The words that a page has in a paragraph, outside links, before it has a link to what they mean. */
const unexplained = (list) => list.filter(({ id, name }) => {
  const form = new RegExp(`(?<![\\p{L}])${id === 'ambito' ? name : `[${name[0]}${name[0].toLowerCase()}]${name.slice(1)}`}(?![\\p{L}])`, 'u');
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const link = text.parentElement.closest('a');
    if (link?.hash === `#${id}`) return false;
    const paragraph = text.parentElement.closest('p, dd');
    if (!link && paragraph?.matches('p:not([class]), p.lead') && form.test(text.data)) return true;
  }
  return false;
}).map(({ name }) => name);

for (const path of ['/spesa/', '/spesa/tab-1/', '/spesa/graf-12/', '/indicatori/popolazione/', '/ats/328-pavia/', '/asst/708-melegnano-e-della-martesana/', '/mappa/328-pavia/',
  '/programmazione/', '/programmazione/premialita/', '/macroaree/e-anziani/', '/qualita/', '/qualita/spesa-dubbi/', '/variazioni/', '/confronta/', '/dati/', '/dati/ambiti/', '/metodo/']) {
  test(`${path} leads from each word of the glossary, where it first stands, to what it means`, async () => {
    await site.open(path);
    assert.deepEqual(await site.page.evaluate(unexplained, words), []);
    const links = await site.page.locator('main a[href*="/glossario/#"]').evaluateAll((all) => all.map((a) => ({ name: a.ariaLabel ?? '', text: a.textContent, id: a.hash.slice(1) })));
    for (const { name, text, id } of links.filter(({ name }) => name)) {
      assert.ok(name.startsWith(text) && words.some((word) => word.id === id), `${name}: ${id}`);
      assert.equal(links.filter((other) => other.name && other.id === id).length, 1, `${id} is explained once`);
    }
  });
}

test('the pages of Ambiti and Comuni name their words in a line, each with its question', async () => {
  for (const [path, ids] of [['/ambiti/50066-lodi/', ['piano-di-zona', 'a-chi-rivolgersi']], ['/comuni/015189-rozzano/', ['ambito', 'ats', 'asst', 'piano-di-zona']]]) {
    await site.open(path);
    for (const id of ids) assert.ok(await site.page.locator(`main a[href$="/glossario/#${id}"]`).count(), `${path}: ${id}`);
  }
});
