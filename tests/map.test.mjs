// Maps as a reader uses them: on a phone and on a desktop, with and without scripts, by hand and by keyboard.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { root, session } from './site.mjs';

const site = session();
const read = (path) => readFileSync(`${root}/${path}`, 'utf8');
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const desktop = { viewport: { width: 1280, height: 900 } };

/** A page of the site in a browser of its own. */
async function visit(path, options) {
  const context = await site.browser.newContext(options);
  const page = await context.newPage();
  await page.goto(site.address + path);
  return page;
}

/** Waits until the picture has become a map. */
const ready = (page) => page.locator('.map-sheet .map-canvas a').first().waitFor({ state: 'attached' });

/** A point of the window that lies in an area, scrolled into sight: the one farthest inside of a grid of them. */
const pointIn = (area) => area.evaluate((link) => {
  link.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = link.querySelector('path').getBoundingClientRect();
  for (const share of [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9]) {
    for (const other of [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9]) {
      const at = [x + width * share, y + height * other];
      if (document.elementFromPoint(...at)?.closest('a') === link) return at;
    }
  }
  throw new Error(`${link.getAttribute('aria-label')}: nothing of it can be touched`);
});

const viewBox = (page) => page.locator('.map:has(.map-tools) .map-canvas').first().getAttribute('viewBox').then((text) => text.split(' ').map(Number));

/** The areas of a picture of all Comuni: { fill, href, name, told }. */
function areasOf(id) {
  return read(`mappa/${id}.svg`).split('<g fill="').slice(1).flatMap((group) => [...group.matchAll(/<a href="([^"]+)"><path d="[^"]+"><title>([^<]+): ([^<]+)<\/title>/g)]
    .map(([, href, name, told]) => ({ fill: group.slice(0, 7), href, name, told })));
}
/** The borders between Ambiti: level, code, name, code, name. */
const neighbours = () => read('dati/vicini/vicini.csv').split(/\r?\n/).filter((row) => row.startsWith('ambito,')).map((row) => row.split(','));
const number = (text) => parseFloat(text.replaceAll('.', '').replace(',', '.'));

for (const [device, options] of [['a phone', phone], ['a desktop', desktop]]) {
  test(`on ${device} a reader comes from the home page and colours the map by population`, async () => {
    const page = await visit('/', options);
    await page.getByRole('link', { name: 'Guarda tutti i Comuni sulla mappa' }).click();
    await page.waitForURL('**/mappa/');
    await page.getByRole('navigation', { name: 'Colora la mappa per' }).getByRole('link', { name: 'Popolazione', exact: true }).click();
    await page.waitForURL('**/mappa/popolazione/');
    assert.equal(await page.locator('[aria-current=page]').last().innerText(), 'Popolazione');
    assert.equal(await page.locator('.map-legend li').count(), 5);
    await ready(page);
    const area = page.locator('.map-sheet a[aria-label^="Sondrio: "]');
    const at = await pointIn(area);
    const path = new URL(page.url()).pathname;
    if (options.hasTouch) await page.touchscreen.tap(...at);
    else await page.mouse.move(...at);
    assert.match(await page.locator('.map-name').innerText(), /^Sondrio: [\d.]+\sabitanti$/);
    assert.equal(new URL(page.url()).pathname, path, 'the name comes before the page changes');
    if (options.hasTouch) await page.touchscreen.tap(...at);
    else await page.mouse.click(...at);
    await page.waitForURL('**/comuni/014061-sondrio/');
    await page.context().close();
  });
}

