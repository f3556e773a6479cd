// «Usa la mia posizione»: right, honest near a border, on the device only, and light.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { session } from './site.mjs';

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const { openAreas } = await import(`data:text/javascript,${encodeURIComponent(read('assets/js/where.js'))}`);
const published = 'public/dati/confini-ambiti/confini-ambiti.topojson';

const site = session();

/** What the page answers to a reader who stands there. */
async function ask(longitude, latitude, accuracy = 10, permissions = ['geolocation']) {
  const context = await site.browser.newContext({ geolocation: { longitude, latitude, accuracy }, permissions });
  const page = await context.newPage();
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(site.address + '/');
  await page.getByRole('button', { name: 'Usa la mia posizione' }).click();
  const answer = page.getByRole('status').filter({ hasNotText: 'Sto cercando' }).filter({ hasText: /\S/ });
  await answer.waitFor();
  const links = await answer.locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  const text = await answer.innerText();
  await context.close();
  return { text, links, requests };
}

test('in the middle of an Ambito it names the Ambito and leads to its page', async () => {
  const { text, links } = await ask(9.19, 45.464); // piazza del Duomo
  assert.equal(text, 'Sei nell’Ambito Milano Città, secondo il nostro elenco dei Comuni, che non è ufficiale.');
  assert.deepEqual(links, ['/ambiti/50007/']);
});

test('near a border it names both sides', async () => {
  // On the border itself: the middle of the longest step of an arc between two Ambiti.
  const { lon, lat, names } = onABorder(JSON.parse(read(published)));
  const { text, links } = await ask(lon, lat);
  assert.match(text, /^Sei vicino al confine tra Ambito .+ e Ambito /);
  for (const name of names) assert.ok(text.includes(name), `«${text}» names ${name}`);
  assert.equal(links.length, 2);
});

test('a rough position is told as one near a border', async () => {
  assert.match((await ask(9.19, 45.464, 20_000)).text, /^Sei vicino al confine/);
});

test('outside Lombardia it says so', async () => {
  assert.equal((await ask(12.4964, 41.9028)).text, 'Non sei in Lombardia.');
});

test('without permission it sends the reader to the alphabet', async () => {
  assert.match((await ask(9.19, 45.464, 10, [])).text, /prima lettera del tuo Comune/);
});

test('the position goes nowhere', async () => {
  const { requests } = await ask(9.19, 45.464);
  for (const url of requests) {
    assert.ok(url.startsWith(site.address + '/'), url);
    assert.doesNotMatch(url, /9\.19|45\.46|\?/);
  }
});

test('without scripts there is no button, and the alphabet serves', async () => {
  const page = await site.browser.newPage({ javaScriptEnabled: false });
  await page.goto(site.address + '/');
  assert.equal(await page.getByText('Usa la mia posizione').isVisible(), false);
  assert.ok(await page.getByRole('link', { name: 'Comuni con la R' }).isVisible());
  await page.close();
});

test('script and boundaries are light', () => {
  const script = readdirSync(new URL('../public/js', import.meta.url)).find((name) => /^position.*\.js$/.test(name));
  assert.ok(gzipSync(read(`public/js/${script}`)).length <= 8_000);
  assert.ok(gzipSync(read(published)).length <= 150_000);
});

// The Comuni of the repository are another file, of other arcs: an Ambito is right where its Comune is.
test('of 20,000 places in the region 99.9 % get the right Ambito', () => {
  const ambiti = openAreas(JSON.parse(read(published)));
  const comuni = openAreas(JSON.parse(read('data/territorio/comuni.topojson')));
  const member = new Map(read('data/territorio/comuni.csv').split('\n').slice(1)
    .map((line) => [line.slice(0, 6), line.match(/,[A-Z]{2},(\d{5}),/)?.[1]]));
  let seed = 2021;
  const random = () => (seed = (seed * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
  let inside = 0;
  let wrong = 0;
  while (inside < 20_000) {
    const lon = 8.49 + random() * 2.95;
    const lat = Math.asin(Math.sin(rad(44.67)) + random() * (Math.sin(rad(46.64)) - Math.sin(rad(44.67)))) / rad(1); // evenly on the ground
    const comune = comuni.locate(lon, lat);
    if (!comune) continue;
    inside++;
    if (ambiti.locate(lon, lat)?.codice_ambito !== member.get(comune.code)) wrong++;
  }
  assert.ok(wrong / inside <= 0.001, `${wrong} of ${inside} places are wrong`);
});

const rad = (degrees) => degrees * Math.PI / 180;

/** The middle of the longest step of a border between two areas. */
function onABorder({ transform: { scale, translate }, arcs, objects }) {
  const areas = Object.values(objects)[0].geometries;
  const beside = arcs.map(() => []);
  areas.forEach((area) => area.arcs.flat(2).forEach((ref) => beside[ref < 0 ? ~ref : ref].push(area.properties.denominazione_ambito)));
  let best = { length: 0 };
  arcs.forEach((arc, i) => {
    let [x, y] = arc[0];
    for (const [dx, dy] of arc.slice(1)) {
      const length = Math.hypot(dx, dy);
      if (beside[i].length === 2 && length > best.length) {
        best = { length, lon: (x + dx / 2) * scale[0] + translate[0], lat: (y + dy / 2) * scale[1] + translate[1], names: beside[i] };
      }
      x += dx;
      y += dy;
    }
  });
  return best;
}
