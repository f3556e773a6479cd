// The spending pages as their readers use them: figures as printed, doubts one step away, pictures with a table twin.
// How they read at every width is pages.test.mjs's business.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { session } from './site.mjs';

const site = session();

/** The transcription: one object for each cell. No cell holds a comma or a quote but where this splits rightly. */
const cells = readFileSync(new URL('../data/allegato-c/allegato-c.csv', import.meta.url), 'utf8').trimEnd().split('\n').slice(1)
  .map((line) => {
    const [, table, row, year, measure, value] = line.match(/^([^,]*),("[^"]*"|[^,]*),([^,]*),([^,]*),([^,]*),/);
    return { table, row, year, measure, value };
  });
const italian = (digits) => digits.replace('.', ',').replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, '.'));
const tables = [...new Set(cells.map((cell) => cell.table))];

test('every table and chart of the act shows all its figures as printed, and the reason of each missing one', async () => {
  assert.equal(tables.length, 29);
  for (const table of tables) {
    await site.open(`/spesa/${table.replaceAll('_', '-')}/`);
    const shown = await site.page.locator('.spending-table tbody td').evaluateAll((list) => list.map((td) => ({
      value: td.querySelector('.spending-value')?.textContent ?? '', missing: td.querySelector('.spending-missing')?.textContent ?? '',
    })));
    const printed = cells.filter((cell) => cell.table === table);
    assert.equal(shown.length, printed.length, table);
    assert.deepEqual(shown.map((s) => s.value).sort(), printed.map((cell) => italian(cell.value)).sort(), table);
    for (const figure of shown) assert.ok(figure.value || figure.missing.length > 5, `${table}: neither value nor reason`);
  }
});

test('a figure stands under its year, in its row', async () => {
  for (const [path, row, column, text] of [
    ['/spesa/graf-12/', 'ATS Pavia', '2018', '80,50'],
    ['/spesa/tab-10-1/', 'ATS Città Metropolitana di Milano', 'Ambito con il valore più basso', '0,23'],
    ['/spesa/graf-14/', 'Pavia', '2018', '5,51'],
    ['/spesa/tab-15/', 'Comunità montana', '2017', '33,01'],
  ]) {
    await site.open(path);
    const heads = (await site.page.locator('.spending-table thead tr').last().locator('th').allInnerTexts()).map((s) => s.trim());
    const cell = site.page.locator('.spending-table tbody tr').filter({ has: site.page.getByRole('rowheader', { name: row }) }).first();
    const value = await cell.locator('th, td').nth(heads.indexOf(column)).locator('.spending-value').innerText();
    assert.equal(value, text, `${path}: ${row}, ${column}`);
  }
});

test('a mark beside a figure leads to the finding about it, whose cells lead back', async () => {
  await site.open('/spesa/tab-11-1/');
  const mark = site.page.locator('#riga-totale td a.mark').first();
  const id = (await mark.getAttribute('href')).split('#')[1];
  await mark.click();
  await site.page.waitForURL(`**/qualita/spesa-*/#${id}`);
  const finding = site.page.locator(`[id="${id}"]`);
  assert.ok(await finding.isVisible());
  assert.match(await finding.innerText(), /Tab\. 11\.1/);
  await finding.locator('.finding-cells a').first().click();
  await site.page.waitForURL('**/spesa/tab-11-1/#riga-totale');
});

