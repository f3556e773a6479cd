// The lines on the page of each dataset, run as they stand there: with DuckDB, pandas, R, and as Observable runs JavaScript. Only the
// address of the site is another: that of this machine and, for DuckDB, which would have to download an extension, that of the file.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import * as topojson from 'topojson-client';
import { root, serve } from './site.mjs';

const { resources, homepage } = JSON.parse(readFileSync(`${root}/dati/datapackage.json`, 'utf8'));
const base = homepage.replace(/dati\/$/, '');
const site = await serve();
after(() => site.close());

const characters = { lt: '<', gt: '>', quot: '"', '#34': '"', '#39': "'", amp: '&' };

/** The lines for a program on the page of a dataset, as a reader copies them. */
function lines(name, program) {
  const page = readFileSync(`${root}/dati/${name}/index.html`, 'utf8');
  const [, code] = page.match(new RegExp(`<pre[^>]* id="?esempio-${program}"?[ >][^]*?<code>([^]*?)</code>`));
  const text = code.replace(/&(#?\w+);/g, (_, entity) => characters[entity]);
  assert.ok(text.includes(base), `${name}: ${text}`);
  return text;
}

const served = (name, program) => lines(name, program).replaceAll(base, `${site.address}/`);

/** What a program writes when it gets a script. The site is served meanwhile. */
function run(program, script) {
  return new Promise((resolve, reject) => {
    const child = spawn(program[0], program.slice(1), { stdio: ['pipe', 'pipe', 'pipe'] });
    const out = { text: '', errors: '' };
    child.stdout.setEncoding('utf8').on('data', (text) => { out.text += text; });
    child.stderr.setEncoding('utf8').on('data', (text) => { out.errors += text; });
    child.on('error', reject);
    child.on('close', (status) => (status === 0 ? resolve(out.text) : reject(new Error(`${program[0]}: ${out.errors}`))));
    child.stdin.end(script);
  });
}

/** The table as CSV has it: texts as they are, numbers as numbers, null where a cell is empty. */
const rowsOf = (name, fields) => parse(readFileSync(`${root}/dati/${name}/${name}.csv`)).slice(1).map((row) =>
  row.map((cell, i) => (cell === '' ? null : fields[i].type === 'string' ? cell : Number(cell))));

/** The rows that a program wrote as CSV: a text is in quotes, a number is not, and an empty cell is neither. */
const written = (csv) => parse(csv, { cast: (value, { quoting }) => (value === '' ? null : quoting ? value : Number(value)) }).slice(1);

/** What a program wrote for each dataset, one after the other. */
const divided = (text) => text.split('\u001e\n').slice(1);

// Debian's python3, to whose packages pandas belongs (Makefile, PROGRAMS).
test('pandas reads every table by the lines of its page', async () => {
  const script = resources.map(({ name }) => `${served(name, 'python')}\nprint("\\x1e")\nprint(dati.to_csv(index=False, quoting=2), end="")\n`).join('');
  const tables = divided(await run(['/usr/bin/python3', '-'], script.replaceAll('print(dati.head(10))', 'dati.head(10)')));
  assert.equal(tables.length, resources.length);
  resources.forEach(({ name, schema: { fields } }, i) => assert.deepEqual(written(tables[i]), rowsOf(name, fields), name));
});

test('R reads every table by the lines of its page', async () => {
  const script = resources.map(({ name }) => `${served(name, 'r')}\ncat("\\x1e\\n")\nwrite.csv(dati, row.names = FALSE, na = "")\n`).join('');
  const tables = divided(await run(['Rscript', '-'], script.replaceAll('print(head(dati, 10))', 'invisible(head(dati, 10))')));
  assert.equal(tables.length, resources.length);
  resources.forEach(({ name, schema: { fields } }, i) => assert.deepEqual(written(tables[i]), rowsOf(name, fields), name));
});

test('DuckDB reads every table by the lines of its page', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const { name, schema: { fields } } of resources) {
    const answer = await connection.runAndReadAll(lines(name, 'duckdb').replaceAll(base, `${root}/`));
    const rows = answer.getRowsJson().map((row) => row.map((cell, i) => (fields[i].type === 'integer' && cell !== null ? Number(cell) : cell)));
    const meant = (cell) => (typeof cell === 'string' ? cell.replace(/^'('*[=+\-@\t])/, '$1') : cell); // generator/opendata/csv.go
    assert.deepEqual(rows, rowsOf(name, fields).slice(0, 10).map((row) => row.map(meant)), name);
  }
});

test('Observable shows every table and draws every area by the lines of its page', async () => {
  const AsyncFunction = (async () => {}).constructor;
  for (const { name, schema: { fields } } of resources) {
    const shown = [];
    await new AsyncFunction('display', 'topojson', served(name, 'observable'))((value) => shown.push(value), topojson);
    const rows = shown[0].features?.map((area) => area.properties) ?? shown[0];
    const expected = JSON.parse(readFileSync(`${root}/dati/${name}/${name}.json`, 'utf8'));
    assert.deepEqual(rows, shown[0].features ? expected : expected.slice(0, 10), name);
    assert.ok(fields.every((field) => field.name in rows[0]), name);
  }
});
