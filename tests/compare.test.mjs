// /confronta/: two to four ATS, cities or Ambiti beside Lombardia, one measure at a time: in words, as a picture, as a table.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { violations } from './axe.mjs';
import { session } from './site.mjs';

const site = session();

const open = async (query, page = site.page) => {
  await page.goto(`${site.address}/confronta/${query}`);
  await page.locator('#confronto:not([aria-busy]) table').waitFor();
};
const choose = async (label, value) => {
  await site.page.getByLabel(label).selectOption(value);
  await site.page.locator('#confronto:not([aria-busy]) table').waitFor();
};
const texts = (selector, page = site.page) => page.locator(`#confronto ${selector}`).evaluateAll((list) => list.map((node) => node.textContent.trim().replace(/\s+/g, ' ')));
/** The table row by row, without the numbers of the notes. */
const table = (page = site.page) => page.locator('#confronto table').evaluate(({ rows }) => [...rows]
  .map(({ cells }) => [...cells].map((cell) => (cell.querySelector('.spending-value, .spending-missing') ?? cell).textContent.trim())));
/** The picture row by row: the name, what is written, how far from zero the mark stands, in per cent of the axis. */
const picture = (page = site.page) => page.locator('#confronto .ranked-row:not(.ranked-head)').evaluateAll((rows) => rows.map((row) => ({
  name: row.querySelector('.ranked-name').firstChild.data.trim(), text: row.querySelector('.ranked-axis').textContent.trim(),
  at: Number.parseFloat(row.querySelector('circle')?.getAttribute('cx')), region: row.querySelector('.chart-reference')?.getAttribute('x1'),
  hollow: Boolean(row.querySelector('.chart-place-doubt')),
})));
const number = (text) => Number(text.replaceAll('.', '').replace(',', '.').replace('*', ''));
const said = async () => (await texts('.compared-said'))[0];
const answer = () => site.page.locator('.compare-answer').innerText();

test('without scripts one measure of all ATS is there with its picture, and the way to all others', async () => {
  const page = await site.browser.newPage({ javaScriptEnabled: false });
  await open('?a=321&b=326', page);
  assert.equal(await page.locator('.compare-form').isVisible(), false, 'there is no form that does nothing');
  assert.equal((await table(page)).length, 10); // the head, eight ATS, the region
  assert.deepEqual((await picture(page)).map(({ name }) => name), (await table(page)).slice(1).map(([name]) => name));
  for (const id of ['ats', 'citta', 'ambiti', 'confronto-tab-1', 'confronto-tab-3', 'confronto-graf-12']) {
    assert.ok(await page.locator(`#${id}`).isVisible(), id);
  }
  await page.locator('#confronto-tab-3 a').click();
  assert.ok((await page.locator('tbody th').allInnerTexts()).some((name) => name.includes('Bergamo')));
  await page.close();
});

test('the address chooses the places and the measure, and the form agrees with it', async () => {
  await open('?a=321&b=326&c=325&misura=graf-15');
  assert.deepEqual((await table()).map(([name]) => name).sort(), ['ATS Bergamo', 'ATS Brescia', 'ATS Città Metropolitana di Milano', 'Lombardia', 'Territorio']);
  assert.deepEqual(await Promise.all(['Prima', 'Seconda', 'Terza', 'Quarta', 'Che cosa confrontare'].map((name) => site.page.getByLabel(name).inputValue())),
    ['321', '326', '325', '', 'graf-15']);
});

test('the title of the page and of the window name who is compared', async () => {
  for (const [query, names] of [['?a=321&b=326', 'ATS Città Metropolitana di Milano e ATS Brescia'], ['?a=016024&b=017029&c=012133', 'Bergamo, Brescia e Varese'],
    ['?a=50083&b=50002', 'Ambiti Visconteo Sud Milano e Crema']]) {
    await open(query);
    assert.equal(await site.page.locator('h1').innerText(), `${names} a confronto`);
    assert.equal(await site.page.title(), `${names} a confronto | Ambiti Lombardia`);
  }
  await open('?a=321');
  assert.equal(await site.page.title(), 'Confronta | Ambiti Lombardia');
});

