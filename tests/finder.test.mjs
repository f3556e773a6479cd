// The finder: a Comune typed as people type gives its Ambito, ATS and ASST; with scripts and without, by keyboard, light.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openIndex } from '../assets/js/search.js';
import { slug } from '../assets/js/slug.js';
import { violations } from './axe.mjs';
import { session } from './site.mjs';

const published = (path) => new URL(`../public/${path}`, import.meta.url);
const read = (path) => readFileSync(published(path), 'utf8');
const index = JSON.parse(read('comuni/indice.json'));
const search = openIndex(index, JSON.parse(read('cerca/indice.json')));
const names = (comuni) => comuni.map(({ name, province }) => `${name} (${province})`);

const site = session();
const ambito = '/ambiti/50083-visconteo-sud-milano/';

/** A new page at that address with the list of all that Chromium complained of. */
async function visit(path, options = {}) {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto(site.address + path);
  return { page, complaints, requests, answer: page.locator('#comune-risposta'), field: page.locator('#comune') };
}

/** Types into the field, once it has become a combobox. */
async function type(field, text) {
  await field.click();
  await field.and(field.page().getByRole('combobox')).waitFor();
  await field.pressSequentially(text);
}

test('the browser makes the address of every Comune as Go does', () => {
  assert.equal(index.comuni.length, 1501);
  for (const [code, name] of index.comuni) assert.ok(existsSync(published(`comuni/${slug(code, name)}/index.html`)), name);
});

test('names are compared as addresses are made, odd characters included', () => {
  for (const [text, want] of [["Sant'Angelo", 'santangelo'], ['Cantu\u0300', 'cantu'], ['ﬁ İ ſ \u212A', 'i-k'], ['  -a--b- ', 'a-b'], ['日本', ''],
    ['CITTA’ DI `X`', 'citta-di-x']]) assert.equal(slug(text), want, text);
});

test('accents, apostrophes, blanks and capitals do not count', () => {
  assert.deepEqual(names(search('Cantu').found), ['Cantù (CO)']);
  for (const way of ['Comune di Rozzano', 'comune Rozzano', 'il Comune di Rozzano', 'Città di Rozzano']) {
    assert.deepEqual(names(search(way).found), ['Rozzano (MI)'], way);
  }
  assert.ok(index.comuni.every(([, name]) => !/^(comune|municipio|citta)-/.test(slug(name))), 'a name that begins as a title does');
  for (const way of ["Sant'Angelo", 'Sant’Angelo', 'sant angelo', 'SANTANGELO', "sant'àngelo "]) {
    assert.deepEqual(names(search(way).found), ["Sant'Angelo Lodigiano (LO)", "Sant'Angelo Lomellina (PV)"], way);
  }
});

test('a whole name comes first, and a word of a name is enough', () => {
  assert.deepEqual(names(search('Brescia').found), ['Brescia (BS)']);
  assert.deepEqual(names(search('Lodi').found), ['Lodi (LO)', 'Lodi Vecchio (LO)']);
  assert.deepEqual(names(search('giovese').found), []);
  assert.ok(names(search('ticino').found).includes('Vizzola Ticino (VA)'));
});

test('the name of a Comune that merged leads to the one of today', () => {
  for (const [typed, name, province] of [['Osmate', 'Cadrezzate con Osmate', 'VA'], ['Drezzo', 'Colverde', 'CO'], ['mezegra', 'Tremezzina', 'CO']]) {
    const { found, close } = search(typed);
    const [first] = [...found, ...close];
    assert.deepEqual([first.name, first.province], [name, province], typed);
    assert.ok(first.instead, typed);
  }
  assert.equal(search('Cadrezzate').found.filter(({ name }) => name === 'Cadrezzate con Osmate').length, 1, 'one Comune, one answer');
  for (const [former, at] of index.nomi) assert.ok(search(former).found.some(({ code }) => code === index.comuni[at][0]), former);
});

