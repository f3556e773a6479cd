// /confronta/: two to four ATS, or cities, side by side. The page carries all columns; the script hides those that were
// not asked for, and never touches a figure.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { violations } from './axe.mjs';
import { session } from './site.mjs';

const site = session();

/** The cells of a table that are not hidden, row by row; what is far below is not laid out yet, but hides nothing. */
const shown = (id, page = site.page) => page.locator(`#confronto-${id} table`).evaluate((table) => [...table.rows]
  .map((row) => [...row.cells].filter((cell) => cell.checkVisibility()).map((cell) => cell.textContent.trim().replace(/\s+/g, ' '))));
const answer = () => site.page.locator('.compare-answer').innerText();
const values = (page, code) => page.evaluate((place) => [...document.querySelectorAll('.compared-table')].flatMap((table) => {
  const column = [...table.rows[0].cells].findIndex((cell) => cell.dataset.place === place);
  return column < 0 ? [] : [...table.rows].filter((row) => row.cells[column]).slice(1).map((row) => row.cells[column].querySelector('.spending-value')?.textContent ?? '');
}), code);

test('without scripts all places stand side by side, and there is no form that does nothing', async () => {
  const page = await site.browser.newPage({ javaScriptEnabled: false });
  await page.goto(site.address + '/confronta/?a=321&b=326');
  assert.equal(await page.locator('.compare-form').isVisible(), false);
  const heads = (await shown('tab-1', page))[0];
  assert.equal(heads.length, 10, heads.join()); // the datum, eight ATS, the region
  assert.ok((await shown('tab-3', page))[0].includes('Bergamo'));
  await page.close();
});

test('the address chooses the columns, and the form agrees with it', async () => {
  await site.open('/confronta/?a=321&b=326&c=325');
  assert.deepEqual((await shown('graf-12'))[0], ['Dato', 'ATS Bergamo', 'ATS Brescia', 'ATS Città Metropolitana di Milano', 'Lombardia']);
  assert.deepEqual(await Promise.all(['Prima', 'Seconda', 'Terza', 'Quarta'].map((name) => site.page.getByLabel(name).inputValue())),
    ['321', '326', '325', '']);
});

test('every figure equals that of its table of the act', async () => {
  await site.open('/confronta/');
  const cells = readFileSync(new URL('../data/allegato-c/allegato-c.csv', import.meta.url), 'utf8');
  const italian = (digits) => digits.replace('.', ',').replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, '.'));
  for (const [code, label] of [['326', 'ATS BRESCIA'], ['016024', 'Bergamo']]) {
    const printed = [...cells.matchAll(new RegExp(`^[^,]*,${label},[^,]*,[^,]*,([^,]*),`, 'gm'))].map(([, digits]) => italian(digits));
    const there = (await values(site.page, code)).filter(Boolean);
    assert.deepEqual(there.sort(), printed.filter(Boolean).sort(), code);
    assert.ok(there.length > 10);
  }
});

test('what is chosen in the form stands in the address, and can be taken back', async () => {
  await site.open('/confronta/');
  await site.page.getByLabel('Prima').selectOption('016024');
  assert.match(await answer(), /Scegline almeno un’altra/);
  await site.page.getByLabel('Seconda').selectOption({ label: 'Brescia' });
  assert.match(site.page.url(), /\/confronta\/\?a=016024&b=017029$/);
  assert.deepEqual((await shown('graf-14'))[0].slice(0, 3), ['Dato', 'Bergamo', 'Brescia']);
  assert.equal(await site.page.locator('#ats').isVisible(), false);
  assert.match(await answer(), /confrontando Bergamo e Brescia/);
  await site.page.reload();
  assert.equal(await site.page.getByLabel('Seconda').inputValue(), '017029');
  await site.page.getByRole('button', { name: 'Mostra tutte' }).click();
  await site.page.waitForFunction(() => location.search === '');
  assert.equal((await shown('tab-1'))[0].length, 10);
  assert.equal(await answer(), '');
});

test('by keyboard alone: choose, compare, read', async () => {
  await site.open('/confronta/');
  await site.page.getByLabel('Prima').focus();
  await site.page.keyboard.press('ArrowDown');
  await site.page.keyboard.press('Tab');
  await site.page.keyboard.type('ATS Pavia');
  await site.page.keyboard.press('Tab');
  await site.page.keyboard.press('Tab');
  await site.page.keyboard.press('Tab');
  await site.page.keyboard.press('Enter');
  assert.equal(await site.page.evaluate(() => document.activeElement.id), 'ats');
  assert.equal((await shown('tab-1'))[0].length, 4);
});

test('what cannot be compared is refused in words, and nothing of the address runs', async () => {
  await site.open('/confronta/?a=321&b=016024');
  assert.match(await answer(), /ATS e una città non si possono confrontare/);
  assert.equal((await shown('tab-1'))[0].length, 10);
  await site.open('/confronta/?a=321&b=<img src=x>&c=999');
  assert.match(await answer(), /«<img src=x>», «999»/);
  assert.equal(await site.page.locator('main img').count(), 0);
  await site.open('/confronta/?a=321&b=321');
  assert.match(await answer(), /almeno un’altra/);
});

test('the pages of ATS, cities and tables lead here', async () => {
  for (const [path, to] of [['/ats/321-citta-metropolitana-di-milano/', '?a=321'], ['/comuni/016024-bergamo/', '?a=016024'],
    ['/spesa/tab-1/', '#confronto-tab-1']]) {
    await site.open(path);
    assert.equal(await site.page.locator(`a[href$="/confronta/${to}"]`).count(), 1, path);
  }
});

for (const width of [320, 768, 1280]) {
  test(`a comparison of four fits ${width} pixels and has no accessibility violation`, async () => {
    const page = await site.browser.newPage({ viewport: { width, height: 800 } });
    for (const query of ['?a=321&b=326', '?a=321&b=322&c=323&d=324', '?a=016024&b=017029']) {
      await page.goto(`${site.address}/confronta/${query}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no sideways scrolling of the page');
      const hidden = await page.locator('.compared-few').evaluateAll((list) => list.filter((table) => table.checkVisibility()
        && [...table.rows[0].cells].filter((cell) => !cell.hidden)[2].getBoundingClientRect().right > innerWidth).length);
      assert.equal(hidden, 0, 'the first two are in sight on any screen');
      assert.deepEqual(await violations(page), []);
    }
    await page.close();
  });
}
