// Every kind of page at the widths of a phone, a tablet and a desktop, and the colours of the dark theme.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { violations } from './axe.mjs';
import { pages, session, watch } from './site.mjs';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const site = session();

for (const width of [320, 768, 1280]) {
  describe(`at ${width} pixels`, () => {
    let page;
    let faults;
    before(async () => {
      page = await site.browser.newPage({ viewport: { width, height: 900 } });
      faults = await watch(page, site.address);
    });

    for (const [name, path] of Object.entries(pages)) {
      test(`${name} reads well and has no accessibility violation`, async () => {
        faults.length = 0;
        const response = await page.goto(site.address + path);
        assert.equal(response.status(), path === '/non-esiste/' ? 404 : 200);
        assert.deepEqual(faults, []);

        assert.equal(await page.locator('h1:visible').count(), 1, 'one visible h1');
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `the page is ${overflow} pixels too wide`);
        const failed = await page.evaluate(() => [...document.images].filter((i) => !i.naturalWidth).map((i) => i.src));
        assert.deepEqual(failed, [], 'every image loads');

        // With a target the long pages lay out also what is far from the screen: axe judges only what has its size and place.
        await page.evaluate(() => { location.hash = 'contenuto'; });
        assert.deepEqual(await violations(page, { rules: wcag }), []);
        await page.emulateMedia({ colorScheme: 'dark' }); // which changes colours only
        assert.deepEqual(await violations(page, { rules: ['color-contrast', 'link-in-text-block'] }), [], 'in the dark theme');
        await page.emulateMedia({ colorScheme: 'light' });
      });
    }
  });
}