describe('the picture of all Comuni', () => {
  test('has every Comune once in each colour, and leads to its page', () => {
    const comuni = read('dati/comuni/comuni.csv').trim().split('\n').length - 1;
    for (const id of ['ambiti', 'ats', 'popolazione', 'densita']) {
      const areas = areasOf(id);
      assert.equal(new Set(areas.map(({ href }) => href)).size, comuni, id);
      assert.equal(areas.length, comuni, id);
      for (const { href } of areas) assert.ok(read(`mappa/${href}index.html`).length > 0);
    }
  });

  test('has a deeper colour where the value is higher, and nearly as many Comuni in each', () => {
    const luminance = (fill) => [1, 3, 5].reduce((sum, i, at) => sum + [0.2126, 0.7152, 0.0722][at] * parseInt(fill.slice(i, i + 2), 16), 0);
    for (const id of ['popolazione', 'densita']) {
      const areas = areasOf(id).filter(({ told }) => /^[\d.,]+\s/.test(told));
      const byFill = [...new Set(areas.map(({ fill }) => fill))].toSorted((a, b) => luminance(b) - luminance(a)).map((fill) => areas.filter((area) => area.fill === fill));
      assert.equal(byFill.length, 5, id);
      byFill.forEach((group, i) => {
        assert.ok(group.length > areas.length / 8 && group.length < areas.length / 3, `${id}: ${group.length} of ${areas.length} have ${group[0].fill}`);
        const next = byFill[i + 1];
        if (next) assert.ok(Math.max(...group.map(({ told }) => number(told))) < Math.min(...next.map(({ told }) => number(told))), `${id}: ${group[0].fill} and ${next[0].fill}`);
      });
    }
  });

  test('tells an Ambito from every Ambito that touches it', () => {
    const fills = new Map();
    for (const { told, fill } of areasOf('ambiti')) {
      if (fills.has(told)) assert.equal(fills.get(told), fill, told);
      fills.set(told, fill);
    }
    let pairs = 0;
    for (const [, , one, , other] of neighbours()) {
      if (!fills.has(`Ambito ${one}`) || !fills.has(`Ambito ${other}`)) continue; // a name that is written in two ways
      assert.notEqual(fills.get(`Ambito ${one}`), fills.get(`Ambito ${other}`), `${one}, ${other}`);
      pairs++;
    }
    assert.ok(pairs > 200, `${pairs} pairs`);
  });

  test('has the colours of the style sheet, and the key has those of the picture', async () => {
    await site.page.emulateMedia({ colorScheme: 'light' });
    for (const [id, variable] of [['popolazione', '--ramp-'], ['ats', '--ats-']]) {
      await site.open(`/mappa/${id}/`);
      const fills = await site.page.locator('.map-legend rect').evaluateAll((rects) => rects.map((rect) => rect.getAttribute('fill')));
      await site.open('/'); // which has the colours of the ATS; the picture brings its own
      const { key, sheet } = await site.page.evaluate(([name, fills]) => {
        const box = document.body.appendChild(document.createElement('i'));
        const rgb = (colour) => { box.style.color = colour; return getComputedStyle(box).color; };
        return { key: fills.map((fill) => [fill, rgb(fill)]), sheet: fills.map((_, i) => rgb(`var(${name}${i + 1})`)) };
      }, [variable, fills]);
      assert.ok(key.length >= 5, id);
      assert.deepEqual(key.map(([, colour]) => colour), sheet, id);
      assert.deepEqual(new Set(key.map(([fill]) => fill)), new Set(areasOf(id).map(({ fill }) => fill)), id);
    }
    await site.page.emulateMedia({ colorScheme: null });
  });

  test('is light, and so are the pages around it', () => {
    const weight = (path) => gzipSync(readFileSync(`${root}/${path}`), { level: 9 }).length;
    for (const id of ['ambiti', 'ats', 'popolazione', 'densita', 'superficie']) {
      assert.ok(weight(`mappa/${id}.svg`) <= 150_000, `${id}: ${weight(`mappa/${id}.svg`)} bytes`);
    }
    assert.ok(weight('mappa/popolazione/index.html') <= 8_000, `${weight('mappa/popolazione/index.html')} bytes`);
    for (const [, path] of read('mappa/index.html').matchAll(/href="?\/(mappa\/\d{3}-[^" >]+)/g)) {
      assert.ok(weight(`${path}index.html`) <= 15_000, `${path}: ${weight(`${path}index.html`)} bytes`);
    }
  });
});

test('without scripts the map is seen, each colour is a page, and tables have every Comune with its figures', async () => {
  const page = await visit('/mappa/', { ...phone, javaScriptEnabled: false });
  assert.ok(await page.locator('.map-sheet img').evaluate((img) => img.decode().then(() => img.naturalWidth > 0)));
  assert.equal(await page.locator('.map-tools').isVisible(), false);
  await page.getByRole('link', { name: 'Popolazione', exact: true }).click();
  await page.waitForURL('**/mappa/popolazione/');
  const areas = areasOf('popolazione');
  const rows = new Map();
  const tables = await page.locator('#tabelle li a').evaluateAll((links) => links.map((a) => a.href));
  for (const address of tables) {
    await page.goto(address);
    const column = (await page.locator('thead th').allInnerTexts()).findIndex((text) => text.startsWith('Popolazione'));
    for (const [href, value] of await page.locator('tbody tr').evaluateAll((all, at) => all.map((tr) => [tr.querySelector('a').getAttribute('href'), tr.cells[at].innerText]), column)) rows.set(href, value);
  }
  assert.equal(rows.size, areas.length);
  for (const { href, told } of areas) {
    if (/^\d/.test(told)) assert.equal(number(rows.get(href.slice(2))), number(told), href);
  }
  await page.context().close();
});