test('slips of every kind lead to the right name', () => {
  for (const [typed, name] of [['Rozano', 'Rozzano'], ['Bresica', 'Brescia'], ['milno', 'Milano'], ['Gallerate', 'Gallarate'],
    ['abiategraso', 'Abbiategrasso'], ['sesto san giovani', 'Sesto San Giovanni'], ['Pavvia', 'Pavia'], ['cernusco s/n', 'Cernusco sul Naviglio']]) {
    assert.equal(search(typed).close[0]?.name, name, typed);
  }
  assert.deepEqual(search('xyzxyz'), { found: [], close: [] });
  assert.deepEqual(search(' -'), { found: [], close: [] });
});

test('one slip anywhere in a name of six letters or more still finds it among the close ones', () => {
  let missed = 0;
  const tried = index.comuni.filter(([, name]) => slug(name).length >= 6).filter((_, i) => i % 20 === 0);
  for (const [code, name] of tried) {
    const at = Number(code.slice(3)) % (name.length - 2) + 1;
    const { found, close } = search(name.slice(0, at) + name.slice(at + 1));
    if (![...found, ...close].some((comune) => comune.code === code)) missed++;
  }
  assert.ok(missed <= tried.length / 50, `${missed} of ${tried.length} missed`);
});

test('hamlets, codes and topics are found as people write them', () => {
  for (const [typed, name, said] of [['Linate', 'Peschiera Borromeo', 'Linate, nel Comune di '], ['niguarda', 'Milano', 'Niguarda, nel Comune di '],
    ['015189', 'Rozzano', '015189, '], ['i690', 'Sesto San Giovanni', 'I690, '], ['20089', 'Rozzano', '20089, ']]) {
    assert.ok(search(typed).found.some((it) => it.name === name && it.instead === said), `${typed}: ${search(typed).found.map((it) => it.instead + it.name)}`);
  }
  for (const [typed, name] of [['Comune di Rozzano', 'Rozzano'], ['Città di Cantù', 'Cantù'], ['S.Angelo', "Sant'Angelo Lodigiano"]]) {
    assert.equal(search(typed).found[0].name, name, typed);
  }
  for (const [typed, url] of [['asilo nido', 'spesa/graf-21/'], ['anziani', 'macroaree/e-anziani/'], ['Piano di Zona', 'programmazione/'],
    ['assemblea dei sindaci', 'glossario/#assemblea-dei-sindaci'], ['50083', ambito.slice(1)], ['lom_64', ambito.slice(1)], ['Tab. 10.1', 'spesa/tab-10-1/']]) {
    assert.ok(search(typed).found.some((it) => it.url === url), `${typed}: ${search(typed).found.map((it) => it.url)}`);
  }
});

test('a name that only resembles a Comune is not given as the answer where there is a true one', () => {
  const { found, close } = search('aeroporto di malpensa');
  assert.deepEqual(close, []);
  assert.deepEqual(found.filter(({ instead }) => instead === 'Aeroporto di Malpensa, nel Comune di ').map(({ name }) => name).sort(),
    ['Cardano al Campo', 'Casorate Sempione', 'Ferno', 'Lonate Pozzolo', 'Samarate', 'Somma Lombardo', 'Vizzola Ticino']);
  assert.ok(!search('Malpensa').found.some(({ name }) => name === 'Magenta'));
});

