// The workbooks as LibreOffice shows them, cell by cell against the CSV file beside each: accents, decimals, zeros in front
// of codes, text that looks like a formula. Every workbook of the site is opened, in one call. The comparison is also made
// with workbooks that are wrong on purpose.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { built, filesOf, passed, proving } from './proofs.mjs';

// As CSV: comma, quotes, UTF-8; text in quotes and numbers without; American decimals; cells as they are shown; all sheets.
const asShown = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,true,true,true,false,false,-1';
const workbooks = filesOf('libreoffice-xlsx');
const flat = (name) => name.replaceAll('/', '__').replace(/\.xlsx$/, '');
const scratch = mkdtempSync(join(tmpdir(), 'ambiti-libreoffice-'));
const soffice = (...parameters) => execFileSync('soffice', [`-env:UserInstallation=${pathToFileURL(join(scratch, 'profile'))}`,
  '--headless', ...parameters], { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });

/** A cell with its type: text is in quotes. An empty cell has none. */
const cast = (value, { quoting }) => ({ value, type: value === '' ? 'empty' : quoting ? 'text' : 'number' });
const shown = (name, sheet) => parse(readFileSync(join(scratch, `${flat(name)}-${sheet}.csv`)), { cast });

/** The CSV file without the apostrophe that keeps a spreadsheet from calculating a text (generator/opendata/csv.go). */
const table = (name) => parse(readFileSync(join(built, name.replace(/xlsx$/, 'csv')), 'utf8'))
  .map((row) => row.map((cell) => cell.replace(/^'('*[=+\-@\t])/, '$1')));

/** Where a sheet shows something else than the rows, or a number as text or the other way round. */
function differences(sheet, rows, types) {
  if (sheet.length !== rows.length) return [`${sheet.length} rows, expected ${rows.length}`];
  return rows.flatMap((row, r) => row.flatMap((cell, c) => {
    const { value, type } = sheet[r][c];
    const expected = cell === '' ? 'empty' : r === 0 ? 'text' : types[c];
    return value === cell && type === expected ? [] : [`row ${r + 1} column ${c + 1}: ${type} «${value}», expected ${expected} «${cell}»`];
  }));
}

const { resources } = JSON.parse(readFileSync(join(built, 'dati/datapackage.json'), 'utf8'));
const columns = Object.fromEntries(resources.flatMap(({ schema }) => schema.fields).map((field) => [field.name, field]));
const types = (header) => header.map((name) => (['integer', 'number'].includes(columns[name].type) ? 'number' : 'text'));

proving(['libreoffice-xlsx'], () => {
  before(() => {
    mkdirSync(join(scratch, 'in'));
    for (const name of workbooks) copyFileSync(join(built, name), join(scratch, 'in', `${flat(name)}.xlsx`));
    soffice('--convert-to', asShown, '--outdir', scratch, ...workbooks.map((name) => join(scratch, 'in', `${flat(name)}.xlsx`)));
  });
  after(() => rmSync(scratch, { recursive: true }));

  test('every cell of every workbook is shown as in the CSV file', () => {
    assert.ok(workbooks.length > 100, `only ${workbooks.length} workbooks`);
    let cells = 0;
    for (const name of workbooks) {
      const rows = table(name);
      assert.deepEqual(differences(shown(name, 'Dati'), rows, types(rows[0])).slice(0, 5), [], name);
      cells += rows.flat().length;
    }
    passed('libreoffice-xlsx', soffice('--version').match(/^LibreOffice [\d.]+/)[0], cells);
  });

  test('the second sheet explains every column in the words of the data package', () => {
    for (const { name, schema } of resources) {
      const rows = shown(`dati/${name}/${name}.xlsx`, 'Descrizione').map((row) => row.map((cell) => cell.value));
      for (const field of schema.fields) {
        const row = rows.find(([first]) => first === field.name);
        assert.ok(row?.some((cell) => cell.includes(' ') && field.description.startsWith(cell)), `${name} ${field.name}: ${row}`);
      }
    }
  });

  test('a workbook that shows something else is found', () => {
    const name = 'dati/spesa-sociale/spesa-sociale.xlsx';
    const rows = table(name);
    const wrong = (edit) => {
      const sheet = shown(name, 'Dati');
      edit(sheet);
      return differences(sheet, rows, types(rows[0]))[0] ?? 'nothing';
    };
    const value = rows[0].indexOf('valore');
    const padded = rows.findIndex((row) => row[value].endsWith('.0'));
    assert.equal(wrong(() => {}), 'nothing');
    assert.match(wrong((sheet) => sheet.pop()), /rows, expected/);
    assert.match(wrong((sheet) => { sheet[padded][value].value = String(Number(rows[padded][value])); }), /number «\d+», expected number «\d+\.0»/);
    assert.match(wrong((sheet) => { sheet[1][value].value = rows[1][value].replace('.', ','); }), /number «[\d]+,\d+»/);
    assert.match(wrong((sheet) => { sheet[1][value].type = 'text'; }), /text «638.5», expected number/);
    assert.match(wrong((sheet) => { sheet[1][0].value = 'tab_1 '; }), /text «tab_1 »/);
  });
});
