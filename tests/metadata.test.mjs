// The metadata as other people's programs read them: RDF parsers and a SHACL validator, a Table Schema library, a CSVW
// parser, sha256sum. The shapes, the table schemas, the digests and the links are also checked on copies that were broken on
// purpose, where each has to find the fault.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser, Store, Writer } from 'n3';
import CsvwParser from 'rdf-parser-csvw';
import SHACLValidator from 'rdf-validate-shacl';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import tableschema from 'tableschema';

const built = fileURLToPath(new URL('../public/', import.meta.url));
const file = (name) => join(built, name);
const text = (name) => readFileSync(file(name), 'utf8');
const dct = 'http://purl.org/dc/terms/';
const dcat = 'http://www.w3.org/ns/dcat#';

const pack = JSON.parse(text('dati/datapackage.json'));
const graph = new Parser({ format: 'text/turtle' }).parse(text('dati/catalogo.ttl'));
const shapes = new Store(new Parser().parse(readFileSync(new URL('shapes/dcat-ap-it-core.shacl.ttl', import.meta.url), 'utf8')));
const values = (predicate) => graph.filter((q) => q.predicate.value === predicate).map((q) => q.object.value);
const base = values('http://xmlns.com/foaf/0.1/homepage')[0].replace(/dati\/$/, '');

/** All that a stream gives, or its error. */
const collect = async (stream) => {
  const items = [];
  for await (const item of stream) items.push(item);
  return items;
};
const lines = (quads) => quads.map((q) => new Writer({ format: 'N-Quads' }).quadsToString([q])).sort();

test('Turtle, JSON-LD and RDF/XML are one graph', async () => {
  const jsonld = await collect(createReadStream(file('dati/catalogo.jsonld')).pipe(new JsonLdParser()));
  const xml = await collect(createReadStream(file('dati/catalogo.rdf')).pipe(new RdfXmlParser()));
  assert.ok(graph.length > 300, `only ${graph.length} triples`);
  assert.deepEqual(lines(jsonld), lines(graph));
  assert.deepEqual(lines(xml), lines(graph));
});

/** What the shapes say of a graph: «Violation dct:title …». */
async function shapeFaults(quads) {
  const report = await new SHACLValidator(shapes).validate(new Store(quads));
  return report.results.map((r) => {
    const path = [r.path].flat().map((p) => p?.value ?? p?.predicates?.[0]?.value ?? '').join('');
    return `${r.severity.value.split('#')[1]} ${path}`;
  });
}

test('the catalogue has the shape that DCAT-AP_IT asks for', async () => {
  const faults = await shapeFaults(graph);
  // What is recommended and cannot be said: no day of issue, no subject of the national list, no contact while none is set.
  const unsaid = new Set([`Warning ${dct}issued`, `Warning ${dct}subject`, `Warning ${dcat}contactPoint`]);
  assert.deepEqual(faults.filter((f) => !unsaid.has(f)), []);
});

test('the shapes find what is missing or of another vocabulary', async () => {
  for (const property of ['identifier', 'title', 'description', 'modified', 'rightsHolder', 'accrualPeriodicity', 'format', 'license']) {
    const faults = await shapeFaults(graph.filter((q) => q.predicate.value !== dct + property));
    assert.ok(faults.includes(`Violation ${dct}${property}`), property);
  }
  const elsewhere = new Parser().parse(text('dati/catalogo.ttl').replaceAll('/authority/file-type/', '/authority/other/'));
  assert.ok((await shapeFaults(elsewhere)).includes(`Violation ${dct}format`));
});

test('the catalogue names the holder by its IPA code and leaves boundaries and sizes out', () => {
  assert.ok(values(`${dct}identifier`).includes('r_lombar'));
  assert.equal(values(`${dcat}byteSize`).length, 0);
  const listed = values(`${dcat}dataset`);
  assert.deepEqual(listed.filter((d) => d.includes('confini')), []);
  assert.equal(listed.length, pack.resources.filter((r) => !r.name.startsWith('confini-')).length);
});

test('every address of the catalogue leads to a file of the site', () => {
  const addresses = ['accessURL', 'downloadURL', 'landingPage'].flatMap((p) => values(dcat + p));
  assert.ok(addresses.length > 50, `only ${addresses.length} addresses`);
  assert.deepEqual(addresses.filter((a) => !leads(a)), []);
  assert.ok(!leads(`${base}dati/non-esiste/`));
});

