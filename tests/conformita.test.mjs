// What /conformita/ claims is true of the files that are published beside it, and what it tells people to type exists.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { built, published } from './proofs.mjs';
import { session } from './site.mjs';

const root = new URL('../', import.meta.url);
const { norme } = JSON.parse(readFileSync(join(built, 'conformita/conformita.json'), 'utf8'));
const checks = norme.flatMap(({ controlli }) => controlli);
const records = parse(readFileSync(new URL('data/conformita/prove.csv', root)), { columns: true });
const site = session();

test('a proof of another program counts for files of the shape that it was made on, and for no others', (t) => {
  for (const check of checks.filter(({ prova }) => prova)) {
    const record = records.find(({ prova }) => prova === check.prova);
    const holds = record?.impronta === check.impronta_struttura;
    assert.ok(published(...check.modelli).length > 0, `${check.prova} is about no file`);
    assert.equal(check.esito, holds ? 'superato su file della stessa struttura' : 'da ripetere', check.prova);
    assert.deepEqual([check.file, check.confronti], holds ? [+record.numero_file, +record.confronti] : [0, 0], check.prova);
    if (!holds) t.diagnostic(`the files of ${check.prova} have another shape than at its proof: make conformita, and commit data/conformita/prove.csv`);
  }
  assert.deepEqual(records.filter(({ prova }) => !checks.some((check) => check.prova === prova)), [], 'records of no check');
});

test('the page says of every check what the report for programs says, and no result where there is none', async () => {
  await site.open('/conformita/');
  const shown = await site.page.locator('.check').evaluateAll((list) => list.map((li) => ({
    label: li.querySelector('.badge').textContent, text: li.querySelector('p + p').textContent,
    facts: Object.fromEntries([...li.querySelectorAll('.check-facts > div')].map((div) => [div.querySelector('dt').textContent, div.querySelector('dd').textContent])),
  })));
  assert.equal(shown.length, checks.length);
  const labels = { superato: 'Superato ora', 'superato su file della stessa struttura': 'Superato su file della stessa struttura', 'da ripetere': 'Da ripetere',
    'condizione per pubblicare': 'Condizione per pubblicare', 'esito non registrato': 'Esito non registrato' };
  checks.forEach((check, i) => {
    const { label, text, facts } = shown[i];
    assert.equal(label, labels[check.esito]);
    assert.equal(text, check.controllo);
    assert.equal(facts.Programma, check.programma);
    assert.equal(facts['Per ripeterlo'], check.comando);
    assert.equal(facts.Risultato?.match(/[\d.]+/)[0].replace('.', ''), check.esito.startsWith('superato') ? String(check.file) : undefined, check.controllo);
  });
});

test('every command that the page gives exists', () => {
  const makefile = readFileSync(new URL('Makefile', root), 'utf8');
  for (const { comando } of checks) {
    const [program, ...words] = comando.split(' ');
    const there = program === 'make' ? makefile.includes(`\n${words[0]}: `) : existsSync(program === 'node' ? new URL(words.at(-1), root) : join(built, words.at(-1)));
    assert.ok(there, comando);
  }
});