test('every figure equals that of its table of the act', async () => {
  const cells = readFileSync(new URL('../data/allegato-c/allegato-c.csv', import.meta.url), 'utf8');
  const italian = (digits) => digits.replace('.', ',').replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, '.'));
  for (const [query, name, label] of [['?a=326&b=321', 'ATS Brescia', 'ATS BRESCIA'], ['?a=016024&b=017029', 'Bergamo', 'Bergamo']]) {
    await open(query);
    const there = [];
    for (const id of await site.page.locator('#misura option').evaluateAll((list) => list.map(({ value }) => value))) {
      if (!/^(tab|graf)-/.test(id)) continue; // the indicators are no part of the act
      await choose('Che cosa confrontare', id);
      there.push(...(await table()).find((row) => row[0] === name).slice(1).filter((text) => /\d/.test(text)));
    }
    const printed = [...cells.matchAll(new RegExp(`^[^,]*,${label},[^,]*,[^,]*,([^,]*),`, 'gm'))].map(([, digits]) => italian(digits));
    assert.deepEqual(there.sort(), printed.filter(Boolean).sort(), name);
    assert.ok(there.length > 10);
  }
});

test('the picture has the last figures of the table on one axis, Lombardia beside them', async () => {
  for (const query of ['?a=321&b=326&c=328&d=322', '?a=016024&b=017029&misura=graf-17', '?a=50083&b=50002&c=50095', '?a=50083&b=50085&misura=popolazione-ambiti']) {
    await open(query);
    const rows = await picture();
    const figures = (await table()).slice(1);
    assert.deepEqual(rows.map(({ name }) => name), figures.map(([name]) => name), query);
    assert.equal(rows.at(-1).name, 'Lombardia');
    const drawn = rows.filter(({ at }) => !Number.isNaN(at));
    const most = Math.max(...drawn.map(({ text }) => number(text)));
    for (const [i, row] of rows.entries()) {
      assert.ok(row.text.startsWith(figures[i].at(-1)), `${row.name} is written «${row.text}»`);
      if (drawn.includes(row)) assert.ok(Math.abs(row.at - 100 * number(row.text) / most) < 0.01, `${row.name} stands at ${row.at}`);
      assert.equal(row.hollow, row.text.endsWith('*'), 'a doubtful figure is hollow');
    }
    if (query.includes('popolazione')) assert.match(rows.at(-1).text, /^9\.943\.004, il totale: fuori dalla scala$/);
    else assert.deepEqual(drawn.filter(({ region }) => region !== `${drawn.at(-1).at}%`), [], 'the line of Lombardia goes through its mark');
  }
});

test('what differs is said in words that agree with the numbers', async () => {
  await open('?a=321&b=326');
  assert.equal(await said(), 'Il valore dell’ATS Città Metropolitana di Milano (200,11 euro) è 1,4 volte quello dell’ATS Brescia (140,93 euro): la differenza è di 59,18 euro (+42 %).');
  assert.deepEqual(await texts('.compared-words li'), ['ATS Città Metropolitana di Milano È il 25 % in più che in Lombardia. Dal 2016 al 2018 sale dello 0,8 %, dopo un calo nel 2017.',
    'ATS Brescia È il 12 % in meno che in Lombardia. Dal 2016 al 2018 sale del 16 %.']);
  for (const [query, words] of [
    ['?a=321&b=326&c=328', /^Il valore più alto, quello dell’ATS Città Metropolitana di Milano \(200,11 euro\), è 2,5 volte il più basso, quello dell’ATS Pavia \(80,50 euro, dato dubbio\): la differenza è di 119,61 euro, ma il conto usa un dato dubbio\.$/],
    ['?a=322&b=324', /^Il valore dell’ATS .* supera di poco quello|^Il valore dell’ATS .* volte quello|^Il valore dell’ATS .* supera di [\d,]+ euro/],
    ['?a=321&b=326&misura=tab-10', /supera di [\d,]+ punti percentuali quello/],
    ['?a=50083&b=50002&misura=popolazione-ambiti', /^Il valore dell’Ambito Crema \(160\.450 abitanti\) è 1,3 volte quello dell’Ambito Visconteo Sud Milano \(124\.425 abitanti\): la differenza è di 36\.025 abitanti \(\+29 %\)\.$/],
  ]) {
    await open(query);
    assert.match((await said()).replaceAll(' ', ' '), words);
  }
  await site.page.locator('.compared-others summary').click();
  await site.page.locator('.compared-others li:nth-child(2)').waitFor();
  for (const sentence of await texts('.compared-others li p:last-child')) assert.match(sentence, /^(Il valore|C’è una|Di questi).*\.$/);
  assert.equal(await site.page.locator('.compared-others li').count(), await site.page.locator('#misura option').count() - 1);
});