test('typing and choosing by keyboard gives Ambito, ATS, ASST and the link', async () => {
  const { page, complaints, field, answer } = await visit('/');
  await page.getByRole('link', { name: 'Trova il tuo Comune' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.equal(await field.evaluate((it) => it === document.activeElement), true, 'from the header the next Tab is the field');
  await field.and(page.getByRole('combobox')).waitFor();
  await page.keyboard.type('rozz');
  await page.getByRole('option', { name: 'Rozzano (MI)' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await answer.getByRole('link', { name: 'Rozzano (MI)' }).waitFor();
  assert.equal(await field.inputValue(), 'Rozzano');
  for (const [name, path] of [['Rozzano (MI)', '/comuni/015189-rozzano/'], ['Ambito Visconteo Sud Milano', ambito],
    ['ATS Città Metropolitana di Milano', '/ats/321-citta-metropolitana-di-milano/'],
    ['ASST Melegnano e della Martesana', '/asst/708-melegnano-e-della-martesana/']]) {
    assert.equal(await answer.getByRole('link', { name }).getAttribute('href'), path);
  }
  assert.match(await answer.innerText(), /appartenenza documentata/);
  assert.deepEqual(complaints, []);
});

test('a name of the past is answered with the Comune of today, whose page says where that was read', async () => {
  const { page, field, answer } = await visit('/');
  await type(field, 'osmate');
  await page.keyboard.press('Enter');
  await answer.getByRole('link', { name: 'Osmate, oggi Cadrezzate con Osmate (VA)' }).click();
  await page.waitForURL('**/comuni/012143-cadrezzate-con-osmate/');
  assert.match(await page.locator('main').innerText(), /Vecchi Comuni che comprende\s+Cadrezzate, Osmate\s+Fonte: /);
});

test('another way of writing a name is known, and an Ambito with two ASST gets no flat one', async () => {
  const { field, answer } = await visit('/');
  await type(field, 'puegnago sul');
  await field.press('Enter');
  await answer.getByRole('link', { name: 'Puegnago sul Garda, cioè Puegnago del Garda (BS)' }).waitFor();
  const other = await visit('/');
  await type(other.field, 'viadana');
  await other.field.press('Enter');
  await other.answer.getByRole('link', { name: 'Viadana (MN)' }).waitFor();
  assert.match(await other.answer.innerText(), /ASST Cremona o ASST Mantova[^]*non dice quali Comuni/);
});

test('Enter alone shows all matches, each with its province', async () => {
  const { page, field, answer } = await visit('/');
  await type(field, 'sant angelo');
  await page.keyboard.press('Enter');
  await answer.getByText('2 Comuni').waitFor();
  assert.equal(await page.locator('.finder + [role=status]').textContent(), '2 Comuni: ');
  assert.deepEqual(await answer.locator('.finder-name').allInnerTexts(), ["Sant'Angelo Lodigiano (LO)", "Sant'Angelo Lomellina (PV)"]);
  assert.equal(await page.getByRole('listbox', { includeHidden: true }).isVisible(), false, 'the suggestions are gone');
});

test('a slip is forgiven and said; nothing found offers the alphabet; a missing ASST is said', async () => {
  const { page, field, answer } = await visit('/non-esiste/');
  for (const [typed, said] of [['Rozano', /Nessun Comune si chiama «Rozano»\. Forse cercavi:\s*Rozzano \(MI\)/],
    ['<b>xyz', /^Nessun Comune ha un nome simile a «<b>xyz»\.\s*Cercalo nell’elenco dalla A alla Z/], ['Milano', /non indica un’ASST/]]) {
    await field.fill('');
    await type(field, typed);
    await page.keyboard.press('Enter');
    await answer.filter({ hasText: said }).waitFor();
  }
});

test('a screen reader hears a combobox, its options and how many there are', async () => {
  const { page, field } = await visit(ambito);
  await type(field, 'sant angelo l');
  await page.getByRole('option').first().waitFor();
  const snapshot = await page.getByRole('banner').ariaSnapshot();
  for (const line of [/search "Trova il tuo Comune"/, /combobox "Trova il tuo Comune" \[expanded\]/, /listbox "Trova il tuo Comune"/,
    /option "Sant'Angelo Lodigiano \(LO\) ?Ambito Lodi"/]) assert.match(snapshot, line);
  await page.keyboard.press('ArrowDown');
  assert.equal(await field.getAttribute('aria-activedescendant'), 'comune__option--0');
  assert.equal(await page.getByRole('option').first().getAttribute('aria-selected'), 'true');
  const told = (words) => page.getByRole('banner').getByRole('status').filter({ hasText: words }).waitFor();
  await told("2 suggerimenti. Sant'Angelo Lodigiano, 1 di 2");
  await field.fill('xyzxyz');
  await told('Nessun suggerimento');
  assert.equal(await page.locator(`#${await field.getAttribute('aria-describedby') ?? 'comune__assistiveHint'}`).textContent(), 'Scegli con le frecce e Invio, o con il dito.');
});

test('with suggestions and with an answer there is no accessibility violation', async () => {
  const { page, field, answer } = await visit(ambito);
  await type(field, 'san');
  await page.keyboard.press('ArrowDown');
  assert.deepEqual(await violations(page, { within: 'header' }), []);
  await field.press('Escape');
  await page.keyboard.press('Enter');
  await answer.getByRole('link').first().waitFor();
  assert.deepEqual(await violations(page, { within: 'header' }), []);
});

test('in the header of every page the field loads nothing before it is used, then what it needs, and complains of nothing', async () => {
  const { page, complaints, requests, field, answer } = await visit(ambito);
  const ofFinder = () => requests.map((path) => path.split('.')[0]).filter((path) => /^\/(js|comuni|cerca)\//.test(path));
  assert.deepEqual(ofFinder(), ['/js/site']);
  await type(field, 'Campione');
  await page.keyboard.press('Enter');
  await answer.getByRole('link', { name: "Campione d'Italia (CO)" }).waitFor();
  assert.deepEqual(ofFinder(), ['/js/site', '/js/field', '/comuni/indice', '/cerca/indice']);
  await page.keyboard.press('Escape');
  assert.equal(await answer.isVisible(), false, 'Escape takes the answer away');
  assert.deepEqual(complaints, []);
});

test('the answer over the page goes when the focus leaves, and nothing is trapped', async () => {
  const { page, field, answer } = await visit(ambito);
  await type(field, 'Rozzano');
  await page.keyboard.press('Enter');
  await answer.getByRole('link').first().waitFor();
  for (let i = 0; i < 7; i++) await page.keyboard.press('Tab'); // the button, four links, the menu
  assert.equal(await page.evaluate(() => document.activeElement.closest('nav')?.id), 'menu');
  assert.equal(await answer.isVisible(), false);
});

test('a screen reader is told how many answers there are, not all of them', async () => {
  const { page, field, answer } = await visit('/');
  const told = page.locator('.finder + [role=status]');
  for (const [typed, said] of [['San', /^\d+ Comuni, ecco i primi 50: $/], ['Rozzano', /^ Rozzano \(MI\)$/],
    ['Rozano', /^Nessun Comune si chiama «Rozano»\. Forse cercavi:/], ['xyzxyz', /^Nessun Comune ha un nome simile a «xyzxyz»\.\s*$/]]) {
    await field.fill('');
    await type(field, typed);
    await page.keyboard.press('Enter');
    await told.filter({ hasText: said }).waitFor({ state: 'attached' });
    assert.equal(await answer.evaluate((it) => it.closest('[role=status], [aria-live]')), null, 'the list is not read aloud');
  }
});

test('letters typed before the field is ready are not lost', async () => {
  const { page, field } = await visit('/');
  let release;
  await page.route('**/comuni/indice.json', (route) => { release = () => route.continue(); });
  await field.click();
  await page.keyboard.type('roz');
  while (!release) await page.waitForTimeout(20);
  await release();
  await page.getByRole('option', { name: 'Rozzano (MI)' }).waitFor();
  await page.keyboard.type('z');
  assert.equal(await field.inputValue(), 'rozz');
});

test('where the index does not come the form leads to the lists as it does without scripts', async () => {
  const { page, field } = await visit(ambito);
  await page.route('**/indice.json', (route) => route.fulfill({ status: 500 }));
  await field.fill('Rozzano');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/cerca/?nome=Rozzano#elenco');
});

test('an index that comes with a fault of the server is not taken for one', async () => {
  const { page, field } = await visit(ambito);
  await page.route('**/indice.json', (route) => route.fulfill({ status: 503, contentType: 'application/json', body: '{"comuni":[],"nomi":[],"codici":[],"voci":[]}' }));
  await field.fill('Rozzano');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/cerca/?nome=Rozzano#elenco');
});

test('the address /comuni/?nome= is answered', async () => {
  const { answer, field } = await visit('/comuni/?nome=cantu');
  await answer.getByRole('link', { name: 'Cantù (CO)' }).waitFor();
  assert.equal(await field.inputValue(), 'cantu');
});

test('on a phone the header opens the field, and the focus is in it', async () => {
  const { page, field, answer } = await visit(ambito, { viewport: { width: 320, height: 700 } });
  const header = await page.getByRole('banner').boundingBox();
  assert.ok(header.height <= 110, `the header is ${header.height} pixels high`);
  assert.equal(await field.isVisible(), false);
  await page.getByRole('button', { name: 'Trova il tuo Comune' }).click();
  await page.getByRole('combobox').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('Rozzano');
  await page.keyboard.press('Enter');
  await answer.getByRole('link', { name: 'Rozzano (MI)' }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  await page.getByRole('button', { name: 'Chiudi la ricerca' }).click();
  assert.equal(await field.isVisible(), false);
});

for (const [where, path] of [['on the home', '/'], ['in the header', ambito]]) {
  test(`${where} of a phone the field, the suggestion and the answer fit above the keyboard`, async () => {
    // 360 × 740 pixels of which the keyboard takes 300; nothing scrolls but what the browser scrolls by itself.
    const { page, field, answer } = await visit(path, { viewport: { width: 360, height: 440 }, hasTouch: true, isMobile: true });
    const seen = (it) => it.evaluate((node) => { const { top, bottom } = node.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; });
    if (path === ambito) await page.getByRole('button', { name: 'Trova il tuo Comune' }).tap();
    assert.ok((await field.boundingBox()).y <= 260, `the field begins at ${(await field.boundingBox()).y}`);
    await field.tap();
    await field.and(page.getByRole('combobox')).waitFor();
    await page.keyboard.type('rozz');
    const option = page.getByRole('option', { name: 'Rozzano (MI)' });
    await option.waitFor();
    assert.ok(await seen(field) && await seen(option), 'the suggestion is under the keyboard');
    await page.keyboard.press('Enter');
    const first = answer.getByRole('link', { name: 'Rozzano (MI)' });
    await first.waitFor();
    assert.ok(await seen(field) && await seen(first) && await seen(answer.getByRole('link', { name: 'Ambito Visconteo Sud Milano' })), 'the answer is under the keyboard');
  });
}

for (const width of [320, 1280]) {
  test(`without scripts the form leads to lists of everything, at ${width} pixels`, async () => {
    const { page, field } = await visit(ambito, { javaScriptEnabled: false, viewport: { width, height: 700 } });
    if (width === 320) {
      await page.getByRole('button', { name: 'Trova il tuo Comune' }).focus();
      await page.keyboard.press('Enter');
    }
    await field.fill('Rozzano');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/cerca/?nome=Rozzano#elenco');
    assert.match(await page.locator('#elenco noscript').textContent(), /Senza JavaScript il sito non può cercare/);
    await page.getByRole('link', { name: 'Comuni con la R' }).click();
    await page.getByRole('link', { name: 'Rozzano' }).click();
    await page.waitForURL('**/comuni/015189-rozzano/');
  });
}

test('index and scripts are light', () => {
  const weight = (path) => gzipSync(read(path), { level: 9 }).length;
  assert.ok(weight('comuni/indice.json') <= 25_000, `index: ${weight('comuni/indice.json')} bytes`);
  const indexes = weight('comuni/indice.json') + weight('cerca/indice.json');
  assert.ok(indexes <= 45_000, `indexes: ${indexes} bytes`);
  const scripts = [...read(`${ambito.slice(1)}index.html`).matchAll(/(?:src|data-finder)="\/(js\/[^"]+)"/g)].map(([, path]) => path);
  assert.ok(scripts.some((path) => path.startsWith('js/field')));
  const all = scripts.reduce((sum, path) => sum + weight(path), 0);
  assert.ok(all <= 10_240, `scripts of an Ambito page, with what the finder loads: ${all} bytes`);
  assert.ok(readdirSync(published('js')).filter((name) => name.endsWith('.js')).length < 10);
});
