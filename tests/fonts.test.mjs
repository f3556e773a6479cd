// The fonts as readers get them: every letter of the site in Titillium Web, and no text that moves when it arrives.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { pages, session, root } from './site.mjs';

const site = session();

test('the fonts have every character of the pages', async () => {
  await site.open('/');
  const ranges = await site.page.evaluate(() => [...document.fonts]
    .filter((face) => /^["']?titillium web["']?$/i.test(face.family)).map((face) => face.unicodeRange).join());
  const covered = ranges.split(',').map((range) => range.trim().slice(2).split('-').map((hex) => parseInt(hex, 16)))
    .map(([first, last = first]) => [first, last]);
  const html = readdirSync(root, { recursive: true }).filter((file) => file.endsWith('.html'));
  const written = new Set(html.flatMap((file) => [...new Set(readFileSync(`${root}/${file}`, 'utf8'))]));
  const missing = [...written].filter((c) => c > ' ' && !covered.some(([first, last]) => first <= c.codePointAt() && c.codePointAt() <= last));
  assert.deepEqual(missing, []);
});

test('only the fonts that a page needs are fetched, and the page is set in them', async () => {
  const fetched = [];
  site.page.on('request', (request) => request.resourceType() === 'font' && fetched.push(request.url().split('/').pop()));
  await site.open('/ambiti/50083-visconteo-sud-milano/');
  await site.page.evaluate(() => document.fonts.ready);
  assert.deepEqual(fetched.map((name) => name.replace(/[0-9a-f]{64}/, 'digest')).sort(),
    ['titillium-web-400.digest.woff2', 'titillium-web-600.digest.woff2']);
  const loaded = await site.page.evaluate(() => [...document.fonts].filter((face) => face.status === 'loaded').length);
  assert.equal(loaded, 2);
});

test('nothing moves, however late fonts and scripts arrive', async () => {
  for (const width of [320, 1280]) {
    const page = await site.browser.newPage({ viewport: { width, height: 900 } });
    await page.route(/\.(woff2|js)$/, async (route) => {
      await setTimeout(300);
      await route.continue();
    });
    for (const kind of ['home', 'an Ambito', 'a Comune', 'all Comuni', 'a table of amounts', 'a dataset']) {
      await page.goto(site.address + pages[kind]);
      const shifts = await page.evaluate(async () => {
        await document.fonts.ready;
        await new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); });
        return new Promise((tell) => {
          const seen = (list) => list.getEntries().map((shift) => `${shift.value}: ${shift.sources.map(({ node }) => node?.className || node?.nodeName)}`);
          new PerformanceObserver((list) => tell(seen(list))).observe({ type: 'layout-shift', buffered: true });
          globalThis.setTimeout(tell, 50, []);
        });
      });
      assert.deepEqual(shifts, [], `${kind} at ${width} pixels`);
    }
    await page.close();
  }
});
