// `ambiti deploy` against a real S3 server: most of the built site sent to a bucket, read back as a website in Chromium, sent again
// in vain, changed, interrupted, refused.
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cacheOf, freePort } from './host.mjs';
import { commandIn } from './project.mjs';
import { kinds as known, launch, typeOf } from './site.mjs';

const project = fileURLToPath(new URL('..', import.meta.url));
const bucket = 'localhost'; // the server takes the name of the host for that of the bucket
const it = {};

before(async () => {
  it.folder = mkdtempSync(join(tmpdir(), 'ambiti-deploy-'));
  it.command = commandIn(it.folder);
  const server = join(it.folder, 's3server');
  execFileSync('go', ['build', '-o', server, '.'], { cwd: join(project, 'tests/s3server') });
  const [s3, website] = [await freePort(), await freePort()];
  it.website = `http://localhost:${website}`;
  it.env = { ...process.env, AWS_ACCESS_KEY_ID: 'prova', AWS_SECRET_ACCESS_KEY: 'segreto', AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${s3}`, AWS_SESSION_TOKEN: '' };
  it.objects = join(it.folder, 's3/objects', bucket);
  it.server = spawn(server, [join(it.folder, 's3'), `127.0.0.1:${s3}`, `127.0.0.1:${website}`, bucket], { env: it.env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((ready, failed) => {
    it.server.stdout.on('data', (text) => { if (String(text).includes('ready')) ready(); });
    it.server.on('exit', (status) => failed(new Error(`the S3 server ended with ${status}`)));
  });
  it.site = join(it.folder, 'public');
  link(join(project, 'public'), it.site);
});

after(() => {
  it.server?.kill();
  rmSync(it.folder, { recursive: true });
});

/**
 * Makes a copy of the site that shares its files: a change replaces one, and leaves the original alone. The Comuni, which
 * are more than half of it and all alike, stay out.
 */
function link(from, to) {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.name === 'comuni') continue;
    (entry.isDirectory() ? link : linkFile)(join(from, entry.name), join(to, entry.name));
  }
}

function linkFile(from, to) {
  try {
    linkSync(from, to);
  } catch { // on another disk
    writeFileSync(to, readFileSync(from));
  }
}

function change(file, how) {
  const path = join(it.site, file);
  const text = readFileSync(path, 'utf8');
  for (const twin of ['', '.gz', '.br']) unlinkSync(path + twin);
  if (how) writeFileSync(path, how(text));
}

/** Runs the command; gives { status, stdout, stderr }. */
function deploy(args = [], env = {}, destination = bucket) {
  return new Promise((done) => {
    execFile(it.command, ['deploy', `s3://${destination}`, '--from', it.site, ...args], { env: { ...it.env, ...env } },
      (error, stdout, stderr) => done({ status: error?.code ?? 0, stdout, stderr }));
  });
}

function files(folder, prefix = '') {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name), `${prefix}${entry.name}/`) : [prefix + entry.name]).sort();
}

/** The compressed twins stay behind: a bucket could not choose among them. */
function assertSame() {
  const built = files(it.site).filter((name) => name !== '.ambiti-site');
  const site = built.filter((name) => !/\.(gz|br)$/.test(name));
  assert.ok(built.length > site.length + 500, 'the site has compressed twins');
  assert.deepEqual(files(it.objects).filter((name) => name !== '.ambiti-deploy.json'), site);
  for (const name of site) assert.ok(readFileSync(join(it.objects, name)).equals(readFileSync(join(it.site, name))), name);
}

test('wrong credentials and a bucket that is not there are told as what they are', async () => {
  const wrong = await deploy(['--yes'], { AWS_SECRET_ACCESS_KEY: 'sbagliato' });
  assert.equal(wrong.status, 3);
  assert.match(wrong.stderr, /le credenziali sono rifiutate \(SignatureDoesNotMatch\)/);
  const unknown = await deploy(['--yes'], { AWS_ACCESS_KEY_ID: 'nessuno' });
  assert.match(unknown.stderr, /le credenziali sono rifiutate/);
  const missing = await deploy([], { AWS_ACCESS_KEY_ID: '' });
  assert.equal(missing.status, 2);
  assert.match(missing.stderr, /mancano nell'ambiente: AWS_ACCESS_KEY_ID\n/);
  const absent = await deploy(['--yes'], {}, 'assente');
  assert.equal(absent.status, 3);
  assert.match(absent.stderr, /il bucket non c’è: va creato prima/);
  assert.deepEqual(files(it.objects), []);
});

test('a deploy that is killed leaves what the next one finishes', async () => {
  const dry = await deploy();
  assert.match(dry.stdout, /È una prova/);
  assert.deepEqual(files(it.objects), [], 'a dry run sends nothing');
  const killed = spawn(it.command, ['deploy', `s3://${bucket}`, '--from', it.site, '--yes', '--quiet'], { env: it.env });
  const ended = new Promise((done) => { killed.on('exit', (status, signal) => done(signal)); });
  while (!existsSync(join(it.objects, 'api/v1/ambiti'))) await new Promise((soon) => { setTimeout(soon, 20); });
  killed.kill('SIGKILL');
  assert.equal(await ended, 'SIGKILL');
  const half = files(it.objects).length;
  assert.ok(!existsSync(join(it.objects, 'index.html')), 'pages come after what they need');
  const finish = await deploy(['--yes']);
  assert.equal(finish.status, 0, finish.stderr);
  const [, sent, , same] = finish.stdout.match(/(\d+) da inviare, (\d+) da cancellare, (\d+) uguali/);
  assert.ok(Number(same) > 0 && Number(same) >= half - 40, `${same} of ${half} were there`);
  assert.ok(Number(sent) < files(it.site).length);
  assertSame();
});

test('only what changed is sent, what is gone is removed, what is not ours stays', async () => {
  const again = await deploy(['--yes']);
  assert.match(again.stdout, /La destinazione è già aggiornata/);
  writeFileSync(join(it.objects, 'verifica.txt'), 'messo a mano');
  change('ambiti/50083-visconteo-sud-milano/index.html', (text) => text.replace('</h1>', ' cambiato</h1>'));
  change('privacy/index.html');
  const changed = await deploy(['--yes']);
  assert.match(changed.stdout, /1 da inviare, 1 da cancellare/);
  assert.match(changed.stdout, /non è di ambiti, resta: verifica\.txt/);
  unlinkSync(join(it.objects, 'verifica.txt'));
  assertSame();
});

test('the website of the bucket is the site', async () => {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const home = await page.goto(it.website + '/');
    assert.equal(home.status(), 200);
    await page.goto(it.website + '/ambiti/50083-visconteo-sud-milano/');
    assert.match(await page.locator('h1').innerText(), /Visconteo Sud Milano cambiato/);
    assert.equal((await page.goto(it.website + '/non-esiste/')).status(), 404);
    assert.match(await page.locator('main').innerText(), /non/);
  } finally {
    await browser.close();
  }
  const sent = files(it.objects).filter((name) => name !== '.ambiti-deploy.json');
  const kinds = new Set(sent.map((name) => extname(name)));
  assert.deepEqual([...kinds].filter((kind) => !known[kind]), [], 'a kind of file without a media type');
  for (const name of [...kinds].map((kind) => sent.find((one) => extname(one) === kind)).concat(sent.filter((one) => /^(css|js|fonts)\//.test(one)))) {
    const { headers } = await fetch(`${it.website}/${name}`);
    assert.deepEqual([headers.get('content-type'), headers.get('cache-control'), headers.get('content-encoding')], [typeOf(name).type, cacheOf(name), null], name);
  }
});