test('a figure with several findings has one mark, which opens all of them, by keyboard and without scripts', async () => {
  const context = await site.browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 740 } });
  const page = await context.newPage();
  for (const path of ['/spesa/graf-12/', '/spesa/tab-13/', '/ats/328-pavia/']) {
    await page.goto(site.address + path);
    const cells = page.locator('td, .ranked-name');
    const stacked = await cells.evaluateAll((list) => list.filter((cell) => cell.querySelectorAll('.mark:not(.print-only)').length > 1).map((cell) => cell.textContent));
    assert.deepEqual(stacked, [], path);
    const mark = page.locator('button.mark').first();
    const numbers = (await mark.textContent()).split(', ');
    assert.ok(numbers.length > 1, path);
    await mark.press('Enter');
    const list = page.locator('.mark-list:popover-open');
    assert.equal(await list.count(), 1, `${path}: nothing opens`);
    const links = await list.locator('a').evaluateAll((all) => all.map((a) => ({ name: a.textContent, href: a.getAttribute('href') })));
    assert.deepEqual(links.map(({ name }) => name.match(/^Segnalazione (\d+): /)[1]), numbers, path);
    assert.ok(links.every(({ href }) => href.startsWith('/qualita/')));
    const box = await list.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 320, `${path}: the list goes from ${box.x} to ${box.x + box.width}`);
    await page.keyboard.press('Escape');
    assert.equal(await list.count(), 0, `${path}: it stays open`);
  }
  await context.close();
});

test('wholes and their parts lie on one axis, which words and figures name', async () => {
  for (const [path, all] of [['/spesa/tab-1/', 8 * 3], ['/spesa/tab-3/', 5 * 3]]) {
    await site.open(path);
    const rows = await site.page.locator('.chart-parts .ranked-row:not(.ranked-head) .ranked-axis').evaluateAll((list) => list.map((axis) => ({
      zero: axis.getBoundingClientRect().left,
      bars: [...axis.querySelectorAll('rect')].filter((bar) => bar.getAttribute('height') === '12').map((bar) => parseFloat(bar.getAttribute('width'))),
      texts: [...axis.querySelectorAll('text')].map((text) => text.textContent).filter((text) => text.includes(',')),
    })));
    assert.equal(rows.flatMap(({ bars }) => bars).length, 2 * all, path);
    assert.equal(new Set(rows.map(({ zero }) => Math.round(zero))).size, 1, 'the rows begin at one zero');
    const each = rows.flatMap(({ bars, texts }) => bars.map((width, i) => width / parseFloat(texts[i].replace('.', '').replace(',', '.'))));
    const [least, most] = [Math.min(...each.filter((n) => n > 0)), Math.max(...each)];
    assert.ok(most / least < 1.12, `${path}: a unit is from ${least} to ${most} per cent wide`);
    assert.ok((await site.page.locator('.ranked-head text').allTextContents()).length > 1, 'the axis has figures');
    const legend = (await site.page.locator('.chart-legend li').allInnerTexts()).join();
    assert.match(legend, /Spesa gestita da soli: la prima parte.*Spesa gestita insieme: la seconda/);
  }
  await site.open('/spesa/'); // shares, with the region as a line
  const shares = site.page.locator('#quote, .story').filter({ hasText: 'Su 100 euro' }).locator('.chart-parts');
  const rows = await shares.locator('.ranked-row:not(.ranked-head)').count();
  assert.equal(rows, 9);
  assert.equal(await shares.locator('.ranked-row:not(.ranked-head) .chart-reference').count(), rows);
});

