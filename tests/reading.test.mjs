// What readers come for: finding who serves a Comune, moving about by keyboard, taking data away.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { session } from './site.mjs';

const site = session();
const table = (dataset) => readFileSync(new URL(`../public/dati/${dataset}/${dataset}.csv`, import.meta.url), 'utf8')
  .trimEnd().split('\n').slice(1);

test('from the home a reader gets to a Comune through the alphabet, and its first line says who serves it', async () => {
  await site.open('/');
  await site.page.getByRole('link', { name: 'Comuni con la R' }).click();
  await site.page.getByRole('link', { name: 'Rozzano' }).first().click();
  const first = await site.page.locator('main p:not(:has(> nav))').filter({ hasText: 'Rozzano' }).first().innerText();
  for (const name of ['Visconteo Sud Milano', 'ATS Città Metropolitana di Milano', 'ASST Melegnano e della Martesana']) {
    assert.ok(first.includes(name), `«${first}» names ${name}`);
  }
});

test('the parts of the list of Comuni have them all, and so has the list of Ambiti', async () => {
  await site.open('/comuni/');
  const parts = await site.page.locator('#elenco li a').evaluateAll((links) => links.map((a) => a.pathname));
  const listed = new Set();
  for (const part of parts) {
    await site.open(part);
    // What is no more stands among them, with the day of its end.
    for (const path of await site.page.locator('.letter-list li:not(:has-text("(fino al ")) a').evaluateAll((links) => links.map((a) => a.pathname))) listed.add(path);
  }
  const comuni = listed.size;
  assert.equal(comuni, table('comuni').length);
  assert.equal(comuni, 1501);
  await site.open('/ambiti/');
  const rows = await site.page.locator('table tbody tr').count();
  assert.equal(rows, table('ambiti').length);
  assert.equal(rows, 91);
});

test('an address of a letter in the list as it was leads on to its part', async () => {
  await site.open('/comuni/#lettera-r');
  await site.page.locator(':target a').click();
  await site.page.waitForURL('**/comuni/r/');
  assert.ok(await site.page.getByRole('link', { name: 'Rozzano' }).isVisible());
});

test('every area of the region’s map is a link that a screen reader names, and Tab reaches it', async () => {
  await site.open('/ambiti/');
  const areas = site.page.locator('svg a:has(.map-area)');
  assert.equal(await areas.count(), 91);
  const names = await areas.evaluateAll((links) => links.map((a) => a.getAttribute('aria-label')));
  assert.equal(new Set(names).size, 91, 'each has a name of its own');
  assert.ok(names.includes('Visconteo Sud Milano'));
  await areas.first().focus();
  await site.page.keyboard.press('Tab');
  const second = await site.page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  assert.equal(second, names[1]);
  await site.page.keyboard.press('Enter');
  await site.page.waitForURL('**/ambiti/5*/');
  assert.equal(await site.page.locator('h1').innerText(), `Ambito ${second}`);
});

test('what has the focus is always visible', async () => {
  await site.open('/ambiti/50083-visconteo-sud-milano/');
  for (let i = 0; i < 40; i++) {
    await site.page.keyboard.press('Tab');
    const seen = await site.page.evaluate(() => {
      const focused = document.activeElement;
      const marked = (element) => {
        const style = getComputedStyle(element);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
          || (element instanceof SVGElement && parseFloat(style.strokeWidth) >= 2);
      };
      return { name: focused.outerHTML.slice(0, 120), visible: marked(focused) || [...focused.children].some(marked) };
    });
    assert.ok(seen.visible, `no focus mark on ${seen.name}`);
  }
});

test('the first Tab offers to skip to the content', async () => {
  await site.open('/metodo/');
  await site.page.keyboard.press('Tab');
  assert.equal(await site.page.evaluate(() => document.activeElement.textContent.trim()), 'Vai al contenuto');
  await site.page.keyboard.press('Enter');
  assert.equal(await site.page.evaluate(() => document.activeElement.id), 'contenuto');
});

test('on a phone the menu opens by keyboard and without scripts', async () => {
  const phone = await site.browser.newPage({ viewport: { width: 320, height: 700 }, javaScriptEnabled: false });
  await phone.goto(site.address + '/');
  const entry = phone.getByRole('navigation').getByRole('link', { name: 'Programmazione' }).first();
  assert.equal(await entry.isVisible(), false);
  await phone.getByRole('button', { name: 'Apri il menu' }).focus();
  await phone.keyboard.press('Enter');
  await entry.waitFor({ state: 'visible' });
  await entry.click();
  await phone.waitForURL('**/programmazione/');
  await phone.close();
});

test('an Ambito page says how sure each Comune is, and its downloads hold the same Comuni', async () => {
  await site.open('/ambiti/50083-visconteo-sud-milano/');
  const rows = await site.page.locator('#comuni tbody tr').count();
  const wanted = table('comuni').filter((line) => line.includes(',50083,'));
  assert.equal(rows, wanted.length);
  for (const word of ['Documentata', 'Senza documento']) assert.ok(await site.page.locator('#comuni').getByText(word).count() > 0);
  const [download] = await Promise.all([
    site.page.waitForEvent('download'),
    site.page.locator('a[href$="/comuni.csv"]').first().evaluate((link) => { link.download = ''; link.click(); }),
  ]);
  const csv = readFileSync(await download.path(), 'utf8').trimEnd().split('\n');
  assert.equal(csv.length - 1, rows);
});

test('a correction is said aloud on the page that it concerns', async () => {
  await site.open('/ambiti/50097-oglio-po/');
  const text = await site.page.locator('main').innerText();
  assert.ok(text.includes('CREMONA/ MANTOVA'), 'the printed value');
  await site.open('/ambiti/50007-milano-citta/');
  assert.match(await site.page.locator('main').innerText(), /non indica un’ASST/);
});

test('a macroarea leads to the figures of its subject, and they lead back', async () => {
  await site.open('/macroaree/e-anziani/');
  await site.page.getByRole('link', { name: /^Grafico 15: / }).click();
  await site.page.getByRole('link', { name: 'Macroarea E: Anziani' }).click();
  assert.ok(site.page.url().endsWith('/macroaree/e-anziani/'));
});

test('the code alone leads to the page', async () => {
  for (const [code, page_] of [['/ambiti/50083/', '/ambiti/50083-visconteo-sud-milano/'],
    ['/ats/321/', '/ats/321-citta-metropolitana-di-milano/'], ['/comuni/015189/', '/comuni/015189-rozzano/']]) {
    const html = readFileSync(new URL(`../public${code}index.html`, import.meta.url), 'utf8');
    assert.match(html, new RegExp(`url=[^"]*${page_}`), code);
  }
});

test('on paper an Ambito page keeps its map and its tables, without menus', async () => {
  await site.open('/ambiti/50083-visconteo-sud-milano/');
  await site.page.emulateMedia({ media: 'print' });
  assert.equal(await site.page.locator('header nav').isVisible(), false);
  assert.ok(await site.page.locator('svg.map-canvas').first().isVisible());
  assert.ok(await site.page.locator('#comuni table').isVisible());
  const pdf = await site.page.pdf({ format: 'A4' });
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  await site.page.emulateMedia({ media: null });
});

test('a page that is not there says so in Italian, and leads on to the Comuni', async () => {
  await site.open('/non-esiste/');
  assert.equal(await site.page.title(), 'Pagina non trovata | Ambiti Lombardia');
  assert.ok(await site.page.getByRole('link', { name: 'Comuni con la R' }).isVisible());
});