describe('a map is enlarged', () => {
  test('by buttons, which show the names that then have room, and back to the whole', async () => {
    for (const path of ['/mappa/popolazione/', '/ambiti/', '/ambiti/50083-visconteo-sud-milano/']) {
      const page = await visit(path, phone);
      if (path.startsWith('/mappa')) await ready(page);
      const before = await viewBox(page);
      const button = (name) => page.getByRole('group', { name: 'Ingrandire e spostare la mappa' }).getByRole('button', { name, exact: true });
      assert.equal(await button('Sposta a destra').count(), 0);
      await button('Ingrandisci').click();
      await page.waitForFunction((text) => document.querySelector('.map:has(.map-tools) .map-canvas').getAttribute('viewBox') !== text, before.join(' '));
      await button('Ingrandisci').click();
      const after = await viewBox(page);
      assert.ok(Math.abs(after[2] - before[2] / 4) < 1 && Math.abs(after[3] - before[3] / 4) < 1, `${path}: ${after}`);
      await page.locator('.map-near text').first().waitFor();
      await button('Sposta a destra').click();
      assert.ok((await viewBox(page))[0] > after[0]);
      await button('Rimpicciolisci').click();
      assert.ok(Math.abs((await viewBox(page))[2] - before[2] / 2) < 1);
      await button('Tutta').click();
      assert.deepEqual(await viewBox(page), before);
      assert.equal(await button('Sposta a destra').count(), 0);
      await page.context().close();
    }
  });

  test('by keys, and the view follows the focus', async () => {
    const page = await visit('/mappa/popolazione/', desktop);
    await ready(page);
    const stops = page.locator('.map-sheet a[tabindex="0"]');
    assert.equal(await stops.count(), 1, 'the map is one stop of Tab');
    await page.locator('.map-sheet a[aria-label^="Sondrio: "]').evaluate((area) => area.focus());
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    const near = await viewBox(page);
    assert.ok(near[2] < 250, near.join());
    for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowDown');
    assert.match(await page.locator('.map-name').innerText(), /: [\d.]+\sabitanti$/);
    const inside = await page.evaluate(() => {
      const { x, y, width, height } = document.activeElement.getBoundingClientRect();
      const frame = document.querySelector('.map-canvas').getBoundingClientRect();
      return x + width / 2 >= frame.left && x + width / 2 <= frame.right && y + height / 2 >= frame.top && y + height / 2 <= frame.bottom;
    });
    assert.ok(inside, 'the area that has the focus is seen');
    assert.ok((await viewBox(page))[1] > near[1]);
    assert.equal(await stops.count(), 1);
    await page.keyboard.press('0');
    assert.equal((await viewBox(page))[0], 0);
    const to = await page.evaluate(() => document.activeElement.href.baseVal);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${to}`);
    await page.context().close();
  });

  test('by two fingers, where one finger moves the page', async () => {
    const page = await visit('/mappa/popolazione/', phone);
    await ready(page);
    await page.locator('.map-sheet').evaluate((sheet) => sheet.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const { x, y, width, height } = await page.locator('.map-sheet').boundingBox();
    const [across, down] = [x + width / 2, y + height / 2];
    const client = await page.context().newCDPSession(page);
    const touch = (type, ...points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([px, py], id) => ({ x: px, y: py, id })) });
    const before = await viewBox(page);
    await touch('touchStart', [across - 20, down], [across + 20, down]);
    for (const wide of [30, 40, 60, 80]) await touch('touchMove', [across - wide, down], [across + wide, down]);
    await touch('touchEnd');
    const after = await viewBox(page);
    assert.ok(Math.abs(after[2] - before[2] / 4) < 10, `${before} becomes ${after}`);
    assert.ok(Math.abs(after[0] + after[2] / 2 - before[2] / 2) < 40, 'what lay between the fingers stays there');
    assert.equal(await page.evaluate(() => visualViewport.scale), 1, 'the page keeps its size');
    const top = await page.evaluate(() => scrollY);
    await touch('touchStart', [across, down + 80]);
    for (const up of [40, 0, -40, -80]) await touch('touchMove', [across, down + up]);
    await touch('touchEnd');
    assert.deepEqual(await viewBox(page), after);
    await page.waitForFunction((was) => scrollY > was + 50, top);
    await page.context().close();
  });

  test('by the wheel with Ctrl, and moved by a mouse, which then opens no page', async () => {
    const page = await visit('/mappa/popolazione/', desktop);
    await ready(page);
    const at = await pointIn(page.locator('.map-sheet a[aria-label^="Bergamo: "]'));
    await page.mouse.move(...at);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await page.waitForFunction(() => document.querySelector('[data-zoomed]'));
    assert.match(await page.evaluate(([px, py]) => document.elementFromPoint(px, py).closest('a').getAttribute('aria-label'), at), /^Bergamo: /, 'what lies under the pointer stays there');
    const before = await viewBox(page);
    await page.mouse.down();
    await page.mouse.move(at[0] + 100, at[1] + 60, { steps: 5 });
    await page.mouse.up();
    const after = await viewBox(page);
    assert.ok(after[0] < before[0] && after[1] < before[1], `${before} becomes ${after}`);
    assert.equal(new URL(page.url()).pathname, '/mappa/popolazione/');
    await page.context().close();
  });

  test('and paper has the whole', async () => {
    const page = await visit('/ambiti/', desktop);
    const before = await viewBox(page);
    await page.getByRole('button', { name: 'Ingrandisci' }).click();
    await page.waitForFunction(() => document.querySelector('[data-zoomed]'));
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.deepEqual(await viewBox(page), before);
    await page.context().close();
  });
});

test('the map of the region names the twelve capitals on a phone, and no name covers another or leaves the map', async () => {
  for (const width of [320, 360, 768, 1280]) {
    const page = await visit('/ambiti/', { viewport: { width, height: 800 } });
    const names = await page.locator('.map-canvas').first().evaluate((canvas) => {
      const frame = canvas.getBoundingClientRect();
      return [...canvas.querySelectorAll('text')].filter((text) => text.checkVisibility()).map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return { text: text.textContent, left: left - frame.left, right: frame.right - right, start: left + 3, end: right - 3, middle: (top + bottom) / 2, size: parseFloat(getComputedStyle(text).fontSize) * frame.width / canvas.viewBox.baseVal.width };
      });
    });
    for (const city of ['Milano', 'Monza', 'Bergamo', 'Brescia', 'Como', 'Cremona', 'Lecco', 'Lodi', 'Mantova', 'Pavia', 'Sondrio', 'Varese']) {
      assert.ok(names.some(({ text }) => text === city), `${width}: ${city} has no name`);
    }
    for (const one of names) {
      assert.ok(one.size >= 9, `${width}: ${one.text} is ${one.size} pixels high`);
      assert.ok(one.left >= 0 && one.right >= 0, `${width}: ${one.text} leaves the map`);
      for (const other of names) {
        if (one === other) continue;
        const apart = one.end <= other.start || other.end <= one.start || one.middle + one.size / 2 <= other.middle - other.size / 2 || other.middle + other.size / 2 <= one.middle - one.size / 2;
        assert.ok(apart, `${width}: ${one.text} and ${other.text} cover each other`);
      }
    }
    await page.context().close();
  }
});

test('the inset shows Milano and the Ambiti around it by name, and leads to them', async () => {
  const page = await visit('/ambiti/', phone);
  const inset = page.locator('.map-inset svg');
  const names = await inset.locator('text').allTextContents();
  const around = neighbours().filter(([, code]) => code === '50007').length;
  assert.ok(around > 5 && names.length >= around, `${names.length} names for ${around} Ambiti: ${names}`);
  await page.getByRole('button', { name: 'Ingrandisci' }).tap();
  await page.waitForFunction(() => document.querySelector('[data-zoomed]'));
  await page.getByRole('button', { name: 'Tutta' }).tap();
  const name = inset.locator('text', { hasText: names[0] }).first();
  await name.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await name.boundingBox();
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  assert.equal(await page.locator('.map-name').innerText(), names[0]);
  assert.equal(new URL(page.url()).pathname, '/ambiti/');
  await page.touchscreen.tap(x + width / 2, y + height / 2);
  await page.waitForURL(/\/ambiti\/\d{5}-/);
  await page.context().close();
});
