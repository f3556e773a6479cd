// What a page weighs on its way to a reader who comes for the first time: each file as nginx sends it, compressed.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { nginx } from './nginx.mjs';
import { launch, root } from './site.mjs';

/** The most that a page may weigh, in bytes, and the most files that it may ask for. */
const most = { all: 60_000, text: 30_000, requests: 6 };

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
  const text = sum(list, 'document', 'stylesheet');
  const all = sum(list);
  t.diagnostic(`${heaviest}: ${list.length} files, ${all} bytes, of them ${text} of HTML and CSS`);
  assert.ok(list.length <= most.requests, list.map(({ path }) => path).join(' '));
  assert.ok(text <= most.text, `HTML and CSS weigh ${text} bytes`);
  assert.ok(all <= most.all, `all weighs ${all} bytes`);
});
