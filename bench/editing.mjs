// How long somebody who edits waits for what «ambiti serve» shows: from saving a source to the page that Chromium has loaded
// again. For texts also beside `hugo server`, on the same pages, all that they show ready in files. The median of ten; an edit
// waits until the site of the one before has been verified. Then two hundred texts, one upon the other, for the memory.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { copyOfProject } from '../tests/project.mjs';
import { launch } from '../tests/site.mjs';

const runs = 10;
const many = 200;
const comune = '/comuni/015189-rozzano/';

/** What is edited: the n-th text of a place in a file, and what the page then has. */
const kinds = {
  text: { most: 0.5, page: '/metodo/', file: 'content/metodo.md', old: '\n## Da dove vengono i dati', fresh: (n) => `\nProva ${n}.\n\n## Da dove vengono i dati`,
    shows: (n) => document.querySelector('main')?.textContent.includes(`Prova ${n}.`) },
  cell: { most: 2, page: comune, file: 'data/territorio/comuni.csv', old: '015189,Rozzano,MI,50083', fresh: (n) => `015189,Rozzano,MI,${n % 2 ? 50089 : 50083}`,
    shows: (n) => document.querySelector('main')?.innerText.includes('Corsico') === (n % 2 === 1) },
  template: { most: 1, page: comune, file: 'layouts/comuni/page.html', old: '<p class="page-kicker">', fresh: (n) => `<p class="page-kicker" data-prova="${n}">`,
    shows: (n) => document.querySelector('.page-kicker')?.dataset.prova === `${n}` },
  style: { most: 1, page: comune, file: 'assets/scss/components/_heading.scss', old: '\n.page-heading {', fresh: (n) => `\n.page-kicker { --prova: ${n}; }\n\n.page-heading {`,
    shows: (n) => document.querySelector('.page-kicker') && getComputedStyle(document.querySelector('.page-kicker')).getPropertyValue('--prova').trim() === `${n}` },
};

const leftovers = [];
const copy = copyOfProject({ after: (remove) => leftovers.push(remove) });
const browser = await launch();
leftovers.push(() => browser.close());

/** Starts a server; gives { process, address, verified }, the last of which waits until a line that is said after each site. */
async function start(command, args, address, said, env = process.env) {
  const server = spawn(command, args, { env });
  leftovers.push(() => server.kill('SIGINT'));
  let output = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => { output += text; });
  const until = async (words) => {
    while (!words.test(output)) {
      if (server.exitCode !== null) throw new Error(`${command} has ended: ${output}`);
      await pause(20);
    }
  };
  await until(address);
  return { pid: server.pid, address: address.exec(output)[1], verified: async () => { await until(said); output = ''; } };
}

/** Edits a file as often as asked, from the text that it has; gives the seconds until the page shows it. */
async function edits(server, root, { page: path, file, old, fresh, shows }, times, calm = true) {
  const page = await browser.newPage();
  page.setDefaultTimeout(600_000);
  await page.goto(server.address + path);
  const original = readFileSync(join(root, file), 'utf8');
  if (!original.includes(old)) throw new Error(`${file} does not hold «${old}»`);
  const seconds = [];
  for (let n = 1; n <= times; n++) {
    const start = performance.now();
    writeFileSync(join(root, file), original.replace(old, fresh(n)));
    await page.waitForFunction(shows, n);
    seconds.push((performance.now() - start) / 1000);
    if (calm || n === times) await server.verified();
  }
  await page.close();
  return seconds;
}

/** Starts `hugo server` on the pages of the copy, with all that they show ready in files. */
async function startHugo() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  leftovers.push(() => rmSync(folder, { recursive: true }));
  execFileSync('go', ['run', './bench', 'ready', folder, '--root', copy.root], { stdio: 'inherit' });
  const modules = join(copy.root, 'node_modules');
  const sass = join(modules, readdirSync(modules).find((name) => name.startsWith('sass-embedded-')), 'dart-sass');
  const server = await start(join(folder, 'hugo'), ['server', '--source', join(folder, 'project'), '--environment', 'production'],
    /available at (http:\/\/\S+?)\/ /, /(?:Built|Total) in .*\n/, { ...process.env, PATH: `${sass}:${process.env.PATH}` });
  await server.verified();
  return server;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** The memory of a process and of those that it has started, in MB. */
function memory(pid) {
  const processes = execFileSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([pid]);
  for (const [child, parent] of processes) if (family.has(parent)) family.add(child);
  return processes.filter(([one]) => family.has(one)).reduce((sum, [, , rss]) => sum + rss / 1000, 0);
}

let missed = 0;
try {
  const ambiti = await start(copy.command, ['serve', '--root', copy.root, '--address', 'localhost:0'], /(http:\/\/\S+?)\/ e segue/, /\nverifica .*\n/);
  await ambiti.verified();
  console.log('from saving to the page, s    median   most');
  const medians = {};
  for (const [kind, edit] of Object.entries(kinds)) {
    medians[kind] = median(await edits(ambiti, copy.root, edit, runs));
    if (medians[kind] > edit.most) missed++;
    console.log(`${kind.padEnd(28)} ${medians[kind].toFixed(2).padStart(7)} ${edit.most.toFixed(1).padStart(6)}`);
  }
  const before = memory(ambiti.pid);
  await edits(ambiti, copy.root, kinds.text, many, false);
  console.log(`memory, MB: ${before.toFixed(0)}, after ${many} texts ${memory(ambiti.pid).toFixed(0)}`);
  const hugo = median(await edits(await startHugo(), copy.root, kinds.text, runs));
  console.log(`text, hugo server            ${hugo.toFixed(2).padStart(7)}, of which ambiti takes ${(medians.text / hugo).toFixed(2)}`);
} finally {
  for (const remove of leftovers.reverse()) await remove();
}
process.exit(missed ? 1 : 0);
