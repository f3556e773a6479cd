// What the pages call things: links that bear one name lead to one place, and words of other languages say so.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pages, root, session } from './site.mjs';

const site = session();

test('on a page the links of one name lead to one place', async () => {
  const ambiti = readdirSync(`${root}/ambiti`).filter((name) => /^\d{5}-/.test(name)).map((name) => name.slice(6));
  const seats = readdirSync(`${root}/comuni`).filter((name) => /^\d{6}-/.test(name) && ambiti.includes(name.slice(7))).map((name) => `/comuni/${name}/`);
  assert.ok(seats.length > 30, 'Comuni that bear the name of their Ambito');
  const macroareas = readdirSync(`${root}/macroaree`).filter((name) => /^[a-j]-/.test(name)).map((name) => `/macroaree/${name}/`);
  for (const path of [...Object.values(pages), ...seats, ...macroareas]) {
    await site.open(path);
    const twice = await site.page.evaluate(() => {
      const places = Map.groupBy(document.links, (a) => (a.getAttribute('aria-label') ?? a.textContent).trim().replace(/\s+/g, ' '));
      return [...places].filter(([name, links]) => name && new Set(links.map(({ href }) => href)).size > 1).map(([name]) => name);
    });
    assert.deepEqual(twice, [], path);
  }
});

test('words of another language are marked with it, and those of the settings are all used', async () => {
  const [, listed] = readFileSync(new URL('../hugo.toml', import.meta.url), 'utf8').match(/^\[params\.foreign\]\nen = (\[.*\])$/m);
  const unused = new Set(JSON.parse(listed));
  for (const name of readdirSync(`${root}/macroaree`).filter((entry) => /^[a-j]-/.test(entry))) {
    await site.open(`/macroaree/${name}/`);
    const [marked, bare] = await site.page.evaluate((words) => {
      const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
      const found = [[], []];
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (const word of words.filter((w) => new RegExp(`\\b${w}\\b`, 'i').test(text.data))) found[text.parentElement.closest('[lang]').lang === 'en' ? 0 : 1].push(word);
      }
      return found;
    }, JSON.parse(listed));
    assert.deepEqual(bare, [], name);
    for (const word of marked) unused.delete(word);
  }
  assert.deepEqual([...unused], []);
});
