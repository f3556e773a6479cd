// Tables of figures: with scripts a reader sorts them by any column and hears of it, without scripts nothing is in the way; on a
// phone the names of the rows stay while the figures go by.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { session } from './site.mjs';

const site = session();
const kinds = [
  '/spesa/tab-1/', '/spesa/tab-9/', '/spesa/graf-12/', '/spesa/tab-11-1/', '/ambiti/', '/ats/', '/asst/', '/ats/328-pavia/', '/asst/708-melegnano-e-della-martesana/',
  '/mappa/328-pavia/', '/indicatori/popolazione/', '/programmazione/2018-2020/', '/variazioni/',
];

/** What the rows of the first table that sorts say in a column: { text, total } each, from the top; and how its heads stand. */
const column = (page, number) => page.evaluate((i) => {
  const table = document.querySelector('[data-sortable]');
  const heads = [...table.tHead.querySelectorAll('th:not([scope=colgroup])')];
  return {
    rows: [...table.tBodies[0].rows].map((row) => ({
      text: (row.cells[i].querySelector('.spending-value, .spending-missing') ?? row.cells[i]).textContent.trim(), total: row.classList.contains('spending-total'),
    })),
    sorted: heads.map((head) => head.ariaSort),
    said: [...document.querySelectorAll('main > [role=status]')].map((region) => region.textContent),
  };
}, number);

const numeral = /^[−-]?[\d.]+(,\d+)?$/;
const reckoned = (text) => Number(text.replaceAll('.', '').replace(',', '.').replace('−', '-'));

/** Whether texts stand in an order: numbers by what they are worth, those that are missing last; else as an Italian list. */
function inOrder(texts, descending) {
  const numbers = texts.filter((text) => numeral.test(text));
  if (!numbers.length) return texts.every((text, i) => !i || (descending ? -1 : 1) * texts[i - 1].localeCompare(text, 'it') <= 0);
  const worth = numbers.map(reckoned);
  return worth.every((n, i) => !i || (descending ? worth[i - 1] >= n : worth[i - 1] <= n)) && texts.slice(numbers.length).every((text) => !numeral.test(text));
}

for (const path of kinds) {
  test(`${path} sorts by each column, both ways, its totals last, and says so`, async () => {
    await site.open(path);
    const buttons = site.page.locator('[data-sortable]').first().locator('thead button');
    const columns = await buttons.count();
    assert.ok(columns > 1, `${columns} buttons`);
    const before = (await column(site.page, 0)).rows.length;
    for (let i = 0; i < columns; i++) {
      const name = await buttons.nth(i).evaluate((button) => (button.ariaLabel ?? button.textContent).replace(/\s+/g, ' ').trim().replace(/^Ordina per /, ''));
      const orders = [];
      for (let times = 0; times < 2; times++) {
        await buttons.nth(i).press('Enter');
        const { rows, sorted, said } = await column(site.page, i);
        const order = sorted[i];
        orders.push(order);
        assert.equal(rows.length, before);
        assert.equal(sorted.filter(Boolean).length, 1, `${name}: ${sorted}`);
        const totals = rows.filter(({ total }) => total).length;
        assert.ok(rows.slice(rows.length - totals).every(({ total }) => total), `${name}: a total among the places`);
        const texts = rows.slice(0, rows.length - totals).map(({ text }) => text.replace(/\s+/g, ' '));
        assert.ok(inOrder(texts, order === 'descending'), `${name}, ${order}: ${texts.slice(0, 12).join(' | ')}`);
        assert.match(said.join(), new RegExp(`^In ordine di ${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}, (dal più (alto|basso)|dalla [AZ] alla [AZ])\\.$`));
      }
      assert.deepEqual(orders.toSorted(), ['ascending', 'descending'], name);
    }
  });
}

test('without scripts a table has no button but what needs none, and nothing says that it could be sorted', async () => {
  const context = await site.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of kinds) {
    await page.goto(site.address + path);
    const table = page.locator('[data-sortable]').first();
    assert.equal(await table.locator('button:not([popovertarget]), [aria-sort]').count(), 0, path);
  }
  await context.close();
});

test('on a phone the names of the rows stay in sight to the last column, and leave room for it', async () => {
  const page = await site.browser.newPage({ viewport: { width: 320, height: 740 } });
  for (const path of kinds) {
    await page.goto(site.address + path);
    const seen = await page.locator('[data-sortable]').evaluateAll((tables) => tables.map((table) => {
      const box = table.closest('.table-responsive');
      box.scrollLeft = box.scrollWidth;
      const edge = box.getBoundingClientRect();
      const row = table.tBodies[0].rows[0];
      const name = row.querySelector('th').getBoundingClientRect();
      const head = [...table.tHead.rows[0].cells].find((th) => Math.abs(th.getBoundingClientRect().left - name.left) < 1);
      return { left: name.left - edge.left, head: Boolean(head), room: row.cells[row.cells.length - 1].getBoundingClientRect().right - name.right, width: name.width };
    }));
    for (const { left, head, room, width } of seen) {
      assert.ok(left > -2, `${path}: the names are ${left} pixels off`);
      assert.ok(head, `${path}: the head of the names is elsewhere`);
      assert.ok(room > 60 && width < 200, `${path}: ${room} pixels beside names of ${width}`);
    }
  }
  await page.close();
});

test('the long table of the Comuni of an ATS has its initials as a way in, each of which leads to the first', async () => {
  await site.open('/mappa/325-bergamo/');
  const letters = site.page.locator('.letters a');
  const names = await site.page.locator('[data-sortable] tbody th').allTextContents();
  const initials = [...new Set(names.map((name) => name.trim()[0].normalize('NFD')[0]))];
  assert.deepEqual((await letters.allTextContents()).map((text) => text.trim().at(-1)), initials);
  await letters.last().click();
  const first = site.page.locator('tr:target');
  assert.ok((await first.locator('th').textContent()).trim().startsWith(initials.at(-1)));
  await site.page.waitForFunction(() => document.querySelector('tr:target').getBoundingClientRect().bottom <= innerHeight); // it comes in sight
});

test('with the keyboard no link hides under the names', async () => {
  const page = await site.browser.newPage({ viewport: { width: 320, height: 740 } });
  await page.goto(`${site.address}/spesa/tab-11-1/`);
  const box = page.locator('#tabella .table-responsive');
  const mark = box.locator('td .mark').first();
  await box.evaluate((element) => { element.scrollLeft = element.scrollWidth; });
  await mark.focus();
  const [link, name] = await Promise.all([mark, box.locator('tbody th').first()].map((one) => one.boundingBox()));
  assert.ok(link.x >= name.x + name.width, `the mark begins at ${link.x}, the names end at ${name.x + name.width}`);
  await page.close();
});
