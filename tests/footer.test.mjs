// The foot of every page: what Italian public sites owe their readers, and how old the data are.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pages } from './site.mjs';

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const page = (path) => read(`public${path}index.html`);
const foot = (html) => html.match(/Ultimo aggiornamento d[\s\S]*?<\/main>/)?.[0];
const footer = (html) => html.match(/<footer class="it-footer">[\s\S]*<\/footer>/)?.[0];

test('every page leads to accessibility, privacy and legal notes, and names the licence and the contact', () => {
  for (const path of Object.values(pages).map((address) => address.split('?')[0]).filter((address) => !/non-esiste|incorpora\/./.test(address))) {
    const html = footer(page(path));
    for (const word of ['href="/accessibilita/"', 'href="/privacy/"', 'href="/note-legali/"', 'rel="license"', '<h2>Contatto</h2>']) {
      assert.ok(html.includes(word), `${path}: ${word}`);
    }
  }
});

test('every page says where an error in it is reported, and asks nothing that nobody receives', () => {
  for (const path of Object.values(pages).map((address) => address.split('?')[0]).filter((address) => !/non-esiste|incorpora\/./.test(address))) {
    assert.match(foot(page(path)), /<a href="(\/contatti\/#errori|mailto:|https?:)[^"]*">Segnala un errore<\/a>/, path);
    assert.equal(page(path).includes('Quanto sono chiare'), !/^clarity = ""/m.test(read('hugo.toml')), path);
  }
});

test('the foot bears the names by which the validator of public sites finds privacy and legal notes', () => {
  for (const [name, path] of [['privacy-policy-link', '/privacy/'], ['legal-notes', '/note-legali/']]) {
    assert.match(footer(page('/')), new RegExp(`<a href="${path}" data-element="${name}">`));
  }
});

test('the date at the foot is that of the youngest source, not of the build', () => {
  const dates = readdirSync(new URL('../data', import.meta.url), { recursive: true }).filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => [...read(`data/${name}`).matchAll(/^trascritto_il: "(.+)"/gm)].map(([, date]) => date));
  assert.ok(dates.length > 2);
  const dated = (path) => foot(page(path)).match(/<time datetime="(.+?)"/)[1];
  assert.equal(dated('/'), dates.sort().at(-1));
  const own = (folder) => read(`data/${folder}/provenienza.yaml`).match(/^trascritto_il: "(.+)"/m)[1];
  assert.equal(dated('/dati/allegato-b/'), own('allegato-b'), 'a page of one dataset has its day');
  assert.equal(dated('/spesa/tab-10-1/'), own('allegato-c'));
});

test('what the publisher has not set yet is said plainly', () => {
  const settings = read('hugo.toml');
  const empty = (key) => new RegExp(`^${key} = ""`, 'm').test(settings);
  assert.equal(page('/accessibilita/').includes('manca ancora'), empty('declaration'));
  assert.equal(page('/privacy/').includes('manca ancora'), empty('officer'));
  assert.equal(footer(page('/')).includes('non lo ha ancora indicato'), ['email', 'pec', 'phone'].every(empty));
});