test('what is missing is said with its reason, and is no zero', async () => {
  await open('?a=016024&b=015146&misura=tab-3-gestione-associata');
  assert.match(await said(), /^C’è una cifra sola, quella di Bergamo: 2,18 milioni di euro, dato dubbio\.$/);
  assert.ok((await texts('.compared-words li')).includes('Milano La tabella non la nomina.'));
  const milano = (await picture()).find(({ name }) => name === 'Milano');
  assert.deepEqual([milano.text, milano.at], ['n.d.', Number.NaN]);
  await open('?a=50083&b=50002&misura=spesa-famiglia-minori-ambiti');
  assert.equal(await said(), 'Di questi territori manca ogni cifra.');
  assert.match((await texts('.compared-words li'))[0], /Non ancora raccolto\. La fonte ha il valore/);
});

test('what is chosen in the form stands in the address, and can be taken back', async () => {
  await open('');
  assert.equal(await site.page.getByLabel('Seconda').isDisabled(), true, 'the first says what the others can be');
  await choose('Prima', '016024');
  assert.match(await answer(), /Scegli almeno un altro territorio/);
  await choose('Seconda', { label: 'Brescia' });
  assert.match(site.page.url(), /\/confronta\/\?a=016024&b=017029$/);
  assert.deepEqual((await table()).map(([name]) => name), ['Territorio', 'Brescia', 'Bergamo', 'Lombardia']);
  assert.match(await answer(), /confrontando Bergamo e Brescia/);
  await choose('Che cosa confrontare', 'graf-17');
  assert.match(site.page.url(), /\?a=016024&b=017029&misura=graf-17$/);
  assert.match((await texts('caption'))[0], /^Grafico 17/);
  await site.page.reload();
  await site.page.locator('#confronto:not([aria-busy]) table').waitFor();
  assert.equal(await site.page.getByLabel('Seconda').inputValue(), '017029');
  assert.match((await texts('caption'))[0], /^Grafico 17/);
  await site.page.getByText('Cambia i territori').click();
  await site.page.getByRole('button', { name: 'Mostra tutte' }).click();
  await site.page.waitForFunction(() => location.search === '');
  assert.equal((await table()).length, 10);
  assert.equal(await answer(), '');
  await choose('Che cosa confrontare', 'popolazione-ambiti');
  assert.equal((await table()).length, 93, 'all Ambiti, where none is chosen');
});

test('by keyboard alone: choose, compare, read', async () => {
  await open('');
  await site.page.getByLabel('Prima').focus();
  await site.page.keyboard.press('ArrowDown');
  await site.page.keyboard.press('Tab');
  await site.page.keyboard.type('ATS Pavia');
  await site.page.keyboard.press('Tab');
  await site.page.keyboard.press('Tab');
  await site.page.keyboard.press('Tab');
  await site.page.keyboard.press('Enter');
  assert.equal(await site.page.evaluate(() => document.activeElement.id), 'confronto');
  await site.page.locator('#confronto .compared-words').waitFor();
  assert.equal((await table()).length, 4);
});

