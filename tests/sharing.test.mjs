// What other people get of a page: the picture beside a link, the citation, the map or figure inside their own site.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { session } from './site.mjs';

const site = session();
const root = new URL('../public/', import.meta.url);
const base = 'http://localhost:1313/'; // what the tested site is built for
const pagesOf = (folder) => readdirSync(new URL(folder, root), { recursive: true }).filter((name) => name.endsWith('index.html'))
  .map((name) => `${folder}${name}`);
const redirects = (html) => html.includes('http-equiv="refresh"');
const property = (html, name) => html.match(new RegExp(`<meta property="${name}" content="([^"]*)"`))?.[1];

test('every page has a picture of 1200 × 630 pixels, light, with words for who does not see it', () => {
  const pictures = new Set();
  for (const name of ['index.html', ...['ambiti/', 'ats/', 'asst/', 'comuni/', 'spesa/', 'indicatori/', 'dati/', 'macroaree/', 'confronta/', 'metodo/'].flatMap(pagesOf)]) {
    const html = readFileSync(new URL(name, root), 'utf8');
    if (redirects(html)) continue;
    const image = property(html, 'og:image');
    assert.ok(image?.startsWith(base), `${name}: ${image}`);
    assert.ok(property(html, 'og:image:alt').length > 20, name);
    assert.equal(property(html, 'og:url'), base + name.replace('index.html', ''));
    assert.ok(property(html, 'og:title') && property(html, 'og:description'), name);
    pictures.add(image.slice(base.length));
  }
  assert.equal(pictures.size, 1 + 91 + 8 + 22 + 29 + 5);
  for (const picture of pictures) {
    const png = readFileSync(new URL(picture, root));
    assert.deepEqual([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)], ['PNG', 1200, 630], picture);
    assert.ok(png.length < 37_000, `${picture}: ${png.length} bytes`);
  }
});

test('each Ambito and each table has a picture of its own, and no two are alike', () => {
  const seen = new Map();
  for (const name of [...pagesOf('ambiti/'), ...pagesOf('spesa/')]) {
    const picture = new URL(name.replace('index.html', 'anteprima.png'), root);
    if (!existsSync(picture)) continue;
    const bytes = readFileSync(picture, 'latin1');
    assert.ok(!seen.has(bytes), `${name} looks like ${seen.get(bytes)}`);
    seen.set(bytes, name);
  }
  assert.equal(seen.size, 91 + 29);
});

test('the figures of a table can be taken away: as a table of its own, and as a picture with title, source and licence inside', async () => {
  for (const [path, table] of [['/spesa/graf-12/', 'graf-12.csv'], ['/indicatori/densita/', '/dati/densita/densita.csv']]) {
    await site.open(path);
    const files = await site.page.locator('a[download]').evaluateAll((list) => list.map((a) => new URL(a.href).pathname));
    for (const file of [table, 'figura.png', 'figura.svg']) assert.ok(files.some((name) => name.endsWith(file)), `${path}: ${files}`);
    const drawing = readFileSync(new URL(`.${path}figura.svg`, root), 'utf8');
    const texts = [...drawing.matchAll(/<text [^>]*>([^<]+)</g)].map(([, text]) => text);
    assert.ok(texts.some((text) => text.startsWith('Fonte: ')) && texts.includes('Licenza CC BY 4.0'), texts.join(' | '));
    await site.open(`${path}figura.svg`);
    assert.equal(await site.page.evaluate(() => document.querySelector('svg > title').textContent.length > 5), true);
  }
  for (const [path, rows] of [['/spesa/tab-9/', 15], ['/indicatori/densita/', 91]]) { // all of them, none thinner than it can be read
    await site.open(`${path}figura.png`);
    const [width, height] = await site.page.locator('img').evaluate((img) => [img.naturalWidth, img.naturalHeight]);
    assert.ok(width === 1200 && height > 40 * rows, `${path}: ${width} × ${height}`);
    const names = [...readFileSync(new URL(`.${path}figura.svg`, root), 'utf8').matchAll(/<text x="56" y="\d+" [^>]*>([^<]+)/g)].map(([, text]) => text);
    assert.ok(names.length >= rows && !names.some((name) => name.endsWith('…')), `${path}: ${names.join(' | ')}`);
  }
  const rows = readFileSync(new URL('spesa/graf-12/graf-12.csv', root), 'utf8').trim().split(/\r?\n/);
  assert.equal(rows.length, 1 + 9 * 3);
  assert.ok(rows.slice(1).every((row) => row.startsWith('graf_12,')) && rows.some((row) => row.includes('80.50')));
});

