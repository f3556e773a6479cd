// What other people's programs found in the files of the built site: for make conformita, which records it in
// data/conformita/prove.csv, so that the build can say of which files it was found.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const built = fileURLToPath(new URL('../public/', import.meta.url));
const names = readdirSync(built, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(built.length))
  .filter((name) => !/\.(gz|br)$/.test(name)).sort(); // a compressed twin says the same again

// The files of the site under the patterns, by path. A pattern is one of Go's path.Match with stars only: «dati/*/*.csv».
export function published(...patterns) {
  const forms = patterns.map((p) => new RegExp(`^${p.split('*').map((part) => part.replace(/[.+]/g, '\\$&')).join('[^/]*')}$`));
  return names.filter((name) => forms.some((form) => form.test(name)));
}

const { norme } = JSON.parse(readFileSync(join(built, 'conformita/conformita.json'), 'utf8'));

/** The check of the report that a proof stands for: the files that it is about, and the digest of their shape. */
const checkOf = (proof) => norme.flatMap(({ controlli }) => controlli).find(({ prova }) => prova === proof);

/** The files that a proof is about, by path. */
export const filesOf = (proof) => published(...checkOf(proof).modelli);

/**
 * Defines the tests that make proofs, unless all of these proofs stand: then they have nothing to find out, and what was left out is
 * said. make conformita makes every proof.
 */
export function proving(proofs, define) {
  if (process.env.RECORD_PROOFS || !proofs.every((proof) => checkOf(proof).esito === 'superato su file della stessa struttura')) return define();
  console.log(`${proofs.length} ${proofs.length === 1 ? 'proof stands' : 'proofs stand'} on files of the same structure, not made again: ${proofs.join(', ')}`);
}

const lock = JSON.parse(readFileSync(new URL('package-lock.json', import.meta.url), 'utf8'));

/** npm packages with their versions, as the tests' package-lock.json pins them: «n3 2.13.12». */
export function packaged(...packages) {
  return packages.map((name) => `${name} ${lock.packages[`node_modules/${name}`].version}`).join(' + ');
}

const record = fileURLToPath(new URL('../data/conformita/prove.csv', import.meta.url));
const header = 'prova,programma,numero_file,confronti,impronta';

/**
 * Says that a proof was passed: the program and its version, and how many things were compared in the files that the report
 * says the proof is about. The digest is the one that the build has reckoned. Without RECORD_PROOFS it says nothing.
 */
export function passed(proof, program, compared) {
  if (!process.env.RECORD_PROOFS) return;
  const row = [proof, program, filesOf(proof).length, compared, checkOf(proof).impronta_struttura].join(',');
  const others = (existsSync(record) ? readFileSync(record, 'utf8').trimEnd().split('\n').slice(1) : [])
    .filter((line) => !line.startsWith(`${proof},`));
  writeFileSync(record, [header, ...[...others, row].sort(), ''].join('\n'));
}