test('what cannot be compared is refused in words, and nothing of the address runs', async () => {
  await open('?a=321&b=016024');
  assert.match(await answer(), /ATS e una città non si possono confrontare/);
  assert.equal((await table()).length, 10);
  await open('?a=321&b=<img src=x>&c=999&misura=<img src=x>');
  assert.match(await answer(), /«<img src=x>», «999»/);
  assert.equal(await site.page.locator('main img').count(), 0);
  await open('?a=321&b=321');
  assert.match(await answer(), /almeno un altro territorio/);
});

test('figures that do not come are said not to have come', async () => {
  await site.page.route('**/confronta/*.json', (route) => route.abort());
  await site.page.goto(`${site.address}/confronta/?a=50083&b=50002`);
  await site.page.getByText('Le cifre non sono arrivate').waitFor();
  assert.ok(await site.page.locator('#elenco').isVisible());
  await site.page.unroute('**/confronta/*.json');
});

test('the pages of ATS, cities, tables and indicators lead here', async () => {
  for (const [path, to] of [['/ats/321-citta-metropolitana-di-milano/', '?a=321'], ['/comuni/016024-bergamo/', '?a=016024'],
    ['/spesa/tab-1/', '?misura=tab-1-gestione-singola'], ['/indicatori/densita/', '?misura=densita-ambiti']]) {
    await site.open(path);
    assert.equal(await site.page.locator(`a[href$="/confronta/${to}"]`).count(), 1, path);
  }
  await open('?misura=tab-1-gestione-singola');
  assert.match((await texts('caption'))[0], /^Tab\. 1, milioni di euro/);
});

test('a comparison is two sheets at most, and its marks have their notes on them', async () => {
  for (const query of ['', '?a=321&b=326', '?a=321&b=322&c=323&d=324', '?a=016024&b=017029&misura=graf-17']) {
    await open(query);
    const sheets = (await site.page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
    assert.ok(sheets <= 2, `${query}: ${sheets} sheets`);
    await site.page.emulateMedia({ media: 'print' });
    await site.page.locator('#confronto .finding-notes li').first().waitFor(); // the folded notes are open a frame later
    const faults = await site.page.evaluate(() => {
      const notes = new Map([...document.querySelectorAll('#confronto .finding-notes li')].map((note) => [note.querySelector('.mark').textContent, note]));
      const marks = [...document.querySelectorAll('#confronto table .mark')].flatMap(({ textContent }) => textContent.split(', ')); // one for several findings says all their numbers
      return [...marks.filter((mark) => !(notes.get(mark)?.checkVisibility({ contentVisibilityAuto: true }) && notes.get(mark).getBoundingClientRect().height)),
        ...[...notes.keys()].filter((key) => !marks.includes(key)).map((key) => `${key} has no mark`), ...(marks.length ? [] : ['no marks'])];
    });
    assert.deepEqual(faults, [], query);
    await site.page.emulateMedia({ media: null });
  }
});

for (const width of [320, 768, 1280]) {
  test(`a comparison of four fits ${width} pixels and has no accessibility violation`, async () => {
    const page = await site.browser.newPage({ viewport: { width, height: 800 } });
    for (const query of ['?a=321&b=326', '?a=321&b=322&c=323&d=324', '?a=016024&b=017029']) {
      await open(query, page);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no sideways scrolling of the page');
      const outside = await page.locator('#confronto .ranked text, #confronto .ranked circle').evaluateAll((list) => list
        .filter((mark) => mark.getBoundingClientRect().right > innerWidth || mark.getBoundingClientRect().left < 0).map((mark) => mark.textContent));
      assert.deepEqual(outside, [], 'the whole picture is in sight on any screen');
      const over = await page.locator('#confronto .ranked-axis').evaluateAll((axes) => axes.map((axis) => {
        const [text, dot] = ['text', 'circle'].map((name) => axis.querySelector(name)?.getBoundingClientRect());
        return text && dot && text.left < dot.right && text.right > dot.left ? axis.textContent.trim() : null;
      }).filter(Boolean));
      assert.deepEqual(over, [], 'no value lies on its mark');
      assert.deepEqual(await violations(page), []);
    }
    await page.close();
  });
}