test('a browser shows the pictures', async () => {
  for (const path of ['/anteprima.png', '/ambiti/50085-campione-ditalia/anteprima.png', '/spesa/tab-9/anteprima.png']) {
    await site.open(path);
    assert.deepEqual(await site.page.locator('img').evaluate((img) => [img.naturalWidth, img.naturalHeight]), [1200, 630], path);
  }
});

const shared = ['/ambiti/50083-visconteo-sud-milano/', '/ats/321-citta-metropolitana-di-milano/', '/asst/708-melegnano-e-della-martesana/',
  '/comuni/015189-rozzano/', '/spesa/tab-10-1/', '/dati/ambiti/'];

for (const path of shared) {
  test(`${path}: what is copied is what is shown`, async () => {
    const context = await site.browser.newContext();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    await page.goto(site.address + path);
    const copies = await page.locator('.copy').all();
    assert.equal(copies.length, path.startsWith('/dati/') ? 6 : path.startsWith('/comuni/') ? 2 : 3); // a dataset has lines for four programs
    for (const copy of copies) {
      await copy.getByRole('button').focus();
      await page.keyboard.press('Enter');
      await copy.getByRole('status').filter({ hasText: 'Copiato' }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), (await copy.locator('.copy-text').innerText()).trim());
    }
    assert.equal(await page.locator('#indirizzo').innerText(), base + path.slice(1));
    const citation = await page.locator('#citazione').innerText();
    assert.match(citation, /^Ambiti Lombardia, «.+», .+; pagina del \d+°? [a-z]+ \d{4}, http:\S+, licenza .+\.$/);
    assert.ok(citation.includes(base + path.slice(1)));
    await context.close();
  });
}

test('whoever quotes a page quotes the years of its figures and the act, and only then the day of the page', () => {
  const folders = ['ambiti/', 'ats/', 'asst/', 'comuni/', 'spesa/', 'dati/'];
  let citations = 0;
  for (const name of [...folders.flatMap(pagesOf), ...pagesOf('incorpora/')]) {
    const html = readFileSync(new URL(name, root), 'utf8');
    assert.doesNotMatch(html, /aggiornat[io] al \d/, name); // of figures of 2016-2018 that would be false
    const cited = html.match(/id="citazione"[^>]*>([^<]+)</)?.[1] ?? html.match(/<p>(Fonte: [^<]+)</)?.[1];
    if (!cited) continue;
    citations++;
    const [data, day] = cited.split('; pagina del ');
    assert.match(day, /^\d+°? [a-z]+ 20\d\d[,.] /, `${name}: ${cited}`);
    if (/^(incorpora\/)?spesa\/./.test(name)) assert.match(data, /, dati 201[678](-201[78])?, delibera regionale del 2021 \(Allegato C, (Tab\.|Grafico) [\d.]+\)$/, name);
    else if (/indicatori\/./.test(name)) assert.match(data, /, dati [^;]*20\d\d, /, name);
    else if (/incorpora\/./.test(name) && /non c’è più/.test(html)) assert.match(data, /leggi e atti venuti dopo la delibera/, name);
    else if (/incorpora\/./.test(name)) assert.match(data, /delibera regionale del 2021 \(Allegato B\).*; Comuni e confini al 30 novembre 2026$/, name);
    else if (/page-kicker">[^<]+: non c’è più</.test(html)) assert.match(data, /, variazioni fino al 30 novembre 2026$/, name); // its end is all that it tells
    else if (/^(comuni|ambiti)/.test(name)) assert.match(data, /Comuni di ogni Ambito al 1° gennaio 2021/, name);
    else if (name.startsWith('dati/confini')) assert.match(data, /confini al 1° gennaio 2021/, name);
    if (/id="spesa"/.test(html) && /^(comuni|ambiti|ats)/.test(name)) assert.match(data, /; spesa: dati 2016-2018, delibera regionale del 2021 \(Allegato C\)$/, name);
  }
  assert.ok(citations > 1501 + 2 * (91 + 8 + 22 + 29), citations);
});

test('where the browser refuses, the text is selected, and the reader is told', async () => {
  await site.open(shared[0]);
  await site.page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); });
  await site.page.getByRole('button', { name: 'Copia il link' }).click();
  await site.page.getByText('Testo selezionato').waitFor();
  assert.equal(await site.page.evaluate(() => String(getSelection()).trim()), base + shared[0].slice(1));
});

test('without scripts there are no buttons, and the texts are there', async () => {
  const page = await site.browser.newPage({ javaScriptEnabled: false });
  await page.goto(site.address + shared[0]);
  assert.equal(await page.getByRole('button', { name: /^Copia/ }).count(), 0);
  assert.match(await page.locator('#codice').innerText(), /^<iframe src="http.*\/incorpora\/ambiti\/50083-visconteo-sud-milano\/" title="Mappa dell’Ambito Visconteo Sud Milano" width="100%" height="\d+"/);
  await page.close();
});

