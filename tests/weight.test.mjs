// What a page weighs on its way to a reader who comes for the first time: each file as nginx sends it, compressed.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { nginx } from './nginx.mjs';
import { launch, root } from './site.mjs';

/** The most that an Ambito may weigh with all that it needs, in bytes, and the most files that it may ask for. */
const most = { all: 60_000, requests: 6 };

/** The most that the HTML and the style sheets of a page may weigh, by its address: the first that fits. A Comune's, which most readers come for, are one round trip. */
const texts = [
  ['a Comune', /^comuni\/\d{6}-/, 14_000],
  ['an Ambito', /^ambiti\/\d{5}-/, 18_000],
  ['any page', /./, 24_000],
];

let site;
let browser;
before(async () => {
  site = await nginx();
  browser = await launch();
});
after(async () => {
  await browser.close();
  await site.close();
});

/** What Chromium asks for on a page: { type, bytes } each, headers left out. */
async function files(path) {
  const page = await browser.newPage({ viewport: { width: 412, height: 823 } });
  const finished = [];
  page.on('requestfinished', (request) => finished.push(request));
  await page.goto(site.address + path, { waitUntil: 'networkidle' });
  const list = await Promise.all(finished.map(async (request) => (
    { path: new URL(request.url()).pathname, type: request.resourceType(), bytes: (await request.sizes()).responseBodySize })));
  await page.close();
  return list;
}

/** The bytes of the files of some types, or of all. */
const sum = (list, ...types) => list.filter(({ type }) => !types.length || types.includes(type)).reduce((total, { bytes }) => total + bytes, 0);

test('every Ambito with all that its page needs keeps to the budget', async (t) => {
  const folders = readdirSync(`${root}/ambiti`).filter((name) => /^\d{5}-/.test(name));
  assert.equal(folders.length, 91);
  // All pages of a kind need the same files but for the page itself: those of the heaviest are asked for.
  const size = (folder) => readFileSync(`${root}/ambiti/${folder}/index.html.br`).length;
  const [heaviest] = folders.toSorted((a, b) => size(b) - size(a));
  const list = await files(`/ambiti/${heaviest}/`);
  const all = sum(list);
  t.diagnostic(`${heaviest}: ${list.length} files, ${all} bytes, of them ${sum(list, 'document', 'stylesheet')} of HTML and CSS`);
  assert.ok(list.length <= most.requests, list.map(({ path }) => path).join(' '));
  assert.ok(all <= most.all, `all weighs ${all} bytes`);
});

test('the HTML and the style sheets of every page keep to the budget of its kind', (t) => {
  const sent = (file) => statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
  const heaviest = {};
  const tooHeavy = [];
  for (const name of readdirSync(root, { recursive: true }).filter((file) => file.endsWith('index.html'))) {
    const html = readFileSync(`${root}/${name}`, 'utf8');
    const sheets = [...html.matchAll(/<link rel="?stylesheet"? href="?([^" >]+)/g)].map(([, address]) => root + new URL(address, 'http://site/').pathname);
    const bytes = [`${root}/${name}`, ...sheets].map(sent).reduce((total, size) => total + size, 0);
    let [kind, , limit] = texts.find(([, form]) => form.test(name));
    if (kind === 'a Comune' && html.includes('id="spesa"')) [kind, limit] = ['a Comune with figures', 18_000];
    if (bytes > (heaviest[kind]?.bytes ?? 0)) heaviest[kind] = { name, bytes };
    if (bytes > limit) tooHeavy.push(`${name}: ${bytes} of ${limit}`);
  }
  for (const [kind, { name, bytes }] of Object.entries(heaviest)) t.diagnostic(`${kind}: ${bytes} bytes, ${name}`);
  assert.deepEqual(tooHeavy, []);
});
