// The editing loop, as an official lives it: «ambiti serve» on a copy of the project, a page open in Chromium, one cell of
// comuni.csv changed, first to a wrong code and then to the right one.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch } from './site.mjs';

const project = fileURLToPath(new URL('..', import.meta.url));
const patience = 120_000; // of a build on a busy machine, milliseconds

/** Copies what a site is made of; gives { root, edit }, where edit changes the one place of a file. */
function copyOfProject(context) {
  const root = mkdtempSync(join(tmpdir(), 'ambiti-serve-'));
  context.after(() => rmSync(root, { recursive: true }));
  for (const name of ['assets', 'content', 'data', 'hugo.toml', 'layouts', 'package.json', 'static']) {
    cpSync(join(project, name), join(root, name), { recursive: true });
  }
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
  const edit = (file, old, fresh) => {
    const parts = readFileSync(join(root, file), 'utf8').split(old);
    assert.equal(parts.length, 2, `${file} holds «${old}» once`);
    writeFileSync(join(root, file), parts.join(fresh));
  };
  return { root, edit };
}

/** Starts the command; gives { address, errors } once the site is there. */
async function serveCopy(context, root) {
  const command = join(root, 'ambiti');
  execFileSync('go', ['build', '-o', command, './generator'], { cwd: project });
  const server = spawn(command, ['serve', '--root', root, '--address', 'localhost:0']);
  context.after(() => server.kill('SIGINT'));
  let errors = '';
  server.stderr.on('data', (text) => { errors += text; });
  const address = await new Promise((resolve, reject) => {
    server.stdout.on('data', (text) => { const found = /http:\/\/\S+?(?=\/ )/.exec(text); if (found) resolve(found[0]); });
    server.on('exit', (status) => reject(new Error(`ambiti serve ended with ${status}: ${errors}`)));
  });
  return { address, errors: () => errors };
}

test('an edited cell shows in the open page by itself, and a wrong one as an error', async (context) => {
  const { root, edit } = copyOfProject(context);
  const { address, errors } = await serveCopy(context, root);
  const browser = await launch();
  context.after(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(patience);
  const refused = [];
  page.on('console', (message) => { if (message.text().includes('Content Security Policy')) refused.push(message.text()); });
  const response = await page.goto(`${address}/comuni/015189-rozzano/`);
  assert.ok(response.headers()['content-security-policy'].startsWith("default-src 'none'"));
  const main = page.locator('main');
  assert.match(await main.innerText(), /Visconteo Sud Milano/);
  assert.doesNotMatch(await main.innerText(), /Corsico/);

  edit('data/territorio/comuni.csv', '015189,Rozzano,MI,50083', '015189,Rozzano,MI,5OO89');
  const faults = page.getByRole('dialog', { name: 'C’è una cosa da correggere' });
  await faults.waitFor();
  assert.match(await faults.innerText(), /data\/territorio\/comuni\.csv:\d+:4: «5OO89» non è un Ambito/);
  assert.match(errors(), /data\/territorio\/comuni\.csv:\d+:4: /);
  await page.getByRole('button', { name: 'Chiudi' }).click();
  assert.match(await main.innerText(), /Visconteo Sud Milano/, 'the last good site stays');

  edit('data/territorio/comuni.csv', '015189,Rozzano,MI,5OO89', '015189,Rozzano,MI,50089');
  await page.locator('main', { hasText: 'Corsico' }).waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.deepEqual(refused, []);
});
