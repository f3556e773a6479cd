// «Usa la mia posizione»: right, honest near a border, on the device only, and light.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { session } from './site.mjs';

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const { openAreas } = await import(`data:text/javascript,${encodeURIComponent(read('assets/js/where.js'))}`);
const published = 'public/comuni/confini.topojson';

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
  const places = page.locator('.position .finder-answer');
  const links = await places.locator('a').evaluateAll((all) => all.map((a) => [a.textContent, a.getAttribute('href')]));
  const [text, shown] = [await answer.innerText(), await places.innerText()];
  await context.close();
  return { text, shown, links, requests };
}

test('in the middle of a Comune it names the Comune, its Ambito, its ATS and its ASST, and how sure that is', async () => {
  const { text, shown, links } = await ask(9.1557, 45.3815); // Rozzano
  assert.equal(text, 'Sei nel Comune di Rozzano.');
  assert.match(shown, /appartenenza documentata/);
  assert.deepEqual(links, [['Rozzano (MI)', '/comuni/015189-rozzano/'], ['Ambito Visconteo Sud Milano', '/ambiti/50083-visconteo-sud-milano/'],
    ['ATS Città Metropolitana di Milano', '/ats/321-citta-metropolitana-di-milano/'], ['ASST Melegnano e della Martesana', '/asst/708-melegnano-e-della-martesana/']]);
});

test('where the table names no ASST it says so', async () => {
  const { text, shown } = await ask(9.19, 45.464); // piazza del Duomo
  assert.equal(text, 'Sei nel Comune di Milano.');
  assert.match(shown, /non indica un’ASST/);
});

test('near a border it names both sides', async () => {
  // On the border itself: the middle of the longest step of an arc between two Comuni.
  const { lon, lat, codes } = onABorder(JSON.parse(read(published)));
  const { text, links } = await ask(lon, lat);
  assert.match(text, /^Sei vicino al confine tra .+ e .+: guarda in quale sei\.$/);
  for (const code of codes) assert.ok(links.some(([, to]) => to.startsWith(`/comuni/${code}-`)), `${text} leads to ${code}`);
});

test('a rough position is told as rough', async () => {
  assert.equal((await ask(9.19, 45.464, 20_000)).text, 'La posizione è incerta di 20 km. Forse sei a Milano, o in un Comune lì intorno.');
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

// The published boundaries of the Comuni are the same borders before they were made light. Near a border both sides are named.
test('of 20,000 places in the region 99.9 % get the right Comune among those that they are told', () => {
  const light = openAreas(JSON.parse(read(published)));
  const comuni = openAreas(JSON.parse(read('public/dati/confini-comuni/confini-comuni.topojson')));
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
    const { metres, sides } = light.border(lon, lat);
    const told = metres > 100 ? [light.locate(lon, lat)] : sides;
    if (!told.some((area) => area?.codice_istat === comune.codice_istat)) wrong++;
  }
  assert.ok(wrong / inside <= 0.001, `${wrong} of ${inside} places are wrong`);
});

const rad = (degrees) => degrees * Math.PI / 180;

/** The middle of the longest step of a border between two areas. */
function onABorder({ transform: { scale, translate }, arcs, objects }) {
  const areas = Object.values(objects)[0].geometries;
  const beside = arcs.map(() => []);
  areas.forEach((area) => area.arcs.flat(2).forEach((ref) => beside[ref < 0 ? ~ref : ref].push(area.properties.codice_istat)));
  let best = { length: 0 };
  arcs.forEach((arc, i) => {
    let [x, y] = arc[0];
    for (const [dx, dy] of arc.slice(1)) {
      const length = Math.hypot(dx, dy);
      if (beside[i].length === 2 && length > best.length) {
        best = { length, lon: (x + dx / 2) * scale[0] + translate[0], lat: (y + dy / 2) * scale[1] + translate[1], codes: beside[i] };
      }
      x += dx;
      y += dy;
    }
  });
  return best;
}
