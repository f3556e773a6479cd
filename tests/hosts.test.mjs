// The site behind the configurations that hosting/ ships: what each server sends, held against one table, and that nginx
// bears a load without an error.
import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { caddy } from './caddy.mjs';
import { cacheOf } from './host.mjs';
import { load, nginx } from './nginx.mjs';
import { headersOf, kinds, typeOf } from './site.mjs';

const root = fileURLToPath(new URL('../public', import.meta.url));

/** Asks as a browser does, without following redirects or unpacking. */
function get(address, accept = '', path) {
  return new Promise((resolve, reject) => {
    request(address, { headers: { 'accept-encoding': accept }, ...path && { path } }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    }).on('error', reject).end();
  });
}

const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).filter((name) => !name.startsWith('.'));
const named = (folder, ending) => `/${files.find((name) => name.startsWith(`${folder}/`) && name.endsWith(ending))}`;
const long = cacheOf(named('css', '.css'));

for (const [host, start] of Object.entries({ nginx, caddy })) {
  describe(host, () => {
    let server;
    before(async () => { server = await start(); });
    after(async () => { assert.equal(await server?.close(), '', `${host} complained`); });

    test('every kind of file has its media type; texts come compressed to whoever takes them, and are the same texts', async () => {
      const endings = new Set(files.map((name) => extname(name)).filter((kind) => !['.gz', '.br'].includes(kind)));
      assert.deepEqual([...endings].filter((kind) => !kinds[kind]), [], 'a kind of file without a media type');
      for (const kind of endings) {
        const file = files.find((name) => extname(name) === kind);
        const address = `${server.address}/${file.replace(/index\.html$/, '')}`;
        const { type, text: isText } = typeOf(file);
        const text = readFileSync(join(root, file));
        for (const [accept, encoding, unpack] of [['gzip, deflate, br', 'br', brotliDecompressSync], ['gzip', 'gzip', gunzipSync],
          ['identity', undefined, (body) => body]]) {
          const answer = await get(address, accept);
          const packed = files.includes(`${file}.br`);
          assert.ok(packed || !isText || text.length < 1000, `${file} has no compressed twin`);
          assert.equal(answer.status, 200, file);
          assert.equal(answer.headers['content-type'], type, file);
          assert.equal(answer.headers['content-encoding'], packed ? encoding : undefined, `${file} for «${accept}»`);
          assert.ok((answer.headers['content-encoding'] ? unpack(answer.body) : answer.body).equals(text), `${file} for «${accept}» is another`);
          if (packed && encoding) assert.ok(answer.body.length < text.length, file);
          if (packed) assert.match(answer.headers.vary ?? '', /^Accept-Encoding$/, file);
        }
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
        const answer = await get(server.address + address);
        assert.equal(answer.headers['cache-control'], 'public, max-age=600', address);
        assert.ok(answer.headers.etag || answer.headers['last-modified'], `${address} cannot be asked for again`);
      }
    });

    test('a lost reader gets the page of the site, with its status', async () => {
      for (const path of ['/non-esiste/', '/dati/manca.geojson', '/css/manca.css', '/%2e%2e/%2e%2e/etc/passwd', '/ambiti/..%2f..%2fgo.mod']) {
        const answer = await get(server.address, '', path);
        assert.ok(answer.status === 404 || path.includes('%') && answer.status === 400, `${path}: ${answer.status}`);
        if (answer.status === 400) continue;
        assert.ok(answer.body.equals(readFileSync(join(root, '404.html'))), path);
        assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8', path);
        assert.equal(answer.headers['cache-control'], undefined, 'what is not there may come');
      }
    });

    test('a code alone leads to its page, a folder without its slash to the folder', async () => {
      assert.match(String((await get(`${server.address}/ambiti/50083/`)).body), /url=[^"]*\/ambiti\/50083-visconteo-sud-milano\//);
      const answer = await get(`${server.address}/ambiti/50083`);
      assert.ok([301, 308].includes(answer.status), `status ${answer.status}`); // both for ever
      assert.equal(answer.headers.location, '/ambiti/50083/');
    });

    test('a sub-folder is served as well', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'site-'));
      mkdirSync(join(folder, 'servizi'));
      symlinkSync(root, join(folder, 'servizi/ambiti'));
      const below = await start({ root: folder, ready: '/servizi/ambiti/404.html' });
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
        assert.ok(found.requests > 100, `${address}: only ${found.requests} requests`);
      }
    });
  });
}
