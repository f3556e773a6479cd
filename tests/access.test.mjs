// The site by keyboard, enlarged, and as a screen reader is told of it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pages, session } from './site.mjs';

const site = session();
const ambito = pages['an Ambito'];

/** What has the focus, by its name. */
const focused = () => site.page.evaluate(() => document.activeElement.getAttribute('aria-label')
  ?? document.activeElement.textContent.trim().replace(/\s+/g, ' '));

test('Tab goes through the region’s map area by area, and out of it', async () => {
  await site.open('/ambiti/');
  const names = await site.page.locator('.map-canvas a').evaluateAll((links) => links.map((a) => a.getAttribute('aria-label')));
  await site.page.getByRole('link', { name: 'Salta la mappa' }).focus();
  for (const name of names) {
    await site.page.keyboard.press('Tab');
    assert.equal(await focused(), name);
  }
  await site.page.keyboard.press('Tab');
  assert.equal(await site.page.evaluate(() => Boolean(document.activeElement.closest('.map-canvas'))), false);
});

test('the link before a map leads behind it', async () => {
  await site.open(ambito);
  const skip = site.page.getByRole('link', { name: 'Salta la mappa' }).first();
  await skip.focus();
  assert.ok(await skip.isVisible());
  await site.page.keyboard.press('Enter');
  await site.page.keyboard.press('Tab');
  assert.equal(await site.page.evaluate(() => Boolean(document.activeElement.closest('.map'))), false);
});

test('the arrow keys lead from any Ambito to every other', async () => {
  await site.open('/ambiti/');
  await site.page.locator('.map-canvas a').first().focus(); // which has the browser fetch what listens to the keys
  const moved = () => site.page.evaluate(() => document.activeElement !== document.querySelector('.map-canvas a'));
  while (!await moved()) await site.page.keyboard.press('ArrowRight');
  const reached = await site.page.evaluate(() => { // as a key does; the next test presses one
    const areas = [...document.querySelectorAll('.map-canvas a')];
    const reached = new Set([0]);
    for (const from of reached) { // a set grows while it is walked
      for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp']) {
        areas[from].focus();
        areas[from].dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        reached.add(areas.indexOf(document.activeElement));
      }
    }
    return [...reached];
  });
  assert.equal(reached.length, 91);
  assert.equal(reached.includes(-1), false, 'the focus stays on the map');
});

test('an arrow key leads to the Ambito that lies that way', async () => {
  await site.open('/ambiti/');
  const area = (name) => site.page.locator(`.map-canvas a[aria-label="${name}"]`);
  await area('Bergamo').focus();
  const box = async () => site.page.evaluate(() => document.activeElement.getBoundingClientRect().toJSON());
  const from = await box();
  await site.page.keyboard.press('ArrowRight');
  assert.notEqual(await focused(), 'Bergamo');
  assert.ok((await box()).x + (await box()).width / 2 > from.x + from.width / 2);
});

for (const [name, path] of [['home', '/'], ['an Ambito', ambito], ['a table', '/spesa/tab-10-1/'], ['the comparison', '/confronta/']]) {
  test(`Tab goes through ${name} from end to end and is trapped nowhere`, async () => {
    await site.open(path);
    const stops = await site.page.evaluate(() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
      .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled).length);
    let seen = 0;
    do {
      await site.page.keyboard.press('Tab');
      seen++;
    } while (seen <= stops + 5 && await site.page.evaluate(() => document.activeElement !== document.body));
    assert.ok(seen <= stops + 5, `after ${seen} steps the end of ${stops} was not reached`);
    assert.ok(seen > stops / 2, `only ${seen} of ${stops} are reached`);
  });
}

