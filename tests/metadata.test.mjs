// The metadata as other people's programs read them: RDF parsers and a SHACL validator, a Table Schema library, a CSVW
// parser, unzip, sha256sum. Each check is also made on a copy that was broken on purpose, where it has to find the fault.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser, Store, Writer } from 'n3';
import CsvwParser from 'rdf-parser-csvw';
import SHACLValidator from 'rdf-validate-shacl';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import tableschema from 'tableschema';
import { mqa } from './mqa.mjs';
import { built, packaged, passed, proving } from './proofs.mjs';

const file = (name) => join(built, name);
const text = (name) => readFileSync(file(name), 'utf8');
const dct = 'http://purl.org/dc/terms/';
const dcat = 'http://www.w3.org/ns/dcat#';

const pack = JSON.parse(text('dati/datapackage.json'));
const graph = new Parser({ format: 'text/turtle' }).parse(text('dati/catalogo.ttl'));
const [italian, european] = ['dcat-ap-it-core', 'dcat-ap-core'].map((name) =>
  new Store(new Parser().parse(readFileSync(new URL(`shapes/${name}.shacl.ttl`, import.meta.url), 'utf8'))));
const values = (predicate) => graph.filter((q) => q.predicate.value === predicate).map((q) => q.object.value);
const base = values('http://xmlns.com/foaf/0.1/homepage')[0].replace(/dati\/$/, '');

/** All that a stream gives, or its error. */
const collect = async (stream) => {
  const items = [];
  for await (const item of stream) items.push(item);
  return items;
};
const lines = (quads) => quads.map((q) => new Writer({ format: 'N-Quads' }).quadsToString([q])).sort();

proving(['rdf'], () => {
  test('Turtle, JSON-LD and RDF/XML are one graph', async () => {
    const jsonld = await collect(createReadStream(file('dati/catalogo.jsonld')).pipe(new JsonLdParser()));
    const xml = await collect(createReadStream(file('dati/catalogo.rdf')).pipe(new RdfXmlParser()));
    assert.ok(graph.length > 300, `only ${graph.length} triples`);
    assert.deepEqual(lines(jsonld), lines(graph));
    assert.deepEqual(lines(xml), lines(graph));
    passed('rdf', packaged('n3', 'jsonld-streaming-parser', 'rdfxml-streaming-parser'), 3 * graph.length);
  });

  test('the parsers refuse a catalogue that is broken', async () => {
    const broken = (name, from, to) => text(name).replace(from, to);
    assert.throws(() => new Parser({ format: 'text/turtle' }).parse(broken('dati/catalogo.ttl', ' .', ' ')));
    await assert.rejects(collect(Readable.from([broken('dati/catalogo.jsonld', ',', '')]).pipe(new JsonLdParser())));
    await assert.rejects(collect(Readable.from([broken('dati/catalogo.rdf', '</rdf:Description>', '')]).pipe(new RdfXmlParser())));
  });
});

/** What shapes say of a graph: «Violation dct:title …». */
async function shapeFaults(quads, shapes = italian) {
  const report = await new SHACLValidator(shapes).validate(new Store(quads));
  return report.results.map((r) => {
    const path = [r.path].flat().map((p) => p?.value ?? p?.predicates?.[0]?.value ?? '').join('');
    return `${r.severity.value.split('#')[1]} ${path}`;
  });
}

