// What other people's programs found in the files of the built site: for make conformita, which records it in
// data/conformita/prove.csv, so that the build can say of which files it was found.
import { createHash } from 'node:crypto';
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

const address = readFileSync(join(built, 'dati/catalogo.ttl'), 'utf8').match(/<([^>]*)dati\/>/)[1];
const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** One digest for files: that of the list that sha256sum writes of them, the address of the site left out of each. */
export function digest(files) {
  const neutral = (name) => Buffer.from(readFileSync(join(built, name)).toString('latin1').replaceAll(address, ''), 'latin1');
  return sha256(files.map((name) => `${sha256(neutral(name))}  ${name}\n`).join(''));
}

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));

/** npm packages with their versions, as package-lock.json pins them: «n3 2.13.12». */
export function packaged(...packages) {
  return packages.map((name) => `${name} ${lock.packages[`node_modules/${name}`].version}`).join(' + ');
}

const record = fileURLToPath(new URL('../data/conformita/prove.csv', import.meta.url));
const header = 'prova,programma,file,numero_file,confronti,impronta';

/**
 * Says that a proof was passed: the program and its version, the patterns of the files that it looked at, and how many
 * things were compared. Without RECORD_PROOFS it says nothing.
 */
export function passed(proof, program, patterns, compared) {
  if (!process.env.RECORD_PROOFS) return;
  const files = published(...patterns);
  const row = [proof, program, patterns.join(' '), files.length, compared, digest(files)].join(',');
  const others = (existsSync(record) ? readFileSync(record, 'utf8').trimEnd().split('\n').slice(1) : [])
    .filter((line) => !line.startsWith(`${proof},`));
  writeFileSync(record, [header, ...[...others, row].sort(), ''].join('\n'));
}
