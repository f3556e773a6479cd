// The content security policy: nothing from elsewhere, nothing inline; the same words for every host. That no page breaks
// it is seen by the tests of the pages, which collect what Chromium reports and complains of (watch in site.mjs).
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { headersOf, session, watch } from './site.mjs';

const site = session();

test('nginx and Caddy send the same headers', () => {
  const headers = headersOf('/incorpora/ambiti/');
  assert.ok(headers['Content-Security-Policy'].startsWith("default-src 'none'"));
  for (const file of ['nginx.conf', 'Caddyfile']) {
    const text = readFileSync(new URL(`../hosting/${file}`, import.meta.url), 'utf8');
    for (const [name, value] of Object.entries(headers)) assert.ok(text.includes(`${name} "${value}"`), `${file}: ${name}`);
    assert.ok(text.includes('"public, max-age=31536000, immutable"'), `${file}: names with a digest`);
  }
});

test('every host lets other sites frame /incorpora/, and nothing else', () => {
  const folders = readdirSync(new URL('../public', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['css', 'fonts', 'js'].includes(entry.name)).map(({ name }) => `/${name}/`);
  assert.ok(folders.length > 12);
  for (const folder of ['/', '/404.html', ...folders]) {
    assert.equal(headersOf(folder)['X-Frame-Options'], folder === '/incorpora/' ? undefined : 'SAMEORIGIN', `${folder} in _headers`);
  }
  const host = (file) => readFileSync(new URL(`../hosting/${file}`, import.meta.url), 'utf8');
  assert.match(host('nginx.conf'), /map \$uri \$ambiti_frames \{\s+default SAMEORIGIN;\s+~\/incorpora\/ "";/);
  assert.match(host('nginx.conf'), /X-Frame-Options \$ambiti_frames always/);
  assert.match(host('Caddyfile'), /@whole not path \*\/incorpora\/\*\s+header @whole X-Frame-Options "SAMEORIGIN"/);
});

test('an inline script and an inline style are refused', async () => {
  const page = await site.browser.newPage();
  const faults = await watch(page, site.address);
  await page.goto(site.address + '/');
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "attacked"';
    document.body.append(script);
    document.body.setAttribute('style', 'color: red');
  });
  assert.notEqual(await page.title(), 'attacked');
  assert.deepEqual(faults.filter((text) => text.startsWith('policy: ')).map((text) => text.split(' ')[1]).sort(), ['script-src-elem', 'style-src-attr']);
  assert.equal(faults.filter((text) => text.includes('Content Security Policy')).length, 2, faults.join('\n'));
  await page.close();
});