test('the address of a comparison can be copied', async () => {
  await site.open('/confronta/?a=321&b=326');
  assert.equal(await site.page.locator('#indirizzo').innerText(), `${site.address}/confronta/?a=321&b=326`);
});

/** A page of someone else's, on another origin. */
async function elsewhere(body, use) {
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html lang="it"><title>Altrove</title>${body}`);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const page = await site.browser.newPage();
  try {
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await use(page);
  } finally {
    await page.close();
    server.close();
  }
}

test('the code of a page works on another site under the real headers, and its links leave the frame', async () => {
  for (const path of ['/ambiti/50083-visconteo-sud-milano/', '/spesa/tab-10-1/', '/spesa/graf-12/']) {
    await site.open(path);
    const code = (await site.page.locator('#codice').innerText()).replace(base, `${site.address}/`);
    await elsewhere(code, async (page) => {
      const frame = page.frameLocator('iframe');
      await frame.locator('h1').waitFor();
      assert.ok(await frame.locator('svg').first().isVisible());
      assert.match(await frame.locator('.embed-foot').innerText(), /Fonte: .+ Licenza /);
      assert.equal(await frame.locator('nav, script').count(), 0);
      const link = path.includes('ambiti') ? frame.locator('svg a').first() : frame.getByRole('link', { name: 'Apri la pagina completa' });
      await link.focus();
      const [opened] = await Promise.all([page.waitForEvent('popup', { timeout: 10_000 }), page.keyboard.press('Enter')]);
      await opened.locator('header .it-brand-title').waitFor();
      assert.ok(opened.url().startsWith(`${site.address}/`));
      await opened.close();
    });
  }
});

test('no other page opens inside another site', async () => {
  await elsewhere(`<iframe src="${site.address}/ambiti/50083-visconteo-sud-milano/" title="Ambito" width="600" height="400"></iframe>`, async (page) => {
    await page.waitForTimeout(500); // Chromium's own words are in the frame by then
    assert.equal(await page.frameLocator('iframe').locator('.it-brand-title').count(), 0);
  });
});

test('what is embedded is light, stands alone, and tells search engines of the page that it is from', () => {
  const names = pagesOf('incorpora/').filter((name) => !['incorpora/index.html', 'incorpora/cerca/index.html'].includes(name) && !redirects(readFileSync(new URL(name, root), 'utf8')));
  assert.equal(names.length, 91 + 8 + 22 + 1 + 29 + 5 + 1, 'Ambiti, ATS, ASST and the one that is no more, tables, indicators, the region');
  const sitemap = readFileSync(new URL('sitemap.xml', root), 'utf8');
  assert.ok(sitemap.includes('/incorpora/</loc>') && !sitemap.includes('/incorpora/ambiti'));
  for (const name of names) {
    const html = readFileSync(new URL(name, root), 'utf8');
    const [, canonical] = html.match(/<link rel="canonical" href="http:\/\/localhost:1313\/([^"]+)">/);
    const [, shows] = name.match(/^incorpora\/(.*)index\.html$/);
    assert.equal(canonical, shows === 'lombardia/' ? 'ambiti/' : shows);
    const style = readFileSync(new URL(html.match(/<link rel="stylesheet" href="\/([^"]+)"/)[1], root));
    const weight = gzipSync(html).length + gzipSync(style).length;
    assert.ok(weight < 30_000, `${name}: ${weight} bytes`);
  }
});

/** What a frame shows of itself: how high it is, how high what is in it, and where its foot ends. */
const measured = (frame) => frame.evaluate(() => {
  const foot = document.querySelector('.embed-foot').getBoundingClientRect();
  return {
    height: innerHeight, needed: document.documentElement.scrollHeight, foot: foot.bottom, said: document.querySelector('.embed-foot').innerText,
    sideways: document.documentElement.scrollWidth - innerWidth, rows: document.querySelectorAll('.chart-row, .ranked-row:not(.ranked-head), .chart-map-key li').length,
  };
});

// 608 pixels are where two columns begin (assets/scss/components/_embed.scss).
test('with the code of its page every map and figure is whole in a column of 320, 607, 608 and 640 pixels, and not much higher than it has to be', async () => {
  const all = [...pagesOf('ambiti/'), ...pagesOf('ats/'), ...pagesOf('asst/'), ...pagesOf('spesa/'), ...pagesOf('indicatori/')].map((name) => [name, readFileSync(new URL(name, root), 'utf8')])
    .map(([name, html]) => [name, html.match(/id="codice">([^<]+)</)?.[1]]).filter(([, code]) => code);
  assert.equal(all.length, 91 + 8 + 22 + 29 + 5);
  all.push(['incorpora/', readFileSync(new URL('incorpora/index.html', root), 'utf8').match(/id="codice-lombardia">([^<]+)</)[1]]);
  let body = '';
  const host = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html lang="it"><title>Altrove</title><div id="colonna">${body}</div>`);
  });
  await new Promise((ready) => host.listen(0, 'localhost', ready)); // another origin, and the same process for Chromium: it starts none for each frame
  const page = await site.browser.newPage({ viewport: { width: 1000, height: 900 } });
  const faults = [];
  for (const [name, code] of all) {
    body = code.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#34;', '"').replaceAll('&amp;', '&').replace(base, `${site.address}/`)
      .replace('loading="lazy"', '');
    await page.goto(`http://localhost:${host.address().port}/`);
    const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
    for (const width of name.startsWith('spesa/') ? [320, 607, 608, 640] : [320, 640]) { // between the ends it is the figures of the spending that change
      await page.evaluate((pixels) => { document.getElementById('colonna').style.width = `${pixels}px`; }, width);
      await frame.waitForFunction((pixels) => innerWidth === pixels, width);
      const { height, needed, foot, said, sideways, rows } = await measured(frame);
      const where = `${name} at ${width} pixels`;
      if (needed > height || foot > height || sideways > 0) faults.push(`${where} is cut: ${needed} in ${height} pixels, the foot ends at ${foot}`);
      if ((width === 320 || width === 640) && height > 1.35 * foot + 40) faults.push(`${where} is left empty: ${height} pixels for ${foot}`);
      if (rows > 10) faults.push(`${where} has ${rows} rows`);
      if (!/Fonte: .+ Licenza /s.test(said)) faults.push(`${where} says «${said}»`);
    }
  }
  await page.close();
  host.close();
  assert.deepEqual(faults, []);
});