test('every finding about the spending can be reached from the figures, and none is lost', async () => {
  const wanted = new Set();
  for (const table of tables) {
    const html = readFileSync(new URL(`../public/spesa/${table.replaceAll('_', '-')}/index.html`, import.meta.url), 'utf8');
    for (const [, id] of html.matchAll(/qualita\/spesa-[a-z]+\/#([a-z0-9-]+)/g)) wanted.add(id);
  }
  await site.open('/qualita/');
  const published = [];
  for (const part of await site.page.locator('main h3 a').evaluateAll((links) => links.map((a) => a.pathname))) {
    await site.open(part);
    published.push(...await site.page.locator('.finding:has(a[href*="/spesa/"])').evaluateAll((list) => list.map((li) => li.id)));
  }
  assert.deepEqual(published.sort(), [...wanted].sort());
});

test('a page of many findings is in parts, each with its title in the index, and none is lost', async () => {
  for (const [path, part] of [['/qualita/spesa-dubbi/', /^(Tab\.|Grafico) /], ['/qualita/spesa-note/', /^(Tab\.|Grafico) /], ['/qualita/comuni-note/', /^ATS /]]) {
    await site.open(path);
    const parts = await site.page.locator('main section:has(> .findings)').evaluateAll((list) => list.map((section) => ({ title: section.querySelector('h2').textContent, findings: section.querySelectorAll('.finding').length })));
    assert.ok(parts.length > 3 && parts.filter(({ title }) => part.test(title)).length > 3, `${path}: ${parts.map(({ title }) => title)}`);
    const all = parts.reduce((sum, { findings }) => sum + findings, 0);
    assert.equal(`${all} segnalazioni`, await site.page.locator('.page-kicker').innerText(), path);
    assert.deepEqual(await site.page.locator('.page-index a').allTextContents(), parts.map(({ title }) => title), path);
  }
});

test('the address that a finding had when all stood on one page leads on to it', async () => {
  await site.open('/qualita/');
  const ids = await site.page.locator('.finding-index a').evaluateAll((list) => list.map((a) => a.id));
  assert.ok(ids.length > 200, `${ids.length} findings`);
  for (const id of [ids[0], ids.at(-1)]) {
    await site.open(`/qualita/#${id}`);
    await site.page.locator(':target').click();
    await site.page.waitForURL(`**/qualita/*/#${id}`);
    assert.ok(await site.page.locator(`li.finding[id="${id}"]`).isVisible());
  }
});

test('the corrections to the coding table are at /qualita/ too', async () => {
  await site.open('/qualita/');
  const text = await site.page.locator('main').textContent(); // what is far from the screen is not laid out, and has no innerText
  for (const word of ['CREMONA/ MANTOVA', 'arrotondamento']) assert.ok(text.includes(word), word);
});

test('a picture says in words what it draws, its figures are written on it, and its twin is a step away', async () => {
  await site.open('/spesa/graf-12/');
  assert.match(await site.page.locator('#figura').innerText(), /sale da 152,36.* a 160,57/);
  const map = site.page.locator('svg[role="img"]');
  assert.equal(await map.count(), 1);
  const named = await map.evaluate((svg) => ['aria-labelledby', 'aria-describedby'].map((name) => document.getElementById(svg.getAttribute(name)).textContent));
  assert.ok(named[0] && /\d/.test(named[1]), named.join(': '));
  const row = site.page.locator('.ranked-row').filter({ hasText: 'ATS Pavia' });
  assert.match((await row.locator('.ranked-name').textContent()).replaceAll('\u00a0', ' '), /ATS Pavia: 2016: 85,63 euro \(dato dubbio\); 2017: 100,66 euro; 2018: 80,50 euro \(dato dubbio\)/);
  assert.deepEqual(await row.locator('svg text').allTextContents(), ['80,50*', '85,63*', '80,50*']);
  assert.match(await row.locator('.ranked-change').textContent(), /−6,0\u00a0%\*/);
  await site.page.getByRole('link', { name: 'Leggi le stesse cifre in una tabella' }).click();
  assert.ok(site.page.url().endsWith('#tabella'));
});

test('a chart begins in the first screen of its page, on a phone and on a desktop', async () => {
  for (const [width, height] of [[360, 740], [1280, 900]]) {
    const screen = await site.browser.newPage({ viewport: { width, height } });
    for (const path of ['/spesa/graf-12/', '/spesa/tab-2/', '/spesa/tab-12/']) {
      await screen.goto(site.address + path);
      const top = await screen.locator('.ranked-row:not(.ranked-head)').first().evaluate((row) => row.getBoundingClientRect().top);
      assert.ok(top < height - 28, `${path} at ${width} pixels: the first row is at ${top}`);
    }
    await screen.close();
  }
});

test('pictures hold no style of their own, no script and nothing to load', async () => {
  for (const path of ['/spesa/', '/spesa/tab-3/', '/spesa/graf-22/', '/ats/323-montagna/']) {
    await site.open(path);
    const faults = await site.page.locator('main').evaluate((main) => [...main.querySelectorAll('[style], script, image, foreignObject, use')].map((e) => e.outerHTML.slice(0, 80)));
    assert.deepEqual(faults, [], path);
  }
});

test('the letters of a picture are as large on a phone as on a desktop, and inside it', async () => {
  for (const width of [320, 1280]) {
    const screen = await site.browser.newPage({ viewport: { width, height: 900 } });
    for (const path of ['/spesa/tab-10-1/', '/spesa/tab-1/', '/spesa/graf-18/']) {
      await screen.goto(site.address + path);
      const faults = await screen.locator('.chart-panel text').evaluateAll((list) => list.filter((text) => {
        const box = text.getBoundingClientRect();
        return parseFloat(getComputedStyle(text).fontSize) < 14 || box.left < 0 || box.right > innerWidth;
      }).map((text) => text.textContent));
      assert.deepEqual(faults, [], `${path} at ${width} pixels`);
    }
    await screen.close();
  }
});

test('an ATS shows its figures beside the region’s, its place and the spread', async () => {
  await site.open('/ats/328-pavia/');
  const item = site.page.locator('.standing').filter({ has: site.page.locator('caption', { hasText: 'Grafico 12,' }) });
  assert.deepEqual(await item.locator('tbody tr').last().locator('.spending-value').allInnerTexts(), ['80,50', '160,57']);
  const place = (await item.locator('figcaption').innerText()).replaceAll('\u00a0', ' ');
  assert.match(place, /^Nel 2018 la spesa per abitante è la più bassa su 8 ATS, ma è un dato dubbio\. Si va da 80,50 .*\(ATS Pavia, dato dubbio\) a 200,11/);
});

test('an Ambito tells of its ATS in three sentences and leads to its figures, and a small Comune shows none', async () => {
  await site.open('/ambiti/50083-visconteo-sud-milano/');
  const spending = site.page.locator('#spesa');
  assert.match(await spending.innerText(), /in tutta l’ATS Città Metropolitana di Milano/);
  assert.equal(await spending.locator('table').count(), 0);
  await spending.getByRole('link', { name: 'Tutte le cifre dell’ATS' }).click();
  await site.page.waitForURL('**/ats/321-citta-metropolitana-di-milano/#spesa');
  await site.open('/comuni/015189-rozzano/');
  assert.equal(await site.page.locator('#spesa').count(), 0);
});

test('on paper the pictures and the tables stay', async () => {
  await site.open('/spesa/tab-10/');
  await site.page.emulateMedia({ media: 'print' });
  assert.ok(await site.page.locator('.chart-panel').first().isVisible());
  assert.ok(await site.page.locator('.spending-table').isVisible());
  await site.page.emulateMedia({ media: null });
});

test('a table that goes on beyond the screen shows it until its end', async () => {
  const screen = await site.browser.newPage({ viewport: { width: 320, height: 900 } });
  await screen.goto(site.address + '/spesa/tab-11-1/');
  const table = await screen.locator('#tabella .table-responsive').elementHandle();
  const shaded = (wanted) => screen.waitForFunction( // from one frame to the next
    ([box, yes]) => /^(none|rgba\(0, 0, 0, 0\))/.test(getComputedStyle(box).boxShadow) !== yes, [table, wanted], { timeout: 5000 });
  await shaded(true);
  await table.evaluate((box) => { box.scrollLeft = box.scrollWidth; });
  await shaded(false);
  await table.evaluate((box) => { box.scrollLeft = 0; });
  await shaded(true);
  await screen.setViewportSize({ width: 1280, height: 900 }); // all of it is there
  await shaded(false);
  await screen.close();
});
