// The editing loop, as an official lives it: «ambiti serve» on a copy of the project, a page open in Chromium, one cell of
// comuni.csv changed, first to a wrong code and then to the right one.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { copyOfProject } from './project.mjs';
import { launch } from './site.mjs';

const patience = 120_000; // of a build on a busy machine, milliseconds

/** Changes the one place of a file of the project that reads so. */
function edit(root, file, old, fresh) {
  const parts = readFileSync(join(root, file), 'utf8').split(old);
  assert.equal(parts.length, 2, `${file} holds «${old}» once`);
  writeFileSync(join(root, file), parts.join(fresh));
}

/** Starts the command; gives { address, errors } once the site is there. */
async function serveCopy(context, { root, command }) {
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
  const copy = copyOfProject(context);
  const { address, errors } = await serveCopy(context, copy);
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

  edit(copy.root, 'data/territorio/comuni.csv', '015189,Rozzano,MI,50083', '015189,Rozzano,MI,5OO89');
  const faults = page.getByRole('dialog', { name: 'C’è una cosa da correggere' });
  await faults.waitFor();
  assert.match(await faults.innerText(), /data\/territorio\/comuni\.csv:\d+:4: «5OO89» non è un Ambito/);
  assert.match(errors(), /data\/territorio\/comuni\.csv:\d+:4: /);
  await page.getByRole('button', { name: 'Chiudi' }).click();
  assert.match(await main.innerText(), /Visconteo Sud Milano/, 'the last good site stays');

  edit(copy.root, 'data/territorio/comuni.csv', '015189,Rozzano,MI,5OO89', '015189,Rozzano,MI,50089');
  await page.locator('main', { hasText: 'Corsico' }).waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.deepEqual(refused, []);
});
