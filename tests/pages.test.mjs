// Every kind of page, opened once and then looked at in each way that a reader may have it: on a phone, a tablet and a desktop, in
// both themes, enlarged, on paper; and read. A fault is told as «where: what» below the name of its page.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { violations } from './axe.mjs';
import { foreign, gulpease, prose, words } from './prose.mjs';
import { launch, pages, root, serve, watch } from './site.mjs';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const mostScripts = 10_000; // the bytes of all scripts of a page, compressed
const easy = 60; // the least Gulpease index

const folders = (kind, form) => readdirSync(join(root, kind)).filter((name) => form.test(name));
const ambiti = folders('ambiti', /^\d{5}-/).map((name) => name.slice(6));
const seats = folders('comuni', /^\d{6}-/).filter((name) => ambiti.includes(name.slice(7))); // Comuni that bear the name of their Ambito
const macroareas = folders('macroaree', /^[a-j]-/);
const english = JSON.parse(readFileSync(new URL('../hugo.toml', import.meta.url), 'utf8').match(/^\[params\.foreign\]\nen = (\[.*\])$/m)[1]);

const site = {};
before(async () => {
  Object.assign(site, await serve(), { browser: await launch() });
  site.reader = await site.browser.newContext({ viewport: { width: 1280, height: 900 } }); // keeps styles and scripts from page to page
});
after(async () => {
  await site.browser.close();
  site.close();
});

/** Opens a page at a desktop's size, lets the looks at it tell their faults, and wants none. Each look gets (page, told). */
function visit(name, path, looks) {
  test(name, async (t) => {
    const page = await site.reader.newPage();
    const asked = new Set();
    page.on('request', (request) => request.resourceType() === 'script' && asked.add(new URL(request.url()).pathname));
    const broken = await watch(page, site.address);
    const response = await page.goto(site.address + path);
    const faults = [];
    const told = (where, what) => faults.push(`${where}: ${what}`);
    if (response.status() !== (path === '/non-esiste/' ? 404 : 200)) told('address', response.status());
    for (const look of looks) await look(page, told, t);
    if (scripts(asked) > mostScripts) told('scripts', `${scripts(asked)} bytes`);
    for (const fault of broken) told('browser', fault);
    await page.close();
    assert.deepEqual(faults, [], path);
  });
}

/** The bytes of scripts as a host sends them. */
const scripts = (paths) => [...paths].map((path) => join(root, path)).reduce((sum, file) => sum + readFileSync(existsSync(`${file}.br`) ? `${file}.br` : file).length, 0);

const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

async function onPaper(page, told) {
  await page.emulateMedia({ media: 'print' });
  const asked = await page.locator('input:visible, select:visible, button:visible').count();
  if (asked) told('paper', `${asked} things to type in or to press`);
  await page.emulateMedia({ media: null });
}

async function enlarged(page, told) {
  await page.setViewportSize({ width: 640, height: 450 }); // 1280 pixels enlarged twice; four times is 320
  if (await tooWide(page) > 0) told('at 200 %', `${await tooWide(page)} pixels too wide`);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  if (await tooWide(page) > 0) told('with letters twice the size', `${await tooWide(page)} pixels too wide`);
  await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
}

async function atEveryWidth(page, told) {
  // With a target the long pages lay out also what is far from the screen: axe judges only what has its size and place.
  await page.evaluate(() => { location.hash = 'contenuto'; });
  for (const width of [1280, 768, 320]) {
    const at = `at ${width} pixels`;
    await page.setViewportSize({ width, height: 900 });
    const titles = await page.locator('h1:visible').count();
    if (titles !== 1) told(at, `${titles} visible h1`);
    if (await tooWide(page) > 0) told(at, `${await tooWide(page)} pixels too wide`);
    const lost = await page.evaluate(() => [...document.images].filter((i) => !i.naturalWidth).map((i) => i.src));
    if (lost.length) told(at, `images that do not load: ${lost}`);
    for (const violation of await violations(page, { rules: wcag })) told(at, violation);
    if (width === 768) continue; // what it shows one of the others shows, in the same colours
    await page.emulateMedia({ colorScheme: 'dark' }); // which changes colours only
    for (const violation of await violations(page, { rules: ['color-contrast', 'link-in-text-block'] })) told(`${at}, in the dark theme`, violation);
    await page.emulateMedia({ colorScheme: 'light' });
  }
}

