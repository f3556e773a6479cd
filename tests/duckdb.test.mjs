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
  const [joined] = await ask(`
    WITH shapes AS (
      SELECT unnest(features) AS f FROM read_json(${dataset('confini-comuni', 'geojson')}, maximum_object_size = 100000000)
    ), people AS (
      SELECT * FROM ${dataset('popolazione')} WHERE livello = 'comune'
    ), municipalities AS (
      SELECT c.codice_ambito, count(*) AS n, sum(p.valore) AS people, sum(f.properties.area_km2) AS km2
      FROM ${dataset('comuni')} c
      JOIN shapes ON f.id = c.codice_istat
      JOIN people p ON p.codice = c.codice_istat
      GROUP BY c.codice_ambito
    )
    SELECT count(*) AS ambiti, sum(n) AS comuni, sum(people) AS people, sum(km2) AS km2, count(s.valore) AS figures
    FROM municipalities
    JOIN ${dataset('ambiti')} a USING (codice_ambito)
    JOIN ${dataset('spesa-sociale')} s ON s.codice = codice_ambito AND s.tabella = 'tab_10_1'`);
  assert.deepEqual(joined, {});
});
