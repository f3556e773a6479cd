// The site behind the nginx configuration that hosting/ ships: what it sends, and that it bears a load without an error.
import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { load, nginx } from './nginx.mjs';
import { headersOf } from './site.mjs';

const root = fileURLToPath(new URL('../public', import.meta.url));
let server;
before(async () => { server = await nginx(); });
after(async () => { assert.equal(await server?.close(), '', 'nginx complained'); });

/** Asks as a browser does, without following redirects or unpacking. */
function get(address, accept = '') {
  return new Promise((resolve, reject) => {
    request(address, { headers: { 'accept-encoding': accept } }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    }).on('error', reject).end();
  });
}

const named = (folder, ending) => `/${folder}/${readdirSync(join(root, folder)).find((name) => name.endsWith(ending))}`;
const long = 'public, max-age=31536000, immutable';

const kinds = [
  ['/', 'index.html', 'text/html; charset=utf-8'],
  ['/ambiti/50083-visconteo-sud-milano/', 'ambiti/50083-visconteo-sud-milano/index.html', 'text/html; charset=utf-8'],
  ['/dati/comuni/comuni.csv', 'dati/comuni/comuni.csv', 'text/csv; charset=utf-8'],
  ['/dati/comuni/comuni.json', 'dati/comuni/comuni.json', 'application/json'],
  ['/dati/confini-ambiti/confini-ambiti.geojson', 'dati/confini-ambiti/confini-ambiti.geojson', 'application/geo+json'],
  ['/dati/catalogo.ttl', 'dati/catalogo.ttl', 'text/turtle; charset=utf-8'],
  [named('css', '.css'), named('css', '.css').slice(1), 'text/css; charset=utf-8'],
  [named('js', '.js'), named('js', '.js').slice(1), 'text/javascript; charset=utf-8'],
];

test('texts come compressed to whoever takes them, and are the same texts', async () => {
  for (const [address, file, type] of kinds) {
    const text = readFileSync(join(root, file));
    for (const [accept, encoding, unpack] of [['gzip, deflate, br', 'br', brotliDecompressSync], ['gzip', 'gzip', gunzipSync],
      ['identity', undefined, (body) => body]]) {
      const answer = await get(server.address + address, accept);
      assert.equal(answer.status, 200, address);
      assert.equal(answer.headers['content-encoding'], encoding, `${address} for «${accept}»`);
      assert.equal(answer.headers['content-type'], type, address);
      assert.ok(unpack(answer.body).equals(text), `${address} for «${accept}» is another text`);
      if (encoding) assert.ok(answer.body.length < text.length, address);
      assert.match(answer.headers.vary ?? '', /Accept-Encoding/, address);
    }
  }
});

test('what is packed already comes as it is', async () => {
  for (const [address, type] of [['/dati/comuni/comuni.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    [named('fonts', '.woff2'), 'font/woff2'], ['/anteprima.png', 'image/png'], ['/dati/ambiti-lombardia.zip', 'application/zip']]) {
    const answer = await get(server.address + address, 'gzip, br');
    assert.deepEqual([answer.status, answer.headers['content-type'], answer.headers['content-encoding']], [200, type, undefined], address);
  }
});

test('every answer has the headers of _headers', async () => {
  for (const address of ['/', '/incorpora/', '/dati/comuni/comuni.csv', named('css', '.css'), '/non-esiste/']) {
    const answer = await get(server.address + address);
    for (const [name, value] of Object.entries(headersOf(address))) assert.equal(answer.headers[name.toLowerCase()], value, `${address}: ${name}`);
  }
  assert.equal((await get(`${server.address}/incorpora/`)).headers['x-frame-options'], undefined, 'other sites may frame it');
});

test('browsers keep what has a digest in its name, and ask again for the rest', async () => {
  for (const folder of ['css', 'js', 'fonts']) {
    for (const name of readdirSync(join(root, folder)).filter((file) => !/\.(gz|br)$/.test(file))) {
      assert.match(name, /\.[0-9a-f]{64}\./, `/${folder}/${name} would never be fetched again`);
      assert.equal((await get(`${server.address}/${folder}/${name}`)).headers['cache-control'], long, name);
      assert.equal(headersOf(`/${folder}/${name}`)['Cache-Control'], long, `${name} in _headers`);
    }
  }
  for (const address of ['/', '/ambiti/', '/dati/comuni/comuni.csv', '/sitemap.xml']) {
    assert.equal((await get(server.address + address)).headers['cache-control'], 'public, max-age=600', address);
  }
});

test('a lost reader gets the page of the site, with its status', async () => {
  const answer = await get(`${server.address}/non-esiste/`);
  assert.equal(answer.status, 404);
  assert.ok(answer.body.equals(readFileSync(join(root, '404.html'))));
  assert.equal(answer.headers['cache-control'], undefined, 'what is not there may come');
});

test('a code alone leads to its page, a folder without its slash to the folder', async () => {
  assert.match(String((await get(`${server.address}/ambiti/50083/`)).body), /url=[^"]*\/ambiti\/50083-visconteo-sud-milano\//);
  const answer = await get(`${server.address}/ambiti/50083`);
  assert.deepEqual([answer.status, answer.headers.location], [301, '/ambiti/50083/']);
});

test('a sub-folder is served as well', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  mkdirSync(join(folder, 'servizi'));
  symlinkSync(root, join(folder, 'servizi/ambiti'));
  const below = await nginx({ root: folder, ready: '/servizi/ambiti/404.html' });
  try {
    assert.equal((await get(`${below.address}/servizi/ambiti/comuni/015189-rozzano/`, 'br')).headers['content-encoding'], 'br');
    assert.equal((await get(`${below.address}/servizi/ambiti${named('css', '.css')}`)).headers['cache-control'], long);
    assert.equal((await get(`${below.address}/servizi/ambiti/comuni`)).headers.location, '/servizi/ambiti/comuni/');
    const lost = await get(`${below.address}/servizi/ambiti/non-esiste/`);
    assert.deepEqual([lost.status, lost.body.equals(readFileSync(join(root, '404.html')))], [404, true]);
  } finally {
    assert.equal(await below.close(), '');
    rmSync(folder, { recursive: true });
  }
});

test('thousands of requests meet no error', () => {
  for (const address of ['/', '/comuni/015189-rozzano/', '/dati/comuni/comuni.csv']) {
    const found = load(server.address + address, { seconds: 1 });
    assert.equal(found.errors, 0, address);
    assert.ok(found.requests > 1000, `${address}: only ${found.requests} requests`);
  }
});