/** Whether an absolute address of the site has a file. */
function leads(address) {
  if (!address.startsWith(base)) return false;
  const name = decodeURIComponent(address.slice(base.length)).replace(/#.*/, '');
  return existsSync(file(name === '' || name.endsWith('/') ? `${name}index.html` : name));
}

/** Reads tables with Frictionless' library, which knows version 1: there missing values are texts without a label. */
async function tableFaults(resource, rows) {
  const { $schema, missingValues, ...schema } = resource.schema;
  const table = await tableschema.Table.load(rows ?? file(`dati/${resource.path}`), {
    schema: { ...schema, missingValues: missingValues.map((m) => m.value) }, delimiter: ',', quote: '"', escape: '"',
  });
  const relations = {};
  for (const { reference } of schema.foreignKeys ?? []) relations[reference.resource] = await read(reference.resource);
  try {
    return { faults: table.schema.errors.map((e) => e.message), rows: (await table.read({ relations })).length };
  } catch (error) {
    return { faults: [error.message, ...(error.errors ?? []).map((e) => e.message)], rows: 0 };
  }
}

/** The rows of a dataset as objects. */
async function read(name) {
  const table = await tableschema.Table.load(file(`dati/${name}/${name}.csv`), { delimiter: ',', quote: '"', escape: '"' });
  return table.read({ keyed: true, cast: false });
}

test('every table follows its Table Schema, references included', async () => {
  for (const resource of pack.resources) {
    const { faults, rows } = await tableFaults(resource);
    assert.deepEqual(faults, [], resource.name);
    assert.equal(rows, JSON.parse(text(`dati/${resource.path.replace('.csv', '.json')}`)).length, resource.name);
  }
});

test('a cell that breaks the Table Schema is found', async () => {
  const resource = pack.resources.find((r) => r.name === 'comuni');
  const rows = (await read('comuni')).slice(0, 3).map((row) => Object.values(row));
  const header = resource.schema.fields.map((f) => f.name);
  assert.deepEqual((await tableFaults(resource, [header, ...rows])).faults, []);
  for (const [column, cell] of [['codice_istat', '1201'], ['evidenza', 'certa'], ['comune', ''], ['codice_ambito', '99999']]) {
    const broken = rows.map((row) => [...row]);
    broken[1][header.indexOf(column)] = cell;
    assert.notDeepEqual((await tableFaults(resource, [header, ...broken])).faults, [], column);
  }
});

// The context that CSVW metadata name, as the parser's package carries it: nothing is fetched.
const context = JSON.parse(readFileSync(new URL('../node_modules/rdf-parser-csvw/test/support/csvw.json', import.meta.url), 'utf8'))['@context'];

/** What a CSVW parser makes of a table: for each column its values and their types, plus what the metadata promise. */
async function csvw(name) {
  const document = JSON.parse(text(`dati/${name}/${name}.csv-metadata.json`));
  const address = new URL(document.url, `https://example.org/${name}/`).href;
  const inlined = JSON.stringify({ ...document, '@context': [context, document['@context'][1]] });
  const metadata = new Store(await collect(Readable.from([inlined]).pipe(new JsonLdParser({ baseIRI: address }))));
  const quads = await collect(new CsvwParser({ metadata, baseIRI: address }).import(createReadStream(file(`dati/${name}/${document.url}`))));
  return document.tableSchema.columns.map((column) => ({ column,
    cells: quads.filter((q) => q.predicate.value === `${address}#${column.name}`).map((q) => q.object) }));
}

test('a CSVW parser finds every cell, with the type and the form that the metadata promise', async () => {
  for (const { name } of pack.resources) {
    const rows = await read(name);
    for (const { column, cells } of await csvw(name)) {
      assert.deepEqual(cells.map((c) => c.value), rows.map((r) => r[column.name]).filter((v) => v), `${name} ${column.name}`);
      if (column.required) assert.equal(cells.length, rows.length, `${name} ${column.name}`);
      const { base: type, format } = column.datatype;
      for (const { value, datatype } of cells) {
        assert.equal(datatype.value.value ?? datatype.value, `http://www.w3.org/2001/XMLSchema#${type}`, `${name} ${column.name}`);
        if (format) assert.match(value, new RegExp(`^(?:${format})$`), `${name} ${column.name}`);
      }
    }
  }
});

test('sha256sum accepts every download, and no changed one', () => {
  const check = (folder) => spawnSync('sha256sum', ['--check', '--quiet', '--strict', '--ignore-missing', 'dati/SHA256SUMS'], { cwd: folder });
  const strict = spawnSync('sha256sum', ['--check', '--quiet', '--strict', 'dati/SHA256SUMS'], { cwd: built });
  assert.equal(strict.status, 0, String(strict.stdout));
  const folder = mkdtempSync(join(tmpdir(), 'ambiti-'));
  try {
    execFileSync('mkdir', ['-p', join(folder, 'dati/ambiti')]);
    execFileSync('cp', [file('dati/SHA256SUMS'), join(folder, 'dati')]);
    writeFileSync(join(folder, 'dati/ambiti/ambiti.csv'), text('dati/ambiti/ambiti.csv'));
    assert.equal(check(folder).status, 0);
    writeFileSync(join(folder, 'dati/ambiti/ambiti.csv'), text('dati/ambiti/ambiti.csv') + '\n');
    assert.notEqual(check(folder).status, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
  const listed = text('dati/manifest.csv').trimEnd().split('\n').slice(1).map((row) => row.split(',')[0]);
  const downloads = readdirSync(built, { recursive: true }).filter((name) => /\.(csv|xlsx|geojson|topojson|zip)$/.test(name));
  assert.deepEqual(downloads.filter((name) => name !== 'dati/manifest.csv' && !listed.includes(name)), []);
});

test('each page of a dataset tells search engines and programs what it holds', () => {
  for (const { name, title } of pack.resources) {
    const page = text(`dati/${name}/index.html`);
    const block = JSON.parse(page.match(/<script type="application\/ld\+json">([^]*?)<\/script>/)[1]);
    assert.equal(block['@type'], 'Dataset');
    assert.equal(block.name, title);
    for (const { contentUrl } of block.distribution) assert.ok(leads(contentUrl), contentUrl);
    const catalogue = name.startsWith('confini-') ? [`${name}/${name}.iso19139.xml`] : ['catalogo.ttl', 'catalogo.jsonld', 'catalogo.rdf'];
    for (const address of [`${name}/${name}.csv-metadata.json`, 'datapackage.json', ...catalogue]) {
      const link = new RegExp(`<link rel="alternate" [^>]*href="[^"]*/dati/${address.replaceAll('.', '\\.')}"`);
      assert.match(page, link, `${name}: ${address}`);
    }
  }
  const all = JSON.parse(text('dati/index.html').match(/<script type="application\/ld\+json">([^]*?)<\/script>/)[1]);
  assert.equal(all['@type'], 'DataCatalog');
  assert.deepEqual(all.dataset.map((d) => d.name).sort(), pack.resources.map((r) => r.title).sort());
});