test('the search in a column of 320 and of 640 pixels is whole, asks for nothing else, and answers in a new tab with and without scripts', async () => {
  const code = readFileSync(new URL('incorpora/index.html', root), 'utf8').match(/id="codice-ricerca">([^<]+)</)[1]
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#34;', '"').replaceAll('&amp;', '&').replace(base, `${site.address}/`).replace('loading="lazy"', '');
  for (const width of [320, 640]) {
    await elsewhere(`<div style="width:${width}px">${code}</div>`, async (page) => {
      const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
      await frame.locator('.embed-foot').waitFor();
      const { height, needed, foot, sideways } = await measured(frame);
      assert.ok(needed <= height && foot <= height && sideways <= 0, `${needed} in ${height} pixels at ${width}`);
      assert.ok(height <= foot + 60, `${height} pixels for ${foot} at ${width}`);
      await frame.getByRole('searchbox', { name: 'Scrivi il Comune' }).fill('Linate');
      const [opened] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Enter')]);
      await opened.getByRole('link', { name: 'Linate, nel Comune di Peschiera Borromeo (MI)' }).waitFor();
      await opened.close();
    });
  }
  const plain = await (await site.browser.newContext({ javaScriptEnabled: false })).newPage();
  const asked = [];
  plain.on('request', (request) => asked.push(request.resourceType()));
  await plain.goto(`${site.address}/incorpora/cerca/`);
  assert.ok(asked.every((type) => ['document', 'stylesheet', 'other'].includes(type)), asked.join());
  assert.deepEqual(await plain.context().cookies(), []);
  await plain.getByRole('searchbox').fill('Rozzano');
  const [opened] = await Promise.all([plain.waitForEvent('popup'), plain.getByRole('button', { name: 'Cerca' }).click()]);
  await opened.getByRole('link', { name: 'Comuni con la R' }).waitFor();
  await plain.context().close();
});

test('in a frame that someone made too low, source and licence are seen all the same', async () => {
  const page = await site.browser.newPage({ viewport: { width: 320, height: 500 } });
  for (const path of ['ambiti/50083-visconteo-sud-milano', 'spesa/tab-9', 'spesa/graf-12']) {
    await page.goto(`${site.address}/incorpora/${path}/`);
    const { height, foot } = await measured(page);
    assert.ok(foot <= height + 1, `${path}: the foot ends at ${foot} of ${height}`);
  }
  await page.close();
});

test('a frame that shows a part of the rows says so, and leads to all of them', async () => {
  await site.open('/incorpora/spesa/tab-9/');
  assert.equal(await site.page.locator('.ranked-row:not(.ranked-head)').count(), 10);
  const note = site.page.locator('.embed-note').last();
  assert.match(await note.innerText(), /10 su 15: quelle con il valore più alto di «spesa gestita insieme»/);
  assert.match(await note.getByRole('link').getAttribute('href'), /\/spesa\/tab-9\/#figura$/);
  await site.open('/incorpora/spesa/tab-14/');
  assert.doesNotMatch(await site.page.locator('main').innerText(), /Le righe sono/);
});