proving(['shacl'], () => {
  test('the catalogue has the shape that DCAT-AP_IT asks for', async () => {
    const faults = await shapeFaults(graph);
    // What is recommended and cannot be said: no day of issue, no subject of the national list, no contact while none is set.
    const unsaid = new Set([`Warning ${dct}issued`, `Warning ${dct}subject`, `Warning ${dcat}contactPoint`]);
    assert.deepEqual(faults.filter((f) => !unsaid.has(f)), []);
    passed('shacl', packaged('rdf-validate-shacl'), graph.length);
  });

  test('the catalogue has the shape that DCAT-AP asks for, of the classes that it names', async () => {
    assert.deepEqual(await shapeFaults(graph, european), []);
    const without = (property) => shapeFaults(graph.filter((q) => q.predicate.value !== property), european);
    assert.ok((await without(`${dcat}accessURL`)).includes(`Violation ${dcat}accessURL`));
    const untyped = graph.filter((q) => q.object.value !== 'http://purl.org/dc/terms/MediaType');
    assert.ok((await shapeFaults(untyped, european)).includes(`Violation ${dcat}mediaType`));
  });

  test('the shapes find what is missing or of another vocabulary', async () => {
    for (const property of ['identifier', 'title', 'description', 'modified', 'rightsHolder', 'accrualPeriodicity', 'format', 'license']) {
      const faults = await shapeFaults(graph.filter((q) => q.predicate.value !== dct + property));
      assert.ok(faults.includes(`Violation ${dct}${property}`), property);
    }
    const elsewhere = new Parser().parse(text('dati/catalogo.ttl').replaceAll('/authority/file-type/', '/authority/other/'));
    assert.ok((await shapeFaults(elsewhere)).includes(`Violation ${dct}format`));
  });
});

test('the catalogue names the holder by its IPA code and leaves boundaries and sizes out', () => {
  assert.ok(values(`${dct}identifier`).includes('r_lombar'));
  assert.equal(values(`${dcat}byteSize`).length, 0);
  const listed = values(`${dcat}dataset`);
  assert.deepEqual(listed.filter((d) => d.includes('confini')), []);
  assert.equal(listed.filter((d) => !d.includes('/edizioni/')).length, pack.resources.filter((r) => !r.name.startsWith('confini-')).length);
});

