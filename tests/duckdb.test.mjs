// The tables as people who analyse data use them: with DuckDB, from the Parquet files, joined by codes alone.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { built, filesOf, packaged, passed, proving } from './proofs.mjs';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const ask = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
const dataset = (id, ending = 'parquet') => `'${join(built, 'dati', id, `${id}.${ending}`)}'`;

const { resources } = JSON.parse(readFileSync(join(built, 'dati/datapackage.json'), 'utf8'));
const kinds = { string: 'VARCHAR', integer: 'BIGINT', number: 'DOUBLE' };

/** The rows of a CSV file as they are meant: without the apostrophe before what looks like a formula, typed, null where empty. */
const rowsOf = (id, fields) => parse(readFileSync(join(built, 'dati', id, `${id}.csv`)), { columns: true }).map((row) =>
  Object.fromEntries(fields.map(({ name, type }) => {
    const cell = row[name].replace(/^'('*[=+\-@\t])/, '$1');
    return [name, cell === '' ? null : type === 'string' ? cell : type === 'integer' ? String(BigInt(cell)) : Number(cell)];
  })));

proving(['duckdb-parquet'], () => {
  test('DuckDB finds in every Parquet file the cells of the CSV file, codes as text and numbers as numbers', async () => {
    let cells = 0;
    assert.equal(filesOf('duckdb-parquet').length, resources.length);
    for (const { name, schema: { fields } } of resources) {
      const columns = await ask(`DESCRIBE SELECT * FROM ${dataset(name)}`);
      assert.deepEqual(columns.map((c) => [c.column_name, c.column_type]), fields.map((f) => [f.name, kinds[f.type]]), name);
      const rows = rowsOf(name, fields);
      assert.deepEqual(await ask(`SELECT * FROM ${dataset(name)}`), rows, name);
      cells += rows.length * fields.length;
    }
    passed('duckdb-parquet', packaged('@duckdb/node-api'), cells);
  });

  test('a file cut short is refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ambiti-duckdb-'));
    const copy = join(folder, 'corto.parquet');
    copyFileSync(join(built, 'dati/comuni/comuni.parquet'), copy);
    truncateSync(copy, 20_000);
    await assert.rejects(ask(`SELECT * FROM '${copy}'`), /parquet/i);
    rmSync(folder, { recursive: true });
  });
});

test('Comuni, people, spending and boundaries are joined by their codes, without a cast or a name', async () => {
  const joined = await ask(`
    SELECT c.codice_ats, count(*) AS comuni, sum(p.valore) AS people, sum(shape.properties.area_km2) AS km2, any_value(s.valore) AS spent
    FROM ${dataset('comuni')} AS c
    JOIN (SELECT unnest(features) AS shape FROM read_json(${dataset('confini-comuni', 'geojson')}, maximum_object_size = 100_000_000)) ON shape.id = c.codice_istat
    JOIN ${dataset('popolazione')} AS p ON p.codice = c.codice_istat
    JOIN ${dataset('spesa-sociale')} AS s ON s.codice = c.codice_ats AND s.tabella = 'tab_1' AND s.anno = '2018' AND s.misura = 'gestione_singola'
    GROUP BY c.codice_ats ORDER BY c.codice_ats`);
  const read = (id) => JSON.parse(readFileSync(join(built, 'dati', id, `${id}.json`), 'utf8'));
  const [all, people, spent, shapes] = ['comuni', 'popolazione', 'spesa-sociale', 'confini-comuni'].map(read);
  const sum = (values) => values.reduce((total, value) => total + (value ?? 0), 0);
  assert.equal(joined.length, 8);
  assert.equal(sum(joined.map((ats) => Number(ats.comuni))), all.length, 'each Comune once');
  for (const ats of joined) {
    const own = all.filter((c) => c.codice_ats === ats.codice_ats).map((c) => c.codice_istat);
    assert.equal(ats.people, sum(people.filter((p) => own.includes(p.codice)).map((p) => p.valore)), ats.codice_ats);
    assert.ok(Math.abs(ats.km2 - sum(shapes.filter((c) => own.includes(c.codice_istat)).map((c) => c.area_km2))) < 1e-6, ats.codice_ats);
    assert.equal(ats.spent, spent.find((s) => s.tabella === 'tab_1' && s.codice === ats.codice_ats && s.anno === '2018' && s.misura === 'gestione_singola').valore);
  }
});