/** Links that bear one name lead to one place. */
async function names(page, told) {
  const twice = await page.evaluate(() => {
    const places = Map.groupBy(document.links, (a) => (a.getAttribute('aria-label') ?? a.textContent).trim().replace(/\s+/g, ' '));
    return [...places].filter(([name, links]) => name && new Set(links.map(({ href }) => href)).size > 1).map(([name]) => name);
  });
  for (const name of twice) told('names', `links called «${name}» lead to several places`);
}

/** A page of more than three screens with several sections has an index of them, folded, each of whose links leads to its section. */
async function indexed(page, told) {
  await page.setViewportSize({ width: 1280, height: 900 });
  const { long, sections, named } = await page.evaluate(() => ({
    long: document.documentElement.scrollHeight > 3 * innerHeight,
    sections: [...document.querySelectorAll('main h2')].map(({ id }) => id),
    named: [...document.querySelectorAll('.page-index details:not([open]) a')].map(({ hash }) => decodeURIComponent(hash.slice(1))),
  }));
  if (long && sections.length > 2 && `${named}` !== `${sections}`) told('index', `it names ${named}; the sections are ${sections}`);
}

/** A person who left school at thirteen can read it, and acronyms are spelled out before or where they first stand. */
async function reading(page, told, t) {
  const texts = await page.evaluate(prose);
  if (!texts.length) told('words', 'no prose');
  else {
    const score = gulpease(texts);
    t.diagnostic(`Gulpease ${score.toFixed(1)}`);
    const hardest = () => texts.sort((a, b) => gulpease([a]) - gulpease([b])).slice(0, 3).join(' | ');
    if (score < easy) told('words', `Gulpease ${score.toFixed(1)}; hardest: ${hardest()}`);
  }
  await acronyms(page, told);
}

async function acronyms(page, told) {
  const text = await page.evaluate(words);
  for (const [acronym, meaning] of [['ATS', /agenzi[ae] di tutela della salute/i], ['ASST', /aziend[ae] socio sanitari[ae] territorial[ei]/i]]) {
    const first = text.search(new RegExp(`\\b${acronym}\\b`));
    if (first >= 0 && !meaning.test(text.slice(0, first + 200))) told('words', `${acronym} is not spelled out in «${text.slice(Math.max(0, first - 40), first + 40)}»`);
  }
}

const unused = new Set(english);
async function otherLanguages(page, told) {
  const [marked, bare] = await page.evaluate(foreign, english);
  if (bare.length) told('words', `not marked as English: ${bare}`);
  for (const word of marked) unused.delete(word);
}

describe('every kind of page', { concurrency: 2 }, () => {
  for (const [name, path] of Object.entries(pages)) {
    const embedded = /^\/incorpora\/./.test(path); // a picture alone, for other sites
    const list = ['/', '/cerca/', '/mappa-del-sito/'].includes(path); // which leads everywhere by itself
    visit(name, path, [names, embedded ? acronyms : reading, ...(list ? [] : [indexed]), onPaper, enlarged, atEveryWidth]);
  }
});

describe('the words and names of', { concurrency: 2 }, () => {
  for (const name of macroareas) visit(name, `/macroaree/${name}/`, [names, reading, otherLanguages]);
  test('there are Comuni that bear the name of their Ambito', () => assert.ok(seats.length > 30));
  for (const name of seats) visit(name, `/comuni/${name}/`, [names]);
});

test('every word of another language in the settings stands on a macroarea’s page', () => {
  assert.equal(macroareas.length, 10);
  assert.deepEqual([...unused], []);
});