/** The catalogue of who has set an e-mail in hugo.toml, as the program then writes it (generator/metadata/catalogue_test.go). */
const asked = [...graph, ...new Parser({ format: 'text/turtle' }).parse(`
  @prefix dcat: <${dcat}> . @prefix v: <http://www.w3.org/2006/vcard/ns#> . @prefix it: <http://dati.gov.it/onto/dcatapit#> .
  <#c> a it:Organization, v:Kind, v:Organization ; v:fn "Ufficio" ; v:hasEmail <mailto:dati@example.org> .
  ${values(`${dcat}dataset`).map((dataset) => `<${dataset}> dcat:contactPoint <#c> .`).join('\n')}`)];

test('the portal of European data finds the catalogue good as it is, and excellent once it says whom to ask', async () => {
  const violations = (await shapeFaults(asked, european)).length;
  const points = (quads, broken = violations) => mqa(quads, leads, broken);
  // The size of a file is left out (generator/metadata/catalogue.go). A dataset that is in no edition yet has no day of issue.
  const lost = (quads) => points(quads).lost.map(([cost, property]) => [Math.round(cost), property]).filter(([cost]) => cost);
  assert.deepEqual(lost(asked), [[5, `${dcat}byteSize`]]);
  assert.equal(Math.round(points(asked).score), 400);
  const { score } = points(graph);
  if (!values(`${dcat}contactPoint`).length) assert.equal(Math.round(score), 380, 'nobody to ask costs 20 of 405');
  for (const property of [`${dcat}keyword`, `${dct}temporal`, `${dct}accessRights`, `${dcat}mediaType`, `${dct}format`]) {
    assert.ok(points(graph.filter((q) => q.predicate.value !== property)).score < score, property);
  }
  assert.equal(Math.round(score - points(graph, 1).score), 30, 'a violated shape costs');
  const onlyXLSX = graph.filter((q) => q.predicate.value !== `${dcat}distribution` || q.object.value.endsWith('#xlsx'));
  const editions = graph.filter((q) => q.predicate.value === `${dct}isVersionOf`).length; // they have a CSV file alone
  const datasets = graph.filter((q) => q.object.value === `${dcat}Dataset`).length;
  assert.ok(score - points(onlyXLSX).score > 20 * (datasets - editions) / datasets - 1, 'an owned format alone costs');
});

test('every address of the catalogue leads to a file of the site', () => {
  const addresses = ['accessURL', 'downloadURL', 'landingPage'].flatMap((p) => values(dcat + p));
  assert.ok(addresses.length > 50, `only ${addresses.length} addresses`);
  assert.deepEqual(addresses.filter((a) => !leads(a)), []);
  assert.ok(!leads(`${base}dati/non-esiste/`));
  passed('rdf-indirizzi', packaged('n3'), addresses.length);
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

proving(['table-schema'], () => {
  test('every table follows its Table Schema, references included', async () => {
    let total = 0;
    for (const resource of pack.resources) {
      const { faults, rows } = await tableFaults(resource);
      assert.deepEqual(faults, [], resource.name);
      assert.equal(rows, JSON.parse(text(`dati/${resource.path.replace('.csv', '.json')}`)).length, resource.name);
      total += rows;
    }
    passed('table-schema', packaged('tableschema'), total);
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
});

// The context that CSVW metadata name, as the parser's package carries it: nothing is fetched.
const context = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('rdf-parser-csvw/test/support/csvw.json'), 'utf8'))['@context'];

/** Where the cells that a CSVW parser finds in a table are not those of the rows, or not of the type and form promised. */
async function csvwFaults(name, rows, csv = text(`dati/${name}/${name}.csv`)) {
  const document = JSON.parse(text(`dati/${name}/${name}.csv-metadata.json`));
  const address = new URL(document.url, `https://example.org/${name}/`).href;
  const inlined = JSON.stringify({ ...document, '@context': [context, document['@context'][1]] });
  const metadata = new Store(await collect(Readable.from([inlined]).pipe(new JsonLdParser({ baseIRI: address }))));
  const quads = await collect(new CsvwParser({ metadata, baseIRI: address }).import(Readable.from([csv])));
  return document.tableSchema.columns.flatMap(({ name: column, required, datatype: { base: type, format } }) => {
    const cells = quads.filter((q) => q.predicate.value === `${address}#${column}`).map((q) => q.object);
    const form = new RegExp(format ? `^(?:${format})$` : '');
    const misread = cells.filter(({ value, datatype }) => !form.test(value) ||
      (datatype.value.value ?? datatype.value) !== `http://www.w3.org/2001/XMLSchema#${type}`);
    const expected = rows.map((r) => r[column]).filter((v) => v);
    return [
      ...misread.map(({ value }) => `${column}: «${value}» is no ${type} of the form ${format}`),
      ...(isDeepStrictEqual(cells.map((c) => c.value), expected) ? [] : [`${column}: other cells than those of the table`]),
      ...(required && cells.length !== rows.length ? [`${column}: ${rows.length - cells.length} cells are missing`] : []),
    ];
  });
}

proving(['csvw'], () => {
  test('a CSVW parser finds every cell, with the type and the form that the metadata promise', async () => {
    let total = 0;
    for (const { name } of pack.resources) {
      const rows = await read(name);
      assert.deepEqual(await csvwFaults(name, rows), [], name);
      total += rows.length;
    }
    passed('csvw', packaged('rdf-parser-csvw'), total);
  });

  test('a cell that breaks the CSVW metadata is found', async () => {
    const rows = await read('comuni');
    for (const [from, to, fault] of [['012001,', '12001,', /codice_istat: «12001»/], ['Agra,', ',', /comune: 1 cells are missing/], ['Agra,', 'Agro,', /comune: other cells/]]) {
      assert.match((await csvwFaults('comuni', rows, text('dati/comuni/comuni.csv').replace(from, to))).join('\n'), fault);
    }
  });
});

test('sha256sum accepts every download, and no changed one', () => {
  const check = (folder, ...options) => spawnSync('sha256sum', ['--check', '--quiet', '--strict', ...options, 'dati/SHA256SUMS'], { cwd: folder });
  const strict = check(built);
  assert.equal(strict.status, 0, String(strict.stdout));
  inScratch((folder) => {
    mkdirSync(join(folder, 'dati/ambiti'), { recursive: true });
    copyFileSync(file('dati/SHA256SUMS'), join(folder, 'dati/SHA256SUMS'));
    writeFileSync(join(folder, 'dati/ambiti/ambiti.csv'), text('dati/ambiti/ambiti.csv'));
    assert.equal(check(folder, '--ignore-missing').status, 0);
    writeFileSync(join(folder, 'dati/ambiti/ambiti.csv'), text('dati/ambiti/ambiti.csv') + '\n');
    assert.notEqual(check(folder, '--ignore-missing').status, 0);
  });
  const listed = text('dati/manifest.csv').trimEnd().split('\n').slice(1).map((row) => row.split(',')[0]);
  const downloads = readdirSync(built, { recursive: true }).filter((name) => !name.startsWith('edizioni/') && /\.(csv|xlsx|parquet|geojson|topojson|gpkg|zip)$/.test(name));
  // Each edition has digests of its own (editions.test.mjs).
  const others = ['dati/manifest.csv', 'comuni/confini.topojson']; // the list itself, and what «Usa la mia posizione» reads
  assert.deepEqual(downloads.filter((name) => !others.includes(name) && !listed.includes(name)), []);
  passed('sha256sum', String(spawnSync('sha256sum', ['--version']).stdout).match(/GNU coreutils\) [\d.]+/)[0].replace(')', ''),
    text('dati/SHA256SUMS').trimEnd().split('\n').length);
});

test('unzip finds in the archive the published files, whole, and refuses a damaged one', () => {
  const unzip = (...options) => spawnSync('unzip', ['-q', ...options]);
  inScratch((folder) => {
    assert.equal(unzip(file('dati/ambiti-lombardia.zip'), '-d', folder).status, 0);
    const sums = spawnSync('sha256sum', ['--check', '--quiet', '--strict', 'SHA256SUMS'], { cwd: folder });
    assert.equal(sums.status, 0, String(sums.stdout));
    const packed = readdirSync(folder, { recursive: true }).filter((name) => existsSync(file(`dati/${name}`)) && statSync(join(folder, name)).isFile());
    assert.ok(packed.length > 50, `only ${packed.length} files`);
    for (const name of packed.filter((n) => n !== 'SHA256SUMS')) assert.deepEqual(readFileSync(join(folder, name)), readFileSync(file(`dati/${name}`)), name);
    passed('unzip', String(unzip('-v').stdout).match(/^UnZip [\d.]+/)[0], packed.length);

    const damaged = readFileSync(file('dati/ambiti-lombardia.zip'));
    const middle = Math.floor(damaged.length / 2);
    damaged.fill(0, middle, middle + 64);
    writeFileSync(join(folder, 'rotto.zip'), damaged);
    assert.notEqual(unzip('-t', join(folder, 'rotto.zip')).status, 0);
  });
});

/** Lends a folder that is gone afterwards. */
function inScratch(work) {
  const folder = mkdtempSync(join(tmpdir(), 'ambiti-'));
  try {
    work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('each page of a dataset tells search engines and programs what it holds', () => {
  const sitemap = text('sitemap.xml');
  for (const { name, title, schema: { fields } } of pack.resources) {
    const page = text(`dati/${name}/index.html`);
    const block = JSON.parse(page.match(/<script type="application\/ld\+json">([^]*?)<\/script>/)[1]);
    assert.equal(block['@type'], 'Dataset');
    assert.equal(block.name, title);
    assert.match(title, /Lombardia/);
    for (const member of ['creator', 'identifier', 'variableMeasured', 'isBasedOn', 'temporalCoverage', 'license']) assert.ok(block[member], `${name}: ${member}`);
    assert.deepEqual(block.variableMeasured.map((v) => v.name), fields.map((f) => f.name), name);
    for (const address of block.sameAs ?? []) assert.ok(leads(address), address);
    assert.match(sitemap, new RegExp(`<loc>${base}dati/${name}/</loc>\\s*<lastmod>${block.dateModified}`), name);
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
