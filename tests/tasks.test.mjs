// What people come for, from the home page with the steps of docs/compiti.md, on a phone and on a desktop.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { session } from './site.mjs';

const site = session();
const devices = {
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 900 } },
};

/** Writes into the field that the page shows, and sends it. */
async function search(page, words) {
  const field = page.locator('#comune');
  if (!await field.isVisible()) await page.getByRole('button', { name: 'Trova il tuo Comune' }).click();
  await field.click();
  await field.and(page.getByRole('combobox')).waitFor();
  await field.fill('');
  await field.pressSequentially(words);
  await page.keyboard.press('Enter');
}

/** Opens what the search has found. */
const found = (page, name) => page.locator('#comune-risposta').getByRole('link', { name }).first().click();

async function menu(page, name) {
  const link = page.getByRole('navigation', { name: 'Menu principale' }).getByRole('link', { name });
  if (!await link.isVisible()) await page.getByRole('button', { name: 'Apri il menu' }).click();
  await link.click();
}

async function chart12(page) {
  await menu(page, 'Spesa');
  await page.locator('main').getByRole('link', { name: /^Grafico 12/ }).first().click();
  await page.waitForURL('**/spesa/graf-12/');
}

/** The page of the Comune shows its site. */
const hasSite = (page, address) => page.locator('main').locator(`a[href="${address}"]`).first().waitFor();

const said = async (page) => (await page.locator('main').innerText()).replaceAll('\u00a0', ' ');

const tasks = {
  'Trovare il sito del Comune da una frazione': async (page) => {
    await search(page, 'Linate');
    await found(page, 'Linate, nel Comune di Peschiera Borromeo (MI)');
    await hasSite(page, 'http://www.comune.peschieraborromeo.mi.it/');
  },
  'Trovare il sito del Comune da un CAP': async (page) => {
    await menu(page, 'Spesa');
    await page.waitForURL('**/spesa/');
    await search(page, '20089');
    await found(page, '20089, Rozzano (MI)');
    await hasSite(page, 'http://www.comune.rozzano.mi.it/');
  },
  'Trovare il sito del Comune da un nome che non c’è più': async (page) => {
    await search(page, 'Drezzo');
    await found(page, 'Drezzo, oggi Colverde (CO)');
    await hasSite(page, 'http://www.comune.colverde.co.it/');
  },
  'Sapere chi gestisce i servizi dell’Ambito': async (page) => {
    await search(page, 'Crema');
    await found(page, /^Ambito Crem/);
    await page.waitForURL('**/ambiti/50002-crema/');
    assert.match(await said(page), /Comunità Sociale Cremasca: pubblica il Piano di Zona \(fonte del 2025/);
  },
  'Citare una cifra con la variazione e il posto': async (page) => {
    await chart12(page);
    assert.match(await said(page), /sale da 152,36 euro nel 2016 a 160,57 nel 2018: \+5,4 %/);
    const citation = await page.locator('#citazione').innerText();
    assert.match(citation, /Grafico 12.+dati 2016-2018.+licenza/s);
    await search(page, 'ATS Bergamo');
    await found(page, /^ATS Bergamo/);
    await page.waitForURL('**/ats/325-bergamo/');
    assert.match(await said(page), /spesa per abitante[^.]*\b[1-8]ª[^.]* su 8/);
  },
  'Mettere un grafico in una pagina': async (page) => {
    await chart12(page);
    const code = (await page.locator('#codice').innerText()).replace('http://localhost:1313/', `${site.address}/`);
    const server = createServer((request, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(`<!doctype html><html lang="it"><title>La mia pagina</title>${code}`));
    await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const frame = page.frameLocator('iframe');
    await frame.locator('h1').filter({ hasText: 'Grafico 12' }).waitFor();
    assert.match(await frame.locator('body').innerText(), /ATS Bergamo.*142,87.*Fonte: .*Licenza/s);
    server.close();
  },
  'Colorare la mappa per popolazione': async (page) => {
    await page.getByRole('link', { name: 'Guarda tutti i Comuni sulla mappa' }).click();
    await page.waitForURL('**/mappa/');
    await page.getByRole('navigation', { name: 'Colora la mappa per' }).getByRole('link', { name: 'Popolazione', exact: true }).click();
    await page.waitForURL('**/mappa/popolazione/');
    assert.equal(await page.locator('.map-legend li').count(), 5);
  },
  'Confrontare due Ambiti': async (page) => {
    await page.getByRole('contentinfo').getByRole('link', { name: 'Confronta', exact: true }).click();
    await page.getByLabel('Prima').selectOption('50083');
    await page.getByLabel('Seconda').selectOption('50002');
    assert.match(page.url(), /\?a=50083&b=50002$/);
    await page.locator('#confronto .compared-words').waitFor();
    const shown = (await page.locator('table:visible').allInnerTexts()).join();
    for (const name of ['Visconteo Sud Milano', 'Crema', 'Lombardia']) assert.ok(shown.includes(name), name);
    assert.ok(!shown.includes('Bormio'), 'an Ambito that nobody chose');
  },
  'Trovare che cosa dice la delibera degli asili nido': async (page) => {
    await search(page, 'asilo nido');
    await found(page, /^Chi gestisce i principali servizi sociali/);
    await page.waitForURL('**/spesa/tab-9/');
    assert.match(await page.getByRole('row').filter({ hasText: 'Asili nido' }).first().innerText(), /\d+,\d/);
    assert.match(await said(page), /Tab\. 9 dell’Allegato C|Allegato C, Tab\. 9/);
  },
  'Segnalare un errore': async (page) => {
    await search(page, 'Rozzano');
    await found(page, 'Rozzano (MI)');
    await page.waitForURL('**/comuni/015189-rozzano/');
    await page.getByRole('link', { name: 'Segnala un errore' }).click();
    await page.waitForURL('**/contatti/#errori');
    assert.match(await said(page), /Scrivi l’indirizzo della pagina[^]*L’indirizzo per le segnalazioni manca ancora/);
  },
};

test('each task is written down with its steps, and tried', () => {
  const written = [...readFileSync(new URL('../docs/compiti.md', import.meta.url), 'utf8').matchAll(/^## (.+)\n(?:\d\. .+\n)+/gm)].map(([, name]) => name);
  assert.deepEqual(written, Object.keys(tasks));
});

for (const [device, options] of Object.entries(devices)) {
  for (const [name, steps] of Object.entries(tasks)) {
    test(`${name}, on a ${device}`, async () => {
      const context = await site.browser.newContext(options);
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      await page.goto(`${site.address}/`);
      await steps(page);
      await context.close();
    });
  }
}