test('at 320 pixels nothing covers the area that has the focus, and its name is below the map', async () => {
  await site.page.setViewportSize({ width: 320, height: 700 });
  await site.open('/ambiti/');
  const covered = await site.page.evaluate(() => {
    const faults = [];
    for (const link of document.querySelectorAll('.map-canvas a')) {
      link.focus();
      const box = link.getBoundingClientRect();
      const over = [...document.querySelectorAll('body *')].filter((e) => !e.closest('.map-canvas') && !e.contains(link)
        && e.checkVisibility() && ['absolute', 'fixed', 'sticky'].includes(getComputedStyle(e).position))
        .filter((e) => { const b = e.getBoundingClientRect(); return b.left < box.right && b.right > box.left && b.top < box.bottom && b.bottom > box.top; });
      if (over.length > 0) faults.push(`${link.getAttribute('aria-label')}: ${over[0].className}`);
      const name = document.querySelector('.map-name').textContent;
      if (name !== link.getAttribute('aria-label')) faults.push(`${link.getAttribute('aria-label')} is called «${name}»`);
    }
    return faults;
  });
  assert.deepEqual(covered, []);
  await site.page.setViewportSize({ width: 1280, height: 900 });
});

test('a finger names an area with its first tap and opens it with the second', async () => {
  const phone = await site.browser.newContext({ viewport: { width: 320, height: 700 }, hasTouch: true, isMobile: true });
  const page = await phone.newPage();
  await page.goto(`${site.address}/ambiti/`);
  const area = page.locator('.map-canvas a').first();
  const name = await area.getAttribute('aria-label');
  const tap = async () => {
    const [x, y] = await area.evaluate((link) => { // a point that lies in the area
      link.scrollIntoView({ block: 'center', behavior: 'instant' });
      const path = link.querySelector('path');
      const { x, y, width, height } = path.getBoundingClientRect();
      for (let i = 1; i < 20; i++) {
        for (let j = 1; j < 20; j++) {
          const at = [x + width * i / 20, y + height * j / 20];
          if (document.elementFromPoint(...at)?.closest('a') === link) return at;
        }
      }
    });
    await page.touchscreen.tap(x, y);
  };
  await tap();
  assert.match(await page.locator('.map-name').innerText(), new RegExp(`^${name}$`));
  assert.equal(new URL(page.url()).pathname, '/ambiti/');
  await tap();
  await page.waitForURL(/\/ambiti\/\d{5}-/);
  await phone.close();
});

describe('to a screen reader', () => {
  test('the map of the region is a named group of 91 named links', async () => {
    await site.open('/ambiti/');
    const tree = await site.page.locator('.map-canvas').ariaSnapshot();
    assert.match(tree, /^- group "[^"]*Ambiti[^"]*"/);
    assert.equal(tree.match(/- link "/g).length, 91);
    assert.match(tree, /link "Visconteo Sud Milano"/);
  });

  test('the map of an Ambito names its Comuni, and says where the same names stand as a table', async () => {
    await site.open(ambito);
    const tree = await site.page.locator('.map', { has: site.page.locator('#mappa-titolo') }).ariaSnapshot();
    for (const name of ['Rozzano', 'Basiglio', 'Leggi gli stessi nomi senza la mappa']) assert.ok(tree.includes(`link "${name}"`), name);
  });

  test('a chart is a figure whose rows are read with their values', async () => {
    await site.open('/spesa/tab-10-1/');
    const tree = await site.page.locator('figure.chart').first().ariaSnapshot();
    assert.match(tree, /^- figure/);
    assert.match(tree, /- listitem/);
    assert.match(tree, /\d,\d/);
  });

  test('a choropleth is a picture with a name and a text, and every value stands beside it in letters', async () => {
    await site.open('/spesa/graf-12/');
    const figure = site.page.locator('figure.chart-map').first();
    const tree = await figure.ariaSnapshot();
    assert.match(tree, /- img "/);
    const listed = await figure.locator('dd li').count();
    assert.equal(listed, await figure.locator('.map-area').count(), 'as many values as areas');
  });

  test('a page has its landmarks, each with a name where there are several', async () => {
    await site.open(ambito);
    const tree = await site.page.locator('body').ariaSnapshot();
    for (const landmark of ['- banner', '- main', '- contentinfo', '- navigation "', '- search']) assert.ok(tree.includes(landmark), landmark);
    assert.match(tree, /heading "Ambito Visconteo Sud Milano" \[level=1\]/);
  });
});
